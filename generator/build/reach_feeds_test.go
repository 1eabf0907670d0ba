package build

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// A change of one article makes again, of what is made for readers elsewhere,
// only what shows what changed.
func TestAnArticleMakesAgainOnlyTheFeedsThatShowIt(t *testing.T) {
	const (
		copied = "s/a/index.md"
		page   = "s/a/index.html " + copied
		feeds  = "feed.xml rss.xml feed.json s/feed.xml tags/x/feed.xml"
		lists  = "llms.txt s/index.md"
	)
	for _, test := range []struct{ name, feeds, file, before, after, wants string }{
		{"the text of a page with a description", "", "content/s/a.md", "Text", "Words", page},
		{"the text of a page without one: its feeds", "", "content/t/c.md", "Text", "Words", "t/c/index.html t/c/index.md feed.xml rss.xml feed.json t/feed.xml"},
		{"text behind the summary", "", "content/t/c.md", "More", "Less", "t/c/index.html t/c/index.md"},
		{"a text that feeds have whole", "content = \"full\"", "content/s/a.md", "Text", "Words", page + " " + feeds},
		{"a description: feeds, the copies of lists", "", "content/s/a.md", "About", "Of", copied + " " + feeds + " " + lists},
		{"lastmod: feeds and the sitemap", "", "content/s/a.md", "lastmod = 2026-02-02", "lastmod = 2026-02-03", copied + " " + feeds + " sitemap.xml"},
		{"a page too old for feeds", "size = 2", "content/s/old.md", "About", "Of", "s/old/index.md " + lists},
		{"a page without a date", "", "content/s/undated.md", "About", "Of", "s/undated/index.md " + lists},
		{"a picture: the sitemap", "", "content/s/a.md", "Text", "![](p.svg)", page + " sitemap.xml"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := write(t, fmt.Sprintf(`
-- site.toml --
title = "Site"
base_url = "https://example.org/"
language = "en"
llms = true
[feeds]
%s
-- content/s/_index.md --
+++
title = "S"
+++
-- content/s/a.md --
+++
title = "A"
description = "About"
date = 2026-01-02
lastmod = 2026-02-02
tags = ["x"]
+++
Text.
-- content/s/b.md --
+++
title = "B"
description = "About"
date = 2026-01-03
tags = ["x"]
+++
-- content/s/old.md --
+++
title = "Old"
description = "About"
date = 2020-01-03
+++
-- content/s/undated.md --
+++
title = "Undated"
description = "About"
+++
-- content/s/p.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>
-- content/t/c.md --
+++
title = "C"
date = 2026-01-03
+++
Text.

More.
`, test.feeds))
			first := open(t, dir, Options{Live: true})
			readAll(t, first)
			edit(t, dir, test.file, test.before, test.after)
			next, err := first.Next(nil, noon, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			after := readAll(t, next)
			want := strings.Fields(test.wants)
			slices.Sort(want)
			if again := next.Rendered(); !slices.Equal(again, want) {
				t.Errorf("made again:\n%v\nwant:\n%v", again, want)
			}
			compareSites(t, after, readAll(t, open(t, dir, Options{})))
		})
	}
}
