package markdown

import "testing"

func TestHintsNameOnlyComponentsThatAreThere(t *testing.T) {
	video := map[string]Component{"video": {Forms: []Form{Leaf}}, "note": {Forms: []Form{Container}}}
	const list = "write a component of the theme, as :::name[Title] … ::: or ::name{…} in one line; there are "
	tests := []struct {
		source     string
		components map[string]Component
		want       string
	}{
		{"{{< youtube x >}}", video, "write ::video{url=…}"},
		{"{{< vimeo 1 >}}", video, "write ::video{url=…}"},
		{"{{< iframe x >}}", video, "write ::video{url=…}"},
		{"{{< video x >}}", video, "write ::video{src=…}"},
		{"{{< youtube x >}}", nil, list + "abbr"},
		{"{{< gallery >}}", video, list + "abbr, note, video"},
		{"{{< tabs >}}", video, list + "abbr, note, video"},
		{"{{< tabs >}}", map[string]Component{"tabs": {}}, "write :::tabs … :::"},
		{"{{< figure x >}}", nil, `write ![…](… "…")`},
		{"x <iframe src=y>", video, "write ::video{url=…} in Markdown"},
		{"x <iframe src=y>", nil, `write it in Markdown, or allow it: html = "safe" under [markdown] in site.toml`},
		{"x <dd>", nil, "write : … in Markdown"},
	}
	for _, test := range tests {
		_, found := Convert("a.md", []byte(test.source), 0, &Options{Components: test.components})
		if len(found) != 1 || found[0].Hint("en") != test.want {
			t.Errorf("%s: %v, want %q", test.source, found, test.want)
		}
	}
}
