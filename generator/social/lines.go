package social

import "strings"

// A step is a size that a title may have.
type step struct {
	size, leading float64 // in pixels
	lines         int     // at most
}

// steps are the sizes of titles, the largest first. Each fills the same height.
var steps = []step{{88, 98, 3}, {74, 83, 4}, {62, 72, 4}, {54, 64, 4}, {46, 56, 4}}

// set puts a title into lines of about the same length: in the largest size in
// which it has room in a width, else in the smallest, cut.
func set(f face, title string, width float64, buf sized) (sized, step, []string) {
	buf.face = f
	words := strings.FieldsFunc(title, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
	for _, s := range steps {
		buf.size = s.size
		if lines := fold(words, width, buf.width); len(lines) <= s.lines && fits(lines, width, buf) {
			return buf, s, balance(words, lines, width, buf.width)
		}
	}
	last := steps[len(steps)-1]
	var cut []string
	for _, w := range words {
		cut = append(cut, buf.cut(w, width))
	}
	lines := fold(cut, width, buf.width)
	if len(lines) > last.lines {
		rest := strings.Join(lines[last.lines-1:], " ")
		lines = append(lines[:last.lines-1], ellipsis(rest, width, buf))
	}
	return buf, last, lines
}

// fold fills one line after another.
func fold(words []string, width float64, measure func(string) float64) (lines []string) {
	line := ""
	for _, w := range words {
		longer := strings.TrimPrefix(line+" "+w, " ")
		if line != "" && measure(longer) > width {
			lines = append(lines, line)
			longer = w
		}
		line = longer
	}
	return append(lines, line)
}

func fits(lines []string, width float64, s sized) bool {
	for _, l := range lines {
		if s.width(l) > width {
			return false
		}
	}
	return true
}

// balance returns the lines in the smallest width that needs no more of them.
func balance(words, lines []string, width float64, measure func(string) float64) []string {
	low, high := 0.0, width
	for high-low > 4 {
		middle := (low + high) / 2
		narrow := fold(words, middle, measure)
		widest := 0.0
		for _, l := range narrow {
			widest = max(widest, measure(l))
		}
		if len(narrow) > len(lines) || widest > middle {
			low = middle
		} else {
			high, lines = middle, narrow
		}
	}
	return lines
}

// ellipsis shortens a text to a width between words, with "…" behind.
func ellipsis(text string, width float64, s sized) string {
	for {
		i := strings.LastIndexByte(text, ' ')
		if i < 0 {
			return s.cut(text+"…", width)
		}
		text = text[:i]
		if short := strings.TrimRight(text, " ,;:–—-") + "…"; s.width(short) <= width {
			return short
		}
	}
}
