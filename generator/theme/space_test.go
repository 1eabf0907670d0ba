package theme

import "testing"

func TestWhiteSpaceThatIsNotShownIsRemoved(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"between blocks", "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n", "<ul><li>a</li><li>b</li></ul>"},
		{"around actions", "<ul>\n{{range .Tags}}\n  <li>{{.}}</li>\n{{end}}\n</ul>", "<ul><li>a</li><li>b</li></ul>"},
		{"words stay apart", "one\n  two  <b>three</b>\n<i>four</i>", "one\ntwo <b>three</b>\n<i>four</i>"},
		{"values stay apart", "{{.Title}}\n{{.Title}} <b>{{.Title}}</b> x", "T\nT <b>T</b> x"},
		{"in a paragraph", "<p>\n  one <a href=x>two</a>\n  three\n</p>", "<p>one <a href=x>two</a>\nthree</p>"},
		{"in a tag", "<a  href=\"x  y\"\n   class='a  b' >z</a>", "<a href=\"x  y\" class='a  b'>z</a>"},
		{"pre", "<p>\n<pre>\n  a\n    b\n</pre>\n<p>", "<p><pre>\n  a\n    b\n</pre><p>"},
		{"textarea", "x  <textarea>\n  a  b</textarea>  y", "x <textarea>\n  a  b</textarea> y"},
		{"script", "x <script>\n  let a  = \"  \"\n</script> y", "x <script>\n  let a  = \"  \"\n</script> y"},
		{"style", "<style>\n p  { }\n</style>", "<style>\n p  { }\n</style>"},
		{"comments", "<p>a\n  <!-- b -->\n  c</p>", "<p>a\nc</p>"},
		{"comments with actions", "<p>a <!-- {{.Title}}  x --> b</p>", "<p>a  b</p>"},
		{"the head", "<head>\n  <meta charset=utf-8>\n  <title>\n{{.Title}}</title>\n  <script></script>\n</head>\n<body>", "<head><meta charset=utf-8><title>T</title><script></script></head><body>"},
		{"actions that print nothing", "<div>\n{{$x := 1}}\n{{if .Home}}{{end}}\n<p>a", "<div><p>a"},
		{"a branch between words", "a\n{{if .Home}}b{{end}}\nc", "a\n\nc"},
		{"a branch between tags", "<div>\n{{if .Home}}\n<p>b</p>\n{{else}}\n<p>c</p>\n{{end}}\n</div>", "<div><p>c</p></div>"},
		{"a define between words", "{{define \"x\"}} b {{end}}a{{template \"x\"}}c", "a b c"},
		{"a byte order mark", "\uFEFF<p>a</p>", "<p>a</p>"},
		{"signs that are no tags", "a < b  &amp; c", "a &lt; b &amp; c"},
		{"a tag made by an action", "<h{{len .Tags}}  id=a>\n x", "<h2 id=a>\nx"},
		{"doctype", "<!doctype html>\n<html>\n", "<!doctype html><html>"},
		{"buttons", "<button>a</button>\n<button>b</button>", "<button>a</button>\n<button>b</button>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			th := mustLoad(t, layer("mine", "partials/a.html", test.text))
			got, problems := show(t, th, "partials/a.html", &page{Title: "T", Tags: []string{"a", "b"}})
			if problems != nil {
				t.Fatal(listed(problems))
			}
			if got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}
