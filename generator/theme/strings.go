package theme

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/lang"
)

// A Phrase is a string of the theme.
type Phrase struct {
	Text     string
	Language string // the language it was found in
}

// phrases are the strings of one language.
type phrases struct {
	language string // as the file is named
	texts    map[string]string
	lists    map[string][]string
}

// readStrings reads strings/LANG.toml of all layers: the lowest first, so that
// upper ones are laid over them, key by key.
func (t *Theme) readStrings(layers []map[string]*File) {
	t.strings = map[string]*phrases{}
	for _, layer := range slices.Backward(layers) {
		for _, name := range slices.Sorted(maps.Keys(layer)) {
			if !strings.HasPrefix(name, "strings/") {
				continue
			}
			file := layer[name]
			language, isTOML := strings.CutSuffix(path.Base(name), ".toml")
			if !isTOML || path.Dir(name) != "strings" {
				t.problems.Add(notStrings.At(diag.File(file.Place), nil))
				continue
			}
			p := t.strings[strings.ToLower(language)]
			if p == nil {
				p = &phrases{language, map[string]string{}, map[string][]string{}}
				t.strings[strings.ToLower(language)] = p
			}
			doc, problems := fields.Parse(fields.Whole(file.Place, file.Bytes, fields.TOML))
			t.problems.Add(problems...)
			t.readTable(p, doc, doc.Tree, nil)
		}
	}
}

// listLengths are the lists that a strings file may have.
var listLengths = map[string]int{
	"months.genitive": 12, "months.nominative": 12, "months.short": 12,
	"weekdays.long": 7, "weekdays.short": 7,
}

func (t *Theme) readTable(p *phrases, doc *fields.Doc, tree map[string]any, at []any) {
	for _, key := range slices.Sorted(maps.Keys(tree)) {
		here := append(slices.Clip(at), key)
		name := dotted(here)
		switch value := tree[key].(type) {
		case string:
			p.texts[name] = value
		case map[string]any:
			t.readTable(p, doc, value, here)
		case []any:
			list := texts(value)
			want := listLengths[name]
			if len(list) != want || want == 0 {
				v := diag.V{"key": name}
				if want > 0 {
					v["count"] = strconv.Itoa(want)
				}
				t.problems.Add(badString.At(doc.Place(here...), v))
				continue
			}
			p.lists[name] = list
		default:
			t.problems.Add(badString.At(doc.Place(here...), diag.V{"key": name}))
		}
	}
}

// texts returns the texts of a list, nil if it holds anything else.
func texts(list []any) []string {
	out := make([]string, 0, len(list))
	for _, item := range list {
		s, ok := item.(string)
		if !ok {
			return nil
		}
		out = append(out, s)
	}
	return out
}

func dotted(path []any) string {
	parts := make([]string, len(path))
	for i, p := range path {
		parts[i] = p.(string)
	}
	return strings.Join(parts, ".")
}

// languages calls yield for the strings of each language in which a string of
// lang is looked for: its own, without region, the site's default, English. A
// language may come twice.
func (t *Theme) languages(lang string, yield func(*phrases) bool) {
	for _, code := range [...]string{lang, t.names.Language, "en"} {
		code = strings.ToLower(code)
		for code != "" {
			if p := t.strings[code]; p != nil && !yield(p) {
				return
			}
			code = code[:max(0, strings.LastIndexAny(code, "-_"))]
		}
	}
}

// Phrase returns the string of a key ("nav.next" for next in the table nav),
// in the nearest language that has it: en-GB, en, the site's default, English.
func (t *Theme) Phrase(lang, key string) (found Phrase, ok bool) {
	t.languages(lang, func(p *phrases) bool {
		var text string
		if text, ok = p.texts[key]; ok {
			found = Phrase{text, p.language}
		}
		return !ok
	})
	return found, ok
}

// String returns the text of [Theme.Phrase].
func (t *Theme) String(lang, key string) (string, bool) {
	p, ok := t.Phrase(lang, key)
	return p.Text, ok
}

// Plural returns the form of a key that goes with a number, "{n}" in it
// replaced by the number. The forms are a table of CLDR's categories: one,
// few, many, other; a form that is missing is taken from other, and a plain
// string has one form.
func (t *Theme) Plural(code, key string, n int) (text string, ok bool) {
	t.languages(code, func(p *phrases) bool {
		text, ok = p.texts[key+"."+lang.PluralForm(p.language, n)]
		if !ok {
			text, ok = p.texts[key+".other"]
		}
		if !ok {
			text, ok = p.texts[key]
		}
		return !ok
	})
	return strings.ReplaceAll(text, "{n}", strconv.Itoa(n)), ok
}

// forms returns all that [Theme.Plural] can answer for a key.
func (t *Theme) forms(lang, key string) (forms []string, ok bool) {
	t.languages(lang, func(p *phrases) bool {
		for _, form := range [...]string{"", ".zero", ".one", ".two", ".few", ".many", ".other"} {
			if text, found := p.texts[key+form]; found {
				forms, ok = append(forms, p.language+form+" "+text), true
			}
		}
		return true
	})
	return forms, ok
}

// Names returns the names of months and weekdays in a language: the lists
// genitive, nominative and short of the table months, from January, and long
// and short of weekdays, from Sunday. What its strings lack is left empty.
func (t *Theme) Names(code string) lang.Names {
	var n lang.Names
	t.languages(code, func(p *phrases) bool {
		copy(n.Genitive[:], p.lists["months.genitive"])
		copy(n.Nominative[:], p.lists["months.nominative"])
		copy(n.Short[:], p.lists["months.short"])
		copy(n.Weekdays[:], p.lists["weekdays.long"])
		copy(n.WeekdaysShort[:], p.lists["weekdays.short"])
		// Names of two languages are never mixed in one date.
		return n == lang.Names{}
	})
	return n
}

// keys returns what a template may ask for: all keys, and the tables that hold
// the forms of a plural.
func (t *Theme) keys() map[string]bool {
	known := map[string]bool{}
	for _, p := range t.strings {
		for key := range p.texts {
			known[key] = true
			known[key[:max(0, strings.LastIndexByte(key, '.'))]] = true
		}
	}
	return known
}

// keysOf are the keys of the strings that a language may show, sorted.
func (t *Theme) keysOf(lang string) []string {
	var keys []string
	t.languages(lang, func(p *phrases) bool {
		keys = slices.AppendSeq(keys, maps.Keys(p.texts))
		return true
	})
	slices.Sort(keys)
	return slices.Compact(keys)
}
