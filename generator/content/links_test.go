package content

import (
	"reflect"
	"testing"
	"testing/fstest"

	"vizitka/generator/config"
	"vizitka/generator/fields"
	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

func TestLinksAreThoseOfTheBodyAndThenOfTheFields(t *testing.T) {
	settings, problems := config.Load(fstest.MapFS{"site.toml": {Data: []byte("title = \"A\"\nbase_url = \"https://example.org/\"\nlanguage = \"en\"\n")}}, config.Options{})
	rules := NewRules(settings, map[string]config.Kind{
		"article": {Name: "article", Fields: []fields.Field{{Name: "why", Type: fields.Markdown, List: true}}},
	}, map[string]markdown.Component{
		"cite": {Forms: []markdown.Form{markdown.Inline}, Ref: "source"},
		"kbd":  {Forms: []markdown.Form{markdown.Inline}},
		"note": {Forms: []markdown.Form{markdown.Container}},
	})
	d, found := Parse("content/a.md", []byte(`+++
why = ["Because :cite[smith-2000].", "And [b](b.md)."]
+++
:::note[See [[c]]]
:cite[jones-1990|Jones] and :kbd[x], [d](d.md).
:::
`), rules)
	if problems.Add(found...); len(problems) > 0 {
		t.Fatal(problems)
	}
	want := []Link{
		{Wiki: true, Ref: "c"},
		{Ref: "jones-1990", Kind: "source"},
		{Ref: "d.md"},
		{Ref: "smith-2000", Kind: "source"},
		{Ref: "b.md"},
	}
	if !reflect.DeepEqual(d.Links, want) {
		t.Errorf("got %v, want %v", d.Links, want)
	}
	e := &trace.Encoder{}
	d.Encode(e)
	if back := Decode(trace.NewDecoder(e.Buf), nil, nil); !reflect.DeepEqual(back.Links, want) {
		t.Errorf("the store gave back %v", back.Links)
	}
}
