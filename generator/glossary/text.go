package glossary

import "bytes"

// kept are the elements in whose text nothing is linked.
var kept = map[string]bool{
	"a": true, "abbr": true, "button": true, "code": true, "dfn": true, "kbd": true, "label": true, "math": true, "option": true,
	"pre": true, "samp": true, "script": true, "select": true, "style": true, "summary": true, "svg": true, "template": true,
	"textarea": true, "title": true, "var": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
}

// off is the attribute of a theme's element in whose text nothing is linked.
const off = " data-no-terms"

// each calls run for each run of text between tags, in order. Unless all is
// set, elements in which nothing is linked are passed over; one that is never
// closed reaches to the end.
func each(html []byte, all bool, run func(from, to int)) {
	name, depth := "", 0 // of the element that is passed over, and how deep in its like
	for at := 0; at < len(html); {
		length := bytes.IndexByte(html[at:], '<')
		if length < 0 {
			length = len(html) - at
		}
		if length > 0 && depth == 0 {
			run(at, at+length)
		}
		if at += length; at == len(html) {
			return
		}
		end := tagEnd(html, at)
		tag, of := html[at:end], tagName(html[at:end])
		at = end
		switch {
		case bytes.HasPrefix(tag, []byte("</")):
			if depth > 0 && string(of) == name {
				depth--
			}
			continue
		case bytes.HasSuffix(tag, []byte("/>")):
		case depth > 0:
			if string(of) == name {
				depth++
			}
		case !all && (kept[string(of)] || bytes.Contains(tag, []byte(off))):
			name, depth = string(of), 1
		}
		if string(of) == "script" || string(of) == "style" {
			text := bytes.Index(html[at:], append([]byte("</"), of...))
			if text < 0 {
				return
			}
			at += text
		}
	}
}

// tagEnd returns where the tag or comment that begins at an offset ends.
func tagEnd(html []byte, at int) int {
	if bytes.HasPrefix(html[at:], []byte("<!--")) {
		if i := bytes.Index(html[at:], []byte("-->")); i >= 0 {
			return at + i + len("-->")
		}
		return len(html)
	}
	var quote byte
	for i := at; i < len(html); i++ {
		switch b := html[i]; {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '>':
			return i + 1
		}
	}
	return len(html)
}

// tagName returns the name in a tag, in small letters.
func tagName(tag []byte) []byte {
	name := bytes.TrimPrefix(tag[1:], []byte("/"))
	if end := bytes.IndexAny(name, " \t\n\f\r/>"); end >= 0 {
		name = name[:end]
	}
	for _, b := range name {
		if 'A' <= b && b <= 'Z' {
			return bytes.ToLower(name)
		}
	}
	return name
}
