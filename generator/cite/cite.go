// Package cite tells how others may cite a page: as a line of a Russian list of
// references, by ГОСТ Р 7.0.5–2008 (references to electronic resources), and
// as an entry of BibTeX.
//
// The day on which a page was read is known to its reader alone: it is in
// neither, and for whoever shows the line to add.
package cite

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Name is that of a person, in parts. A part may be empty.
type Name struct{ Family, Given, Additional string }

// NameOf takes a name apart by its words: the last one is the family name, and
// if one of three or more ends as a patronymic does, it is the additional one,
// with the family name either last or, where the patronymic is last, first.
func NameOf(name string) Name {
	words := strings.Fields(name)
	last := len(words) - 1
	switch {
	case last < 1:
		return Name{Family: name}
	case last == 2 && isPatronymic(words[1]):
		return Name{Family: words[2], Given: words[0], Additional: words[1]}
	case last == 2 && isPatronymic(words[2]):
		return Name{Family: words[0], Given: words[1], Additional: words[2]}
	}
	return Name{Family: words[last], Given: strings.Join(words[:last], " ")}
}

func isPatronymic(word string) bool {
	for _, ending := range []string{"ович", "евич", "ьич", "овна", "евна", "ична", "инична"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// inverted is the name as references have it: «Примерова В. А.»
func (n Name) inverted() string {
	out := n.Family
	for _, word := range strings.Fields(n.Given + " " + n.Additional) {
		out += " "
		for i, part := range strings.Split(word, "-") {
			first, _ := utf8.DecodeRuneInString(part)
			if i > 0 {
				out += "-"
			}
			out += string(unicode.ToUpper(first)) + "."
		}
	}
	return strings.TrimSpace(out)
}

// A Work is a page that is cited.
type Work struct {
	Author Name // zero for none
	Title  string
	Site   string
	URL    string
	Year   int    // 0 for none
	Slug   string // the last step of its address
	Lang   string // of its text: "ru"
}

// Reference returns the line by ГОСТ Р 7.0.5–2008 up to the address. Its words
// are English in all languages but Russian.
func (w Work) Reference() string {
	resource, site := "Electronic resource", "site"
	if w.Lang == "ru" {
		resource, site = "Электронный ресурс", "сайт"
	}
	var b strings.Builder
	if author := w.Author.inverted(); author != "" {
		b.WriteString(author)
		if !strings.HasSuffix(author, ".") {
			b.WriteString(".")
		}
		b.WriteString(" ")
	}
	fmt.Fprintf(&b, "%s [%s] // %s : [%s].", w.Title, resource, w.Site, site)
	if w.Year != 0 {
		fmt.Fprintf(&b, " %d.", w.Year)
	}
	return b.String() + " URL: " + w.URL
}

// BibTeX returns the entry.
func (w Work) BibTeX() string {
	key := keyOf(w.Slug)
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, ",\n  %-12s = {%s}", name, value)
		}
	}
	given := strings.TrimSpace(w.Author.Given + " " + w.Author.Additional)
	switch {
	case given != "" && w.Author.Family != "":
		field("author", escape(w.Author.Family)+", "+escape(given))
	case w.Author.Family+given != "":
		field("author", "{"+escape(w.Author.Family+given)+"}") // one name, whatever its words
	}
	field("title", "{"+escape(w.Title)+"}") // as it is written, capitals too
	field("howpublished", escape(w.Site))
	if w.Year != 0 {
		field("year", fmt.Sprint(w.Year))
		key += fmt.Sprint("-", w.Year)
	}
	field("url", w.URL)
	field("langid", languages[w.Lang])
	return "@misc{" + key + b.String() + "\n}"
}

// languages are those that hyphenation is chosen by, as babel names them.
var languages = map[string]string{"en": "english", "ru": "russian", "de": "german", "fr": "french", "es": "spanish", "uk": "ukrainian"}

// keyOf keeps of a slug what a key may have.
func keyOf(slug string) string {
	key := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return -1
	}, slug)
	if key == "" {
		return "page"
	}
	return key
}

// escape writes text as TeX reads it. Braces have names, because BibTeX counts
// those that are only escaped.
var escape = strings.NewReplacer(
	`\`, `{\textbackslash}`, `{`, `{\textbraceleft}`, `}`, `{\textbraceright}`, `~`, `{\textasciitilde}`, `^`, `{\textasciicircum}`,
	`&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`, "\n", " ", "\u00a0", " ",
).Replace
