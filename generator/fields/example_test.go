package fields

import (
	"slices"
	"testing"
)

func TestExamplesAreTakenInTheLanguageOfTheirReader(t *testing.T) {
	d, problems := Parse(Whole("theme.toml", []byte(`
one = { type = "text", example = "x" }
two = { type = "text", example = { en = "Give.", ru = "Отдай." } }
three = { type = "int", example = { ru = 3 } }
four = { type = "table", example = { en = "a key" } }
`), TOML))
	fields, found := ReadFields(d)
	if problems = append(problems, found...); len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	want := map[string][]string{
		"en": {`"x"`, `"Give."`, "1", `{ en = "a key" }`},
		"ru": {`"x"`, `"Отдай."`, "3", `{ en = "a key" }`},
		"de": {`"x"`, `"Give."`, "1", `{ en = "a key" }`},
	}
	for lang, samples := range want {
		var got []string
		for i := range fields {
			got = append(got, FormatTOML(fields[i].Sample(lang)))
		}
		if !slices.Equal(got, samples) {
			t.Errorf("in %s: %q, want %q", lang, got, samples)
		}
	}
	if examples := fields[1].schema()["examples"]; len(examples.([]any)) != 2 {
		t.Errorf("the schema shows %v", examples)
	}
}

func TestAnExampleInALanguageIsJudged(t *testing.T) {
	d, _ := Parse(Whole("theme.toml", []byte(`n = { type = "int", example = { ru = "three" } }`), TOML))
	_, found := ReadFields(d)
	if len(found) != 1 || found[0].Message != wrongType[Int] || found[0].Place.Col != 38 {
		t.Error(lines(found))
	}
}
