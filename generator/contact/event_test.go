package contact_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	ical "github.com/arran4/golang-ical"
	other "github.com/emersion/go-ical"
)

func TestCalendarsAreReadByGolangICal(t *testing.T) {
	for _, name := range []string{"event.ics", "calendar.ics"} {
		for path, text := range everywhere(t, name) {
			c, err := ical.ParseCalendar(strings.NewReader(text))
			if err != nil {
				t.Fatal(path, err)
			}
			for _, e := range c.Events() {
				start, err := e.GetStartAt()
				if err != nil || start.IsZero() || e.Id() == "" {
					t.Errorf("%s: %s starts %v: %v", path, e.Id(), start, err)
				}
			}
			if len(c.Events()) == 0 || name == "event.ics" && len(c.Events()) != 1 {
				t.Errorf("%s has %d events", path, len(c.Events()))
			}
			for line := range strings.Lines(text) {
				if !strings.HasSuffix(line, "\r\n") || len(line) > 77 {
					t.Errorf("%s: the line %q is too long or has no end", path, line)
				}
			}
		}
	}
}

// go-ical refuses to write what lacks something that RFC 5545 requires.
func TestCalendarsAreReadByGoICal(t *testing.T) {
	for _, name := range []string{"event.ics", "calendar.ics"} {
		for path, text := range everywhere(t, name) {
			c, err := other.NewDecoder(strings.NewReader(text)).Decode()
			if err != nil {
				t.Fatal(path, err)
			}
			if err := other.NewEncoder(new(bytes.Buffer)).Encode(c); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

// The clocks of Berlin go forward between the start of this talk and its end:
// by the wall it takes three hours, in truth two.
func TestATalkIsToldInTheRightMoments(t *testing.T) {
	events := map[string]other.Event{}
	for _, f := range golden(t).Files {
		if f.Name != "want/talks/calendar.ics" {
			continue
		}
		c, err := other.NewDecoder(bytes.NewReader(f.Data)).Decode()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range c.Events() {
			id, _ := e.Props.Text(other.PropUID)
			events[strings.TrimPrefix(id, "https://example.org/guide/talks/")] = e
		}
	}
	text := func(id, name string) string {
		e := events[id]
		s, err := e.Props.Text(name)
		if err != nil {
			t.Error(id, name, err)
		}
		return s
	}
	dst, off := events["dst/"], events["off/"]
	for _, test := range []struct {
		event other.Event
		name  string
		want  time.Time
	}{
		{dst, other.PropDateTimeStart, time.Date(2027, 3, 28, 0, 30, 0, 0, time.UTC)},
		{dst, other.PropDateTimeEnd, time.Date(2027, 3, 28, 2, 30, 0, 0, time.UTC)},
		{dst, other.PropDateTimeStamp, time.Date(2026, 9, 30, 21, 0, 0, 0, time.UTC)},
		{off, other.PropDateTimeStart, time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC)},
		{off, other.PropDateTimeEnd, time.Date(2027, 1, 2, 0, 0, 0, 0, time.UTC)}, // the first day after it
	} {
		if at, err := test.event.Props.DateTime(test.name, time.UTC); err != nil || !at.Equal(test.want) {
			t.Errorf("%s is %v, want %v: %v", test.name, at, test.want, err)
		}
	}
	if s, err := off.Status(); s != other.EventCancelled {
		t.Errorf("the cancelled talk is %q: %v", s, err)
	}
	if got := text("dst/", other.PropSummary); got != "Часы переводят: «до» & «после», и ещё; раз" {
		t.Errorf("the title is %q", got)
	}
	if got := text("dst/", other.PropDescription); got != "Конференция «Пример-2026»\nПервая строка описания\nвторая строка, с запятой\nhttps://example.org/live/?a=1&b=2" {
		t.Errorf("the description is %q", got)
	}
}

func TestLongTextsOfATalkAreReadBack(t *testing.T) {
	long := strings.Repeat("Ж😀,", 150)
	s, _ := siteOf(t, map[string]string{"content/talks/a.md": strings.ReplaceAll("+++\ntitle = \"LONG\"\ndescription = \"LONG LONG\"\nevent = \"\"\nvenue = \"LONG\"\nstart = 2027-01-02T10:00:00\n+++\n", "LONG", long)})
	text := read(t, s, "talks/a/event.ics")
	for line := range strings.Lines(text) {
		if len(line) > 77 {
			t.Errorf("a line has %d octets", len(line)-2)
		}
	}
	c, err := other.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{other.PropSummary: long, other.PropLocation: long, other.PropDescription: long + " " + long} {
		if got, err := c.Events()[0].Props.Text(name); got != want {
			t.Errorf("%s is read as %q: %v", name, got, err)
		}
	}
}
