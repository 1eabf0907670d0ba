package generator

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	_ "vizitka/generator/build"
	"vizitka/generator/diag"
	_ "vizitka/generator/publish"
	_ "vizitka/generator/serve"
	_ "vizitka/generator/watch"
)

var placeholder = regexp.MustCompile(`\{[a-zA-Z]+\}`)

// The rules of messages: one name each, both languages, the same values in
// both, lower case, no full stop.
func TestMessagesKeepTheirRules(t *testing.T) {
	values := func(text string) []string {
		set := map[string]bool{}
		for _, v := range placeholder.FindAllString(text, -1) {
			set[v] = true
		}
		return slices.Sorted(maps.Keys(set))
	}
	last := ""
	for _, m := range diag.Messages() {
		if m.Name == last {
			t.Errorf("%s is declared twice", m.Name)
		}
		last = m.Name
		if m.En == "" || m.Ru == "" || (m.HintEn == "") != (m.HintRu == "") {
			t.Errorf("%s lacks a language", m.Name)
		}
		for _, pair := range [][2]string{{m.En, m.Ru}, {m.HintEn, m.HintRu}} {
			if en, ru := values(pair[0]), values(pair[1]); !slices.Equal(en, ru) {
				t.Errorf("%s names other values in English than in Russian: %v, %v", m.Name, en, ru)
			}
			for _, text := range pair {
				if strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "…") {
					t.Errorf("%s ends in a full stop: %s", m.Name, text)
				}
				first, _ := utf8.DecodeRuneInString(text)
				word, _, _ := strings.Cut(text, " ")
				if unicode.IsUpper(first) && word != strings.ToUpper(word) && !properNames[word] {
					t.Errorf("%s starts with a capital: %s", m.Name, text)
				}
			}
		}
	}
}

// properNames begin a message in capitals all the same.
var properNames = map[string]bool{"Markdown": true, "Hugo": true, "Hugo's": true, "Windows": true}
