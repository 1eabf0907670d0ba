package publish

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"vizitka/generator/diag"
)

// The process that is killed is this test program, told by the environment to
// publish one site and end. It writes a byte to its output as publishing begins
// and another when it has ended: the moments of starting and ending a process
// may be far longer than what is between them.
const (
	killDir   = "PUBLISH_TEST_DIR"   // where to publish
	killSite  = "PUBLISH_TEST_SITE"  // number of the site
	killLimit = "PUBLISH_TEST_LIMIT" // Options.limit
	killTimes = "PUBLISH_TEST_KILLS" // how many kills; 50 if not set
	killSeed  = "PUBLISH_TEST_SEED"  // seed of a run to repeat
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(killDir); dir != "" {
		number, _ := strconv.Atoi(os.Getenv(killSite))
		limit, _ := strconv.Atoi(os.Getenv(killLimit))
		os.Stdout.WriteString("b")
		if _, diags, err := Publish(numberedSite(number), killOptions(dir, limit)); err != nil || diags.Has(diag.Error) {
			fmt.Fprintln(os.Stderr, err, names(diags))
			os.Exit(1)
		}
		os.Stdout.WriteString("e")
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func killOptions(dir string, limit int) Options {
	return Options{
		Dir: filepath.Join(dir, "public"), Store: filepath.Join(dir, "store"), limit: limit,
		Run: func(n int, work func(i int)) {
			var wg sync.WaitGroup
			for k := range 4 {
				wg.Go(func() {
					for i := k; i < n; i += 4 {
						work(i)
					}
				})
			}
			wg.Wait()
		},
	}
}

// numberedSite makes one of many sites that differ in much: files come, go,
// change, become folders and files again.
func numberedSite(number int) *testSite {
	r := rand.New(rand.NewPCG(uint64(number), 1))
	s := newSite("index.html", fmt.Sprint("site ", number))
	for i := range 150 {
		switch n := r.IntN(8); {
		case n == 0:
		case n == 1:
			s.files[fmt.Sprintf("p%d", i)] = "a file"
		default:
			s.files[fmt.Sprintf("p%d/index.html", i)] = strings.Repeat(fmt.Sprint(n, " "), 200*n)
		}
	}
	return s
}

func TestKilledAtRandomMoments(t *testing.T) {
	kills, seed := 50, uint64(time.Now().UnixNano())
	if n, err := strconv.Atoi(os.Getenv(killTimes)); err == nil {
		kills = n
	}
	if n, err := strconv.ParseUint(os.Getenv(killSeed), 10, 64); err == nil {
		seed = n
	}
	t.Logf("%s=%d", killSeed, seed)
	r := rand.New(rand.NewPCG(seed, 2))
	dir := t.TempDir()
	others := map[string]string{"CNAME": "x", ".git/config": "theirs", "mine/deep/x": "theirs"}
	with := func(s *testSite) map[string]string {
		want := treeOf(s.files)
		for name, text := range treeOf(others) {
			want[name] = text
		}
		return want
	}
	must(t, numberedSite(0), killOptions(dir, -1))
	for name, text := range others {
		writeFile(t, filepath.Join(dir, "public"), name, text)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	publishIn := func(number, limit int) *exec.Cmd {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), killDir+"="+dir, killSite+"="+fmt.Sprint(number), killLimit+"="+fmt.Sprint(limit))
		cmd.Stderr = os.Stderr
		return cmd
	}
	took := map[int]time.Duration{}
	old, olds, news, ended := 0, 0, 0, 0
	// Whether a kill comes before the site is exchanged is chance, and a machine
	// may be slow: so the run goes on until it has seen both.
	for n := 1; n <= kills || (olds == 0 || news == 0) && n <= 20*kills; n++ {
		limit := []int{-1, 1 << 20}[n%2]
		number := old + 1
		cmd := publishIn(number, limit)
		told, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		word := make([]byte, 1)
		told.Read(word)
		if n <= 4 {
			// Run through, to learn how long publishing takes.
			begun := time.Now()
			told.Read(word)
			took[limit] = time.Since(begun)
		} else {
			time.Sleep(time.Duration(r.Int64N(int64(took[limit])*5/4 + 1)))
			cmd.Process.Kill()
		}
		if err := cmd.Wait(); err == nil {
			ended++
		} else if n <= 4 {
			t.Fatal(err)
		}
		note, err := Recover(filepath.Join(dir, "public"), filepath.Join(dir, "store"))
		if err != nil || note.Has(diag.Error) {
			t.Fatalf("kill %d: recovery: %v %v", n, err, names(note))
		}
		got := snapshot(t, filepath.Join(dir, "public"))
		toOld, toNew := treeDiff(got, with(numberedSite(old))), treeDiff(got, with(numberedSite(number)))
		switch {
		case toNew == "":
			old = number
			news++
		case toOld == "":
			olds++
		default:
			t.Fatalf("kill %d, way %d: neither site. Against the old:\n%sagainst the new:\n%s", n, limit, toOld, toNew)
		}
	}
	t.Logf("%d runs: %d ended before, the old site %d times, the new one %d times", olds+news, ended, olds, news)
	if olds == 0 || news == 0 {
		t.Fatal("all kills came at the same side of the publishing")
	}
}
