package config

import (
	"fmt"
	"reflect"
	"testing"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
)

// themeOptions are as a theme would declare them.
func themeOptions(t *testing.T, text string) []fields.Field {
	t.Helper()
	doc, problems := fields.Parse(fields.Whole("theme.toml", []byte(text), fields.TOML))
	options, found := fields.ReadFields(doc)
	if problems = append(problems, found...); len(problems) > 0 {
		t.Fatal(list(problems))
	}
	return options
}

const someOptions = `
width     = { type = "int", default = 60, min = 40 }
side_note = { type = "text", default = "none" }
tone      = { type = "text", values = ["calm", "loud"] }
`

func TestOptionsOfAThemeAreSetUnderParams(t *testing.T) {
	before, problems := Load(site(map[string]string{
		File:                   "title = 'x'\nlanguage = 'en'\n[params]\nsideNote = 'low'\nown = 1\n[languages.ru.params]\nwidth = 70\n",
		"site.production.toml": "[params]\ntone = 'loud'\n",
	}), Options{Environment: "production"})
	s, found := before.WithOptions(themeOptions(t, someOptions))
	if problems = append(problems, found...); len(problems) > 0 {
		t.Fatal(list(problems))
	}
	en := map[string]any{"width": int64(60), "side_note": "low", "tone": "loud", "own": int64(1)}
	ru := map[string]any{"width": int64(70), "side_note": "low", "tone": "loud", "own": int64(1)}
	if !reflect.DeepEqual(s.Params, en) || !reflect.DeepEqual(s.Languages[0].Params, en) || !reflect.DeepEqual(s.Languages[1].Params, ru) {
		t.Errorf("params are %v, %v, %v", s.Params, s.Languages[0].Params, s.Languages[1].Params)
	}
	if before.Params["width"] != nil || before.Params["sideNote"] != "low" {
		t.Errorf("the settings changed: %v", before.Params)
	}
	if s.Values()["params.width"] != "60" || s.Values()["languages.ru.params.width"] != "70" {
		t.Errorf("values are %v", s.Values())
	}
}

func TestOptionsOfAThemeAreJudgedWhereTheyStand(t *testing.T) {
	tests := []struct{ name, site, production, options, want string }{
		{"a wrong type", "[params]\nwidth = 'wide'", "", someOptions, "[site.toml:3:9 not-int]"},
		{"a value that is none", "[params]\ntone = 'lowd'", "", someOptions, "[site.toml:3:8 not-in-values]"},
		{"in the settings of an environment", "", "[params]\nwidth = 7", someOptions, "[site.production.toml:2:9 too-small]"},
		{"of a language", "[languages.ru.params]\nwidth = true", "", someOptions, "[site.toml:3:9 not-int]"},
		{"two spellings", "[params]\nside_note = 'a'\nsideNote = 'b'", "", someOptions, "[site.toml:4:1 twin-key]"},
		{"an unknown one", "[params]\nwidht = 1", "", someOptions, "[]"},
		{"a required one that is not given", "[params]\nx = 1", "", `key = { type = "text", required = true }`, "[site.toml:2:1 missing-key]"},
		{"a required one that an environment gives", "", "[params]\nkey = 'x'", `key = { type = "text", required = true }`, "[]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, problems := Load(site(map[string]string{
				File: "title = 'x'\n" + test.site + "\n", "site.production.toml": "\n"[:min(1, 0)] + test.production + "\n",
			}), Options{Environment: "production"})
			s, found := s.WithOptions(themeOptions(t, test.options))
			if got := fmt.Sprint(named(append(problems, found...))); got != test.want {
				t.Errorf("told %s, want %s", got, test.want)
			}
			if w, given := s.Params["width"]; given && w != int64(60) {
				t.Errorf("a wrong value counts: %v", w)
			}
		})
	}
}

func named(l diag.List) []string {
	var out []string
	for _, d := range diag.Compact(l) {
		out = append(out, fmt.Sprintf("%s %s", d.Place, d.Message.Name))
	}
	return out
}
