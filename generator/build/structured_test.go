package build

import (
	"encoding/json"
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"
)

var (
	structuredScript = regexp.MustCompile(`(?s)<script type="?application/ld\+json"?>(.*?)</script>`)
	sharedPicture    = regexp.MustCompile(`<meta property="og:image" content="([^"]*)"`)
)

// walkJSON calls f with each object in a value.
func walkJSON(v any, f func(map[string]any)) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			walkJSON(item, f)
		}
	case map[string]any:
		f(v)
		for _, item := range v {
			walkJSON(item, f)
		}
	}
}

// What nodes of graphs name is told somewhere in the site, and every address of
// the site that they or the head name is that of a file.
func TestGraphsOfTheGuideJoinAndLeadSomewhere(t *testing.T) {
	site := readAll(t, openGuide(t, 0))
	const base = "https://example.org/guide/"
	exists := func(address string) bool {
		u, err := url.Parse(address)
		if err != nil {
			return false
		}
		name, ours := strings.CutPrefix(u.Path, "/guide/")
		if !ours || u.Host != "example.org" {
			return true
		}
		if name == "" || strings.HasSuffix(name, "/") {
			name = path.Join(name, "index.html")
		}
		_, ok := site[name]
		return ok
	}
	told, types, graphs := map[string]bool{}, map[string]int{}, map[string]any{}
	for name, text := range site {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, m := range sharedPicture.FindAllStringSubmatch(text, -1) {
			if address := html.UnescapeString(m[1]); !strings.HasPrefix(address, base) || !exists(address) {
				t.Errorf("%s is shown by %s, which is not there", name, address)
			}
		}
		scripts := structuredScript.FindAllStringSubmatch(text, -1)
		if len(scripts) > 1 {
			t.Errorf("%s has %d graphs", name, len(scripts))
		}
		for _, m := range scripts {
			var graph any
			if err := json.Unmarshal([]byte(m[1]), &graph); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			graphs[name] = graph
			walkJSON(graph, func(o map[string]any) {
				if kind, typed := o["@type"].(string); typed {
					types[kind]++
					if id, ok := o["@id"].(string); ok {
						told[id] = true
					}
				}
			})
		}
	}
	for name, graph := range graphs {
		walkJSON(graph, func(o map[string]any) {
			if id, ok := o["@id"].(string); ok && !told[id] {
				t.Errorf("%s names %s, of which nobody tells", name, id)
			}
			for _, key := range []string{"@id", "url", "item", "contentUrl", "image"} {
				if address, ok := o[key].(string); ok && (!strings.HasPrefix(address, "https://") || !exists(address)) {
					t.Errorf("%s names %s, which is not there", name, address)
				}
			}
		})
	}
	for _, kind := range []string{"WebSite", "Person", "ProfilePage", "Article", "DefinedTerm", "DefinedTermSet", "ItemList", "VideoObject", "BreadcrumbList", "Event", "CreativeWork", "CollectionPage"} {
		if types[kind] == 0 {
			t.Errorf("the guide tells of no %s", kind)
		}
	}
}
