package judges

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A formatted page is what a parser of microformats2 reads.
type formatted struct {
	Items []struct {
		Type       []string
		Properties map[string][]any
	}
	Rels map[string][]string
}

// first returns the first value of a property of the first item of a type: the
// text alone of one with more, with plain spaces.
func (f formatted) first(kind, property string) string {
	for _, item := range f.Items {
		if !slices.Contains(item.Type, kind) || len(item.Properties[property]) == 0 {
			continue
		}
		text, ok := item.Properties[property][0].(string)
		if more, rich := item.Properties[property][0].(map[string]any); !ok && rich {
			text, _ = more["value"].(string)
		}
		return strings.ReplaceAll(text, "\u00a0", " ")
	}
	return ""
}

func TestParserReadsMicroformats(t *testing.T) {
	t.Parallel()
	node := needProgram(t, "node")
	needModule(t, "microformats-parser/package.json")
	const base = "https://example.org/guide/"
	files, _ := readSite(t, base)
	wants := []struct {
		page, kind string
		properties map[string]string
	}{
		{"profile/", "h-card", map[string]string{
			"name": "Вера Примерова", "given-name": "Вера", "family-name": "Примерова", "email": "mailto:vera@example.org", "tel": "+7 000 000-00-00",
			"photo": base + "portret.png", "url": base + "profile/", "uid": base + "profile/", "locality": "Нижний Новгород",
			"adr": "Нижний Новгород, улица Примерная, дом 0", "job-title": "Руководитель образовательных программ", "org": "Школа «Черновик»",
		}},
		{"en/profile/", "h-card", map[string]string{"name": "Vera Primerova", "given-name": "Vera", "org": "Chernovik School", "uid": base + "en/profile/"}},
		{"vystupleniya/kak-prosit-o-pomoschi/", "h-event", map[string]string{
			"name": "Как просить о помощи и не мучиться", "start": "2027-02-18T19:00+03:00", "end": "2027-02-18T20:30+03:00",
			"location": "https://example.org/lektoriy/prosit/", "url": base + "vystupleniya/kak-prosit-o-pomoschi/",
		}},
		{"pravila/prosi-pryamo/", "h-entry", map[string]string{"name": "Проси прямо", "author": "Вера Примерова", "url": base + "pravila/prosi-pryamo/"}},
	}
	dir, args := t.TempDir(), []string{repository + "/.ci/judges/microformats.mjs"}
	for _, want := range wants {
		file := filepath.Join(dir, strings.ReplaceAll(want.page, "/", "_")+".html")
		if err := os.WriteFile(file, files[want.page+"index.html"], 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file, base+want.page)
	}
	cmd := exec.CommandContext(t.Context(), node, args...)
	cmd.Stderr = os.Stderr
	read, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var pages []formatted
	if err := json.Unmarshal(read, &pages); err != nil || len(pages) != len(wants) {
		t.Fatalf("%v: %s", err, read)
	}
	for i, want := range wants {
		for property, value := range want.properties {
			if got := pages[i].first(want.kind, property); got != value {
				t.Errorf("%s: %s of the %s is %q, want %q", want.page, property, want.kind, got, value)
			}
		}
	}
	if got := pages[0].first("h-card", "note"); !strings.HasPrefix(got, "Помогаю людям") {
		t.Errorf("the note of the h-card is %q", got)
	}
	if found := regexp.MustCompile(`[\w.]+(@|%40|&#64;)\w`).Find(files["profile/index.html"]); found != nil {
		t.Errorf("a search of the profile's source for addresses finds %s", found)
	}
	if got := pages[3].first("h-entry", "content"); len(got) < 1000 {
		t.Errorf("the content of the h-entry is %q", got)
	}
	if me := pages[0].Rels["me"]; !slices.Equal(me, []string{"https://example.org/vera/"}) {
		t.Errorf("rel=me leads to %v", me)
	}
}
