package content

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"vizitka/generator/config"
	"vizitka/generator/diag"
	"vizitka/generator/fields"
)

func TestADateIsReadInTheZoneThatItsFieldNames(t *testing.T) {
	settings, _ := config.Load(fstest.MapFS{"site.toml": {Data: []byte("title = \"A\"\ntimezone = \"Europe/Moscow\"\n")}}, config.Options{})
	inZone := []fields.Field{
		{Name: "start", Type: fields.DateType, List: true, Zone: "timezone"},
		{Name: "end", Type: fields.DateType, Zone: "timezone"},
		{Name: "timezone", Type: fields.Text},
	}
	rules := NewRules(settings, map[string]config.Kind{
		"article": {Name: "article", Fields: append(inZone, fields.Field{Name: "days", Type: fields.Table, List: true, Fields: inZone})},
	}, nil)
	for _, test := range []struct{ name, front, end, problems string }{
		{"without a zone it is the site's", "end = 2026-06-01T10:00:00", "2026-06-01T10:00:00+03:00", ""},
		{"the page's own", "end = 2026-06-01T10:00:00\ntimezone = 'Asia/Yekaterinburg'", "2026-06-01T10:00:00+05:00", ""},
		{"a moment is told in it", "end = 2026-06-01T10:00:00Z\ntimezone = 'Asia/Yekaterinburg'", "2026-06-01T15:00:00+05:00", ""},
		{
			"a wrong one is told once", "start = [2026-06-01, 2026-06-02]\nend = 2026-06-01\ntimezone = 'Asia/Omks'", "2026-06-01T00:00:00+03:00",
			"a.md:4:12 bad-timezone Asia/Omsk",
		},
		{"the machine's is none", "end = 2026-06-01\ntimezone = 'Local'", "2026-06-01T00:00:00+03:00", "a.md:3:12 bad-timezone "},
		{
			"that of the table", "[[days]]\nend = 2026-06-01\ntimezone = 'Asia/Omsk'\n[[days]]\nend = 2026-06-01\ntimezone = 'x'", "2026-06-01T00:00:00+06:00",
			"a.md:7:12 bad-timezone ",
		},
	} {
		d, problems := Parse("content/a.md", []byte("+++\n"+test.front+"\n+++\n"), rules)
		end, ok := d.Fields["end"].(time.Time)
		if days, isList := d.Fields["days"].([]any); isList {
			end, ok = days[0].(map[string]any)["end"].(time.Time)
		}
		if got := end.Format(time.RFC3339); !ok || got != test.end {
			t.Errorf("%s: got %s, want %s", test.name, got, test.end)
		}
		if got := short(problems); got != test.problems {
			t.Errorf("%s: told %q, want %q", test.name, got, test.problems)
		}
	}
}

func short(problems diag.List) string {
	var out []string
	for _, p := range problems {
		out = append(out, strings.TrimPrefix(p.Place.String(), "content/")+" "+p.Message.Name+" "+p.Values["near"])
	}
	return strings.Join(out, "; ")
}
