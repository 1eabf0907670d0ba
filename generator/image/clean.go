package image

import (
	"strconv"

	"vizitka/generator/diag"
)

// Cleaned tells what [Clean] did to a picture.
type Cleaned struct {
	// Removed: metadata were in it, and are not any more.
	Removed bool
	// Place: they told where it was taken (GPS coordinates).
	Place bool
	// Serial: they told the serial number of camera or lens.
	Serial bool
	// Turned: its pixels were turned upright.
	Turned bool
}

// Clean returns a picture's bytes as they are to be published, what was done to
// them, and what the author should know: notices of what was removed and
// turned, warnings of what could not be. If there is nothing to do, out is b
// itself; b is never changed. The name is the file's in the site's folder, for
// the diagnostics; the format is told by content. A file of no known format is
// given back as it is, with a warning if its name says that it is a
// photograph.
func Clean(name string, b []byte) (out []byte, done Cleaned, problems diag.List) {
	f := formatOf(b)
	var w work
	switch f {
	case formatJPEG:
		w = cleanJPEG(b)
	case formatPNG:
		w = cleanPNG(b)
	case formatWebP:
		w = cleanWebP(b)
	case formatTIFF, formatAVIF, formatHEIC:
		if t := seekEXIF(b); t.place || t.serial {
			problems.Add(msgLeft.At(diag.File(name), diag.V{"format": string(f)}))
		}
		return b, Cleaned{}, problems
	default:
		if f == "" && IsPhoto(name) {
			problems.Add(Unreadable(diag.File(name), name))
		}
		return b, Cleaned{}, problems
	}
	if w.broken >= 0 {
		problems.Add(msgBroken.At(diag.File(name), diag.V{"format": string(f), "offset": strconv.Itoa(w.broken)}))
	}
	if w.done.Removed {
		problems.Add(w.done.removed().At(diag.File(name), nil))
	}
	if w.done.Turned {
		problems.Add(msgTurned.At(diag.File(name), nil))
	}
	if w.lying != nil {
		problems.Add(w.lying.At(diag.File(name), w.size.limited(f)))
	}
	return w.out, w.done, problems
}

// work is what cleaning a file of one format came to.
type work struct {
	out    []byte
	done   Cleaned
	broken int  // the offset from which on it could not be read, or -1
	size   Size // as the pixels lie; zero if it is not known
	// lying says why it was not turned though it should have been; nil: it
	// stands upright.
	lying *diag.Message
}

// removed notes that metadata went which told t.
func (w *work) removed(t told) {
	w.done.Removed = true
	w.done.Place = w.done.Place || t.place
	w.done.Serial = w.done.Serial || t.serial
}

// A cut is a copy of a file without some of its parts. Nothing is copied
// while all is kept.
type cut struct {
	from []byte
	kept int    // so many bytes of from are kept as a whole, if out is nil
	out  []byte // what is kept, once something was left out
}

// keep adds from[start:end]; calls come in the order of the file.
func (c *cut) keep(start, end int) {
	if c.out == nil && start == c.kept {
		c.kept = end
		return
	}
	c.add(c.from[start:end])
}

// add adds bytes that are not in the file.
func (c *cut) add(b []byte) {
	if c.out == nil {
		c.out = make([]byte, 0, len(c.from)+len(b))
		c.out = append(c.out, c.from[:c.kept]...)
	}
	c.out = append(c.out, b...)
}

// bytes returns the copy: the file itself if nothing was left out.
func (c *cut) bytes() []byte {
	if c.out == nil {
		return c.from[:c.kept]
	}
	return c.out
}
