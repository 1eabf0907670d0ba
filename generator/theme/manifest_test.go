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
