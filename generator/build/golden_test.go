package build

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"vizitka/generator/diag"
)

var update = flag.Bool("update", false, "rewrite the golden sites in testdata")

// Each testdata/BEHAVIOUR.txtar is a small site, and under want/ the outputs
// that show the behaviour. A problem is expected beside the line that causes
// it, by a comment of the file's own sort, which is taken out before the site
// is built so that it moves nothing:
//
//	tittle = "A" # want: 1 unknown-key
//	See [b](b.md#x). <!-- want: 5 broken-anchor -->
//
// The number is the column. All problems are compared with all expectations.
func TestGoldenSites(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no golden sites: ", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			dir, expected := layOut(t, archive)
			one, many := open(t, dir, Options{Jobs: 1}), open(t, dir, Options{Jobs: 16})
			got := readAll(t, one)
			compareSites(t, readAll(t, many), got)
			problems := one.Problems()
			if told(problems) != told(many.Problems()) {
				t.Error("sixteen workers tell other problems than one")
			}
			if have := expectations(problems); !slices.Equal(have, expected) {
				t.Errorf("problems:\n%s\nwant:\n%s\n\n%s", strings.Join(have, "\n"), strings.Join(expected, "\n"), told(problems))
			}
			for i, f := range archive.Files {
				path, ok := strings.CutPrefix(f.Name, "want/")
				if !ok {
					continue
				}
				have, made := got[path]
				if !made {
					have = "none\n"
				} else if !strings.HasSuffix(have, "\n") {
					have += "\n" // an archive ends each file so
				}
				if *update {
					archive.Files[i].Data = []byte(have)
				} else if have != string(f.Data) {
					t.Errorf("%s is\n%s\nwant\n%s", path, have, f.Data)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

var wanted = regexp.MustCompile(`[ \t]*(?:<!--|#|\{\{/\*) want: (.+?)(?: -->| \*/\}\})?$`)

// layOut writes the site of an archive, and returns the expectations in it.
func layOut(t *testing.T, archive *txtar.Archive) (dir string, expected []string) {
	dir = t.TempDir()
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, "want/") {
			continue
		}
		lines := strings.Split(string(f.Data), "\n")
		for n, line := range lines {
			if m := wanted.FindStringSubmatchIndex(line); m != nil {
				for want := range strings.SplitSeq(line[m[2]:m[3]], ", ") {
					col, message, _ := strings.Cut(want, " ")
					expected = append(expected, fmt.Sprintf("%s:%d:%s %s", f.Name, n+1, col, message))
				}
				lines[n] = line[:m[0]]
			}
		}
		writeFile(t, dir, f.Name, strings.Join(lines, "\n"))
	}
	// What concerns a file as a whole stands in the archive's own text.
	for line := range strings.Lines(string(archive.Comment)) {
		if want, ok := strings.CutPrefix(line, "want: "); ok {
			expected = append(expected, strings.TrimSpace(want))
		}
	}
	slices.Sort(expected)
	return dir, expected
}

func expectations(l diag.List) (out []string) {
	for _, d := range l {
		for range max(d.Count, 1) {
			out = append(out, d.Place.String()+" "+d.Message.Name)
		}
	}
	slices.Sort(out)
	return out
}
