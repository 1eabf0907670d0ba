package judges

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// shown are the layouts whose first page Lighthouse judges.
var shown = []string{
	"home.html", "list.html", "article.html", "mistake.html",
	"checklist.html", "profile.html", "term-list.html", "source.html",
}

// Lighthouse gives full marks for accessibility, best practices and what a
// search engine needs. It judges the speed by hand only, on a quiet machine.
func TestLighthouseGivesFullMarks(t *testing.T) {
	t.Parallel() // it mostly waits
	node, browser := needProgram(t, "node"), needProgram(t, "chromium", "chromium-browser", "google-chrome")
	needModule(t, "lighthouse/package.json")
	site := serveSite(t)
	args := []string{repository + "/.ci/judges/lighthouse.mjs"}
	for _, layout := range shown {
		args = append(args, site.ofLayout(t, layout).url)
	}
	var report bytes.Buffer
	cmd := exec.CommandContext(t.Context(), node, args...)
	cmd.Stdout, cmd.Stderr = &report, os.Stderr
	cmd.Env = append(os.Environ(), "CHROME_PATH="+browser)
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	var judged []struct {
		URL    string
		Scores map[string]float64
		Faults []string
	}
	if err := json.Unmarshal(report.Bytes(), &judged); err != nil || len(judged) != len(shown) {
		t.Fatalf("%v: %s", err, report.Bytes())
	}
	for _, p := range judged {
		if len(p.Scores) != 3 {
			t.Errorf("%s was not judged in everything: %v", p.URL, p.Scores)
		}
		for category, score := range p.Scores {
			if score < 1 {
				t.Errorf("%s: %s %.0f\n%s", strings.TrimPrefix(p.URL, site.base), category, score*100, strings.Join(p.Faults, "\n"))
			}
		}
	}
}
