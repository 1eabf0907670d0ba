package image

import (
	"bytes"
	"errors"
	"strings"

	"github.com/bep/imagemeta"
)

// told is what a file's metadata tell.
type told struct {
	orientation int // 1 to 8 (Exif 3.0, 4.6.5.1.6); 0 for none
	place       bool
	serial      bool
}

// The first bytes of EXIF data, which are a small TIFF file: byte order and 42.
const (
	tiffLittle = "II*\x00"
	tiffBig    = "MM\x00*"
)

// readEXIF reads EXIF data that begin with a TIFF header. Of damaged data it
// tells what stood before the damage.
func readEXIF(b []byte) told {
	var t told
	// The reader ends with an error at damage; all it found until then counts.
	_, _ = imagemeta.Decode(imagemeta.Options{
		R:               &frugal{Reader: bytes.NewReader(b), left: exifBudget},
		ImageFormat:     imagemeta.TIFF,
		Sources:         imagemeta.EXIF,
		ShouldHandleTag: func(imagemeta.TagInfo) bool { return true },
		HandleTag: func(tag imagemeta.TagInfo) error {
			t.note(tag)
			return nil
		},
	})
	return t
}

func (t *told) note(tag imagemeta.TagInfo) {
	switch tag.Tag {
	case "Orientation":
		if o, ok := tag.Value.(uint16); ok && tag.Namespace == "IFD0" && 1 <= o && o <= 8 && t.orientation == 0 {
			t.orientation = int(o)
		}
	case "GPSLatitude", "GPSLongitude", "GPSDestLatitude", "GPSDestLongitude", "GPSAreaInformation":
		t.place = true
	default:
		t.serial = t.serial || strings.HasSuffix(tag.Tag, "SerialNumber")
	}
}

// exifBudget is how many bytes the EXIF reader may read, repetitions counted.
// Tables in EXIF may point at one another, so a small file can name the same
// data again and again; the reader's own limit of tags does not count all. A
// real photo needs some 3 MiB, because each seek reads a buffer anew.
const exifBudget = 32 << 20

// frugal is a reader that fails when its budget is spent.
type frugal struct {
	*bytes.Reader
	left int
}

var errSpent = errors.New("too much to read")

func (f *frugal) Read(p []byte) (int, error) {
	if f.left <= 0 {
		return 0, errSpent
	}
	n, err := f.Reader.Read(p)
	f.left -= n
	return n, err
}

// readXMP looks for two names in an XMP packet. It is not parsed: the same
// property can be written in several ways, and only a notice hangs on it.
func readXMP(b []byte) told {
	return told{
		place:  bytes.Contains(b, []byte("GPSLatitude")),
		serial: bytes.Contains(b, []byte("SerialNumber")),
	}
}

// and joins what two pieces of metadata tell; the first orientation counts.
func (t told) and(u told) told {
	if t.orientation == 0 {
		t.orientation = u.orientation
	}
	t.place = t.place || u.place
	t.serial = t.serial || u.serial
	return t
}

// lies reports whether the picture must be turned to stand upright.
func (t told) lies() bool { return t.orientation > 1 }

// seekEXIF reads all that looks like EXIF or XMP anywhere in a file, for
// formats that are not taken apart here. A TIFF header by chance in compressed
// data tells nothing.
func seekEXIF(b []byte) told {
	t := readXMP(b)
	for _, magic := range []string{tiffLittle, tiffBig} {
		rest := b
		for range 16 { // a file has one, or one for each of its pictures
			i := bytes.Index(rest, []byte(magic))
			if i < 0 {
				break
			}
			t = t.and(readEXIF(rest[i:]))
			rest = rest[i+len(magic):]
		}
	}
	return t
}

// orientationOnly returns EXIF data with one field.
func orientationOnly(orientation int) []byte {
	return append([]byte(tiffBig+
		"\x00\x00\x00\x08"+ // IFD0 is at 8
		"\x00\x01"+ // and has one field:
		"\x01\x12\x00\x03\x00\x00\x00\x01"), // Orientation, SHORT, one
		0, byte(orientation), 0, 0,
		0, 0, 0, 0) // no IFD1
}
