package serve_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// patched is what is left of what the reader and scripts did when a page changes.
var patched = []struct {
	name     string
	from, to string
	did      string // by the reader or by scripts, before; the element e is the page's first with id "e"
	then     string // what must be true after
}{{
	name: "an element that did not change stays the same element when one is inserted above it",
	from: `<p id=e>one<p>two`, to: `<p>new<p id=e>one<p>two`,
	then: `document.getElementById("e") === e && e.previousElementSibling.textContent === "new"`,
}, {
	name: "without ids as well",
	from: `<p>one<p>two<p>three`, to: `<p>new<p>one<p>two, changed<p>three`,
	did:  `globalThis.p = [...document.querySelectorAll("p")]`,
	then: `[...document.querySelectorAll("p")].slice(1).every((x, i) => x === p[i])`,
}, {
	name: "a paragraph changed beside a new one is still the same",
	from: `<p>the first of them<p>another`, to: `<p>quite new<p>the first one of them<p>another`,
	did:  `globalThis.p = document.querySelector("p")`,
	then: `p.textContent === "the first one of them" && p.previousElementSibling.textContent === "quite new"`,
}, {
	name: "an id says which element it is, whatever its text is",
	from: `<p id=e>one<p>two and more`, to: `<p>one<p id=e>two and more`,
	then: `document.getElementById("e") === e && e.textContent === "two and more"`,
}, {
	name: "details stay open when their text changes",
	from: `<details id=e><summary>s</summary>one</details>`, to: `<details id=e><summary>s</summary>two</details>`,
	did:  `e.open = true`,
	then: `e.open && e.isConnected && e.textContent === "stwo"`,
}, {
	name: "details that moved stay open",
	from: `<details id=e><summary>s</summary>one</details><p>1<p>2<p>3`, to: `<p>1<p>2<p>3</p><details id=e><summary>s</summary>one</details>`,
	did:  `e.open = true; globalThis.p = document.querySelector("p")`,
	then: `e.open && document.getElementById("e") === e && e.previousElementSibling.textContent === "3" && document.querySelector("p") === p`,
}, {
	name: "a form field keeps what was typed and the focus",
	from: `<form><label>name <input id=e></label></form>`, to: `<h1>new</h1><form><label>your name <input id=e></label></form>`,
	did:  `e.value = "Vera"; e.focus(); e.setSelectionRange(1, 2)`,
	then: `document.activeElement === e && e.value === "Vera" && e.selectionStart === 1 && document.querySelector("label").textContent === "your name "`,
}, {
	name: "a selection stays while the same text grows",
	from: `<p id=e>two three four`, to: `<p id=e>two three, and four`,
	did:  `getSelection().setBaseAndExtent(e.firstChild, 0, e.firstChild, 3)`,
	then: `getSelection().toString() === "two" && e.textContent === "two three, and four"`,
}, {
	name: "attributes, classes and elements that scripts gave stay",
	from: `<div id=e class="a b"><p>one</div>`, to: `<div id=e class="a c"><p>two<p>three</div>`,
	did:  `e.classList.add("js"); e.dataset.state = "on"; e.append(Object.assign(document.createElement("i"), { id: "i" }))`,
	then: `e.className === "js a c" && e.dataset.state === "on" && document.getElementById("i").parentNode === e && e.textContent === "twothree"`,
}, {
	name: "what scripts took away does not come back, and does not hinder",
	from: `<div id=e><a href="/v">video</a><p>one</div>`, to: `<div id=e><a href="/v">video</a><p>two</div>`,
	did:  `e.firstElementChild.replaceWith(document.createElement("iframe"))`,
	then: `e.firstElementChild.nodeName === "IFRAME" && e.lastElementChild.textContent === "two" && e.children.length === 2`,
}, {
	name: "text that scripts replaced is made anew when its source changes",
	from: `<button id=e>copy</button>`, to: `<button id=e>copy it</button>`,
	did:  `e.textContent = "copied"`,
	then: `e.textContent === "copy it"`,
}, {
	name: "an attribute that goes from the source goes",
	from: `<a id=e href="/x" rel=me title=t>x</a>`, to: `<a id=e rel=me>x</a>`,
	then: `e.isConnected && !e.hasAttribute("href") && !e.title && e.rel === "me"`,
}, {
	name: "title and meta change in their place",
	from: `<title>one</title><meta name=description content=d><link rel=canonical href=/1><p id=e>`,
	to:   `<title>two</title><meta name=robots content=noindex><meta name=description content=f><link rel=canonical href=/2><p id=e>`,
	did:  `globalThis.m = document.querySelector("[name=description]")`,
	then: `document.title === "two" && m.content === "f" && m.isConnected && document.querySelector("[rel=canonical]").getAttribute("href") === "/2"`,
}, {
	name: "data in a script changes without a new load",
	from: `<script type="application/ld+json">{"a":1}</script><p id=e>`, to: `<script type="application/ld+json">{"a":2}</script><p id=e>`,
	then: `document.querySelector("script").textContent === '{"a":2}'`,
}, {
	name: "a drawing grows in its own namespace",
	from: `<svg id=e><g><circle r=1 /></g></svg>`, to: `<svg id=e viewBox="0 0 1 1"><g><circle r=2 /><path d="M0 0"/></g></svg>`,
	then: `e.querySelector("path") instanceof SVGPathElement && e.getAttribute("viewBox") === "0 0 1 1" && e.querySelector("circle").getAttribute("r") === "2"`,
}, {
	name: "lines of blocks are those of the newest page",
	from: `<p id=e data-vizitka-line=3>one<p data-vizitka-line=5>two`, to: `<p data-vizitka-line=3>new<p id=e data-vizitka-line=5>one<p data-vizitka-line=7>two`,
	then: `[...document.querySelectorAll("p")].map((p) => p.dataset.vizitkaLine).join() === "3,5,7" && document.getElementById("e") === e`,
}, {
	name: "a new style sheet is loaded before the old one goes",
	from: `<link rel=stylesheet href="/one.css"><p id=e>`, to: `<link rel=stylesheet href="/two.css"><p id=e>`,
	did: `globalThis.least = 9; new MutationObserver(() => (least = Math.min(least, document.styleSheets.length))).observe(document, { childList: true, subtree: true });
		globalThis.done = new Promise((y) => document.addEventListener("load", (v) => v.target.href?.endsWith("two.css") && setTimeout(y), true))`,
	then: `await done, least >= 1 && document.styleSheets.length === 1 && getComputedStyle(e).color === "rgb(0, 0, 2)"`,
}, {
	name: "a picture with another address is asked for",
	from: `<p><img id=e src="/1.svg" alt=x>`, to: `<p><img id=e src="/2.svg" alt=x>`,
	then: `e.isConnected && e.src.endsWith("/2.svg")`,
}, {
	name: "in the text, what a script has added to gets its script again when its parts change",
	from: `<div id=e data-vizitka-line=1><p>one</div>`, to: `<div id=e data-vizitka-line=1><p>one<p>two</div>`,
	did:  `e.prepend(document.createElement("button"))`,
	then: `result === "thrown"`,
}, {
	name: "likewise, what it took away",
	from: `<div data-vizitka-line=1><section id=e><h3>one</h3>text</section></div>`, to: `<div data-vizitka-line=1><section id=e><h3>two</h3>text</section></div>`,
	did:  `e.firstChild.remove()`,
	then: `result === "thrown"`,
}, {
	name: "but a text in it is only changed",
	from: `<div id=e data-vizitka-line=1><p>one</div>`, to: `<div id=e data-vizitka-line=1><p>two</div>`,
	did:  `e.prepend(document.createElement("button"))`,
	then: `e.isConnected && e.textContent === "two" && e.firstChild.nodeName === "BUTTON"`,
}, {
	name: "and a picture that it moved into a button",
	from: `<figure id=e data-vizitka-line=1><img src="/1.svg" alt=x></figure>`, to: `<figure id=e data-vizitka-line=1><img src="/2.svg" alt=x></figure>`,
	did:  `const b = document.createElement("button"); const i = e.firstChild; i.replaceWith(b); b.append(i)`,
	then: `e.isConnected && e.querySelector("img").src.endsWith("/2.svg")`,
}, {
	name: "a changed script needs a new load, and nothing is touched",
	from: `<p id=e>one</p><script>1</script>`, to: `<p id=e>two</p><script>2</script>`,
	then: `result === null && e.textContent === "one"`,
}}

func testPatcher(t *testing.T, browser context.Context) {
	mux := http.NewServeMux()
	mux.Handle("/client/", http.FileServer(http.Dir(".")))
	mux.HandleFunc("/one.css", css("p{color:rgb(0 0 1)}"))
	mux.HandleFunc("/two.css", css("p{color:rgb(0 0 2)}"))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, document(r.URL.Query().Get("body")))
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	page := newTab(t, browser)
	for _, c := range patched {
		t.Run(c.name, func(t *testing.T) {
			p := tab{t, page.ctx}
			p.open(server.URL + "/?body=" + query(c.from))
			ok := eval[bool](p, `(async () => {
				const { begin, patch } = await import("/client/patch.js");
				const parse = (text) => new DOMParser().parseFromString(text, "text/html");
				const e = document.getElementById("e");
				begin(parse(`+quoted(document(c.from))+`));
				`+c.did+`
				try {
					globalThis.result = patch(parse(`+quoted(document(c.to))+`));
				} catch {
					globalThis.result = "thrown";
				}
				return (`+c.then+`);
			})()`)
			if !ok {
				t.Errorf("not so: %s\n%s", c.then, eval[string](p, "document.documentElement.outerHTML"))
			}
		})
	}
	for name, above := range map[string]string{
		"inserted": strings.Repeat("<p>new", 9) + paragraphs(0, 30),
		"removed":  paragraphs(3, 30),
		"grown":    "<p>paragraph 0," + strings.Repeat("<br>more", 20) + paragraphs(1, 30),
	} {
		// Both in browsers that hold the place themselves, and in those that do not.
		for _, anchor := range []string{"auto", "none"} {
			t.Run("the text under the eye stays when something is "+name+" above it, "+anchor, func(t *testing.T) {
				style := "<style>html { overflow-anchor: " + anchor + " } p { margin: 0 0 30px }</style>"
				p := tab{t, page.ctx}
				p.open(server.URL + "/?body=" + query(style+paragraphs(0, 60)))
				moved := eval[float64](p, `(async () => {
					const { begin, patch } = await import("/client/patch.js");
					const { hold } = await import("/client/place.js");
					begin(null);
					const read = [...document.querySelectorAll("p")].find((e) => e.textContent.includes(" 30,"));
					scrollTo(0, read.offsetTop - 100);
					const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
					await frame();
					const top = read.getBoundingClientRect().top;
					const back = hold();
					patch(new DOMParser().parseFromString(`+quoted(document(style+above+paragraphs(30, 60)))+`, "text/html"));
					back();
					await frame();
					await frame();
					return read.isConnected ? read.getBoundingClientRect().top - top : 1e6;
				})()`)
				if moved < -1 || moved > 1 {
					t.Errorf("it moved by %g", moved)
				}
			})
		}
	}
	t.Run("any page becomes any other", func(t *testing.T) {
		p := tab{t, page.ctx}
		random := rand.New(rand.NewPCG(1, 2))
		var pages []string
		for range 400 {
			pages = append(pages, document(randomBody(random, 3)))
		}
		p.open(server.URL + "/?body=" + query(pages[0]))
		wrong := eval[string](p, `(async () => {
			const { begin, patch } = await import("/client/patch.js");
			const parse = (text) => new DOMParser().parseFromString(text, "text/html");
			begin(null);
			let last = "?";
			for (const text of `+quoted(pages)+`) {
				patch(parse(text));
				if (!document.documentElement.isEqualNode(parse(text).documentElement))
					return last + "\n->\n" + text + "\n=\n" + document.documentElement.outerHTML;
				last = text;
			}
			return "";
		})()`)
		if wrong != "" {
			t.Error(wrong)
		}
	})
}

func css(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css")
		fmt.Fprint(w, text)
	}
}

func paragraphs(from, to int) string {
	var b strings.Builder
	for i := range to - from {
		fmt.Fprintf(&b, "<p>paragraph %d,", from+i)
	}
	return b.String()
}

// document makes a page of a body.
func document(body string) string { return "<!DOCTYPE html><html lang=en>" + body + "</html>" }

func query(s string) string {
	return strings.NewReplacer("%", "%25", "&", "%26", "#", "%23", "+", "%2B", " ", "%20", `"`, "%22", "<", "%3C", ">", "%3E").Replace(s)
}

// quoted returns a value as an expression of JavaScript.
func quoted(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// randomBody returns some elements, of few sorts, so that many are alike.
func randomBody(r *rand.Rand, depth int) string {
	var b strings.Builder
	for range r.IntN(6) {
		switch r.IntN(5) {
		case 0:
			b.WriteString("\n")
		case 1:
			fmt.Fprintf(&b, "text %d ", r.IntN(4))
		case 2:
			fmt.Fprintf(&b, `<b class="c%d">%d</b>`, r.IntN(3), r.IntN(3))
		default:
			if depth > 0 {
				name := []string{"div", "section", "ul"}[r.IntN(3)]
				fmt.Fprintf(&b, `<%s data-n="%d">%s</%[1]s>`, name, r.IntN(3), randomBody(r, depth-1))
			}
		}
	}
	return b.String()
}
