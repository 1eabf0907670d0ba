package config

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/look"
)

// site is a folder with these files.
func site(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func load(t *testing.T, text string) *Settings {
	t.Helper()
	s, problems := Load(site(map[string]string{File: text}), Options{})
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	return s
}

func list(l diag.List) []string {
	out := []string{}
	for _, d := range diag.Compact(l) {
		out = append(out, fmt.Sprintf("%s: %s (%s)", d.Place, d.Text("en"), d.Hint("en")))
	}
	return out
}

const whole = `
title    = "Полезные связи"
base_url = "https://example.org/guide"
language = "ru"
timezone = "Europe/Moscow"
themes   = ["mine", "vizitka"]
editor   = "vscode"
[author]
name = "Анна"
headline = "Пишет"
email = "anna@example.org"
profile = "profile.md"
[languages.ru]
name = "Русский"
[languages.en]
name = "English"
title = "Useful connections"
author.name = "Anna"
params.b = 3
[[languages.en.menus.main]]
name = "Home"
url = "/en/"
[look]
accent = "#0b6e4f"
corner = "soft"
share = ["vk", "x"]
[markdown]
html = "safe"
typography = false
[sections]
pravila = "rule"
"a/b/" = "article"
[permalinks]
pravila = "/:section/:slug"
[social]
cards = false
font = "f.ttf"
[verification]
google = "g-1"
yandex = "y"
bing = "B"
[contact]
shield = false
[pagination]
size = 5
[taxonomies]
tags = "tag"
temy = "tema"
[[menus.main]]
name = "Второй"
url = "/b/"
weight = 2
[[menus.main]]
page = "a.md"
weight = 1
[[menus.main]]
name = "Под ним"
url = "https://example.org/"
parent = "Второй"
[kinds.recipe]
label = { ru = "рецепт" }
schema = "Event"
hue = 40
icon = "M1 2h3"
[kinds.recipe.fields]
minutes = { type = "int", required = true }
[params]
Any-Key = 1
b = 2
`

func TestEveryKeyIsRead(t *testing.T) {
	s := load(t, whole)
	moscow, _ := time.LoadLocation("Europe/Moscow")
	main := s.Menus["main"]
	for i := range main {
		if main[i].Place.File != File || main[i].Place.Line == 0 {
			t.Errorf("menu entry %d is at %v", i, main[i].Place)
		}
		main[i].Place = diag.Place{}
	}
	for _, check := range []struct{ what, got, want any }{
		{"title", s.Title, "Полезные связи"},
		{"base_url", s.BaseURL, "https://example.org/guide/"},
		{"language", s.Language, "ru"},
		{"timezone", s.Location.String(), moscow.String()},
		{"themes", s.Themes, []string{"mine", "vizitka"}},
		{"editor", s.Editor, "vscode"},
		{"author", s.Author, Author{"Анна", "Пишет", "anna@example.org", "profile.md"}},
		{"look", s.Look, look.Look{Accent: "#0b6e4f", AccentLight: "#0b6e4f", AccentDark: "#539983", Corner: "soft", Share: "vk,x"}},
		{"markdown", s.Markdown, Markdown{HTML: "safe", Highlight: true}},
		{"sections", s.Sections, map[string]string{"pravila": "rule", "a/b": "article"}},
		{"permalinks", s.Permalinks, map[string]string{"pravila": "/:section/:slug/"}},
		{"pagination", s.PageSize, 5},
		{"social", s.Social, Social{Font: "f.ttf"}},
		{"verification", s.Verified, Verification{"g-1", "y", "B"}},
		{"contact", s.Contact, Contact{Shield: false}},
		{"taxonomies", s.Taxonomies, []Taxonomy{{"tags", "tag"}, {"temy", "tema"}}},
		{"menus", main, []MenuEntry{
			{Name: "Под ним", URL: "https://example.org/", Parent: "Второй"},
			{Page: "a.md", Weight: 1},
			{Name: "Второй", URL: "/b/", Weight: 2},
		}},
		{"kinds", s.Kinds, map[string]Kind{"recipe": {
			Name: "recipe", Label: map[string]string{"ru": "рецепт"}, Route: true, Schema: "Event", Hue: 40, Icon: "M1 2h3",
			Fields: []fields.Field{{Name: "minutes", Type: fields.Int, Required: true}},
		}}},
		{"params", s.Params, map[string]any{"Any-Key": int64(1), "b": int64(2)}},
		{"languages", len(s.Languages), 2},
		{"first language", s.Languages[0].Code + s.Languages[0].Name + s.Languages[0].Title, "ruРусскийПолезные связи"},
		{"other language", s.Languages[1].Code + s.Languages[1].Name + s.Languages[1].Title, "enEnglishUseful connections"},
		{"its author", s.Languages[1].Author, Author{"Anna", "Пишет", "anna@example.org", "profile.md"}},
		{"its params", s.Languages[1].Params, map[string]any{"Any-Key": int64(1), "b": int64(3)}},
		{"its menu", s.Languages[1].Menus["main"][0].Name, "Home"},
	} {
		if !reflect.DeepEqual(check.got, check.want) {
			t.Errorf("%v is %#v, want %#v", check.what, check.got, check.want)
		}
	}
}

func TestTitleAloneIsASite(t *testing.T) {
	s := load(t, `title = "x"`)
	if s.BaseURL != ExampleURL || s.Language != "en" || s.Location != time.UTC || s.PageSize != 20 || s.Markdown.HTML != "off" ||
		!s.Markdown.Typography || !s.Markdown.Highlight || s.Markdown.Emoji || !reflect.DeepEqual(s.Themes, []string{"vizitka"}) ||
		!reflect.DeepEqual(s.Taxonomies, []Taxonomy{{"tags", "tag"}}) || len(s.Languages) != 1 || !s.IsExample() {
		t.Errorf("%+v", s)
	}
}

func TestHugosNamesAreTaken(t *testing.T) {
	s := load(t, `
title = "x"
baseURL = "https://site.example.com"
languageCode = "ru-RU"
defaultContentLanguage = "ru"
theme = "mine"
paginate = 7
[taxonomies]
category = "categories"
tag = "tags"
[[menu.main]]
pageRef = "a.md"
`)
	if s.BaseURL != "https://site.example.com/" || s.Language != "ru" || s.Themes[0] != "mine" || s.PageSize != 7 ||
		!reflect.DeepEqual(s.Taxonomies, []Taxonomy{{"categories", "category"}, {"tags", "tag"}}) || s.Menus["main"][0].Page != "a.md" {
		t.Errorf("%+v", s)
	}
	if s := load(t, "title = 'x'\nlanguageCode = 'pt-BR'\n[pagination]\npagerSize = 3\n"); s.Language != "pt-br" || s.PageSize != 3 {
		t.Errorf("%s %d", s.Language, s.PageSize)
	}
}

// Each line says in a comment what is wrong with it: `# ! col name`.
func TestProblemsStandWhereTheyAreCaused(t *testing.T) {
	text := `titel = "x"                 # ! 1 unknown-key
base_url = "example.org"             # ! 12 not-url
language = "русский"                 # ! 12 bad-language
timezone = "Europe/Moskow"           # ! 12 bad-timezone
themes = ["mine", "../x", "mine"]    # ! 19 bad-name ! 27 twice-theme
editor = "vscod"                     # ! 10 not-in-values
paginate = 0                         # ! 12 too-small
[author]
email = "anna"                       # ! 9 not-email
[languages.english_us]               # ! 12 bad-language
[languages.EN]                       # ! 12 two-languages
[languages.en]
titel = "x"                          # ! 1 unknown-key
[[languages.en.menus.main]]          # ! 1 menu-nowhere
[look]
accent = "greenish"                  # ! 10 bad-colour
accent_dark = "#300000"              # ! 15 dim-colour
fonts = "serf"                       # ! 9 bad-fonts
corner = "square"                    # ! 10 not-in-values
share = ["telegramm"]                # ! 10 not-in-values
[markdown]
html = "unsafe"                      # ! 8 not-in-values
emoji = "yes"                        # ! 9 not-bool
[sections]
"../x" = "rule"                      # ! 1 bad-folder
x = "a/b"                            # ! 5 bad-name
y = 1                                # ! 5 not-text
[permalinks]
a = "/:sectoin/:slug/"               # ! 5 bad-permalink-token
b = ":slug"                          # ! 5 bad-permalink
c = "/:year/"                        # ! 5 same-permalink
[taxonomies]
draft = "drafts"
title = "x"                          # ! 1 common-taxonomy
"a/b" = "x"                          # ! 1 bad-name
z = ""                               # ! 5 bad-name
[[menus.main]]                       # ! 1 menu-nameless
url = "/x"
[[menus.main]]
page = "a.md"
url = "/x"                           # ! 1 menu-two-ways
[[menus.main]]                       # ! 1 menu-circle
name = "A"
url = "/"
parent = "A"
[kinds."a b"]                        # ! 8 bad-name
[kinds.recipe.fields]
title = { type = "int" }             # ! 1 common-key
date = { type = "date", required = true }
x = { type = "strng" }               # ! 14 not-in-values
[kinds.recipe]                       
labl = { en = "x" }                  # ! 1 unknown-key
`
	_, problems := Load(site(map[string]string{File: text}), Options{})
	got := map[int][]string{}
	for _, d := range diag.Compact(problems) {
		got[d.Place.Line] = append(got[d.Place.Line], fmt.Sprintf("%d %s", d.Place.Col, d.Message.Name))
	}
	for i, line := range strings.Split(text, "\n") {
		var want []string
		_, comment, _ := strings.Cut(line, "# !")
		for one := range strings.SplitSeq(comment, "!") {
			if one = strings.TrimSpace(one); one != "" {
				want = append(want, one)
			}
		}
		if !reflect.DeepEqual(got[i+1], want) {
			t.Errorf("line %d: got %q, want %q", i+1, got[i+1], want)
		}
	}
	if len(got[0]) > 0 {
		t.Error(got[0])
	}
}

func TestAFolderWithoutSettingsIsToldWhatToDo(t *testing.T) {
	for _, test := range []struct {
		files map[string]string
		want  string
	}{
		{nil, ": there is no site.toml in this folder, so it is not a site (make a site with `vizitka new site DIR`, or name its folder with --source)"},
		{map[string]string{"hugo.toml": ""}, ": there is no site.toml in this folder, so it is not a site (hugo.toml looks like settings of Hugo: rename it to site.toml, its names are taken)"},
		{map[string]string{File: ""}, `site.toml:1:1: the site has no title (add title = "…")`},
		{map[string]string{File: "\n= 1"}, `site.toml:2:1: a key, an equals sign and a value are wanted here (write key = "value"; a key with other letters than a–z, digits, - and _ stands between quotes)`},
	} {
		s, problems := Load(site(test.files), Options{})
		if got := strings.Join(list(problems), "\n"); got != test.want {
			t.Errorf("%v: got %s, want %s", test.files, got, test.want)
		}
		if s == nil || s.Location == nil || len(s.Languages) == 0 || len(s.Themes) == 0 {
			t.Errorf("%v: settings are not usable: %+v", test.files, s)
		}
	}
}

func TestAnEnvironmentIsLaidOver(t *testing.T) {
	fsys := site(map[string]string{
		File:                   "title = 'x'\nbase_url = 'https://a.example/'\n[markdown]\nhtml = 'safe'\nemoji = true\n[params]\na = 1\nb = 1\n[[menus.main]]\nname='a'\nurl='/'\n",
		"site.production.toml": "baseURL = 'https://b.example/'\n[markdown]\nHTML = 'all'\n[params]\nb = 2\n",
		"site.broken.toml":     "titel = 'x'\ntimezone = 'Nowhere'\n",
	})
	s, problems := Load(fsys, Options{Environment: "production"})
	if len(problems) > 0 || s.BaseURL != "https://b.example/" || s.Markdown.HTML != "all" || !s.Markdown.Emoji ||
		!reflect.DeepEqual(s.Params, map[string]any{"a": int64(1), "b": int64(2)}) || len(s.Menus["main"]) != 1 {
		t.Errorf("%v %+v", list(problems), s)
	}
	if want := []string{"site.production.toml", "site.toml"}; !reflect.DeepEqual(s.Files(), want) {
		t.Error(s.Files())
	}
	origins := map[string]Origin{}
	for _, o := range s.Origins() {
		origins[o.Key] = o
	}
	for key, want := range map[string][2]string{
		"base_url":       {`"https://b.example/"`, "site.production.toml:1"},
		"markdown.html":  {`"all"`, "site.production.toml:3"},
		"markdown.emoji": {"true", "site.toml:5"},
		"params.a":       {"1", "site.toml:7"},
		"timezone":       {`"UTC"`, "default"},
		"menus.main":     {`[{ name = "a", url = "/" }]`, "site.toml:9"},
	} {
		if o := origins[key]; o.Value != want[0] || o.From != want[1] {
			t.Errorf("%s: %+v, want %v", key, o, want)
		}
	}
	if s, _ := Load(fsys, Options{}); s.BaseURL != "https://a.example/" {
		t.Error(s.BaseURL)
	}
	if s, problems := Load(fsys, Options{Environment: "staging"}); len(problems) > 0 || s.BaseURL != "https://a.example/" {
		t.Error("a missing file of an environment is a problem")
	}
	_, problems = Load(fsys, Options{Environment: "broken"})
	if got := strings.Join(list(problems), "\n"); !strings.Contains(got, "site.broken.toml:1:1: unknown key") ||
		!strings.Contains(got, "site.broken.toml:2:12: there is no time zone") {
		t.Error(got)
	}
	if _, problems = Load(fsys, Options{Environment: "../x"}); len(problems) != 1 {
		t.Error(list(problems))
	}
}

func TestTheFlagWinsOverAllFiles(t *testing.T) {
	fsys := site(map[string]string{File: "title = 'x'\nbase_url = 'https://a.example/'\n"})
	s, problems := Load(fsys, Options{BaseURL: "http://localhost:1313/sub"})
	if len(problems) > 0 || s.BaseURL != "http://localhost:1313/sub/" || !s.IsExample() {
		t.Error(list(problems), s.BaseURL)
	}
	if o := s.Origins()[0]; o.Key != "base_url" || o.From != "--base-url" {
		t.Error(o)
	}
	for _, wrong := range []string{"example.org", "ftp://x/", "https://", "https://x/?q", "https://u@x/", "/path"} {
		s, problems := Load(fsys, Options{BaseURL: wrong})
		if len(problems) != 1 || s.BaseURL == "" {
			t.Errorf("%s: %v", wrong, list(problems))
		}
	}
}

func TestValuesTellSettingsApart(t *testing.T) {
	a, b := load(t, whole).Values(), load(t, strings.Replace(whole, "Any-Key = 1", "Any-Key = 2", 1)).Values()
	var differ []string
	for key := range a {
		if a[key] != b[key] {
			differ = append(differ, key)
		}
	}
	if !reflect.DeepEqual(differ, []string{"params.Any-Key"}) || len(a) != len(b) {
		t.Error(differ)
	}
}

func TestFrontMatterKnowsTheTaxonomies(t *testing.T) {
	s := load(t, "title = 'x'\n[taxonomies]\ncategories = 'category'\n")
	doc, _ := fields.Parse(fields.Whole("a.md", []byte("Type = 'rule'\ncategories = 'a'\ntags = 'b'\nweight = 'c'\n"), fields.TOML))
	tree, problems := FrontMatter(s).Judge(doc)
	got := strings.Join(list(problems), "\n")
	if tree["kind"] != "rule" || !reflect.DeepEqual(tree["categories"], []any{"a"}) ||
		!strings.Contains(got, `unknown key "tags"`) || !strings.Contains(got, "a.md:4:10") || len(problems) != 2 {
		t.Error(tree, got)
	}
	page := PageSchema(s, Kind{Name: "talk", Fields: []fields.Field{{Name: "date", Type: fields.DateType, Required: true}}})
	if missing := page.Missing(doc); len(missing) != 1 {
		t.Error(list(missing))
	}
}

func TestEditorsSchemaKnowsEveryKey(t *testing.T) {
	text, err := json.Marshal(Schema())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"base_url"`, `"breaks`, `"deprecated":true`, `"safe"`, "часовой пояс"} {
		if strings.Contains(string(text), want) == (want == `"breaks`) {
			t.Errorf("%s", want)
		}
	}
	var walk func(path string, list []fields.Field)
	walk = func(path string, list []fields.Field) {
		for _, f := range list {
			if !f.Old && (f.Doc["en"] == "" || f.Doc["ru"] == "") {
				t.Errorf("%s%s is not explained", path, f.Name)
			}
			walk(path+f.Name+".", f.Fields)
			if f.Each != nil {
				walk(path+f.Name+".*.", f.Each.Fields)
			}
		}
	}
	walk("", settingFields(KindField()))
	walk("", commonFields())
}

// Whatever the bytes are, loading ends, the settings are usable, and every
// problem has a place in a file.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(whole), []byte("title = 'y'"))
	f.Add([]byte("paginate = 3\n[taxonomies]\ntag = 'tags'"), []byte("[menus]\nmain = {page = 'a', parent = 'b', name = 'b'}"))
	f.Add([]byte("kinds.a.fields.b = {type = 'table', fields = {}}"), []byte("[languages.ru]\nparams = 1"))
	f.Fuzz(func(t *testing.T, base, over []byte) {
		s, problems := Load(fstest.MapFS{File: {Data: base}, "site.x.toml": {Data: over}}, Options{Environment: "x"})
		if s.Location == nil || len(s.Languages) == 0 || len(s.Themes) == 0 || s.PageSize < 1 || !strings.HasSuffix(s.BaseURL, "/") {
			t.Fatalf("%+v", s)
		}
		s.Origins()
		for _, d := range problems {
			if d.Place.Line < 1 || d.Place.Col < 1 {
				t.Fatal(list(problems))
			}
		}
	})
}
