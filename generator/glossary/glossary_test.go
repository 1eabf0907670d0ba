package glossary

import (
	"reflect"
	"strings"
	"testing"
)

// linked shows the links that Link makes as [page text].
func linked(w *Words, html string) string {
	done := map[string]bool{}
	return string(w.Link(nil, []byte(html), done, func(dst []byte, page string, text []byte) []byte {
		return append(dst, "["+page+" "+string(text)+"]"...)
	}))
}

func TestTheFirstMentionOfAWordIsLinked(t *testing.T) {
	words := New([]Form{
		{"сеть", "net"},
		{"сети", "net"},
		{"социальная сеть", "social"},
		{"социальной сети", "social"},
		{"мост", "bridge"},
		{"ГОСТ", "gost"},
		{"тёплое знакомство", "warm"},
		{"тет-а-тет", "tete"},
		{"bridge", "en"},
	})
	for name, test := range map[string]struct{ html, want string }{
		"once, in the form that comes first":     {"<p>В сети и сеть, и сети.</p>", "<p>В [net сети] и сеть, и сети.</p>"},
		"a whole word alone":                     {"<p>мостовая, замост, мост</p>", "<p>мостовая, замост, [bridge мост]</p>"},
		"with a capital at the start":            {"<p>Мост. Социальная сеть.</p>", "<p>[bridge Мост]. [social Социальная сеть].</p>"},
		"capitals within as they are":            {"<p>гост МОСТ ГОСТ</p>", "<p>гост МОСТ [gost ГОСТ]</p>"},
		"the longer of two":                      {"<p>социальной сети сеть</p>", "<p>[social социальной сети] [net сеть]</p>"},
		"a part where the longer does not stand": {"<p>социальная, сеть</p>", "<p>социальная, [net сеть]</p>"},
		"over a line and a no-break space":       {"<p>тёплое\nзнакомство</p>", "<p>[warm тёплое\nзнакомство]</p>"},
		"not over a tag":                         {"<p>тёплое <em>знакомство</em> мост</p>", "<p>тёплое <em>знакомство</em> [bridge мост]</p>"},
		"a hyphen joins":                         {"<p>мост-призрак, тет-а-тет, мост-</p>", "<p>мост-призрак, [tete тет-а-тет], [bridge мост]-</p>"},
		"before what belongs to it in English":   {"<p>a bridge’s end</p>", "<p>a [en bridge]’s end</p>"},
		"not in a heading":                       {"<h2>Мост <i>мост</i></h2><p>мост</p>", "<h2>Мост <i>мост</i></h2><p>[bridge мост]</p>"},
		"not in a link or in what it holds":      {`<a href="/мост/">мост <b>мост</b></a> мост`, `<a href="/мост/">мост <b>мост</b></a> [bridge мост]`},
		"not in code":                            {"<pre><code>мост</code> мост</pre><code>мост</code>мост", "<pre><code>мост</code> мост</pre><code>мост</code>[bridge мост]"},
		"not in buttons and what unfolds":        {"<button>мост</button><details><summary>мост</summary>мост</details>", "<button>мост</button><details><summary>мост</summary>[bridge мост]</details>"},
		"not where the theme says so":            {"<div data-no-terms><div>мост</div>мост</div>мост", "<div data-no-terms><div>мост</div>мост</div>[bridge мост]"},
		"not in attributes, scripts, comments":   {`<img alt="мост > мост"><script>"<a>мост"</script><!-- мост > --><p>мост`, `<img alt="мост > мост"><script>"<a>мост"</script><!-- мост > --><p>[bridge мост]`},
		"not in the name of a character":         {"<p>&мост; &amp; мост</p>", "<p>&мост; &amp; [bridge мост]</p>"},
		"capital tags are the same":              {"<A HREF=x>мост</A> мост", "<A HREF=x>мост</A> [bridge мост]"},
		"an element that closes itself":          {"<svg/>мост", "<svg/>[bridge мост]"},
		"nothing where an element stays open":    {"<a>мост", "<a>мост"},
		"text without a tag, cut anywhere":       {"мост <", "[bridge мост] <"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := linked(words, test.html); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestAPageThatIsDoneIsNotLinkedAgain(t *testing.T) {
	words, done := New([]Form{{"мост", "bridge"}, {"сеть", "net"}}), map[string]bool{"net": true}
	write := func(dst []byte, page string, text []byte) []byte { return append(dst, "["+page+"]"...) }
	first := words.Link(nil, []byte("<p>сеть, мост</p>"), done, write)
	second := words.Link(nil, []byte("<p>мост</p>"), done, write)
	if string(first) != "<p>сеть, [bridge]</p>" || string(second) != "<p>мост</p>" {
		t.Errorf("%s %s", first, second)
	}
}

// What is collected holds for any text made of the parts: so it has words in
// titles and links too.
func TestFormsAreCollectedWhereverTheyStand(t *testing.T) {
	words := New([]Form{{"мост", "bridge"}, {"мостом", "bridge"}, {"сеть", "net"}, {"  ", "none"}, {"мост", "other"}})
	found := map[Form]bool{}
	words.Collect([]byte(`<h2>Мост</h2><a href="`), found)
	words.Collect([]byte(`">мостом</a>`), found)
	want := map[Form]bool{{"мост", "bridge"}: true, {"мостом", "bridge"}: true}
	if !reflect.DeepEqual(found, want) {
		t.Errorf("found %v", found)
	}
	if got := len(words.Forms()); got != 3 {
		t.Errorf("%d forms: one without a word, or a second of the same text, is kept", got)
	}
}

// Linking takes no word away and adds none, whatever the HTML.
func FuzzLink(f *testing.F) {
	for _, seed := range []string{"<p>мост</p>", "<a", "&", "<!--", "<script>", "а-б\xff", "<svg/><x data-no-terms>"} {
		f.Add(seed)
	}
	words := New([]Form{{"мост", "a"}, {"а б", "b"}, {"p", "c"}})
	f.Fuzz(func(t *testing.T, html string) {
		same := words.Link(nil, []byte(html), map[string]bool{}, func(dst []byte, _ string, text []byte) []byte { return append(dst, text...) })
		if string(same) != html {
			t.Errorf("%q became %q", html, same)
		}
	})
}

// A page of eight hundred words and a glossary of three hundred forms.
func BenchmarkCollectAndLink(b *testing.B) {
	var forms []Form
	for i := range 30 {
		for j := range 10 {
			forms = append(forms, Form{strings.Repeat("слово", 1+i%3) + string(rune('а'+i)) + string(rune('а'+j)), string(rune('a' + i))})
		}
	}
	words := New(forms)
	text := []byte(strings.Repeat("<p>Вы сидели с человеком за соседними столами, спорили и <em>выручали</em> друг друга, потом кто-то сменил работу.</p>\n", 50) + "<p>словоаб</p>")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		found := map[Form]bool{}
		words.Collect(text, found)
		if len(found) != 1 {
			b.Fatal(found)
		}
	}
}
