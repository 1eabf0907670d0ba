package build

import (
	"bytes"
	"compress/gzip"
	"path"
	"regexp"
	"strings"
	"testing"
)

// weight is the size of texts, each compressed as a server does.
func weight(t *testing.T, texts ...string) (n int) {
	t.Helper()
	for _, text := range texts {
		var b bytes.Buffer
		w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		n += b.Len()
	}
	return n
}

var assetRef = regexp.MustCompile(`(?:href|src)="/guide/(assets/[^"]+\.(?:css|js))"`)

// within is a style or a script that stands in the page itself.
var within = regexp.MustCompile(`(?s)<(style|script)(?: type="module")?>(.+?)</`)

// An article loads at most 30 KB without its pictures, any page 60; of that at
// most 10 are style and 6 scripts, those in the page counted. The first page asks
// for its sheet and that of the printer alone: on a slow network each file more
// puts off its first paint.
func TestPagesOfTheGuideAreLight(t *testing.T) {
	site := readAll(t, openGuide(t, 2))
	for file, text := range site {
		if path.Ext(file) != ".html" || !strings.Contains(text, "<main") {
			continue
		}
		var style, scripts []string
		seen := map[string]bool{}
		for _, m := range assetRef.FindAllStringSubmatch(text, -1) {
			body, ok := site[m[1]]
			switch {
			case !ok:
				t.Errorf("%s loads %s, which is not there", file, m[1])
			case seen[m[1]]:
			case strings.HasSuffix(m[1], ".css"):
				style = append(style, body)
			default:
				scripts = append(scripts, body)
			}
			seen[m[1]] = true
		}
		all := weight(t, append(append([]string{text}, style...), scripts...)...)
		for _, m := range within.FindAllStringSubmatch(text, -1) {
			if m[1] == "style" {
				style = append(style, m[2])
			} else {
				scripts = append(scripts, m[2])
			}
		}
		if strings.Contains(text, `<body class="front"`) && len(seen) > 2 {
			t.Errorf("%s asks for %d files before it is painted", file, len(seen))
		}
		css, js := weight(t, style...), weight(t, scripts...)
		most := 60 << 10
		if strings.Contains(text, `data-step=`) {
			most = 30 << 10
		}
		if css == 0 || css > 10<<10 || js == 0 || js > 6<<10 || all > most {
			t.Errorf("%s weighs %d bytes, of that style %d, scripts %d", file, all, css, js)
		}
	}
}

var shownIcon = regexp.MustCompile(`<use href="#([^"]+)"`)

// Each page shows its place in the tree of pages, once, and has each icon that
// it shows.
func TestPagesOfTheGuideShowWhereTheyAre(t *testing.T) {
	for file, text := range readAll(t, openGuide(t, 2)) {
		if path.Ext(file) != ".html" || !strings.Contains(text, "<main") {
			continue
		}
		for _, m := range shownIcon.FindAllStringSubmatch(text, -1) {
			if !strings.Contains(text, `<symbol id="`+m[1]+`"`) {
				t.Errorf("%s shows the icon %s, which is not drawn", file, m[1])
			}
		}
		if !strings.Contains(text, "data-step=") {
			continue
		}
		_, tree, _ := strings.Cut(text, `<nav class="tree"`)
		tree, _, _ = strings.Cut(tree, "</nav>")
		address := "/guide/" + strings.TrimSuffix(file, "index.html")
		part := path.Dir(strings.TrimSuffix(address, "/")) + "/"
		if strings.Count(tree, "aria-current") != 1 || !strings.Contains(tree, `<a href="`+address+`" aria-current="page"`) {
			t.Errorf("%s is not marked in the tree of pages", file)
		}
		if !strings.Contains(tree, `<details data-part="`+part+`" open`) {
			t.Errorf("the tree of pages on %s does not show its part", file)
		}
	}
}
