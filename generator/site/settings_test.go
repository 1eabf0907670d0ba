package site

import (
	"strings"
	"testing"
)

func TestSettingsThatNameWhatIsNotThereAreTold(t *testing.T) {
	const pages = `
-- content/rules/_index.md --
+++
title = "Rules"
+++
-- content/rules/ask.md --
-- content/only.ru.md --
-- content/bare/x.md --
-- content/draft.md --
+++
draft = true
+++
`
	tests := []struct{ name, settings, want string }{
		{"sound ones", `
[[menus.main]]
page = "rules/_index.md"
[[menus.main]]
page = "/"
[[menus.main]]
page = "bare"
[[menus.main]]
page = "only.ru.md"
name = "Only"
[[menus.main]]
page = "ask"
parent = "Rules"
[author]
profile = "only.md"
[sections]
rules = "article"
[permalinks]
bare = "/b/:slug/"
`, ""},
		{"a page that is not there", `
[[menus.main]]
page = "rules/aks.md"
`, `site.toml:3:1: warning: a menu entry names a page that is not there: "rules/aks.md"
    [[menus.main]]
    ^~~~~~~~~~~~~~
    hint: did you mean "rules/ask.md"?
`},
		{"a page that is left out", `
[[menus.main]]
page = "draft.md"
`, `site.toml:3:1: warning: a menu entry names a page that is not published: "draft.md"
    [[menus.main]]
    ^~~~~~~~~~~~~~
    hint: publish that page (draft, publishDate, expiryDate), or leave the entry out
`},
		{"an entry above that is not there", `
[[menus.main]]
page = "rules/ask.md"
parent = "Ruls"
[[menus.main]]
page = "rules/_index.md"
`, `site.toml:3:1: warning: the menu "main" has no entry "Ruls"
    [[menus.main]]
    ^~~~~~~~~~~~~~
    hint: did you mean "Rules"?
`},
		{"a profile that is not there", `
[author]
profile = "profil.md"
`, `site.toml:4:11: warning: [author] names a profile that is not there: "profil.md"
    profile = "profil.md"
              ^~~~~~~~~~~
    hint: name the page by its file, from content/ on
`},
		{"folders that are not there", `
[sections]
rulse = "article"
[permalinks]
none = "/:slug/"
`, `site.toml:4:9: warning: [sections] names a folder that is not in content/: "rulse"
    rulse = "article"
            ^~~~~~~~~
    hint: did you mean "rules"?
site.toml:6:8: warning: [permalinks] names a folder that is not in content/: "none"
    none = "/:slug/"
           ^~~~~~~~~
    hint: make the folder, or leave the line out
`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := assemble(t, "-- site.toml --\ntitle = \"Site\"\nlanguage = \"en\""+test.settings+"[languages.ru]\n"+pages)
			if got := told(problems); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func TestAnEntryAboveMayBeNamedByFrontMatterAndIsShownThere(t *testing.T) {
	_, problems := assemble(t, in(`
-- content/a.md --
+++
[menu.main]
identifier = "top"
+++
-- content/b.md --
+++
[menu.main]
parent = "top"
+++
-- content/c.md --
+++
[menu.main]
parent = "tpo"
+++
`))
	want := `content/c.md:3:10: warning: the menu "main" has no entry "tpo"
    parent = "tpo"
             ^~~~~
    hint: did you mean "top"?
`
	if got := told(problems); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestAMenuEntryOfAPageInAnotherLanguageLeadsToTheFallback(t *testing.T) {
	s, _ := assemble(t, `
-- site.toml --
title = "Site"
language = "en"
[languages.ru]
[[menus.main]]
page = "only.ru.md"
[[menus.main]]
page = "en.md"
[[menus.main]]
page = "nowhere.md"
name = "Nowhere"
-- content/only.ru.md --
-- content/en.md --
`)
	for code, want := range map[string][]string{
		"en": {"content/only.ru.md@en", "content/en.md"}, "ru": {"content/only.ru.md", "content/en.md@ru"},
	} {
		var got []string
		for _, e := range s.menu(code + "\tmain") {
			got = append(got, e.page.id)
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("in %s: %q, want %q", code, got, want)
		}
	}
}
