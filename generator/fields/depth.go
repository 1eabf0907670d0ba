package fields

// tooDeepTOML returns where a path of keys and indexes first grows longer than
// most, or -1. It runs before the library, so it takes any text; up to the
// first error of syntax it sees what the library would see. The indexes of
// [[arrays of tables]] are not counted: they at most double the depth.
func tooDeepTOML(text []byte, pos, most int) int {
	// top is how deep the open table or list is, key how deep the value is
	// whose place is being read; open holds both for the brackets around.
	type level struct {
		top, key int
		list     bool
	}
	var open []level
	now := level{}
	inValue, dots := false, 0
	for pos < len(text) {
		c := text[pos]
		switch c {
		case '#':
			pos = lineEnd(text, pos)
			continue
		case '"', '\'':
			pos = skipString(text, pos)
			continue
		case '\n':
			if len(open) == 0 {
				if now.list && !inValue {
					now.top = dots + 1 // a header ends
				}
				now.list, inValue, dots = false, false, 0
			}
		case '.':
			if !inValue {
				if dots++; now.top+dots+1 > most {
					return pos
				}
			}
		case '=':
			if !inValue {
				now.key, inValue, dots = now.top+dots+1, true, 0
				if now.key > most {
					return pos
				}
			}
		case ',':
			if len(open) > 0 && !now.list {
				inValue, dots = false, 0
			}
		case '[', '{':
			if len(open) == 0 && !inValue {
				now, dots = level{list: true}, 0
				break
			}
			open = append(open, now)
			now = level{top: now.key, list: c == '['}
			if now.list {
				now.key = now.top + 1
			}
			inValue, dots = now.list, 0
			if now.top > most {
				return pos
			}
		case ']', '}':
			if n := len(open); n > 0 {
				now, open = open[n-1], open[:n-1]
				inValue = true
			}
		}
		pos++
	}
	return -1
}
