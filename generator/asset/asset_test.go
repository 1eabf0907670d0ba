package asset

import (
	"testing"
	"testing/fstest"

	"vizitka/generator/output"
	"vizitka/generator/theme"
)

// publishedBy returns what the assets of a theme give, by their paths.
func publishedBy(t *testing.T, files map[string]string) map[string]output.Result {
	t.Helper()
	folder := fstest.MapFS{"theme.toml": {Data: []byte("name = \"t\"\n")}}
	for name, text := range files {
		folder["assets/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	made, problems := theme.Load([]theme.Layer{{Name: "t", FS: folder, Dir: "themes/t"}}, theme.Names{Language: "en"})
	if problems != nil {
		t.Fatal(problems)
	}
	out := map[string]output.Result{}
	for _, o := range Outputs(made) {
		out[o.Path] = o.Make(nil)
	}
	return out
}

// only returns the one output besides the style sheet that the program makes.
func only(t *testing.T, name, text string) (path string, r output.Result) {
	t.Helper()
	base := publishedBy(t, nil)
	for p, made := range publishedBy(t, map[string]string{name: text}) {
		if _, ours := base[p]; !ours {
			path, r = p, made
		}
	}
	return path, r
}

func TestTextIsMinifiedAndWhatHasAMistakeIsPublishedAsItIs(t *testing.T) {
	for _, test := range []struct{ name, text, want, problem string }{
		{"a.css", "a {\n color : red ;\n}\n/* why */\n", "a{color:red}", ""},
		{"a.js", "var x = 1 ; // one\n", "var x=1", ""},
		{"a.json", "{ \"a\" : [ 1 ] }\n", `{"a":[1]}`, ""},
		{"a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n <!-- why -->\n <path d=\"M 0 0 L 1 1\"/>\n</svg>\n", `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0 1 1"/></svg>`, ""},
		{"a.txt", "as  it\n is \n", "as  it\n is \n", ""},
		{"a.bin", "\x00\xFF", "\x00\xFF", ""},
		{"a.js", "var = ;\n", "var = ;\n", "themes/t/assets/a.js asset-syntax"},
		{"a.css", "a } b {", "a } b {", "themes/t/assets/a.css:1:3 style-closes-nothing"},
		{"a.css", "a { color: 'x\n }", "a { color: 'x\n }", "themes/t/assets/a.css:1:12 style-not-closed"},
		{"a.css", "a { color: 'x", "a { color: 'x", "themes/t/assets/a.css:1:12 style-not-closed"},
		{"a.css", "b {}\n/* open", "b {}\n/* open", "themes/t/assets/a.css:2:1 style-not-closed"},
		{"a.css", "@media x {\n a { top: 0 }\n", "@media x {\n a { top: 0 }\n", "themes/t/assets/a.css:1:10 style-not-closed"},
		{"a.css", "a { top: calc(1px }", "a { top: calc(1px }", "themes/t/assets/a.css:1:19 style-closes-nothing"},
		{"a.css", "a[b = \"]\"] { top: url(x y) } /* } */", "a[b = \"]\"] { top: url(x y) } /* } */", "themes/t/assets/a.css:1:19 style-not-closed"},
		{"a.css", "a:is(b, [c]) { --x: { y: (z) }; content: '}' }", "a:is(b,[c]){--x:{ y: (z) };content:'}'}", ""},
		{"deep/er/a.css", "b { top : 0 }", "b{top:0}", ""},
	} {
		path, r := only(t, test.name, test.text)
		if string(r.Bytes) != test.want {
			t.Errorf("%s is %q, want %q", path, r.Bytes, test.want)
		}
		got := ""
		for _, p := range r.Problems {
			got += p.Place.String() + " " + p.Message.Name
		}
		if got != test.problem {
			t.Errorf("%s: told %q, want %q", path, got, test.problem)
		}
	}
}

func TestTheAddressChangesWithTheContent(t *testing.T) {
	one, _ := only(t, "a.css", "a{color:red}")
	again, _ := only(t, "a.css", "a{color:red}")
	other, _ := only(t, "a.css", "a{color:blue}")
	if one != again || one == other || one == "" {
		t.Errorf("the addresses are %s, %s and %s", one, again, other)
	}
}
