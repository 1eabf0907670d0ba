package content

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
)

var (
	notUTF8 = diag.Declare(diag.Message{
		Name: "not-utf8", Severity: diag.Error,
		En: "the file is not valid UTF-8", Ru: "файл не в кодировке UTF-8",
		HintEn: "save it as UTF-8; the wrong byte is {byte}", HintRu: "сохраните его в UTF-8; неверный байт — {byte}",
	})
	nulByte = diag.Declare(diag.Message{
		Name: "nul-byte", Severity: diag.Error,
		En: "the file holds a NUL byte, so it is no text", Ru: "в файле есть нулевой байт: это не текст",
		HintEn: "give the file another ending than .md, or save it as text in UTF-8", HintRu: "дайте файлу другое расширение, не .md, или сохраните его как текст в UTF-8",
	})
	frontMatterOpen = diag.Declare(diag.Message{
		Name: "front-matter-open", Severity: diag.Error,
		En: "the front matter is not closed", Ru: "блок настроек страницы не закрыт",
		HintEn: "put a line {fence} after the last key", HintRu: "поставьте строку {fence} после последнего ключа",
	})
	frontMatterLong = diag.Declare(diag.Message{
		Name: "front-matter-long", Severity: diag.Error,
		En: "the front matter is {size} KiB long; the limit is 64 KiB", Ru: "настройки страницы занимают {size} КиБ; предел — 64 КиБ",
		HintEn: "move the text into the body, or the data into data/", HintRu: "перенесите текст в тело страницы или данные в data/",
	})
)

const frontMatterMax = 64 << 10

// split finds the front matter of a file: where its text begins and ends, and
// where the body begins.
func split(file string, src []byte) (front fields.Source, body int, problems diag.List) {
	start := len(src) - len(bytes.TrimPrefix(src, []byte("\xEF\xBB\xBF")))
	front = fields.Source{File: file, Text: src, Start: start, End: start}
	fence, rest := cutLine(src, start)
	switch fence {
	case "+++":
		front.Format = fields.TOML
	case "---":
		front.Format = fields.YAML
	default:
		return front, start, nil
	}
	front.Start = rest
	for at := rest; at < len(src); {
		line, next := cutLine(src, at)
		if line == fence {
			front.End = at
			if size := at - rest; size > frontMatterMax {
				problems.Add(frontMatterLong.At(diag.At(file, src, rest, 0), diag.V{"size": kib(size)}))
				front.End = rest
			}
			return front, next, problems
		}
		at = next
	}
	if fence == "---" && !looksLikeYAML(src, rest) {
		// A rule at the top of a text that has no front matter.
		front.Start = start
		return front, start, nil
	}
	front.End = rest
	problems.Add(frontMatterOpen.At(diag.At(file, src, start, len(fence)), diag.V{"fence": fence}))
	return front, len(src), problems
}

// BodyStart returns where the text of a file begins behind its front matter.
func BodyStart(src []byte) int {
	_, body, _ := split("", src)
	return body
}

// FieldPlace returns where the front matter of a file gives the value at a path
// of keys and indexes, or else the nearest one above it.
func FieldPlace(file string, src []byte, path ...any) diag.Place {
	front, _, _ := split(file, src)
	doc, _ := fields.Parse(front)
	return doc.Place(path...)
}

// looksLikeYAML reports whether the first line after an opening fence is a
// key.
func looksLikeYAML(src []byte, at int) bool {
	line, _ := cutLine(src, at)
	key, _, ok := strings.Cut(line, ":")
	return ok && key != "" && !strings.ContainsAny(key, " \t")
}

// cutLine returns the line at an offset without its end and blanks behind it,
// and the offset of the next line.
func cutLine(src []byte, at int) (line string, next int) {
	end := len(src)
	next = end
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		end, next = at+i, at+i+1
	}
	return string(bytes.TrimRight(src[at:end], " \t\r")), next
}

// text reports the first byte that makes a file no text.
func text(file string, src []byte) diag.List {
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return diag.List{nulByte.At(diag.At(file, src, i, 1), nil)}
	}
	if utf8.Valid(src) {
		return nil
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(src[at:])
		if r == utf8.RuneError && size == 1 {
			return diag.List{notUTF8.At(diag.At(file, src, at, 1), diag.V{"byte": hexByte(src[at])})}
		}
		at += size
	}
}
