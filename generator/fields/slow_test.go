package fields

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// Front matter made to be slow is read or refused at once.
func TestHostileFrontMatterIsQuick(t *testing.T) {
	fill := func(unit string) string { return strings.Repeat(unit, FrontMatterMax/len(unit)) }
	numbered := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < FrontMatterMax-200; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	deep := strings.Repeat("a.", 29)
	for name, s := range map[string]struct {
		format Format
		text   string
	}{
		"inline tables":  {TOML, "a = " + fill("{a=")},
		"lists":          {TOML, "a = " + fill("[")},
		"dots":           {TOML, fill("a.") + "a = 1"},
		"quoted dots":    {TOML, fill("''.") + "a = 1"},
		"deep keys":      {TOML, numbered(deep + "k%d = 1\n")},
		"deep headers":   {TOML, numbered("[" + deep + "k%d]\n")},
		"tables in list": {TOML, numbered("[[a]]\n[a.b%d]\n")},
		"many keys":      {TOML, numbered("k%d=1\n")},
		"quotes":         {TOML, "a = " + fill("\"")},
		"YAML lists":     {YAML, "a: " + fill("[")},
		"YAML tables":    {YAML, "a: " + fill("{a: ")},
		"YAML dashes":    {YAML, fill("- ")},
		"YAML questions": {YAML, fill("? ")},
		"YAML aliases":   {YAML, "a: &a [" + strings.Repeat("x,", 1000) + "x]\nb: [" + strings.Repeat("*a,", 20000) + "]\n"},
		"YAML anchors":   {YAML, numbered("a%[1]d: &a%[1]d 1\n")},
		"YAML merges":    {YAML, "a: &a {" + strings.Repeat("x: 1, ", 10) + "y: 1}\n" + numbered("b%d: {<<: *a}\n")},
		"JSON lists":     {JSON, fill("[")},
		"JSON tables":    {JSON, fill("{\"a\":")},
	} {
		start := time.Now()
		d, problems := Parse(Source{File: "a.md", Text: []byte(s.text), End: len(s.text), Format: s.format, Max: 2 * FrontMatterMax})
		testSchema.Judge(d)
		testSchema.Missing(d)
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%s: %v", name, took)
		} else if testing.Verbose() {
			t.Logf("%s: %v, %d problems", name, took, len(problems))
		}
	}
}
