package serve_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// buildProgram builds the program for the tests of one run.
func buildProgram(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "vizitka")
	if out, err := exec.Command("go", "build", "-o", name, "vizitka/cmd/vizitka").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return name
}

// preview is the program's preview of a copy of the real site, under way.
type preview struct {
	t       *testing.T
	program string
	dir     string
	url     string // of the home page
	stop    func()
}

// startPreview starts the preview of a fresh copy of the real site, to which
// one page is added: trial, in the section "praktika".
func startPreview(t *testing.T, program string) *preview {
	t.Helper()
	p := &preview{t: t, program: program, dir: t.TempDir()}
	for _, name := range []string{"content", "themes"} {
		if err := os.CopyFS(filepath.Join(p.dir, name), os.DirFS(filepath.Join("../..", name))); err != nil {
			t.Fatal(err)
		}
	}
	settings, err := os.ReadFile("../../site.toml")
	if err != nil {
		t.Fatal(err)
	}
	p.write("site.toml", string(settings)+"\n[markdown]\nhtml = \"all\"\n")
	p.write(trial, trialText)
	p.write("content/praktika/kartinka.svg", picture(300))
	p.start("127.0.0.1:0")
	t.Cleanup(func() { p.stop() })
	return p
}

// start starts the program and waits until it can be asked.
func (p *preview) start(addr string) {
	p.t.Helper()
	cmd := exec.Command(p.program, "serve", "-s", p.dir, "--addr", addr, "--json", "--ui-lang", "ru")
	cmd.Env = append(os.Environ(), "VISUAL=", "EDITOR=")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		p.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	ready := make(chan string, 1)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			var e struct{ Event, URL string }
			if json.Unmarshal(lines.Bytes(), &e) == nil && e.Event == "ready" {
				select {
				case ready <- e.URL:
				default:
				}
			}
		}
	}()
	p.stop = sync.OnceFunc(func() {
		cmd.Process.Signal(syscall.SIGINT)
		<-ended
		if err := cmd.Wait(); err != nil {
			p.t.Errorf("the preview ended with %v", err)
		}
	})
	select {
	case p.url = <-ready:
	case <-ended:
		p.t.Fatal("the preview did not start")
	}
}

func (p *preview) path(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }

// write saves a file, in place as most editors do.
func (p *preview) write(name, text string) {
	p.t.Helper()
	if err := os.MkdirAll(filepath.Dir(p.path(name)), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(p.path(name), []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// replace saves a file with one text in place of another.
func (p *preview) replace(name, old, new string) {
	p.t.Helper()
	b, err := os.ReadFile(p.path(name))
	if err != nil {
		p.t.Fatal(err)
	}
	if !strings.Contains(string(b), old) {
		p.t.Fatalf("%s has no %q", name, old)
	}
	p.write(name, strings.Replace(string(b), old, new, 1))
}

// add saves a file with a text at its end.
func (p *preview) add(name, text string) {
	p.t.Helper()
	b, err := os.ReadFile(p.path(name))
	if err != nil {
		p.t.Fatal(err)
	}
	p.write(name, string(b)+text)
}

func (p *preview) remove(name string) {
	p.t.Helper()
	if err := os.Remove(p.path(name)); err != nil {
		p.t.Fatal(err)
	}
}

const trial = "content/praktika/proba.md"

// trialText is a page with something of everything that a reader may have a
// hand in, longer than a window on both sides of the place that is read.
var trialText = func() string {
	var b strings.Builder
	b.WriteString("+++\ntitle = \"Проба\"\n+++\n\nНачало страницы.\n\n:::details[Подробнее]\nВнутри.\n:::\n\n<p><input id=\"field\"></p>\n\n")
	for i := range 40 {
		fmt.Fprintf(&b, "Абзац с номером %d: текст, который читают, достаточно длинный, чтобы занять больше одной строки на странице и не поместиться в окно вместе со всеми остальными.\n\n", i)
		if i == 20 {
			b.WriteString("## Заголовок посередине\n\n- первое\n- второе\n\n![картинка](kartinka.svg)\n\n")
		}
	}
	return b.String()
}()

func picture(width int) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="40"><rect width="100%%" height="40"/></svg>`, width)
}

// settle puts the reader on the trial page: the details open, the field filled,
// the text in the middle under the eye and some words of it selected.
func settle(p tab, site *preview) {
	p.t.Helper()
	p.open(site.url + "praktika/proba/")
	p.wait(`document.querySelector("vizitka-bar")`)
	p.js(`document.querySelector("img[alt='картинка']").loading = "eager"`)
	p.wait(`document.querySelector("img[alt='картинка']").naturalWidth === 300`)
	p.js(`
		globalThis.details = document.querySelector(".text details");
		details.open = true;
		globalThis.field = document.getElementById("field");
		field.value = "набрано";
		globalThis.read = [...document.querySelectorAll(".text p")].find((e) => e.textContent.includes("номером 20:"));
		read.scrollIntoView({ block: "start", behavior: "instant" });
		getSelection().setBaseAndExtent(read.firstChild, 2, read.firstChild, 12);
		globalThis.chosen = getSelection().toString();
		globalThis.top0 = read.getBoundingClientRect().top;`)
}

// kept is true while the reader has all of that, but for the place.
const kept = `details.isConnected && details.open && field.isConnected && field.value === "набрано" && read.isConnected && getSelection().toString() === chosen && chosen.length === 10`

// still is true while the text under the eye has not moved.
const still = `Math.abs(read.getBoundingClientRect().top - top0) < 1`

// shows finds an element of the page by its text, and makes an expression that
// is true while the window shows it.
func shows(selector, text string) string {
	return fmt.Sprintf(`[...document.querySelectorAll(%s)].some((e) => { const b = e.getBoundingClientRect(); return e.textContent.includes(%s) && b.bottom > 0 && b.top < innerHeight })`, quoted(selector), quoted(text))
}

// edits are what an author does to the page that is open.
var edits = []struct {
	name  string
	act   func(*preview)
	shows string // what must come
	moves bool   // whether the reader is brought to the change
}{{
	name:  "text edited",
	act:   func(p *preview) { p.replace(trial, "с номером 21:", "с новым номером 21:") },
	shows: shows(".text p", "новым номером 21:"),
}, {
	name:  "text edited below the window",
	act:   func(p *preview) { p.replace(trial, "с номером 39:", "с новым номером 39:") },
	shows: shows(".text p", "новым номером 39:"), moves: true,
}, {
	name: "paragraph inserted above the window",
	act: func(p *preview) {
		p.replace(trial, "Абзац с номером 3:", "Вставлено.\n\nАбзац с номером 3:")
	},
	shows: shows(".text p", "Вставлено."), moves: true,
}, {
	name: "heading renamed",
	act: func(p *preview) {
		p.replace(trial, "Заголовок посередине", "Другой заголовок")
	},
	shows: shows(".text h2", "Другой заголовок") + ` && document.querySelector("[href='#drugoy-zagolovok']")`,
}, {
	name:  "list grown",
	act:   func(p *preview) { p.replace(trial, "- второе\n", "- второе\n- третье\n") },
	shows: shows(".text li", "третье") + ` && document.querySelectorAll(".text li").length === 3`,
}, {
	name:  "image replaced",
	act:   func(p *preview) { p.write("content/praktika/kartinka.svg", picture(500)) },
	shows: `document.querySelector("img[alt='картинка']").complete && document.querySelector("img[alt='картинка']").naturalWidth === 500`,
}, {
	name: "style changed",
	act: func(p *preview) {
		p.add("themes/vizitka/assets/style.css", "body { caret-color: rgb(1 2 3) }\n")
	},
	shows: `getComputedStyle(document.body).caretColor === "rgb(1, 2, 3)" && document.querySelectorAll("link[href*='/style.']").length === 1`,
}, {
	name: "layout changed, above the window and below",
	act: func(p *preview) {
		p.replace("themes/vizitka/layouts/baseof.html", "<main", `<p id="above" style="height: 200px">Новая полоса</p><main`)
	},
	shows: `document.getElementById("above")?.nextElementSibling.nodeName === "MAIN"`,
}, {
	name: "a page that links here",
	act: func(p *preview) {
		p.write("content/praktika/druguyu.md", "+++\ntitle = \"Ссылается\"\n+++\n\n[проба](proba.md)\n")
	},
	shows: `document.querySelector("main").textContent.includes("Ссылается")`,
}}

func testEdits(t *testing.T, browser context.Context, program string) {
	for _, e := range edits {
		t.Run(e.name, func(t *testing.T) {
			site := startPreview(t, program)
			p := newTab(t, browser)
			settle(p, site)
			e.act(site)
			p.wait(e.shows)
			if !eval[bool](p, kept) {
				t.Error("the reader lost something")
			}
			if !e.moves && !eval[bool](p, still) {
				t.Errorf("the text moved by %g", eval[float64](p, `read.getBoundingClientRect().top - top0`))
			}
		})
	}
}
