package contact

import (
	"strings"
	"time"

	"vizitka/generator/diag"
)

var badCareerDate = diag.Declare(diag.Message{
	Name: "career-date", Severity: diag.Warning,
	En: `{output} is without the date "{value}", which it cannot read`, Ru: "{output} без даты «{value}»: её не удаётся прочитать",
	HintEn: "write a year, a month or a day: 2021, 2021-09, 2021-09-30", HintRu: "пишите год, месяц или день: 2021, 2021-09, 2021-09-30",
})

// A post is an entry of work or education.
type post struct {
	place, role, note string
	start, end        string // as ISO 8601 has them; "" for none
	// current: it has no end, or one that is a word ("now").
	current bool
}

func posts(entries []table) (out []post) {
	for _, t := range entries {
		start, _ := isoDate(t.text("start"))
		end, _ := isoDate(t.text("end"))
		out = append(out, post{
			place: t.text("place"), role: t.text("role"), note: t.text("note"),
			start: start, end: end, current: !strings.ContainsAny(t.text("end"), "0123456789"),
		})
	}
	return out
}

// isoDate reads a year, a month or a day; false for anything else.
func isoDate(text string) (string, bool) {
	text = strings.NewReplacer("–", "-", "‑", "-").Replace(text) // typography takes months for ranges
	for _, form := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(form, text); err == nil {
			return text, true
		}
	}
	return "", false
}

// judgeDates reports the dates of a career that no program can read.
func (s *source) judgeDates(output string) {
	for _, field := range []string{"work", "education"} {
		for i, t := range table(s.page.Fields()).tables(field) {
			for _, key := range []string{"start", "end"} {
				value := t.text(key)
				if _, ok := isoDate(value); !ok && (strings.ContainsAny(value, "0123456789") || key == "start" && value != "") {
					s.tell(badCareerDate, diag.V{"output": output, "value": value}, field, i, key)
				}
			}
		}
	}
}
