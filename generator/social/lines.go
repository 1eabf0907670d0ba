package social

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A step is a size that a title may have.
type step struct {
	size, leading float64 // in pixels
	lines         int     // at most
}

// steps are the sizes of titles, the largest first.
var steps = []step{{88, 98, 2}, {76, 86, 3}, {64, 71, 4}, {54, 64, 4}, {46, 56, 4}}

// set puts a title into lines of about the same length: in the largest size in
// which it has room in a width, else in the smallest, cut.
func set(f face, title string, width float64, s sized) (sized, step, []string) {
	s.face = f
	words := s.words(title)
	for i, try := range steps {
		s.size = try.size
		lines := s.balance(words, try.lines, width)
		if lines == nil {
			continue
		}
		if s.isRagged(lines) && i+1 < len(steps) {
			smaller := s
			smaller.size = steps[i+1].size
			if fewer := smaller.balance(words, len(lines)-1, width); fewer != nil {
				return smaller, steps[i+1], fewer
			}
		}
		return s, try, lines
	}
	last := steps[len(steps)-1]
	shown := slices.Clone(s.firstWords(words, float64(last.lines)*width))
	for i, w := range shown {
		shown[i] = s.cut(w, width)
	}
	for n := len(shown); n > 1; n-- {
		if shown = shown[:n]; n < len(words) {
			shown[n-1] = s.cut(ended(shown[n-1]), width)
		}
		if lines := s.balance(shown, last.lines, width); lines != nil {
			return s, last, lines
		}
	}
	return s, last, shown[:1]
}

// line returns a text that is one line, with "…" behind where not all of it has
// room.
func (s sized) line(text string, width float64) string {
	all := s.words(text)
	line := strings.Join(all, " ")
	if s.width(line) <= width {
		return line
	}
	for words := s.firstWords(all, width); len(words) > 1; words = words[:len(words)-1] {
		if line = ended(strings.Join(words, " ")); s.width(line) <= width {
			return line
		}
	}
	return s.cut(all[0], width)
}

// words splits a text where a line may end: a no-break space stays. Signs that
// the font lacks are left out.
func (s sized) words(text string) []string {
	text = strings.Map(func(r rune) rune {
		if s.glyph(r) == 0 && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
	return strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
}

// firstWords returns the words that begin within a width.
func (s sized) firstWords(words []string, width float64) []string {
	sum := 0.0
	for i, w := range words {
		if sum > width {
			return words[:i]
		}
		sum += s.width(w)
	}
	return words
}

// ended puts "…" behind a text that is not all.
func ended(text string) string { return strings.TrimRight(text, " ,;:–—-…") + "…" }

// balance puts words into the fewest lines, of lengths as even as can be, nil
// where more than most would be needed. A line had better not end in a word of
// one to three letters, which belongs to the next.
func (s sized) balance(words []string, most int, width float64) []string {
	n := len(words)
	if n == 0 {
		return []string{}
	}
	if len(s.firstWords(words, float64(most)*width)) < n {
		return nil // at a glance
	}
	// best[l][i]: how bad the first i words are in l lines, and where the last
	// line begins.
	type way struct {
		bad  float64
		from int
	}
	best := make([][]way, most+1)
	for l := range best {
		best[l] = make([]way, n+1)
		for i := range best[l] {
			best[l][i].bad = math.Inf(1)
		}
	}
	best[0][0].bad = 0
	for from := range n {
		for to := from + 1; to <= n; to++ {
			w := s.width(strings.Join(words[from:to], " "))
			if w > width {
				break
			}
			bad := w * w // the sum of squares is least where all are alike
			if to < n && isShort(words[to-1]) {
				bad += width * width / 4
			}
			for l := range most {
				if sum := best[l][from].bad + bad; sum < best[l+1][to].bad {
					best[l+1][to] = way{sum, from}
				}
			}
		}
	}
	for l := 1; l <= most; l++ {
		if math.IsInf(best[l][n].bad, 1) {
			continue
		}
		lines := make([]string, l)
		for to := n; l > 0; l-- {
			from := best[l][to].from
			lines[l-1], to = strings.Join(words[from:to], " "), from
		}
		return lines
	}
	return nil
}

// isRagged reports whether a line has not two thirds of the length of another.
func (s sized) isRagged(lines []string) bool {
	least, most := math.Inf(1), 0.0
	for _, l := range lines {
		w := s.width(l)
		least, most = min(least, w), max(most, w)
	}
	return least < most*2/3
}

func isShort(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return utf8.RuneCountInString(word) <= 3 && unicode.IsLetter(last)
}
