// Package judges holds no program: its tests let other people's programs judge
// the site that this repository holds, as it is built, on this machine alone.
//
// In one Chromium axe looks at every page, and at one page of each layout in
// light and dark, narrow and wide; in the same walk a page may say nothing in
// the console, ask nothing of another host, move nothing after it was shown, be
// no wider than a window of 320 px, and weigh no more than it may. One page of
// each layout is used by keyboard alone, and without scripts. The profile is
// printed, and its codes are scanned. The Nu checker reads every page,
// Lighthouse eight of them, and a parser of microformats what is marked with them.
// A feed reader reads all feeds, and the sitemap is held against its schema.
//
// The programs are those of .ci/judges/package.json, and of .ci/run. Where one
// is not there its test is skipped, but in continuous integration it fails.
package judges

import (
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vizitka/generator/build"
	"vizitka/themes"
)

const (
	repository = "../../.."
	modules    = repository + "/.ci/judges/node_modules"
)

// A builtSite is the finished site, served on loopback at the address that it
// was built for.
type builtSite struct {
	base  string            // with the slash at its end
	files map[string][]byte // by path
	pages []page            // sorted by path; what only leads elsewhere is none
}

type page struct {
	path   string // of its file
	url    string
	layout string // "" for none of its own
}

// serveSite builds the site of the repository and serves it until the test ends.
func serveSite(t *testing.T) *builtSite {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &builtSite{base: "http://" + listener.Addr().String() + "/guide/"}
	s.files, s.pages = readSite(t, s.base)
	server := &http.Server{Handler: s, ReadHeaderTimeout: time.Minute}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return s
}

// openSite opens the site of the repository as it is at an address.
func openSite(t *testing.T, base string) *build.State {
	t.Helper()
	inside := map[string]fs.FS{}
	for _, name := range themes.Names() {
		inside[name], _ = themes.FS(name)
	}
	now := time.Now()
	o := build.Options{Dir: repository, BaseURL: base, Themes: inside, Now: now}
	o.Include.At = now
	st, err := build.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

func readSite(t *testing.T, base string) (map[string][]byte, []page) {
	t.Helper()
	st := openSite(t, base)
	files := map[string][]byte{}
	for _, f := range st.Outputs() {
		var err error
		if files[f.Path], err = fs.ReadFile(st, f.Path); err != nil {
			t.Fatal(err)
		}
	}
	var pages []page
	for _, m := range st.Makings() {
		if path.Ext(m.Path) == ".html" && strings.Contains(string(files[m.Path]), "<html") {
			pages = append(pages, page{m.Path, base + strings.TrimSuffix(m.Path, "index.html"), path.Base(m.Layout)})
		}
	}
	slices.SortFunc(pages, func(a, b page) int { return strings.Compare(a.path, b.path) })
	if len(pages) < 100 {
		t.Fatalf("there are only %d pages", len(pages))
	}
	return files, pages
}

func (s *builtSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, ok := s.file(r.URL.Path)
	body, found := s.files[name]
	if !ok || !found {
		w.WriteHeader(http.StatusNotFound)
		w.Write(s.files["404.html"])
		return
	}
	http.ServeContent(w, r, path.Base(name), time.Time{}, strings.NewReader(string(body)))
}

// file returns the path of the file at the path of an address.
func (s *builtSite) file(at string) (string, bool) {
	name, ok := strings.CutPrefix(at, "/guide/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name, ok
}

func (s *builtSite) host() string { return strings.TrimSuffix(s.base, "guide/") }

// ofEachLayout returns the first page of each layout.
func (s *builtSite) ofEachLayout() (pages []page) {
	seen := map[string]bool{}
	for _, p := range s.pages {
		if !seen[p.layout] {
			seen[p.layout] = true
			pages = append(pages, p)
		}
	}
	return pages
}

// ofLayout returns the first page of a layout.
func (s *builtSite) ofLayout(t *testing.T, layout string) page {
	t.Helper()
	for _, p := range s.pages {
		if p.layout == layout {
			return p
		}
	}
	t.Fatalf("no page has the layout %s", layout)
	return page{}
}

// needProgram returns where a program is, by the first of its names that is found.
func needProgram(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	isMissing(t, names[0])
	return ""
}

// needModule returns the absolute path of a file of an npm package.
func needModule(t *testing.T, file string) string {
	t.Helper()
	found, err := filepath.Abs(filepath.Join(modules, file))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(found); err != nil {
		name, _, _ := strings.Cut(file, "/")
		isMissing(t, name)
	}
	return found
}

func isMissing(t *testing.T, name string) {
	t.Helper()
	if testing.Short() {
		t.Skip("the judges are slow")
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not on this machine", name)
	}
	t.Skipf("%s is not on this machine: .ci/run installs it", name)
}
