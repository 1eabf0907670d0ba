package watch

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// A script of a settling: at each millisecond files get a size (-1: gone) and
// an event, and the batches come out. Files known before have 10 bytes.
type script map[int]map[string]int64

func (events script) run(known ...string) string {
	var now time.Time
	begin := time.Unix(1000, 0)
	disk := map[string]look{}
	for _, k := range known {
		disk[k] = look{true, 10, begin}
	}
	s := settling{
		quiet: 10 * time.Millisecond, latest: 100 * time.Millisecond, patience: 400 * time.Millisecond,
		look: func(p string) look { return disk[p] },
		known: func(p string) (int64, bool) {
			return 10, slices.Contains(known, p)
		},
		entries: map[string]*entry{},
	}
	var out []string
	for ms := range 4000 {
		now = begin.Add(time.Duration(ms) * time.Millisecond)
		for p, size := range events[ms] {
			disk[p] = look{size >= 0, size, now}
			if size < 0 {
				disk[p] = look{}
			}
			s.note(p, now)
		}
		if next := s.next(); !next.IsZero() && !now.Before(next) {
			s.tick(now)
		}
		if b := s.batch(); len(b) > 0 {
			out = append(out, fmt.Sprintf("%d %s", ms, strings.Join(b, " ")))
			s.taken()
		}
	}
	if len(s.entries) > 0 || s.count != [3]int{} {
		out = append(out, fmt.Sprintf("left over: %v, counted %v", s.entries, s.count))
	}
	return strings.Join(out, "; ")
}

// often gives a file an event every so many milliseconds.
func often(p string, every, until int, size func(ms int) int64) script {
	s := script{}
	for ms := 0; ms < until; ms += every {
		s[ms] = map[string]int64{p: size(ms)}
	}
	return s
}

func many(n int, every int) script {
	s := script{}
	for i := range n {
		ms := i * every
		if s[ms] == nil {
			s[ms] = map[string]int64{}
		}
		s[ms][fmt.Sprintf("f%04d", i)] = 10
	}
	return s
}

func TestSettling(t *testing.T) {
	grow := func(ms int) int64 { return 10 + int64(ms) }
	for _, c := range []struct {
		name   string
		events script
		known  []string
		want   string
	}{
		{"nothing", script{}, nil, ""},
		{"one save goes after the quiet time", script{0: {"a": 12}}, []string{"a"}, "10 a"},
		{"events within the quiet time are one batch", script{0: {"a": 12}, 9: {"b": 12}, 18: {"a": 13}}, []string{"a", "b"}, "28 a b"},
		{"two saves apart are two batches", script{0: {"a": 12}, 11: {"b": 12}}, []string{"a", "b"}, "10 a; 21 b"},
		{"an endless burst goes at the latest time", often("a", 5, 300, grow), []string{"a"}, "100 a; 205 a; 305 a"},
		{"a new empty file is not waited for", script{0: {"new": 0}}, nil, "10 new"},
		{"an emptied file is waited for until it is written", script{0: {"a": 0}, 60: {"a": 12}}, []string{"a"}, "70 a"},
		{"a file that stays empty goes when patience ends", script{0: {"a": 0}}, []string{"a"}, "390 a"},
		{"a vanished file is waited for until it is back", script{0: {"a": -1}, 200: {"a": 12}}, []string{"a"}, "210 a"},
		{"a file that is gone for good goes when patience ends", script{0: {"a": -1}}, []string{"a"}, "390 a"},
		{"files that vanish one after the other stay together", script{0: {"a": -1}, 3: {"b": -1}, 6: {"c": -1}}, []string{"a", "b", "c"}, "396 a b c"},
		{"a file nobody knew and that is gone again is not waited for", script{0: {"tmp": 5}, 2: {"tmp": -1}}, nil, "12 tmp"},
		{"a shorter file that is still goes at once", script{0: {"a": 5}}, []string{"a"}, "10 a"},
		{"others are not kept waiting", script{0: {"a": 0, "b": 12}, 50: {"a": 12}}, []string{"a", "b"}, "10 b; 60 a"},
		{"patience does not begin anew with each event", often("a", 20, 600, func(int) int64 { return 0 }), []string{"a"}, "390 a; 790 a"},
		{"a burst over a crowd is one batch", many(300, 2), nil, "698 " + names(0, 300)},
		{"but not for ever", many(1100, 2), nil, "2000 " + names(0, 1001) + "; 2298 " + names(1001, 1100)},
	} {
		if got := c.events.run(c.known...); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func names(from, to int) string {
	var out []string
	for i := from; i < to; i++ {
		out = append(out, fmt.Sprintf("f%04d", i))
	}
	return strings.Join(out, " ")
}

// Written without events between (a network's file system): only the looks
// tell that it goes on.
func TestAShorterFileThatStillChangesIsWaitedFor(t *testing.T) {
	begin := time.Unix(1000, 0)
	now := begin
	s := settling{
		quiet: 10 * time.Millisecond, latest: 100 * time.Millisecond, patience: 400 * time.Millisecond,
		look:    func(string) look { return look{true, min(8, int64(now.Sub(begin)/(10*time.Millisecond))), begin} },
		known:   func(string) (int64, bool) { return 10, true },
		entries: map[string]*entry{},
	}
	now = begin.Add(10 * time.Millisecond)
	s.note("a", now)
	for len(s.batch()) == 0 {
		now = s.next()
		s.tick(now)
	}
	// 8 bytes at 80 ms, seen unchanged at 90.
	if got := now.Sub(begin); got != 90*time.Millisecond {
		t.Errorf("ready after %v", got)
	}
}
