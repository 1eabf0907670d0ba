package image

import "encoding/binary"

// The boxes on the way to a picture's size in AVIF and HEIC (ISO/IEC 14496-12,
// 4.2; ISO/IEC 23008-12, 6.5): meta, iprp, ipco, and in it ispe for the size and
// irot for the turn.

// measureISO returns the largest of the sizes that a file declares: tiles,
// previews and alpha planes are never larger than the picture itself. A turn
// is the picture's own, for nothing else in such a file is turned. Reading
// which property belongs to which item would give the same for files that
// encoders write.
func measureISO(b []byte) Size {
	var best Size
	turned := false
	meta := box(b, "meta")
	if len(meta) < 4 {
		return Size{}
	}
	boxes(box(box(meta[4:], "iprp"), "ipco"), func(name string, body []byte) bool {
		switch {
		case name == "ispe" && len(body) >= 12:
			s := Size{
				Width:  int(binary.BigEndian.Uint32(body[4:]) & 0x7FFFFFFF),
				Height: int(binary.BigEndian.Uint32(body[8:]) & 0x7FFFFFFF),
			}
			if s.pixels() > best.pixels() {
				best = s
			}
		case name == "irot" && len(body) >= 1:
			turned = turned || body[0]&1 == 1
		}
		return true
	})
	if turned {
		best.Width, best.Height = best.Height, best.Width
	}
	return best
}

// box returns the body of the first box of this name, or nil.
func box(b []byte, name string) []byte {
	var found []byte
	boxes(b, func(n string, body []byte) bool {
		if n != name {
			return true
		}
		found = body
		return false
	})
	return found
}

// boxes calls f for each box in b until it returns false. A box that reaches
// beyond b ends there.
func boxes(b []byte, f func(name string, body []byte) bool) {
	for len(b) >= 8 {
		size, header := uint64(binary.BigEndian.Uint32(b)), uint64(8)
		name := string(b[4:8])
		switch {
		case size == 0: // to the end
			size = uint64(len(b))
		case size == 1 && len(b) >= 16:
			size, header = binary.BigEndian.Uint64(b[8:]), 16
		}
		if size < header {
			return
		}
		size = min(size, uint64(len(b)))
		if !f(name, b[header:size]) {
			return
		}
		b = b[size:]
	}
}
