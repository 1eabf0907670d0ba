// Command preview-speed measures how long a save takes to be seen in Chromium,
// in the preview of vizitka and in Hugo's server:
//
//	go run ./.ci/preview-speed [-n 100] [-edits 100] [-only vizitka|hugo]
//
// Needs chromium in PATH, and hugo in PATH or $HUGO. Both serve the same site of
// n generated articles, one of which is open in the browser and edited in place.
// An edit ends when its file is written and closed. It is seen at the first
// frame after its text is in the page: that is what the page itself tells, by a
// script that both layouts are given. Between two edits there is a pause of half
// a second to a second, random so that neither the frames nor anybody's settling
// beat time with them. An edit that is not seen within ten seconds is lost. For vizitka it is told too when the event arrives that says the
// page is ready to be asked for.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/chromedp/chromedp"

	"vizitka/.ci/articles/sample"
)

func main() {
	n := flag.Int("n", 100, "articles of the site")
	edits := flag.Int("edits", 100, "edits that are measured")
	only := flag.String("only", "", "`vizitka` or hugo alone")
	flag.Parse()
	if err := measureBoth(*n, *edits, *only); err != nil {
		fmt.Fprintln(os.Stderr, "preview-speed:", err)
		os.Exit(1)
	}
}

func measureBoth(n, edits int, only string) error {
	dir, err := os.MkdirTemp("", "preview-speed")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	seen, err := listen()
	if err != nil {
		return err
	}
	interrupted, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.UserDataDir(filepath.Join(dir, "browser")))
	ctx, end := chromedp.NewExecAllocator(interrupted, o...)
	defer end()
	ctx, close := chromedp.NewContext(ctx)
	defer close()
	program, hugo := filepath.Join(dir, "program"), os.Getenv("HUGO")
	if hugo == "" {
		hugo = "hugo"
	}
	if out, err := exec.Command("go", "build", "-o", program, "./cmd/vizitka").CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	for _, s := range []server{{"vizitka", program, sample.Write, startVizitka}, {"hugo", hugo, sample.WriteHugo, startHugo}} {
		if only == "" || only == s.name {
			if err := s.measure(ctx, filepath.Join(dir, s.name), n, edits, seen); err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
		}
	}
	return nil
}

// A server is a program that shows a site while it is written.
type server struct {
	name, program string
	write         func(dir string, n int, seed uint64) error
	start         func(program, dir string) (cmd *exec.Cmd, url string, err error)
}

// article is the page that is edited.
const article = "article-000001"

func (s server) measure(ctx context.Context, dir string, n, edits int, seen *seen) error {
	if err := s.write(dir, n, 1); err != nil {
		return err
	}
	file, err := prepare(dir, seen.url)
	if err != nil {
		return err
	}
	begin := time.Now()
	cmd, base, err := s.start(s.program, dir)
	if err != nil {
		return err
	}
	defer func() {
		_ = cmd.Process.Signal(syscall.SIGINT) // it has ended if not
		_ = cmd.Wait()
	}()
	rel, _ := filepath.Rel(filepath.Join(dir, "content"), file)
	page := base + strings.TrimSuffix(filepath.ToSlash(rel), ".md") + "/"
	if err := chromedp.Do(ctx, chromedp.Navigate(page)); err != nil {
		return err
	}
	if _, ok := seen.wait(ctx, 0, time.Minute); !ok {
		return errors.New("the page is not seen")
	}
	fmt.Printf("%s, %d articles: %d ms from the start to the first page\n", s.name, n, time.Since(begin).Milliseconds())
	answers, err := listenTo(s.name, base, page)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var painted, answered []float64
	for i := 1; i <= edits; i++ {
		time.Sleep(time.Duration(500+rand.IntN(500)) * time.Millisecond)
		if err := os.WriteFile(file, []byte(strings.Replace(string(text), "mark-0.", fmt.Sprintf("mark-%d.", i), 1)), 0o644); err != nil {
			return err
		}
		saved := time.Now()
		if at, ok := seen.wait(ctx, i, 10*time.Second); ok {
			painted = append(painted, milliseconds(at.Sub(saved)))
		} else if ctx.Err() != nil {
			return ctx.Err()
		}
		if answers != nil {
			answered = append(answered, milliseconds((<-answers).Sub(saved)))
		}
	}
	if lost := edits - len(painted); lost > 0 {
		fmt.Printf("  %d edits were not shown\n", lost)
	}
	tell("save to paint", painted)
	if answers != nil {
		tell("save to answer", answered)
	}
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func tell(what string, all []float64) {
	if len(all) == 0 {
		return
	}
	slices.Sort(all)
	fmt.Printf("  %s: median %.0f ms, 95 %% %.0f ms, most %.0f ms\n", what, all[len(all)/2], all[len(all)*95/100], all[len(all)-1])
}

// prepare gives the layouts the script that tells what is seen, and the article
// the text that is edited. It returns the article's file.
func prepare(dir, report string) (file string, err error) {
	err = filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.Name() == "baseof.html":
			return replace(name, "</body>", strings.Replace(script, "REPORT", report, 1)+"</body>")
		case d.Name() == article+".md":
			file = name
			return replace(name, "\n\n## ", "\n\nThis is mark-0.\n\n## ")
		}
		return nil
	})
	if file == "" && err == nil {
		err = errors.New("there is no " + article)
	}
	return file, err
}

func replace(file, old, new string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return os.WriteFile(file, []byte(strings.Replace(string(text), old, new, 1)), 0o644)
}

// script tells the number in the text, and when the first frame with it was
// painted. A message arrives after the frame in which it was sent.
const script = `<script>
{
  let last;
  const look = () => {
    const found = document.querySelector("main").textContent.match(/mark-(\d+)/);
    if (!found || found[1] === last) return;
    last = found[1];
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => navigator.sendBeacon("REPORT", found[1] + " " + (performance.timeOrigin + performance.now()));
      port2.postMessage(0);
    });
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  look();
}
</script>`

// seen is where pages tell what is seen.
type seen struct {
	url   string
	marks chan mark
}

type mark struct {
	number int
	at     time.Time
}

func listen() (*seen, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &seen{"http://" + l.Addr().String(), make(chan mark, 1000)}
	go http.Serve(l, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { //nolint:gosec // ends with the program
		var number int
		var at float64
		if _, err := fmt.Fscan(r.Body, &number, &at); err == nil {
			s.marks <- mark{number, time.UnixMicro(int64(at * 1000))}
		}
	}))
	return s, nil
}

// wait returns when a number was seen, false if that takes too long.
func (s *seen) wait(ctx context.Context, number int, most time.Duration) (time.Time, bool) {
	late := time.After(most)
	for {
		select {
		case m := <-s.marks:
			if m.number == number {
				return m.at, true
			}
		case <-late:
			return time.Time{}, false
		case <-ctx.Done():
			return time.Time{}, false
		}
	}
}

func startVizitka(program, dir string) (*exec.Cmd, string, error) {
	cmd := exec.Command(program, "serve", "-s", dir, "--addr", "127.0.0.1:0", "--json")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, "", err
	}
	if err := cmd.Start(); err != nil {
		return nil, "", err
	}
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return nil, "", err
		}
		var e struct{ Event, URL string }
		if json.Unmarshal(line, &e) == nil && e.Event == "ready" {
			go io.Copy(io.Discard, lines) //nolint:errcheck // nobody reads on
			return cmd, e.URL, nil
		}
	}
}

func startHugo(program, dir string) (*exec.Cmd, string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, "", err
	}
	port := fmt.Sprint(l.Addr().(*net.TCPAddr).Port)
	l.Close()
	cmd := exec.Command(program, "server", "-s", dir, "--bind", "127.0.0.1", "-p", port, "--quiet")
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		return nil, "", err
	}
	base := "http://127.0.0.1:" + port + "/"
	for begin := time.Now(); time.Since(begin) < 10*time.Minute; time.Sleep(5 * time.Millisecond) {
		if r, err := http.Get(base); err == nil {
			r.Body.Close()
			return cmd, base, nil
		}
	}
	return cmd, "", errors.New("it does not start")
}

var token = regexp.MustCompile(`data-token="([^"]+)".* data-page="([^"]+)"`)

// listenTo returns when vizitka's preview tells of changes of a page; nil for
// another program.
func listenTo(name, base, page string) (<-chan time.Time, error) {
	if name != "vizitka" {
		return nil, nil
	}
	r, err := http.Get(page)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(r.Body)
	r.Body.Close()
	found := token.FindSubmatch(b)
	if err != nil || found == nil {
		return nil, fmt.Errorf("the page has no token: %w", err)
	}
	q := url.Values{"token": {string(found[1])}, "page": {string(found[2])}}
	if r, err = http.Get(base + "__vizitka/events?" + q.Encode()); err != nil {
		return nil, err
	}
	out := make(chan time.Time, 1000)
	go func() {
		for lines := bufio.NewScanner(r.Body); lines.Scan(); {
			if lines.Text() == "event: change" {
				out <- time.Now()
			}
		}
	}()
	return out, nil
}
