package publish

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"strings"

	"vizitka/generator/trace"
)

// A Record is what a publishing left in a folder: every file of ours, sorted by
// path. It saves reading them to learn that they are unchanged.
type Record []File

// A File is one published file.
type File struct {
	Path string
	Hash trace.Hash
	Stat Stat // zero: too young to be trusted, so read the file
}

// A Stat is what tells, without reading it, that a file has not changed. Times
// are in nanoseconds since 1970; Changed and Inode are 0 where the system does
// not tell them.
//
// A file may change within one tick of the file system's clock without showing
// it. So a Stat is kept only if it is older than the list, which is written
// last (the rule of "racily clean" entries in git's index).
type Stat struct {
	Size, Modified, Changed int64
	Inode                   uint64
}

// Parts of a record on disk: recordMagic, a byte of the version, the number of
// files, each file, and the hash of everything before. Numbers are varints;
// a path is the number of bytes it has in common with the one before, and the
// rest.
const (
	recordMagic   = "vizitka record\n"
	recordVersion = 1
)

var errRecord = errors.New("record of published files is damaged or of another version")

// Append appends the record, written down, to b.
func (r Record) Append(b []byte) []byte {
	from := len(b)
	b = append(b, recordMagic...)
	b = append(b, recordVersion)
	b = binary.AppendUvarint(b, uint64(len(r)))
	before := ""
	for _, f := range r {
		n := 0
		for n < len(before) && n < len(f.Path) && before[n] == f.Path[n] {
			n++
		}
		b = binary.AppendUvarint(b, uint64(n))
		b = binary.AppendUvarint(b, uint64(len(f.Path)-n))
		b = append(b, f.Path[n:]...)
		b = f.Hash.Append(b)
		b = binary.AppendVarint(b, f.Stat.Size)
		b = binary.AppendVarint(b, f.Stat.Modified)
		b = binary.AppendVarint(b, f.Stat.Changed)
		b = binary.AppendUvarint(b, f.Stat.Inode)
		before = f.Path
	}
	return trace.Sum(b[from:]).Append(b)
}

// ParseRecord reads a record that [Record.Append] wrote. Anything else is an
// error, and never a wrong record.
func ParseRecord(b []byte) (Record, error) {
	body, ok := checked(b)
	rest, isRecord := strings.CutPrefix(string(body), recordMagic)
	if !ok || !isRecord || rest == "" || rest[0] != recordVersion {
		return nil, errRecord
	}
	d := decoder{rest: []byte(rest[1:])}
	n := d.uvarint()
	if n > uint64(len(rest)) {
		return nil, errRecord
	}
	r := make(Record, 0, n)
	before := ""
	for range n {
		common := d.uvarint()
		if common > uint64(len(before)) {
			return nil, errRecord
		}
		f := File{Path: before[:common] + string(d.bytes(d.uvarint())), Hash: d.hash()}
		f.Stat = Stat{Size: d.varint(), Modified: d.varint(), Changed: d.varint(), Inode: d.uvarint()}
		if d.bad || len(r) > 0 && f.Path <= before || !fs.ValidPath(f.Path) {
			return nil, errRecord
		}
		r = append(r, f)
		before = f.Path
	}
	if d.bad || len(d.rest) > 0 {
		return nil, errRecord
	}
	return r, nil
}

// A decoder takes values off the front of some bytes. After the first that is
// not there it is bad, and gives zeros.
type decoder struct {
	rest []byte
	bad  bool
}

func (d *decoder) bytes(n uint64) []byte {
	if n > uint64(len(d.rest)) {
		d.bad, d.rest = true, nil
		return nil
	}
	b := d.rest[:n]
	d.rest = d.rest[n:]
	return b
}

func (d *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.rest)
	if n <= 0 {
		d.bad, d.rest = true, nil
		return 0
	}
	d.rest = d.rest[n:]
	return v
}

func (d *decoder) varint() int64 {
	v, n := binary.Varint(d.rest)
	if n <= 0 {
		d.bad, d.rest = true, nil
		return 0
	}
	d.rest = d.rest[n:]
	return v
}

func (d *decoder) hash() trace.Hash {
	b := d.bytes(hashSize)
	if d.bad {
		return trace.Hash{}
	}
	return readHash(b)
}
