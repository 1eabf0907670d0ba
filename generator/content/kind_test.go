package content

import (
	"strings"
	"testing"

	"vizitka/generator/diag"
)

func TestAnUnknownKindIsAnErrorButByTheNameTypeAWarning(t *testing.T) {
	rules := testRules(t)
	rules.settings.Sections = map[string]string{"rules": "rule"}
	for _, test := range []struct{ file, src, kind, told, hint string }{
		{"content/a.md", "+++\nkind = \"post\"\n+++\n", "article", "unknown-kind 2:8", "article, rule"},
		{"content/a.md", "+++\nkind = \"rule\"\n+++\n", "rule", "", ""},
		{"content/a.md", "---\ntype: rule\n---\n", "rule", "", ""},
		{"content/a.md", "---\ntype: post\n---\n", "article", "type-no-kind 2:7", "[kinds.post]"},
		{"content/a.md", "---\ntype: rulle\n---\n", "article", "type-no-kind 2:7", `"rule"`},
		{"content/rules/a.md", "---\ntype: post\n---\n", "rule", "type-no-kind 2:7", "[kinds.post]"},
		{"content/rules/a.md", "---\ntype: post\nnumber: 5\n---\n", "rule", "type-no-kind 2:7", "[kinds.post]"},
	} {
		d, problems := Parse(test.file, []byte(test.src), rules)
		var told, hint string
		for _, p := range problems {
			told += p.Message.Name + " " + strings.TrimPrefix(p.Place.String(), test.file+":")
			hint += p.Hint("en")
		}
		if d.Kind != test.kind || told != test.told || !strings.Contains(hint, test.hint) {
			t.Errorf("%s %q is of kind %q, told %q (%s); want %q, %q (%s)", test.file, test.src, d.Kind, told, hint, test.kind, test.told, test.hint)
		}
		if problems.Has(diag.Error) != strings.HasPrefix(test.told, "unknown-kind") {
			t.Errorf("%q: %v", test.src, problems)
		}
	}
}
