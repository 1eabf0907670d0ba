package judges

import (
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// readFeeds is what feedparser makes of the feeds that it is called with.
const readFeeds = `
import feedparser, json, sys
feeds = {}
for name in sys.argv[1:]:
    f = feedparser.parse(name)
    feeds[name] = {
        "version": f.version, "fault": str(f.bozo_exception) if f.bozo else "", "title": f.feed.get("title"), "links": [l.href for l in f.feed.get("links", [])],
        "entries": [[e.get(key) for key in ("id", "link", "title", "published", "summary")] for e in f.entries],
    }
json.dump(feeds, sys.stdout)
`

// A feed reader of Python takes every feed of XML, and finds in it pages of the
// site, each once.
func TestAFeedReaderReadsTheFeeds(t *testing.T) {
	t.Parallel()
	const debian = "/usr/bin/python3" // the one that has Debian's packages
	python := needProgram(t, debian)
	if exec.CommandContext(t.Context(), python, "-c", "import feedparser").Run() != nil {
		isMissing(t, "feedparser")
	}
	const base = "https://vera.example/guide/"
	site, dir := openSite(t, base), t.TempDir()
	pages := map[string]bool{}
	args, names := []string{"-c", readFeeds}, map[string]string{}
	for _, o := range site.Outputs() {
		name := o.Path
		if address, ok := strings.CutSuffix(name, "index.html"); ok {
			pages[base+address] = true
		}
		if b := path.Base(name); b == "feed.xml" || b == "rss.xml" {
			text, err := site.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(dir, strings.ReplaceAll(name, "/", "-"))
			if err := os.WriteFile(file, text, 0o644); err != nil {
				t.Fatal(err)
			}
			args, names[file] = append(args, file), name
		}
	}
	out, err := exec.CommandContext(t.Context(), python, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	var feeds map[string]struct {
		Version, Fault, Title string
		Links                 []string
		Entries               [][]string
	}
	if err := json.Unmarshal(out, &feeds); err != nil || len(feeds) < 20 {
		t.Fatalf("%v: %d feeds: %s", err, len(feeds), out)
	}
	for file, f := range feeds {
		name := names[file]
		want := map[string]string{"feed.xml": "atom10", "rss.xml": "rss20"}[path.Base(name)]
		if f.Version != want || f.Fault != "" || f.Title == "" || len(f.Entries) == 0 {
			t.Errorf("%s is %s with the title %q and %d entries; fault: %q", name, f.Version, f.Title, len(f.Entries), f.Fault)
		}
		seen := map[string]bool{}
		for _, e := range f.Entries {
			id, link := e[0], e[1]
			if !pages[link] || seen[id] || e[2] == "" || e[3] == "" || e[4] == "" {
				t.Errorf("%s: the entry %q is of no page of the site, not whole, or there twice", name, e)
			}
			seen[id] = true
		}
	}
}

// The schema of the protocol wants one of each extension that a sitemap uses.
// These two say what Google reads of them.
var extensionSchemas = map[string]string{
	"image.xsd": `<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.google.com/schemas/sitemap-image/1.1" elementFormDefault="qualified">
<element name="image"><complexType><sequence><element name="loc" type="anyURI"/></sequence></complexType></element></schema>`,
	"xhtml.xsd": `<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml" elementFormDefault="qualified">
<element name="link"><complexType>
<attribute name="rel" use="required"><simpleType><restriction base="string"><enumeration value="alternate"/></restriction></simpleType></attribute>
<attribute name="hreflang" type="language" use="required"/><attribute name="href" type="anyURI" use="required"/>
</complexType></element></schema>`,
}

func TestTheSitemapIsValid(t *testing.T) {
	t.Parallel()
	xmllint, schema := needProgram(t, "xmllint"), needModule(t, "sitemap/schema/sitemap.xsd")
	text, err := openSite(t, "https://vera.example/guide/").ReadFile("sitemap.xml")
	if err != nil {
		t.Fatal(err)
	}
	sitemap, dir := string(text), t.TempDir()
	all := `<schema xmlns="http://www.w3.org/2001/XMLSchema">
<import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="` + (&url.URL{Scheme: "file", Path: filepath.ToSlash(schema)}).String() + `"/>
<import namespace="http://www.google.com/schemas/sitemap-image/1.1" schemaLocation="image.xsd"/>
<import namespace="http://www.w3.org/1999/xhtml" schemaLocation="xhtml.xsd"/>
</schema>`
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	for name, text := range extensionSchemas {
		write(name, text)
	}
	if !strings.Contains(sitemap, "<image:image>") || !strings.Contains(sitemap, "x-default") {
		t.Error("the sitemap has no pictures, or no alternates")
	}
	args := []string{"--nonet", "--noout", "--schema", write("all.xsd", all)}
	if out, err := exec.CommandContext(t.Context(), xmllint, append(args, write("sitemap.xml", sitemap))...).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	wrong := strings.Replace(sitemap, "<image:loc>", "<image:place>", 1)
	wrong = strings.Replace(wrong, "</image:loc>", "</image:place>", 1)
	if exec.CommandContext(t.Context(), xmllint, append(args, write("wrong.xml", wrong))...).Run() == nil {
		t.Error("the schema takes anything")
	}
}
