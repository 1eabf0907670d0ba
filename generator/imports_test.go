package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The law: a package imports only packages that stand above it in this list.
var order = []string{
	"diag", "trace", "output",
	"fields", "lang", "typography", "look", "glossary", "cite", "linkmap",
	"config", "source", "markdown", "content", "site", "theme",
	"image", "asset", "structured", "render",
	"feed", "sitemap", "llms", "icon", "search", "social", "contact",
	"build", "publish", "watch", "serve",
}

// edges import neither build nor each other.
var edges = []string{"publish", "watch", "serve"}

// owners are the packages that may import a third-party module, so that it can
// be replaced there.
var owners = map[string][]string{
	"github.com/BurntSushi/toml":               {"fields"},
	"go.yaml.in/yaml/v4":                       {"fields"},
	"github.com/santhosh-tekuri/jsonschema/v6": {"fields"},
	"github.com/fatih/color":                   {"diag"},
	"github.com/zeebo/xxh3":                    {"trace"},
	"github.com/yuin/goldmark":                 {"markdown"},
	"github.com/yuin/goldmark-emoji":           {"markdown"},
	"github.com/alecthomas/chroma/v2":          {"markdown"},
	"github.com/dlclark/regexp2/v2":            {"markdown"}, // the engine of chroma: what its expressions begin with
	"github.com/microcosm-cc/bluemonday":       {"markdown"},
	"golang.org/x/net":                         {"markdown", "render", "feed"},
	"golang.org/x/text":                        {"lang"},
	"github.com/kljensen/snowball":             {"lang"},
	"golang.org/x/image":                       {"image", "icon", "social"},
	"github.com/bep/imagemeta":                 {"image"},
	"github.com/arran4/golang-ical":            {"contact"},
	"rsc.io/qr":                                {"contact"},
	"github.com/tdewolff/minify/v2":            {"asset"},
	"github.com/tdewolff/parse/v2":             {"asset"},
	"golang.org/x/sys":                         {"publish", "source"},
	"github.com/rogpeppe/go-internal":          {"publish"},
	"github.com/fsnotify/fsnotify":             {"watch"},
}

// workers are the packages that may start goroutines.
var workers = []string{"build", "watch", "serve"}

func TestPackagesImportOnlyWhatStandsAboveThem(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		if !slices.Contains(order, e.Name()) {
			t.Errorf("package %s has no place in the order", e.Name())
			continue
		}
		for file, imports := range importsOf(t, e.Name()) {
			for _, imported := range imports {
				judge(t, e.Name(), file, imported)
			}
		}
	}
}

func judge(t *testing.T, pkg, file, imported string) {
	if own, ok := strings.CutPrefix(imported, "vizitka/generator/"); ok {
		if slices.Index(order, own) >= slices.Index(order, pkg) {
			t.Errorf("%s: %s imports %s, which stands below it", file, pkg, own)
		}
		if slices.Contains(edges, pkg) && (own == "build" || slices.Contains(edges, own)) {
			t.Errorf("%s: the edge %s imports %s", file, pkg, own)
		}
		return
	}
	if strings.HasPrefix(imported, "vizitka") {
		t.Errorf("%s: %s imports %s", file, pkg, imported)
		return
	}
	if !strings.Contains(strings.Split(imported, "/")[0], ".") {
		return // the standard library
	}
	for module, allowed := range owners {
		if imported == module || strings.HasPrefix(imported, module+"/") {
			if !slices.Contains(allowed, pkg) {
				t.Errorf("%s: %s is imported by %s; only %s may", file, module, pkg, strings.Join(allowed, ", "))
			}
			return
		}
	}
	t.Errorf("%s: %s imports %s, a module that is nobody's", file, pkg, imported)
}

// importsOf returns what the files of a package import, tests left out.
func importsOf(t *testing.T, pkg string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(pkg, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() && e.Name() == "testdata" {
			return orSkip(err)
		}
		if e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			out[filepath.ToSlash(name)] = append(out[filepath.ToSlash(name)], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func orSkip(err error) error {
	if err != nil {
		return err
	}
	return fs.SkipDir
}

// A build does not read what differs between machines and moments: what it
// needs of them is passed in.
func TestOnlyWorkersStartGoroutinesAndNobodyReadsTheClock(t *testing.T) {
	for _, pkg := range order {
		for file := range importsOf(t, pkg) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			code := withoutComments(string(text))
			if !slices.Contains(workers, pkg) && (strings.Contains(code, "\tgo func") || strings.Contains(code, "\tgo ") || strings.Contains(code, "errgroup")) {
				t.Errorf("%s starts a goroutine", file)
			}
			if pkg == "watch" || pkg == "serve" {
				continue // edges to the world
			}
			for _, forbidden := range []string{"time.Now()", "os.Getenv(", "os.LookupEnv(", "time.Local", "os.Hostname("} {
				if strings.Contains(code, forbidden) {
					t.Errorf("%s: %s in a build", file, forbidden)
				}
			}
		}
	}
}

func withoutComments(code string) string {
	var b strings.Builder
	for line := range strings.Lines(code) {
		if !strings.HasPrefix(strings.TrimSpace(line), "//") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// The default theme is read by its name alone: nothing in the generator knows
// it.
func TestTheGeneratorKnowsNoTheme(t *testing.T) {
	for _, pkg := range order {
		for file, imports := range importsOf(t, pkg) {
			for _, i := range imports {
				if path.Base(i) == "themes" {
					t.Errorf("%s imports %s", file, i)
				}
			}
		}
	}
}
