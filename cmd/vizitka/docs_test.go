package main

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vizitka/generator/build"
	"vizitka/generator/config"
	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/themes"
)

// The documentation is held to the program: what the one has, the other tells.

const docsFolder = "../../docs"

func doc(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(docsFolder, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// docsSettings make the documentation a site.
const docsSettings = `
title    = "Vizitka"
base_url = "https://example.org/docs/"
language = "en"
themes   = ["vizitka"]

[languages.en]
name = "English"

[languages.ru]
name = "Русский"
`

func openDocs(t *testing.T) *build.State {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(docsFolder)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), []byte(docsSettings), 0o644); err != nil {
		t.Fatal(err)
	}
	return openSite(t, dir)
}

func openSite(t *testing.T, dir string) *build.State {
	t.Helper()
	theme, _ := themes.FS("vizitka")
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	s, err := build.Open(build.Options{
		Dir: dir, Output: filepath.Join(dir, "public"), Now: now, Include: site.Include{At: now},
		Themes: map[string]fs.FS{"vizitka": theme},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestDocumentationIsASiteWithoutWarnings(t *testing.T) {
	s := openDocs(t)
	for _, o := range s.Outputs() {
		if _, err := fs.ReadFile(s, o.Path); err != nil {
			t.Error(err)
		}
	}
	var told strings.Builder
	for _, d := range s.Problems() {
		if d.Severity() == diag.Error || d.Severity() == diag.Warning {
			if err := diag.Print(&told, diag.List{d}, diag.Style{Lang: "en"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if told.Len() > 0 {
		t.Errorf("the documentation as a site:\n%s", told.String())
	}
}

// Each block of Markdown in writing.md is followed by what it makes, so a page
// of it shows the elements that these features have.
func TestWritingShowsEveryFeature(t *testing.T) {
	s := openDocs(t)
	for _, page := range []string{"writing/index.html", "ru/writing/index.html"} {
		html, err := fs.ReadFile(s, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, element := range []string{
			"<mark>", "<sub>", "<sup>", "<del>", "<table>", "<dl>", "<blockquote>", "<hr", "<abbr title=", `type="checkbox"`,
			`id="leave"`, `class="footnotes"`, "<figcaption>", `class="alert note"`, `class="alert warning"`, `<details class="alert tip"`,
			`class="alert tip"`, `<details class="fold"`, `class="steps"`, `class="sample good"`, `class="sample bad"`, `data-player=`,
			`class="cite"`, "(Granovetter, 1973)</a>", `class="term"`, `class="line marked"`, `class="line added"`, `class="line removed"`, `class="chroma"`,
		} {
			if !strings.Contains(string(html), element) {
				t.Errorf("%s does not show %s", page, element)
			}
		}
	}
}

var row = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|")

// rows returns the names of the first column of a document's tables.
func rows(text string) []string {
	var names []string
	for _, m := range row.FindAllStringSubmatch(text, -1) {
		names = append(names, strings.ReplaceAll(m[1], `\|`, "|"))
	}
	return names
}

func compareNames(t *testing.T, where string, written, want []string) {
	t.Helper()
	for _, name := range want {
		if n := count(written, name); n != 1 {
			t.Errorf("%s describes %s %d times", where, name, n)
		}
	}
	for _, name := range written {
		if !slices.Contains(want, name) {
			t.Errorf("%s describes %s, which is not there", where, name)
		}
	}
}

func count(names []string, name string) (n int) {
	for _, other := range names {
		if other == name {
			n++
		}
	}
	return n
}

func TestFunctionsAreDescribed(t *testing.T) {
	var want []string
	for _, f := range render.Functions() {
		want = append(want, f.Name)
		if line := "| `" + f.Name + "` | `" + strings.ReplaceAll(f.Form, "|", `\|`) + "` |"; !strings.Contains(doc(t, "functions.md"), line) {
			t.Errorf("functions.md has no line %s", line)
		}
	}
	compareNames(t, "functions.md", rows(doc(t, "functions.md")), want)
}

// settingDefaults are the keys of a schema as the documentation writes them,
// dotted, with NAME where the author chooses the key, and what each is by
// default, as it is written in TOML; "" for nothing.
func settingDefaults(prefix string, schema map[string]any, out map[string]string) map[string]string {
	properties, _ := schema["properties"].(map[string]any)
	for name, v := range properties {
		property, _ := v.(map[string]any)
		if property["deprecated"] == true {
			continue
		}
		key := prefix + name
		out[key] = ""
		if key == "kinds" {
			continue // told in words
		}
		if d, given := property["default"]; given {
			if _, isGroup := d.(map[string]any); !isGroup {
				out[key] = fields.FormatTOML(d)
			}
		}
		settingDefaults(key+".", single(property), out)
		if each, ok := single(property)["additionalProperties"].(map[string]any); ok {
			settingDefaults(key+".NAME.", single(each), out)
		}
	}
	return out
}

// single returns the schema of one value of a list.
func single(schema map[string]any) map[string]any {
	if forms, ok := schema["anyOf"].([]any); ok {
		schema, _ = forms[1].(map[string]any)
	}
	return schema
}

func TestSettingsAreDescribed(t *testing.T) {
	text := doc(t, "settings.md")
	defaults := settingDefaults("", config.Schema(), map[string]string{})
	maps.DeleteFunc(defaults, func(key, _ string) bool {
		// What a language says of author and menus is what the site says.
		return strings.HasPrefix(key, "languages.NAME.author.") || strings.HasPrefix(key, "languages.NAME.menus.")
	})
	compareNames(t, "settings.md", rows(text), slices.Collect(maps.Keys(defaults)))
	for key, value := range defaults {
		_, row, _ := strings.Cut(text, "\n| `"+key+"` | ")
		row, _, _ = strings.Cut(row, "\n")
		if value != "" && !strings.Contains(row, "| `"+value+"` |") && !strings.Contains(row, "| `"+strings.Trim(value, `"`)+"` |") {
			t.Errorf("settings.md does not say that %s is %s by default", key, value)
		}
	}
}

func TestFrontMatterIsDescribed(t *testing.T) {
	var want []string
	for _, f := range config.FrontMatter(nil).Fields {
		want = append(want, f.Name)
	}
	text := doc(t, "front-matter.md")
	common, kinds, _ := strings.Cut(text, "## Kinds of page")
	compareNames(t, "front-matter.md", rows(common), want)

	s := openDocs(t)
	for name, kind := range s.Theme().Kinds {
		_, section, ok := strings.Cut(kinds, "### "+name+"\n")
		if !ok {
			t.Errorf("front-matter.md does not describe the kind %s", name)
			continue
		}
		section, _, _ = strings.Cut(section, "\n### ")
		section, _, _ = strings.Cut(section, "\n## ")
		var fields []string
		for _, f := range kind.Fields {
			fields = append(fields, f.Name)
		}
		compareNames(t, "front-matter.md, kind "+name, rows(section), fields)
	}
}

// What templates see: the members of these types, but for String, by which a
// value is printed, and those that the program itself calls.
func TestMembersAreDescribed(t *testing.T) {
	text := doc(t, "themes.md")
	for heading, typ := range map[string]reflect.Type{
		"### A page":       reflect.TypeFor[*site.PageView](),
		"### The site":     reflect.TypeFor[*site.View](),
		"### A list":       reflect.TypeFor[*site.List](),
		"### A pager":      reflect.TypeFor[*site.Pager](),
		"### A menu entry": reflect.TypeFor[*site.MenuView](),
		"### A language":   reflect.TypeFor[*site.LanguageView](),
		"### The author":   reflect.TypeFor[*site.AuthorView](),
		"### A file":       reflect.TypeFor[*site.FileView](),
		"### A resource":   reflect.TypeFor[*site.Resource](),
		"### A component":  reflect.TypeFor[*render.Component](),
	} {
		_, section, ok := strings.Cut(text, heading+"\n")
		if !ok {
			t.Errorf("themes.md has no heading %q", heading)
			continue
		}
		section, _, _ = strings.Cut(section, "\n## ")
		section, _, _ = strings.Cut(section, "\n### ")
		var written []string
		for _, name := range rows(section) {
			name, _, _ = strings.Cut(strings.TrimPrefix(name, "."), " ")
			written = append(written, name)
		}
		var want []string
		for i := range typ.NumMethod() {
			if name := typ.Method(i).Name; name != "String" && !slices.Contains(notForTemplates, typ.Elem().Name()+"."+name) {
				want = append(want, name)
			}
		}
		compareNames(t, "themes.md, "+heading, written, want)
	}
}

// notForTemplates are methods that the program itself calls.
var notForTemplates = []string{
	"PageView.Beside", "PageView.FirstPath", "PageView.HasMarkdown", "View.Feeds", "View.LLMs", "View.Sitemap",
	"PageView.CheckFields", "PageView.Follow", "PageView.FollowWiki", "PageView.Refer", "PageView.OnPager", "PageView.HeadingText",
	"PageView.ID", "PageView.Card", "PageView.CardAddress", "View.PageByID", "View.Recorder", "View.In", "View.Aliases", "List.Sort", "List.Where",
}

func TestComponentsAreDescribed(t *testing.T) {
	s := openDocs(t)
	for _, file := range []string{"writing.md", "writing.ru.md"} {
		for name := range s.Theme().Components() {
			if !regexp.MustCompile("(?m)^\\| .*`" + name + "`").MatchString(doc(t, file)) {
				t.Errorf("%s does not describe the component %s", file, name)
			}
		}
	}
}

// Each command has a part of commands.md, and each flag that the help shows a
// row in the part of its command.
func TestCommandsAreDescribed(t *testing.T) {
	parts := map[string]string{}
	for part := range strings.SplitSeq(doc(t, "commands.md"), "\n## ") {
		title, text, _ := strings.Cut(part, "\n")
		parts[title] = text
	}
	compare := func(title string, flags *pflag.FlagSet) {
		text, ok := parts[title]
		if !ok {
			t.Errorf("commands.md has no part %q", title)
			return
		}
		delete(parts, title)
		var want []string
		flags.VisitAll(func(f *pflag.Flag) {
			if !f.Hidden {
				want = append(want, "--"+f.Name)
			}
		})
		var written []string
		for _, m := range flagRow.FindAllStringSubmatch(text, -1) {
			written = append(written, m[1])
		}
		compareNames(t, "commands.md, "+title, written, want)
	}
	c := &call{lang: "en"}
	root := c.root()
	root.InitDefaultHelpCmd()
	compare("Flags of all commands", root.PersistentFlags())
	var walk func(commands []*cobra.Command)
	walk = func(commands []*cobra.Command) {
		for _, cmd := range commands {
			if cmd.Hidden {
				continue
			}
			compare(cmd.CommandPath(), cmd.LocalNonPersistentFlags())
			walk(cmd.Commands())
		}
	}
	walk(root.Commands())
	for title := range parts {
		if strings.HasPrefix(title, "vizitka ") {
			t.Errorf("commands.md describes %s, which is not there", title)
		}
	}
}

var flagRow = regexp.MustCompile("(?m)^\\| (?:`-.`, )?`(--[a-z-]+)[^`]*` \\|")

// What Hugo calls otherwise is told, in templates and on the command line.
func TestHugoNamesAreDescribed(t *testing.T) {
	text := doc(t, "from-hugo.md")
	var want []string
	for name := range render.Names("en").Renamed {
		want = append(want, name)
	}
	for _, s := range hugoSpellings {
		want = append(want, "--"+s.hugo)
	}
	want = append(want, slices.Collect(maps.Keys(hugoOurs))...)
	want = append(want, slices.Collect(maps.Keys(hugoNone))...)
	for _, name := range want {
		if !strings.Contains(text, "`"+name+"`") {
			t.Errorf("from-hugo.md does not tell what is here for %s", name)
		}
	}
}

// The theme that themes.md shows makes a site without another.
func TestThemeFromNothingBuilds(t *testing.T) {
	_, text, _ := strings.Cut(doc(t, "themes.md"), "## A theme from nothing\n\n```text\n")
	text, _, ok := strings.Cut(text, "\n```\n")
	if !ok {
		t.Fatal("themes.md shows no theme from nothing")
	}
	dir := t.TempDir()
	files := append(txtar.Parse([]byte(text+"\n")).Files,
		txtar.File{Name: "site.toml", Data: []byte("title = \"Small\"\nthemes = [\"small\"]\n")},
		txtar.File{Name: "content/rules/ask.md", Data: []byte("# Ask directly\n\nSay by when.\n")},
		txtar.File{Name: "content/rules/thank.md", Data: []byte("# Thank\n\nSay what for.\n")},
	)
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := openSite(t, dir)
	for page, shown := range map[string]string{
		"rules/index.html":     `<a href="/rules/ask/">Ask directly</a>`,
		"rules/ask/index.html": `<a href="/rules/thank/">Thank</a>`,
		"404.html":             "There is no such page",
	} {
		html, err := fs.ReadFile(s, page)
		if err != nil || !strings.Contains(string(html), shown) {
			t.Errorf("%s does not show %s: %s %v", page, shown, html, err)
		}
	}
	if problems := s.Problems(); len(problems) > 0 {
		t.Error(problems)
	}
}

var update = flag.Bool("update-docs", false, "write the texts of messages into messages.md")

var messageItem = regexp.MustCompile("(?m)^- \\*\\*`([^`]+)`\\*\\* · (error|warning|notice|note)\\\\\n((?:  .*\n)+)")

// messageTexts are the lines of messages.md that the program says.
func messageTexts(m *diag.Message) string {
	return fmt.Sprintf("  `%s`\\\n  `%s`", oneLine(m.En), oneLine(m.Ru))
}

func oneLine(s string) string { return strings.ReplaceAll(s, "`", "'") }

var severities = map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Notice: "notice", diag.Note: "note"}

// Each message stands in messages.md with its severity and both texts, and has
// a line that says what to do.
func TestMessagesAreDescribed(t *testing.T) {
	text := doc(t, "messages.md")
	if *update {
		text = updateMessages(text)
		if err := os.WriteFile(filepath.Join(docsFolder, "messages.md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	items := map[string]string{}
	var written, want []string
	for _, m := range messageItem.FindAllStringSubmatch(text, -1) {
		written = append(written, m[1])
		items[m[1]] = m[2] + "\n" + m[3]
	}
	for _, m := range diag.Messages() {
		want = append(want, m.Name)
		said := severities[m.Severity] + "\n" + messageTexts(m)
		item, ok := items[m.Name]
		if !ok {
			continue // told below
		}
		if !strings.HasPrefix(item, said) || strings.TrimSpace(strings.TrimPrefix(item, said)) == "" {
			t.Errorf("messages.md, %s: write\n%s\\\n  what to do", m.Name, said)
		}
	}
	compareNames(t, "messages.md", written, want)
}

// updateMessages writes the texts of all messages, keeps what is said of them,
// takes out those that are gone and adds new ones at the end.
func updateMessages(text string) string {
	known := map[string]*diag.Message{}
	for _, m := range diag.Messages() {
		known[m.Name] = m
	}
	text = messageItem.ReplaceAllStringFunc(text, func(item string) string {
		parts := messageItem.FindStringSubmatch(item)
		m := known[parts[1]]
		if m == nil {
			return ""
		}
		delete(known, parts[1])
		lines := strings.SplitN(strings.TrimSuffix(parts[3], "\n"), "\n", 3)
		return messageEntry(m, strings.TrimSpace(lines[len(lines)-1]))
	})
	for _, m := range diag.Messages() {
		if known[m.Name] != nil {
			text += messageEntry(m, strings.ReplaceAll(m.HintEn, "|", "; or "))
		}
	}
	return text
}

func messageEntry(m *diag.Message, hint string) string {
	return fmt.Sprintf("- **`%s`** · %s\\\n%s\\\n  %s\n", m.Name, severities[m.Severity], messageTexts(m), hint)
}
