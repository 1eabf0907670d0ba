package content

import (
	"strings"
	"testing"

	"vizitka/generator/fields"
)

func TestFrontMatterIsFoundAtTheVeryBeginning(t *testing.T) {
	fill := func(size int) string { return strings.Repeat("#"+strings.Repeat("x", 62)+"\n", size/64) }
	for _, test := range []struct {
		name, src   string
		format      fields.Format
		front, body string
		problems    string // with the hint's value
	}{
		{"TOML", "+++\na = 1\n+++\nbody\n", fields.TOML, "a = 1\n", "body\n", ""},
		{"YAML", "---\na: 1\n---\nbody", fields.YAML, "a: 1\n", "body", ""},
		{"a mark of byte order", "\uFEFF+++\na = 1\n+++\nbody", fields.TOML, "a = 1\n", "body", ""},
		{"a mark of byte order and no front matter", "\uFEFFbody", 0, "", "body", ""},
		{"CRLF", "+++\r\na = 1\r\n+++\r\nbody\r\n", fields.TOML, "a = 1\r\n", "body\r\n", ""},
		{"blanks behind the fences", "+++ \na = 1\n+++\t\nbody", fields.TOML, "a = 1\n", "body", ""},
		{"empty", "+++\n+++\nbody", fields.TOML, "", "body", ""},
		{"no body", "---\na: 1\n---", fields.YAML, "a: 1\n", "", ""},
		{"none", "body\n+++\na = 1\n+++\n", 0, "", "body\n+++\na = 1\n+++\n", ""},
		{"a blank line before it", "\n+++\na = 1\n+++\n", 0, "", "\n+++\na = 1\n+++\n", ""},
		{"blanks before the fence", " +++\na = 1\n+++\n", 0, "", " +++\na = 1\n+++\n", ""},
		{"a longer fence", "++++\na = 1\n++++\n", 0, "", "++++\na = 1\n++++\n", ""},
		{"nothing at all", "", 0, "", "", ""},
		{"another fence inside", "+++\na = '''\n---\n'''\n+++\nbody", fields.TOML, "a = '''\n---\n'''\n", "body", ""},
		{"a third fence is a rule", "---\na: 1\n---\n---\n", fields.YAML, "a: 1\n", "---\n", ""},
		{"a rule at the top of a text", "---\nJust a text.\n", fields.YAML, "", "---\nJust a text.\n", ""},
		{"a rule before a text with a colon", "---\nOne thing: this.\n", fields.YAML, "", "---\nOne thing: this.\n", ""},
		{"an open one in YAML", "---\ntitle: A\n\nbody\n", fields.YAML, "", "", "a.md:1:1 front-matter-open ---"},
		{"an open one in TOML", "+++\nJust a text.\n", fields.TOML, "", "", "a.md:1:1 front-matter-open +++"},
		{"an open one behind a mark", "\uFEFF+++\na = 1\n", fields.TOML, "", "", "a.md:1:1 front-matter-open +++"},
		{"64 KiB", "+++\n" + fill(64<<10) + "+++\nbody", fields.TOML, fill(64 << 10), "body", ""},
		{"more than 64 KiB", "+++\n" + fill(64<<10) + "\n+++\nbody", fields.TOML, "", "body", "a.md:2:1 front-matter-long 65"},
	} {
		front, body, problems := split("content/a.md", []byte(test.src))
		if front.Format != test.format {
			t.Errorf("%s: the format is %v, want %v", test.name, front.Format, test.format)
		}
		if got := test.src[front.Start:front.End]; got != test.front {
			t.Errorf("%s: the front matter is %.80q, want %.80q", test.name, got, test.front)
		}
		if got := test.src[body:]; got != test.body {
			t.Errorf("%s: the body is %.80q, want %.80q", test.name, got, test.body)
		}
		var told []string
		for _, p := range problems {
			told = append(told, strings.TrimPrefix(p.Place.String(), "content/")+" "+p.Message.Name+" "+p.Values["fence"]+p.Values["size"])
		}
		if got := strings.Join(told, "; "); got != test.problems {
			t.Errorf("%s: told %q, want %q", test.name, got, test.problems)
		}
	}
}

func TestBytesThatAreNoTextAreTold(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"text", "Текст � с честным знаком замены.\n", ""},
		{"nothing", "", ""},
		{"Windows-1251", "one\nля \xEF\xF0", "content/a.md:2:4 not-utf8 0xEF"},
		{"a cut character", "да\xD0", "content/a.md:1:3 not-utf8 0xD0"},
		{"half of a pair", "\xED\xA0\x80", "content/a.md:1:1 not-utf8 0xED"},
		{"NUL", "a\n\nb\x00c", "content/a.md:3:2 nul-byte "},
		{"NUL behind a wrong byte", "\xFF\x00", "content/a.md:1:2 nul-byte "},
	} {
		got := ""
		for _, p := range text("content/a.md", []byte(test.src)) {
			got += p.Place.String() + " " + p.Message.Name + " " + p.Values["byte"]
		}
		if got != test.want {
			t.Errorf("%s: told %q, want %q", test.name, got, test.want)
		}
	}
}
