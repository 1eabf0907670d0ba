package fields

import (
	"strings"
	"testing"
)

func TestAFieldThatMustBeTrueIsAnErrorWhereItIsNot(t *testing.T) {
	declared, problems := ReadFields(parse(t, TOML, "[fields]\nconsent = { type = 'bool', required = true, must = true }"), "fields")
	if len(problems) > 0 || len(declared) != 1 {
		t.Fatal(declared, problems)
	}
	s := &Schema{Fields: declared}
	editor := compile(t, s)
	for text, want := range map[string]string{
		"consent = true":  "",
		"consent = false": "1:11 must-be-true",
		"consent = 'yes'": "1:11 not-bool",
		"":                "1:1 missing-key",
	} {
		d := parse(t, TOML, text)
		tree, found := s.Judge(d)
		if got := strings.Join(lines(append(found, s.Missing(d)...)), "; "); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
		if tree["consent"] != nil && want != "" {
			t.Errorf("%s: the judged tree has %v", text, tree)
		}
		if sound := editor.Validate(map[string]any(d.Tree)) == nil; sound != (want == "") {
			t.Errorf("%s: the editor's schema says %t", text, sound)
		}
	}
	if got := exampleOf(&declared[0]); got != "consent = true" {
		t.Errorf("the example is %s", got)
	}
}

func TestDeclarationsOfMustAndZoneAreJudged(t *testing.T) {
	for text, want := range map[string]string{
		"a = { type = 'int', must = true }":                                     "2:21 field-option",
		"a = { type = 'bool', must = true, default = false }":                   "2:45 must-be-true",
		"a = { type = 'text', zone = 'b' }\nb = { type = 'text' }":              "2:22 field-option",
		"a = { type = 'date', zone = 'b' }\nb = { type = 'text' }":              "",
		"a = { type = 'date', zone = 'b' }":                                     "2:29 field-zone",
		"a = { type = 'date', zone = 'b' }\nb = { type = 'int' }":               "2:29 field-zone",
		"a = { type = 'date', zone = 'b' }\nb = { type = 'text', list = true }": "2:29 field-zone",
	} {
		_, problems := ReadFields(parse(t, TOML, "[fields]\n"+text), "fields")
		if got := strings.Join(lines(problems), "; "); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
