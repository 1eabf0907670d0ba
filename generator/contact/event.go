package contact

import (
	"strings"
	"time"

	ical "github.com/arran4/golang-ical"

	"vizitka/generator/diag"
	"vizitka/generator/site"
)

var earlyEnd = diag.Declare(diag.Message{
	Name: "talk-ends-early", Severity: diag.Warning,
	En: "the talk ends before it starts, so {output} is without an end", Ru: "выступление кончается раньше, чем начинается, поэтому {output} без конца",
	HintEn: `correct "start" or "end"`, HintRu: "исправьте start или end",
})

// writeEvent makes the calendar of one talk.
func writeEvent(s *source) []byte {
	c := newCalendar()
	t := table(s.page.Fields())
	if start, end := t.time("start"), t.time("end"); !end.IsZero() && end.Before(start) {
		s.tell(earlyEnd, diag.V{"output": eventName}, "end")
	}
	s.addEvent(c, s.page)
	return serialize(c)
}

// writeCalendar makes the calendar of the talks of a list.
func writeCalendar(s *source) []byte {
	c := newCalendar()
	name := plain(s.page.Title())
	c.SetXWRCalName(name)
	c.SetName(name)
	c.SetUrl(string(s.page.Permalink()))
	c.SetRefreshInterval("P1D")
	c.SetXPublishedTTL("P1D") // the same for older programs
	talks, _ := s.page.RegularPages().Where("Kind", "eq", "talk")
	for _, talk := range talks.Items() {
		s.addEvent(c, talk)
	}
	return serialize(c)
}

func newCalendar() *ical.Calendar {
	c := ical.NewCalendar()
	c.SetProductId(product)
	return c
}

func serialize(c *ical.Calendar) []byte { return []byte(c.Serialize(ical.WithNewLineWindows)) }

// addEvent adds a talk.
func (s *source) addEvent(c *ical.Calendar, p *site.PageView) {
	t := table(p.Fields())
	start, end := t.time("start"), t.time("end")
	if start.IsZero() {
		return // told by the page
	}
	e := c.AddEvent(string(p.Permalink()))
	changed := p.Lastmod()
	sequence := 0
	if changed.IsZero() {
		changed = start
	} else {
		sequence = int(changed.Unix() / 60)
	}
	e.SetDtStampTime(changed)
	if t.text("status") == "cancelled" {
		e.SetStatus(ical.ObjectStatusCancelled)
		sequence++
	} else {
		e.SetStatus(ical.ObjectStatusConfirmed)
	}
	e.SetSequence(max(sequence, 0))
	setTimes(e, start, end)
	e.SetSummary(plain(p.Title()))
	venue, online := t.text("venue"), absolute(p, t.text("online"))
	description := []string{t.text("event"), plain(p.Description())}
	if venue == "" {
		venue = online
	} else {
		description = append(description, online)
	}
	if venue != "" {
		e.SetLocation(venue)
	}
	if text := joined(description); text != "" {
		e.SetDescription(text)
	}
	e.SetURL(string(p.Permalink()))
	if author := s.view.Author(); author.Email() != "" {
		e.SetOrganizer(author.Email(), ical.WithCN(parameter(author.Name())))
	}
}

// setTimes tells when an event is: in UTC, or as whole days.
func setTimes(e *ical.VEvent, start, end time.Time) {
	if !isMidnight(start) || !end.IsZero() && !isMidnight(end) {
		e.SetStartAt(start)
		if end.After(start) {
			e.SetEndAt(end)
		}
		return
	}
	e.SetAllDayStartAt(start)
	last := start
	if end.After(start) {
		last = end
	}
	e.SetAllDayEndAt(last.AddDate(0, 0, 1)) // the first day after it
}

func isMidnight(t time.Time) bool { return t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 }

// joined puts what is not empty on lines of its own.
func joined(parts []string) string {
	var out []string
	for _, part := range parts {
		if part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, "\n")
}

// parameter makes a name the value of a parameter: without line breaks, and
// without the signs that have a meaning there, before which the library would
// put backslashes that readers show.
func parameter(name string) string {
	return strings.Join(strings.FieldsFunc(plain(name), func(r rune) bool {
		return r == '\n' || r == ' ' || strings.ContainsRune(`",;:\'`, r)
	}), " ")
}
