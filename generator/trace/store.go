package trace

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// A file of the store is sections behind a table of contents. Each section has
// a checksum of its own, so that reading one costs no look at the others.
//
// Layout, all numbers little endian:
//
//	magic "VZTK", version of the format (4 bytes)
//	hash of the program (16)
//	number of sections (4), and of each: offset (8), length (8), checksum (8)
//	checksum of all before (8)
//	the sections
//
// What is in a file is believed only if magic, version, program and checksums
// are right. Who may delete it: everybody, at any time.
//
// A file that begins as those of any version of the program do, and is not
// whole up to the program's hash with ours in it, is foreign: another program
// wrote it, in its own format, and it is replaced without a word. Only what
// says of itself that it is ours, or has nothing of ours at all, can be
// damaged.
const (
	storeFamily  = "VZT" // how the magic of all formats begins
	storeMagic   = "VZTK"
	storeVersion = 1
	storeHead    = 4 + 4 + 16 + 4
)

// ErrForeign is the error of a file that another build of the program, or
// something else, wrote; ErrDamaged of one whose checksums are wrong.
var (
	ErrForeign = errors.New("written by another build of the program")
	ErrDamaged = errors.New("damaged")
)

// Seal returns the bytes of a store file with the given sections.
func Seal(program Hash, sections ...[]byte) []byte {
	size := storeHead + 24*len(sections) + 8
	for _, s := range sections {
		size += len(s)
	}
	b := make([]byte, 0, size)
	b = append(b, storeMagic...)
	b = binary.LittleEndian.AppendUint32(b, storeVersion)
	b = program.Append(b)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(sections))) //nolint:gosec // a handful
	at := storeHead + 24*len(sections) + 8
	for _, s := range sections {
		b = binary.LittleEndian.AppendUint64(b, uint64(at)) //nolint:gosec // a length
		b = binary.LittleEndian.AppendUint64(b, uint64(len(s)))
		b = binary.LittleEndian.AppendUint64(b, Sum(s).Lo)
		at += len(s)
	}
	b = binary.LittleEndian.AppendUint64(b, Sum(b).Lo)
	for _, s := range sections {
		b = append(b, s...)
	}
	return b
}

// whose reports whether a file begins with a magic, our version and the hash of
// the program; ErrForeign or ErrDamaged if not.
func whose(b []byte, magic string, program Hash) error {
	head := program.Append(binary.LittleEndian.AppendUint32([]byte(magic), storeVersion))
	switch {
	case bytes.HasPrefix(b, head):
		return nil
	case bytes.HasPrefix(b, []byte(storeFamily)):
		return ErrForeign
	}
	return ErrDamaged
}

// A Sealed is a store file that was read. Sections are checked when they are
// asked for.
type Sealed struct {
	b        []byte
	sections int
}

// Unseal reads what Seal gave. b must never be changed.
func Unseal(b []byte, program Hash) (*Sealed, error) {
	if err := whose(b, storeMagic, program); err != nil {
		return nil, err
	}
	if len(b) < storeHead {
		return nil, ErrDamaged
	}
	n := int(binary.LittleEndian.Uint32(b[24:]))
	end := storeHead + 24*n
	if n > len(b) || end+8 > len(b) || binary.LittleEndian.Uint64(b[end:]) != Sum(b[:end]).Lo {
		return nil, ErrDamaged
	}
	return &Sealed{b, n}, nil
}

// Section returns a section, from 0.
func (s *Sealed) Section(i int) (*Decoder, error) {
	if i >= s.sections {
		return nil, ErrDamaged
	}
	entry := s.b[storeHead+24*i:]
	at, size := binary.LittleEndian.Uint64(entry), binary.LittleEndian.Uint64(entry[8:])
	if at > uint64(len(s.b)) || size > uint64(len(s.b))-at {
		return nil, ErrDamaged
	}
	b := s.b[at : at+size : at+size]
	if Sum(b).Lo != binary.LittleEndian.Uint64(entry[16:]) {
		return nil, ErrDamaged
	}
	return NewDecoder(b), nil
}

// A Record is a stretch of a file of records, each with a checksum.
type Record struct {
	At   int64
	Size int
}

// AppendRecord puts a record at an offset of a file.
func AppendRecord(w io.WriterAt, at int64, b []byte) (Record, error) {
	sum := binary.LittleEndian.AppendUint64(make([]byte, 0, 8+len(b)), Sum(b).Lo)
	_, err := w.WriteAt(append(sum, b...), at)
	return Record{at, len(b)}, err
}

// Length is how many bytes of the file a record takes.
func (r Record) Length() int64 { return int64(r.Size) + 8 }

// Read returns the bytes of a record.
func (r Record) Read(from io.ReaderAt) ([]byte, error) {
	b := make([]byte, r.Length())
	if _, err := from.ReadAt(b, r.At); err != nil {
		return nil, err
	}
	if Sum(b[8:]).Lo != binary.LittleEndian.Uint64(b) {
		return nil, ErrDamaged
	}
	return b[8:], nil
}

// WriteFile replaces a file of the store by a new one, in one step.
func WriteFile(root *os.Root, name string, b []byte) error {
	temporary := name + ".new"
	if err := root.WriteFile(temporary, b, 0o644); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	if err := root.Rename(temporary, name); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}
