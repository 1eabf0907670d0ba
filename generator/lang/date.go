package lang

import (
	"strings"
	"time"
)

// Names are the names of months and weekdays in one language, as the theme's
// strings have them. Months begin with January, weekdays with Sunday (as
// [time.Weekday] does). A name that is empty is taken from the nearest other
// form: a genitive from the nominative and back, a short one from the long
// one, and at last from English; so the zero value is English.
type Names struct {
	Genitive      [12]string // января: beside a day
	Nominative    [12]string // январь: alone or with a year
	Short         [12]string // янв.
	Weekdays      [7]string  // воскресенье
	WeekdaysShort [7]string  // вс
}

// FormatDate formats a time by a layout of package time. "January" is the name
// of the month in the genitive if a day stands in the layout, otherwise in the
// nominative; "Jan", "Monday" and "Mon" are the other names. Everything else
// is as [time.Time.Format] has it, and the zone is that of t.
func FormatDate(t time.Time, layout string, n Names) string {
	var b strings.Builder
	for rest := layout; ; {
		before, name, after := cutName(rest)
		if before != "" {
			b.WriteString(t.Format(before))
		}
		switch name {
		case "":
			return b.String()
		case "January":
			b.WriteString(n.month(t.Month(), hasDay(layout)))
		case "Jan":
			b.WriteString(n.shortMonth(t.Month(), hasDay(layout)))
		case "Monday":
			b.WriteString(n.weekday(t.Weekday()))
		case "Mon":
			b.WriteString(n.shortWeekday(t.Weekday()))
		}
		rest = after
	}
}

// cutName cuts a layout at its first name of a month or weekday. Package time
// takes the short ones only where no lower-case letter follows ("Month" is
// text), so this does too.
func cutName(layout string) (before, name, after string) {
	for i := range len(layout) {
		if layout[i] != 'J' && layout[i] != 'M' || i > 0 && layout[i-1:i+1] == "PM" {
			continue
		}
		at := layout[i:]
		for _, name := range [...]string{"January", "Monday", "Jan", "Mon"} {
			if !strings.HasPrefix(at, name) {
				continue
			}
			after := at[len(name):]
			if len(name) == 3 && after != "" && 'a' <= after[0] && after[0] <= 'z' {
				continue
			}
			return layout[:i], name, after
		}
	}
	return layout, "", ""
}

// hasDay reports whether a layout shows the day, by formatting two days that
// differ in nothing else: package time alone knows that the 2 of "2006" or
// "02Z07" is none.
func hasDay(layout string) bool {
	first := time.Date(2001, time.January, 1, 0, 0, 0, 0, time.UTC)
	return first.Format(layout) != first.AddDate(0, 0, 7).Format(layout)
}

func (n *Names) month(m time.Month, day bool) string {
	i := m - 1
	if day {
		return either(n.Genitive[i], n.Nominative[i], m.String())
	}
	return either(n.Nominative[i], n.Genitive[i], m.String())
}

func (n *Names) shortMonth(m time.Month, day bool) string {
	if s := n.Short[m-1]; s != "" {
		return s
	}
	if s := n.month(m, day); s != m.String() {
		return s
	}
	return m.String()[:3]
}

func (n *Names) weekday(d time.Weekday) string {
	return either(n.Weekdays[d], d.String())
}

func (n *Names) shortWeekday(d time.Weekday) string {
	return either(n.WeekdaysShort[d], n.Weekdays[d], d.String()[:3])
}

// either returns the first that is not empty.
func either(names ...string) string {
	for _, s := range names {
		if s != "" {
			return s
		}
	}
	return ""
}
