package publish

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"vizitka/generator/trace"
)

// Names of our own at the top of an output folder.
const (
	// ListName is the list of what is ours in the folder.
	ListName     = ".vizitka"
	workName     = ".vizitka.next"     // files staged, and the journal
	exchangeName = ".vizitka.exchange" // marks a tree that is being exchanged
)

// Own reports whether a path in an output folder is publishing's own
// bookkeeping. Such files are never outputs, and never deployed or served.
func Own(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	top = strings.ToLower(top) // on many file systems it is the same file
	switch strings.TrimSuffix(top, partSuffix) {
	case ListName, workName, exchangeName:
		return true
	}
	return false
}

// A list says what is ours in a folder: the hash of each path, and of the bytes
// that were written there.
//
// On disk it is listMagic, a byte of the version, the number of entries and the
// entries (two hashes each, sorted by the first), all big-endian, and the hash
// of everything before.
type list map[trace.Hash]trace.Hash

const (
	listMagic   = "vizitka list\n"
	listVersion = 1
	hashSize    = 16
)

// listState is what was found where a list should be.
type listState uint8

const (
	listMissing listState = iota // there is none: nothing is ours
	listGood                     // it was read
	listDamaged                  // it is no list, or was changed: as if missing
	listNewer                    // it has a later version: hands off
)

// holds reports whether a path is ours, whatever its bytes are now.
func (l list) holds(name string) bool {
	_, ok := l[trace.SumString(name)]
	return ok
}

// has reports whether these bytes were written at a path.
func (l list) has(name string, hash trace.Hash) bool {
	h, ok := l[trace.SumString(name)]
	return ok && h == hash
}

// encodeList writes the list of some files down.
func encodeList(files Record) []byte {
	entries := make([][2]trace.Hash, len(files))
	for i, f := range files {
		entries[i] = [2]trace.Hash{trace.SumString(f.Path), f.Hash}
	}
	slices.SortFunc(entries, func(a, b [2]trace.Hash) int { return compareHash(a[0], b[0]) })
	b := make([]byte, 0, len(listMagic)+9+len(entries)*2*hashSize+hashSize)
	b = append(b, listMagic...)
	b = append(b, listVersion)
	b = binary.BigEndian.AppendUint64(b, uint64(len(entries)))
	for _, e := range entries {
		b = e[1].Append(e[0].Append(b))
	}
	return trace.Sum(b).Append(b)
}

func compareHash(a, b trace.Hash) int {
	switch {
	case a.Hi < b.Hi || a.Hi == b.Hi && a.Lo < b.Lo:
		return -1
	case a == b:
		return 0
	}
	return 1
}

// decodeList reads a list.
func decodeList(b []byte) (list, listState) {
	rest, ok := bytes.CutPrefix(b, []byte(listMagic))
	if !ok || len(rest) < 1 {
		return nil, listDamaged
	}
	if rest[0] > listVersion {
		return nil, listNewer
	}
	body, ok := checked(b)
	if !ok || len(body) < len(listMagic)+9 {
		return nil, listDamaged
	}
	body = body[len(listMagic)+1:]
	n, body := binary.BigEndian.Uint64(body), body[8:]
	if len(body)%(2*hashSize) != 0 || n != uint64(len(body)/(2*hashSize)) {
		return nil, listDamaged
	}
	l := make(list, n)
	for ; len(body) > 0; body = body[2*hashSize:] {
		l[readHash(body)] = readHash(body[hashSize:])
	}
	return l, listGood
}

// checked cuts the hash at the end off, if it is right.
func checked(b []byte) ([]byte, bool) {
	if len(b) < hashSize {
		return nil, false
	}
	body := b[:len(b)-hashSize]
	return body, trace.Sum(body) == readHash(b[len(body):])
}

func readHash(b []byte) trace.Hash {
	return trace.Hash{Hi: binary.BigEndian.Uint64(b), Lo: binary.BigEndian.Uint64(b[8:])}
}

// readList reads the list of a folder.
func readList(f *folder) (list, listState, error) {
	fi, err := f.lstat(ListName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, listMissing, nil
	}
	if err != nil {
		return nil, listMissing, err
	}
	if !fi.Mode().IsRegular() {
		return nil, listDamaged, nil
	}
	b, err := f.root.ReadFile(ListName)
	if err != nil {
		return nil, listMissing, err
	}
	l, state := decodeList(b)
	return l, state, nil
}
