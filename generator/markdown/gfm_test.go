package markdown

import (
	"regexp"
	"strings"
	"testing"
)

// deviations from the examples of GitHub's extensions, each with its reason.
// An example that is listed and holds fails the test.
var deviations = map[string]string{
	"strikethrough.txt 3": "one tilde is a subscript: ~sub~",
}

// ours are differences that hold in every example: what we add to an element
// for those who read with a keyboard or a voice.
var ours = strings.NewReplacer(
	`<div class="table" role="region" tabindex="0" aria-label="Table">`+"\n", "",
	"</table>\n</div>", "</table>",
	`<pre tabindex="0">`, "<pre>",
	`<ul class="tasks">`, "<ul>",
	` loading="lazy" decoding="async"`, "",
	` />`, ">",
	`<input type="checkbox" disabled checked aria-label="done">`, "[x]",
	`<input type="checkbox" disabled aria-label="to do">`, "[ ]",
)

var theirs = strings.NewReplacer(
	` align="center"`, ` style="text-align:center"`, ` align="right"`, ` style="text-align:right"`, ` align="left"`, ` style="text-align:left"`,
	`<input checked="" disabled="" type="checkbox">`, "[x]",
	`<input disabled="" type="checkbox">`, "[ ]",
	` />`, ">",
)

var anchors = regexp.MustCompile(` id="[^"]*"| <a class="anchor"[^>]*></a>|<div class="code"[^>]*>|</div>`)

func TestGitHubExtensions(t *testing.T) {
	seen := 0
	for _, file := range []string{"table.txt", "strikethrough.txt", "linkify.txt", "tasklist.txt", "definition_list.txt"} {
		text := string(goldmarkFile(t, "extension/_test/"+file))
		for example := range strings.SplitSeq(text, "//= = = = = = = = = = = = = = = = = = = = = = = =//") {
			parts := strings.Split(example, "//- - - - - - - - -//\n")
			if len(parts) != 3 {
				continue
			}
			number, _, _ := strings.Cut(strings.TrimSpace(parts[0]), "\n")
			number, _, _ = strings.Cut(number, ":")
			name := file + " " + number
			seen++
			source := strings.TrimSuffix(parts[1], "\n")
			if strings.Contains(parts[0], "enableEscape") {
				source = strings.ReplaceAll(source, `\t`, "\t")
			}
			doc, _ := Convert("gfm.md", []byte(source), 0, &Options{HTML: HTMLAll})
			got := strings.TrimSpace(anchors.ReplaceAllString(ours.Replace(filled(&doc.Body)), ""))
			want := strings.TrimSpace(theirs.Replace(parts[2]))
			reason, deviates := deviations[name]
			switch {
			case deviates && got == want:
				t.Errorf("%s holds and is listed as a deviation (%s)", name, reason)
			case !deviates && got != want:
				t.Errorf("%s\n--- source\n%s\n--- got\n%s\n--- want\n%s", name, parts[1], got, want)
			}
		}
	}
	if seen < 49 {
		t.Errorf("%d examples were found, want 49 or more", seen)
	}
}
