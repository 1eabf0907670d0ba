package fields

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Date is a calendar day, perhaps with a time of day, perhaps with a zone,
// as the author wrote it. Dates can be compared with ==.
type Date struct {
	Year  int // 1 to 9999
	Month time.Month
	Day   int

	HasTime              bool // Hour to Nsec were written
	Hour, Min, Sec, Nsec int

	HasZone bool // only with a time
	Offset  int  // seconds east of UTC
}

// ParseDate reads a date: 2026-11-24, perhaps followed by "T" or blanks and
// 10:00, 10:00:00 or 10:00:00.5, perhaps followed by a zone: Z, +03:00, +0300
// or +03. RFC 3339 and the forms of TOML 1.1 and YAML 1.1 with two digits are
// among these. It is false for anything else, 30 February included.
func ParseDate(s string) (Date, bool) {
	var d Date
	r := dateReader{rest: strings.TrimSpace(s), ok: true}
	d.Year = r.digits(4)
	r.expect('-')
	d.Month = time.Month(r.digits(2))
	r.expect('-')
	d.Day = r.digits(2)
	if r.rest != "" {
		if !r.take('T') && !r.take('t') {
			r.blanks(1)
		}
		d.HasTime = true
		d.Hour = r.digits(2)
		r.expect(':')
		d.Min = r.digits(2)
		if r.take(':') {
			d.Sec = r.digits(2)
			if r.take('.') {
				d.Nsec = r.fraction()
			}
		}
		if r.blanks(0); r.rest != "" {
			d.HasZone = true
			d.Offset = r.zone()
		}
	}
	return d, r.ok && r.rest == "" && d.valid()
}

func (d Date) valid() bool {
	if d.Year < 1 || d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > daysIn(d.Year, d.Month) {
		return false
	}
	return d.Hour < 24 && d.Min < 60 && d.Sec < 60
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// dateReader takes a date apart from left to right; after the first surprise
// it is no longer ok.
type dateReader struct {
	rest string
	ok   bool
}

func (r *dateReader) take(c byte) bool {
	if r.rest == "" || r.rest[0] != c {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

func (r *dateReader) expect(c byte) { r.ok = r.take(c) && r.ok }

func (r *dateReader) blanks(atLeast int) {
	trimmed := strings.TrimLeft(r.rest, " \t")
	r.ok = r.ok && len(r.rest)-len(trimmed) >= atLeast
	r.rest = trimmed
}

func (r *dateReader) digits(n int) int {
	if len(r.rest) < n {
		r.ok = false
		return 0
	}
	v := 0
	for _, c := range []byte(r.rest[:n]) {
		if c < '0' || c > '9' {
			r.ok = false
			return 0
		}
		v = v*10 + int(c-'0')
	}
	r.rest = r.rest[n:]
	return v
}

// fraction reads the digits of a fraction as nanoseconds; more than nine are
// cut off.
func (r *dateReader) fraction() int {
	n := 0
	for n < len(r.rest) && '0' <= r.rest[n] && r.rest[n] <= '9' {
		n++
	}
	digits := r.rest[:n]
	r.rest = r.rest[n:]
	r.ok = r.ok && n > 0
	v, _ := strconv.Atoi((digits + "000000000")[:9])
	return v
}

func (r *dateReader) zone() int {
	sign := 1
	switch {
	case r.take('Z'), r.take('z'):
		return 0
	case r.take('-'):
		sign = -1
	default:
		r.expect('+')
	}
	hours, minutes := r.digits(2), 0
	if r.rest != "" {
		r.take(':')
		minutes = r.digits(2)
	}
	r.ok = r.ok && hours < 24 && minutes < 60
	return sign * (hours*3600 + minutes*60)
}

// dateOf takes the calendar fields of a time as they are.
func dateOf(t time.Time, hasTime, hasZone bool) Date {
	d := Date{Year: t.Year(), Month: t.Month(), Day: t.Day(), HasTime: hasTime, HasZone: hasZone}
	if hasTime {
		d.Hour, d.Min, d.Sec, d.Nsec = t.Hour(), t.Minute(), t.Second(), t.Nanosecond()
	}
	if hasZone {
		_, d.Offset = t.Zone()
	}
	return d
}

// In returns the date as a time of loc. A date without zone is read as of loc,
// a day without time is its first moment there; one with a zone is the same
// moment, told in loc.
func (d Date) In(loc *time.Location) time.Time {
	if d.HasZone {
		return time.Date(d.Year, d.Month, d.Day, d.Hour, d.Min, d.Sec, d.Nsec, time.FixedZone("", d.Offset)).In(loc)
	}
	return time.Date(d.Year, d.Month, d.Day, d.Hour, d.Min, d.Sec, d.Nsec, loc)
}

// String returns the date as [ParseDate] reads it, as short as its content
// allows; with a zone it is RFC 3339.
func (d Date) String() string {
	s := fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	if !d.HasTime {
		return s
	}
	s += fmt.Sprintf("T%02d:%02d:%02d", d.Hour, d.Min, d.Sec)
	if d.Nsec != 0 {
		s += strings.TrimRight(fmt.Sprintf(".%09d", d.Nsec), "0")
	}
	switch {
	case !d.HasZone:
		return s
	case d.Offset == 0:
		return s + "Z"
	}
	sign, offset := '+', d.Offset
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return s + fmt.Sprintf("%c%02d:%02d", sign, offset/3600, offset/60%60)
}

// MarshalText gives a date to JSON as [Date.String] does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
