package content

import (
	"strings"
	"testing"
)

func TestAnAddressThatCannotBeTakenAsWrittenIsTold(t *testing.T) {
	rules := testRules(t)
	for _, test := range []struct{ front, told, hint string }{
		{`url = "../../etc"`, `2:7: "url" cannot be "../../etc"; it was taken as "/etc"`, "from the root"},
		{`url = "/a//b/"`, `2:7: "url" cannot be "/a//b/"; it was taken as "/a/b"`, "from the root"},
		{`url = "https://example.org/a"`, `2:7: "url" cannot be "https://example.org/a"; it was taken as "/https:/example.org/a"`, "from the root"},
		{`slug = "a/b"`, `2:8: "slug" cannot be "a/b"; it was taken as "a-b"`, `url = "/a/b/"`},
		{`url = "/"`, "", ""},
		{`url = "/a/b/"`, "", ""},
		{`url = "a/b"`, "", ""},
		{`url = "/feed.xml"`, "", ""},
		{`slug = "My page"`, "", ""},
		{`slug = "/a/"`, "", ""},
	} {
		_, problems := Parse("content/a.md", []byte("+++\n"+test.front+"\n+++\n"), rules)
		var told, hint string
		for _, p := range problems {
			told += strings.TrimPrefix(p.Place.String(), "content/a.md:") + ": " + p.Text("en")
			hint += p.Hint("en")
		}
		if told != test.told || !strings.Contains(hint, test.hint) {
			t.Errorf("%s: told %q (%s), want %q (%s)", test.front, told, hint, test.told, test.hint)
		}
	}
}
