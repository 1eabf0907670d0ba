package contact_test

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"vizitka/generator/build"
	"vizitka/generator/diag"
	"vizitka/generator/site"
	"vizitka/themes"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// open opens the site in a folder.
func open(dir string) (*build.State, error) {
	inside := map[string]fs.FS{}
	for _, name := range themes.Names() {
		inside[name], _ = themes.FS(name)
	}
	return build.Open(build.Options{Dir: dir, Themes: inside, Include: site.Include{At: noon}, Now: noon})
}

// siteOf opens a site of some files, with the settings of the golden one.
func siteOf(t *testing.T, files map[string]string) (*build.State, string) {
	t.Helper()
	dir := t.TempDir()
	for _, f := range golden(t).Files {
		if f.Name == "site.toml" {
			writeFile(t, dir, f.Name, string(f.Data))
		}
	}
	for name, text := range files {
		writeFile(t, dir, name, text)
	}
	s, err := open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, dir
}

// golden is the golden site with all that is awkward in a profile.
func golden(t *testing.T) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile("../build/testdata/contact.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func writeFile(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, s *build.State, path string) string {
	t.Helper()
	b, err := s.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// everywhere returns the outputs of a name, by path: those of the site of this
// repository, which have photographs, and those of the golden one.
func everywhere(t *testing.T, name string) map[string]string {
	t.Helper()
	out := map[string]string{}
	ours, err := ownOutputs()
	if err != nil {
		t.Fatal(err)
	}
	for path, text := range ours {
		if filepath.Base(path) == name {
			out[path] = text
		}
	}
	if len(out) < 2 {
		t.Errorf("the site has %d %s, not one for each language", len(out), name)
	}
	for _, f := range golden(t).Files {
		if path, ok := strings.CutPrefix(f.Name, "want/"); ok && filepath.Base(path) == name {
			out["golden/"+path] = string(f.Data)
		}
	}
	return out
}

// ownOutputs are those of the site of this repository, by path.
var ownOutputs = sync.OnceValues(func() (map[string]string, error) {
	s, err := open("../..")
	if err != nil {
		return nil, err
	}
	defer s.Close()
	out := map[string]string{}
	for _, f := range s.Outputs() {
		if !slices.Contains([]string{".vcf", ".svg", ".json", ".ics"}, filepath.Ext(f.Path)) {
			continue
		}
		b, err := s.ReadFile(f.Path)
		if err != nil {
			return nil, err
		}
		out[f.Path] = string(b)
	}
	return out, nil
})

// needProgram returns where a program is; without it the test is skipped, but
// in continuous integration it fails.
func needProgram(t *testing.T, name string) string {
	t.Helper()
	found, err := exec.LookPath(name)
	if err != nil {
		missing(t, name)
	}
	return found
}

func needFile(t *testing.T, name string) string {
	t.Helper()
	if _, err := os.Stat(name); err != nil {
		missing(t, name)
	}
	return name
}

func missing(t *testing.T, name string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("%s is not installed; .ci/run installs it", name)
}

const profile = "+++\nkind = \"profile\"\nname = \"Вера Примерова\"\ncontacts = [{ type = \"email\", value = \"vera@example.org\" }]\n+++\nТекст.\n"

// An address book that one saves a contact from does not change with what the
// page says below it.
func TestAnEditOfTheTextMakesNothingAgain(t *testing.T) {
	s, dir := siteOf(t, map[string]string{"content/profile.md": profile})
	for _, o := range s.Outputs() {
		read(t, s, o.Path)
	}
	edit := func(text string) []string {
		writeFile(t, dir, "content/profile.md", text)
		next, err := s.Next([]string{"content/profile.md"}, noon, noon)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range next.Outputs() {
			read(t, next, o.Path)
		}
		var made []string
		for _, path := range next.Rendered() {
			if name, ok := strings.CutPrefix(path, "profile/"); ok && !strings.Contains(name, "/") {
				made = append(made, name)
			}
		}
		slices.Sort(made)
		return made
	}
	if made := edit(profile + "\nИ ещё строка.\n"); !slices.Equal(made, []string{"index.html"}) {
		t.Errorf("an edit of the text made %v", made)
	}
	want := []string{"contact-4.vcf", "contact.vcf", "index.html", "qr-contact.svg", "resume.json"}
	if made := edit(strings.Replace(profile, "Вера", "Варвара", 1)); !slices.Equal(made, want) {
		t.Errorf("an edit of the name made %v, want %v", made, want)
	}
}

func TestTheFirstPageMayBeAProfile(t *testing.T) {
	s, _ := siteOf(t, map[string]string{"content/_index.md": profile})
	for _, path := range []string{"contact.vcf", "qr-address.svg"} {
		read(t, s, path)
	}
	if _, err := s.ReadFile("talks/calendar.ics"); err == nil {
		t.Error("a site without talks has a calendar of them")
	}
}

// A calendar without an event is none (RFC 5545, 3.6).
func TestOnlyAListThatShowsTalksHasACalendar(t *testing.T) {
	talk := "+++\ntitle = \"A\"\nstart = 2027-01-02\n"
	s, _ := siteOf(t, map[string]string{
		"content/talks/a.md": talk + "+++\n", "content/talks/deep/b.md": talk + "+++\n", "content/talks/hidden/c.md": talk + "unlisted = true\n+++\n",
	})
	var calendars []string
	for _, o := range s.Outputs() {
		if strings.HasSuffix(o.Path, "/calendar.ics") && !strings.HasPrefix(o.Path, "en/") {
			calendars = append(calendars, o.Path)
		}
	}
	if !slices.Equal(calendars, []string{"talks/calendar.ics", "talks/deep/calendar.ics"}) {
		t.Errorf("calendars are %v", calendars)
	}
	if n := strings.Count(read(t, s, "talks/calendar.ics"), "BEGIN:VEVENT"); n != 1 {
		t.Errorf("the first holds %d events", n)
	}
	read(t, s, "talks/hidden/c/event.ics")
}

func TestAFileOfTheAuthorAtTheSamePlaceIsTold(t *testing.T) {
	s, _ := siteOf(t, map[string]string{"content/profile.md": profile, "static/profile/contact.vcf": "x"})
	if told := names(s.Problems()); !slices.Contains(told, "same-output static/profile/contact.vcf") {
		t.Errorf("it tells %v", told)
	}
}

func TestANameThatNoCodeCanHoldIsTold(t *testing.T) {
	long := strings.Replace(profile, "Вера", strings.Repeat("Вера", 300), 1)
	s, _ := siteOf(t, map[string]string{"content/profile.md": long})
	if _, err := s.ReadFile("profile/qr-contact.svg"); err == nil {
		t.Error("a code of too many bytes is published")
	}
	if told := names(s.Problems()); !slices.Contains(told, "qr-too-long content/profile.md") {
		t.Errorf("it tells %v", told)
	}
}

func names(problems diag.List) (out []string) {
	for _, d := range problems {
		out = append(out, fmt.Sprint(d.Message.Name, " ", d.Place.File))
	}
	return out
}
