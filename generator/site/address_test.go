package site

import (
	"strings"
	"testing"
)

func TestTwoAtOneAddressAreToldWithWhatToDo(t *testing.T) {
	const composed, decomposed = "\u0439", "\u0438\u0306" // й
	for _, test := range []struct{ name, one, two, want string }{
		{"of one name in two Unicode forms", "content/" + composed + ".md", "content/" + decomposed + ".md", "differs only in Unicode form"},
		{"that are files", "static/" + composed + ".txt", "static/" + decomposed + ".txt", "differs only in Unicode form"},
		{"that stand beside pages", "content/" + composed + ".png", "content/" + decomposed + ".png", "differs only in Unicode form"},
		{"of one name but for case", "content/a.md", "content/A.md", "rename one"},
		{"of two names", "content/a-b.md", "content/a b.md", "rename one"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := assemble(t, "-- site.toml --\ntitle = \"A\"\nbase_url = \"https://example.org/\"\nlanguage = \"ru\"\n-- "+test.one+" --\n-- "+test.two+" --\n")
			if got := told(problems); len(problems) != 1 || !strings.Contains(got, "two outputs have the address") || !strings.Contains(got, test.want) {
				t.Errorf("told:\n%s\nwant %q in it", got, test.want)
			}
		})
	}
}
