package content

import "testing"

func TestThePathOfAFileSaysWhatItIs(t *testing.T) {
	languages := []string{"ru", "en", "pt-br"}
	for _, test := range []struct {
		path, dir, base, lang string
		role                  Role
		key                   string
	}{
		{"a.md", "", "a", "ru", Leaf, "a"},
		{"pravila/a.md", "pravila", "a", "ru", Leaf, "pravila/a"},
		{"pravila/a.en.md", "pravila", "a", "en", Leaf, "pravila/a"},
		{"pravila/a.ru.md", "pravila", "a", "ru", Leaf, "pravila/a"},
		{"a.pt-br.markdown", "", "a", "pt-br", Leaf, "a"},
		{"a.fr.md", "", "a.fr", "ru", Leaf, "a.fr"},
		{"a.en.en.md", "", "a.en", "en", Leaf, "a.en"},
		{"v1.2.md", "", "v1.2", "ru", Leaf, "v1.2"},
		{"en.md", "", "en", "ru", Leaf, "en"},
		{".en.md", "", ".en", "ru", Leaf, ".en"},
		{"_index.md", "", "", "ru", Index, "_index"},
		{"pravila/_index.en.md", "pravila", "", "en", Index, "pravila/_index"},
		{"pravila/deep/index.md", "pravila/deep", "", "ru", Bundle, "pravila/deep/index"},
		{"pravila/deep/index.en.MD", "pravila/deep", "", "en", Bundle, "pravila/deep/index"},
		{"i\u0306/i\u0306.md", "\u012D", "\u012D", "ru", Leaf, "\u012D/\u012D"}, // names of macOS, decomposed
	} {
		n := ParseName(test.path, languages)
		if want := (Name{test.path, test.dir, test.base, test.lang, test.role}); n != want {
			t.Errorf("%s is %+v, want %+v", test.path, n, want)
		}
		if n.Key() != test.key {
			t.Errorf("the key of %s is %s, want %s", test.path, n.Key(), test.key)
		}
	}
}

func TestTheLanguageIsCutOffAName(t *testing.T) {
	for _, test := range []struct{ base, name, code string }{
		{"photo", "photo", "ru"},
		{"photo.en", "photo", "en"},
		{"photo.fr", "photo.fr", "ru"},
		{"photo.EN", "photo.EN", "ru"},
		{"photo.en.old", "photo.en.old", "ru"},
		{"photo.", "photo.", "ru"},
		{".en", ".en", "ru"},
		{"", "", "ru"},
	} {
		if name, code := SplitLang(test.base, []string{"ru", "en"}); name != test.name || code != test.code {
			t.Errorf("%q is %q in %q, want %q in %q", test.base, name, code, test.name, test.code)
		}
	}
}

func TestOnlyMarkdownIsAPage(t *testing.T) {
	for name, want := range map[string]bool{
		"a.md": true, "a.MD": true, "a.markdown": true, "b/a.en.md": true,
		"a.mdx": false, "a.txt": false, "md": false, "a.md.bak": false, "a.md/b": false, "": false,
	} {
		if got := IsMarkdown(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

func TestAPageWithoutATitleIsCalledByItsFile(t *testing.T) {
	for path, want := range map[string]string{
		"prosi-pryamo.md": "Prosi pryamo", "a_b.en.md": "A b", "два-слова.md": "Два слова",
		"pravila/_index.md": "Pravila", "moi-pravila/index.md": "Moi pravila", "_index.md": "",
	} {
		if got := nameTitle(ParseName(path, []string{"ru", "en"})); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
}
