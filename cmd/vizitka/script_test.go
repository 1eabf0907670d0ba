package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"vizitka": main})
}

// The scripts in testdata are examples of how the program is used, one for
// each command or behaviour.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata",
		RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "en_US.UTF-8")
			env.Setenv("NO_COLOR", "")
			env.Values["preview"] = &preview1{}
			env.Defer(env.Values["preview"].(*preview1).kill)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": scriptStatus, "same": scriptSame, "bytes": scriptBytes, "replace": scriptReplace,
			"preview": scriptPreview,
		},
	})
}

// scriptStatus runs a command that must end with a status: status 2 vizitka x.
func scriptStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND ...")
	}
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("status %d, not %s", got, args[0])
	}
}

// scriptSame compares two folders byte for byte.
func scriptSame(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same DIR DIR")
	}
	a, b := tree(ts, args[0]), tree(ts, args[1])
	if len(a) == 0 {
		ts.Fatalf("%s is empty", args[0])
	}
	var differ []string
	for name, text := range a {
		if other, ok := b[name]; !ok || other != text {
			differ = append(differ, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			differ = append(differ, name)
		}
	}
	if (len(differ) > 0) != neg {
		ts.Fatalf("different: %q", differ)
	}
}

func tree(ts *testscript.TestScript, dir string) map[string]string {
	files := map[string]string{}
	root := os.DirFS(ts.MkAbs(dir))
	ts.Check(fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		files[name] = string(text)
		return err
	}))
	return files
}

// scriptBytes writes a file of a text in Go's notation, repeated: bytes FILE N TEXT.
func scriptBytes(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: bytes FILE N TEXT")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	text, err := strconv.Unquote(`"` + args[2] + `"`)
	ts.Check(err)
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o777))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(text, n)), 0o666))
}

// scriptReplace puts one text in place of another: replace FILE OLD NEW.
func scriptReplace(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(text, args[1], args[2])), 0o666))
}

// A preview1 is the preview that a script runs.
type preview1 struct {
	cmd *exec.Cmd
	url string

	mu     sync.Mutex
	output bytes.Buffer
}

func (p *preview1) kill() {
	if p.cmd != nil {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
	}
}

func (p *preview1) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.output.String()
}

func (p *preview1) line(s string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.output.WriteString(s + "\n")
}

// scriptPreview runs the preview, at a free port of this machine:
//
//	preview start ARG ...     until it tells its address
//	preview shows PATH TEXT   a page comes to hold a text
//	preview tells TEXT        the terminal comes to hold a text
//	preview stop              by an interrupt, within a second, with status 0
func scriptPreview(ts *testscript.TestScript, neg bool, args []string) {
	p := ts.Value("preview").(*preview1)
	if neg || len(args) == 0 {
		ts.Fatalf("usage: preview start|shows|tells|stop")
	}
	switch args[0] {
	case "start":
		p.start(ts, args[1:])
	case "shows":
		p.until(ts, func() (bool, string) {
			text, err := get(p.url + args[1])
			return err == nil && strings.Contains(text, args[2]), fmt.Sprint(text, err)
		})
	case "tells":
		p.until(ts, func() (bool, string) { return strings.Contains(p.text(), args[1]), p.text() })
	case "stop":
		ts.Check(p.cmd.Process.Signal(os.Interrupt))
		ended := make(chan error, 1)
		go func() { ended <- p.cmd.Wait() }()
		select {
		case err := <-ended:
			p.cmd = nil
			if err != nil {
				ts.Fatalf("the preview ended with %v:\n%s", err, p.text())
			}
		case <-time.After(time.Minute): // no measure of speed: it would never end
			ts.Fatalf("the preview does not end:\n%s", p.text())
		}
	default:
		ts.Fatalf("unknown: %s", args[0])
	}
}

func (p *preview1) start(ts *testscript.TestScript, args []string) {
	path := ""
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		if name := filepath.Join(dir, "vizitka"); path == "" && isFile(name) {
			path = name
		}
	}
	p.cmd = exec.Command(path, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	p.cmd.Dir = ts.MkAbs(".")
	p.cmd.Env = append(os.Environ(), "LANG="+ts.Getenv("LANG"), "LC_ALL=", "LC_MESSAGES=")
	out, err := p.cmd.StdoutPipe()
	ts.Check(err)
	p.cmd.Stderr = p.cmd.Stdout
	ts.Check(p.cmd.Start())
	ready := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			p.line(lines.Text())
			if _, after, ok := strings.Cut(lines.Text(), "http://"); ok && len(ready) == 0 {
				host, _, _ := strings.Cut(after, "/")
				ready <- "http://" + host
			}
		}
	}()
	select {
	case p.url = <-ready:
	case <-time.After(20 * time.Second):
		ts.Fatalf("the preview tells no address:\n%s", p.text())
	}
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// until waits for something that takes as long as the machine needs.
func (p *preview1) until(ts *testscript.TestScript, done func() (bool, string)) {
	last := ""
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		ok, found := done()
		if ok {
			return
		}
		last = found
	}
	ts.Fatalf("it did not come; there is:\n%s", last)
}

func get(url string) (string, error) {
	r, err := http.Get(url)
	if err != nil {
		return "", err
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	return r.Status + "\n" + string(text), err
}
