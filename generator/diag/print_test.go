package diag

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Messages of the tests. They are made by hand: declared ones are the
// program's, whose documentation lists them all.
var (
	unknownKey = &Message{
		Name: "unknown-key", Severity: Warning,
		En: `unknown key "{key}"`, Ru: "неизвестный ключ «{key}»",
		HintEn: `did you mean "{near}"?|the keys are {keys}`, HintRu: "может быть, «{near}»?|есть ключи: {keys}",
	}
	twice = &Message{Name: "twice", Severity: Error, En: "two pages at {address}", Ru: "две страницы по адресу {address}"}
	other = &Message{Name: "other", Severity: Note, En: "the other page is here", Ru: "вот другая страница"}
	told  = &Message{
		Name: "told", Severity: Notice, En: "the picture was turned", Ru: "снимок повёрнут",
		HintEn: "turn it\nby hand", HintRu: "поверните его\nсами",
	}
)

// place finds a piece of a text.
func place(file, src, piece string) Place {
	return At(file, []byte(src), strings.Index(src, piece), len(piece))
}

// printed are the diagnostics that testdata/print.txtar shows as a person sees
// them, by the behaviour that each holds.
var printed = map[string]List{
	"hint":    {unknownKey.At(place("a.md", "+++\ntittle = \"A\"\n+++\n", "tittle"), V{"key": "tittle", "near": "title"})},
	"hints":   {unknownKey.At(place("a.md", "+++\nq = 1\n", "q"), V{"key": "q", "keys": "title, weight"})},
	"no-hint": {unknownKey.At(place("a.md", "q = 1", "q"), V{"key": "q"})},
	"places": {
		twice.At(Place{}, V{"address": "/a/"}),
		twice.At(File("a.md"), V{"address": "/a/"}),
		twice.At(Place{File: "a.md", Line: 3, Excerpt: "the whole line"}, V{"address": "/a/"}),
	},
	"notes":       {twice.At(File("a.md"), V{"address": "/a/"}).With(other.At(place("b.md", "slug: a\n", "slug"), nil)).With(other.At(File("c.md"), nil))},
	"count":       {{Message: twice, Values: V{"address": "/a/"}, Place: File("a.md"), Count: 14}},
	"notice":      {told.At(File("p.jpg"), nil)},
	"cyrillic":    {unknownKey.At(place("a.md", "ключ = 1, имя = 2\n", "имя"), V{"key": "имя"})},
	"tabs":        {unknownKey.At(place("a.toml", "\tkey\t= 1\n", "= 1"), V{"key": "key"})},
	"control":     {unknownKey.At(place("a.toml", "\x1b[31mkey\u0085\x7f = 1\n", "key"), V{"key": "key"})},
	"bom":         {unknownKey.At(place("a.toml", "\uFEFFkey = 1\n", "key"), V{"key": "key"})},
	"crlf":        {unknownKey.At(place("a.toml", "a = 1\r\nkey = 1\r\n", "key"), V{"key": "key"})},
	"lines":       {unknownKey.At(place("a.md", "one\ntwo\n", "one\ntwo"), V{"key": "one"})},
	"long-middle": {unknownKey.At(place("a.md", strings.Repeat("слово ", 60)+"key"+strings.Repeat(" слово", 60), "key"), V{"key": "key"})},
	"long-start":  {unknownKey.At(place("a.md", "key"+strings.Repeat(" слово", 60), "key"), V{"key": "key"})},
	"long-end":    {unknownKey.At(place("a.md", strings.Repeat("слово ", 60)+"key", "key"), V{"key": "key"})},
	"invalid":     {unknownKey.At(place("a.md", "\xFF\xFEkey", "key"), V{"key": "key"})},
	"braces":      {unknownKey.At(File("a.md"), V{"key": "{keys} {}", "keys": "no"})},
}

// asJSON are the names of printed that are shown as programs read them, too.
var asJSON = []string{"count", "hint", "notes", "places"}

// The archive holds NAME.en and NAME.ru for each name of printed, and NAME.json
// for those of asJSON. `go test -update` writes it anew.
func TestDiagnosticsArePrintedForPeopleAndForPrograms(t *testing.T) {
	const file = "testdata/print.txtar"
	made := new(txtar.Archive)
	names := make([]string, 0, len(printed))
	for name := range printed {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, lang := range []string{"en", "ru"} {
			var b strings.Builder
			if err := Print(&b, printed[name], Style{Lang: lang}); err != nil {
				t.Fatal(err)
			}
			made.Files = append(made.Files, txtar.File{Name: name + "." + lang, Data: []byte(b.String())})
		}
		if !slices.Contains(asJSON, name) {
			continue
		}
		text, err := json.MarshalIndent(printed[name], "", " ")
		if err != nil {
			t.Fatal(err)
		}
		made.Files = append(made.Files, txtar.File{Name: name + ".json", Data: append(text, '\n')})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(made), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(golden.Files) != len(made.Files) {
		t.Errorf("%s holds %d files, want %d", file, len(golden.Files), len(made.Files))
	}
	for i, f := range made.Files {
		if i < len(golden.Files) && (golden.Files[i].Name != f.Name || string(golden.Files[i].Data) != string(f.Data)) {
			t.Errorf("%s is\n%s\nwant %s\n%s", f.Name, f.Data, golden.Files[i].Name, golden.Files[i].Data)
		}
	}
}

func TestColoursAreWrittenOnlyWhereTheyAreWanted(t *testing.T) {
	for _, colour := range []bool{false, true} {
		var b strings.Builder
		if err := Print(&b, printed["hint"], Style{Lang: "en", Color: colour}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), "\x1b["); got != colour {
			t.Errorf("colours %v, escapes %v: %q", colour, got, b.String())
		}
	}
}

// A caret stands under the character it points to, whatever stands before it.
func TestTheCaretStandsUnderItsCharacter(t *testing.T) {
	for _, before := range []string{"", "имя ", "\t", "\uFEFF", "\xFF", "e\u0301 ", "first\nsecond ", "\r\n", strings.Repeat("ж", 79), strings.Repeat("ж", 81), strings.Repeat("x", 1000)} {
		for _, after := range []string{"", " rest", strings.Repeat("ж", 1000)} {
			p := place("a.md", before+"@@@"+after, "@@@")
			excerpt := []rune(p.Excerpt)
			if p.Caret >= len(excerpt) || excerpt[p.Caret] != '@' || p.Caret > 0 && excerpt[p.Caret-1] == '@' {
				t.Errorf("%q: the caret is under character %d of %q", before, p.Caret, p.Excerpt)
			}
			if p.Width != 3 {
				t.Errorf("%q: %d characters wide", before, p.Width)
			}
			if len(excerpt) > excerptMax+2 {
				t.Errorf("%q: the excerpt has %d characters", before, len(excerpt))
			}
		}
	}
}

func FuzzAt(f *testing.F) {
	f.Add([]byte("\uFEFFa\r\nключ = 1\n"), 7, 4)
	f.Add([]byte("\xFF\xFE"), -1, 1000)
	f.Fuzz(func(t *testing.T, src []byte, offset, length int) {
		p := At("a", src, offset, length)
		if p.Line < 1 || p.Col < 1 || p.Width < 1 || p.Caret < 0 || strings.Contains(p.Excerpt, "\n") {
			t.Errorf("%+v", p)
		}
	})
}
