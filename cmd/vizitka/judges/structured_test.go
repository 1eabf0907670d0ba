package judges

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"regexp"
	"testing"
)

var graphScript = regexp.MustCompile(`(?s)<script type="?application/ld\+json"?>(.*?)</script>`)

// A JSON-LD processor takes each page's graph whole, and schema.org has every
// type and property in it.
func TestGraphsSpeakTheWordsOfSchemaOrg(t *testing.T) {
	t.Parallel()
	node := needProgram(t, "node")
	for _, module := range []string{"jsonld", "schema-dts", "typescript"} {
		needModule(t, module+"/package.json")
	}
	type graph struct {
		Path  string          `json:"path"`
		Graph json.RawMessage `json:"graph"`
	}
	var graphs []graph
	site := serveSite(t)
	for _, p := range site.pages {
		if m := graphScript.FindSubmatch(site.files[p.path]); m != nil {
			graphs = append(graphs, graph{p.path, m[1]})
		}
	}
	if len(graphs) < 200 {
		t.Errorf("%d pages of %d have a graph", len(graphs), len(site.pages))
	}
	for _, fault := range judgeGraphs(t, node, graphs) {
		t.Error(fault)
	}
	strange := []graph{{"strange", json.RawMessage(`{"@context":"https://schema.org","@graph":[{"@type":"Event","@id":"https://example.org/#e","startWhen":"2026"}]}`)}}
	if judgeGraphs(t, node, strange) == nil {
		t.Error("a property that schema.org has not is let pass")
	}
}

func judgeGraphs(t *testing.T, node string, graphs any) (faults []string) {
	t.Helper()
	in, err := json.Marshal(graphs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, repository+"/.ci/judges/structured.mjs")
	var told bytes.Buffer
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), &told
	out, err := cmd.Output()
	if err == nil {
		err = json.Unmarshal(out, &faults)
	}
	if err != nil {
		t.Fatalf("%v\n%s%s", err, out, told.Bytes())
	}
	return faults
}
