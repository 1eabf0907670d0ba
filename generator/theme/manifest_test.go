package theme

import (
	"slices"
	"strings"
	"testing"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

func TestComponentsHaveTheFormsThatAreDeclared(t *testing.T) {
	th := mustLoad(t,
		layer("mine", "theme.toml", "[components.note]\nforms = [\"container\", \"leaf\"]\n", "components/own.html", "x"),
		layer("vizitka", "theme.toml", `
name = "vizitka"
contract = 1
[components.note]
forms = "container"
[components.cite]
forms = "inline"
[components.cite.args]
page = { type = "text" }
[options.width]
type = "int"
`, "components/note.html", "n", "components/cite.html", "c"))
	c := th.Components()
	for name, want := range map[string][]Form{"note": {Container, Leaf}, "cite": {Inline}, "own": {Container}} {
		if got := c[name]; !slices.Equal(got.Forms, want) || got.Name != name {
			t.Errorf("%s: %+v, want %v", name, got, want)
		}
	}
	if args := c["cite"].Args; len(args) != 1 || args[0].Name != "page" || len(c) != 3 {
		t.Errorf("%+v", c)
	}
	if len(th.Options) != 1 || th.Options[0].Name != "width" {
		t.Errorf("%+v", th.Options)
	}
}

func TestMistakesInThemeTomlAreReported(t *testing.T) {
	_, problems := Load([]Layer{layer("mine", "theme.toml", `nam = "x"
contract = 99
[components.noet]
forms = ["contaner"]
`, "components/note.html", "n")}, names)
	got := listed(problems)
	for _, want := range []string{
		`themes/mine/theme.toml:1:1: unknown-key`,
		`themes/mine/theme.toml:2:12: theme-newer: the theme was made for contract 99; this program knows 1`,
		`themes/mine/theme.toml:3:13: theme-component: the component noet is declared, but there is no components/noet.html (did you mean "note"?)`,
		`themes/mine/theme.toml:4:10:`,
	} {
		if !contains(got, want) {
			t.Errorf("%s\nis not in\n%s", want, got)
		}
	}
}

func TestStringsThatTemplatesNameMustExist(t *testing.T) {
	n := names
	n.Functions = append([]string{"i18n"}, n.Functions...)
	_, problems := Load([]Layer{layer("mine", "strings/en.toml", "[nav]\nnext = \"Next\"\n[articles]\none = \"1\"\n",
		"partials/a.html", "{{i18n \"nav.next\"}}{{i18n \"articles\" 5}}\n{{i18n \"nav.nxt\"}}")}, n)
	want := `themes/mine/partials/a.html:2:8: theme-string-missing: the theme has no string "nav.nxt" (did you mean "nav.next"?)`
	if got := listed(problems); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestKindsOfUpperLayersReplaceThoseBelow(t *testing.T) {
	th := mustLoad(t,
		layer("mine", "theme.toml", "[kinds.rule]\nlabel = { en = \"mine\" }\n"),
		layer("vizitka", "theme.toml", "[kinds.rule]\nlabel = { en = \"rule\" }\n[kinds.rule.fields]\nnumber = { type = \"int\" }\n[kinds.term.fields]\nshort = { type = \"text\" }\n"))
	if len(th.Kinds) != 2 || th.Kinds["rule"].Label["en"] != "mine" || len(th.Kinds["rule"].Fields) != 0 || len(th.Kinds["term"].Fields) != 1 {
		t.Errorf("%+v", th.Kinds)
	}
}
