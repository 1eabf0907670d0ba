package trace

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// A Ledger is a file of records that are appended, each checksummed. A small
// change appends a little; what is out of date is left behind until somebody
// writes the whole anew.
//
// Layout, all numbers little endian:
//
//	magic "VZTL", version of the format (4 bytes)
//	hash of the program (16)
//	generation (8), end of the records (8)
//	checksum of all before (8)
//	records: length (4), checksum (8), bytes
//
// The head is written last, so a record that a dying process left half-written
// is behind the end, and written over.
type Ledger struct {
	file    *os.File
	program Hash
	// Generation is a number that a ledger made anew has a new one of.
	Generation uint64
	end        int64
	at         int64 // where pending goes
	pending    []byte
	err        error // of a writing since the last Commit
}

// pendingMax is how much is collected before it is written.
const pendingMax = 1 << 20

const (
	ledgerMagic = "VZTL"
	ledgerHead  = 4 + 4 + 16 + 8 + 8 + 8
	recordHead  = 4 + 8
)

// OpenLedger opens a ledger. The errors are ErrForeign, ErrDamaged, and those of
// the disk.
func OpenLedger(root *os.Root, name string, program Hash, readOnly bool) (*Ledger, error) {
	flags := os.O_RDWR
	if readOnly {
		flags = os.O_RDONLY
	}
	file, err := root.OpenFile(name, flags, 0o644)
	if err != nil {
		return nil, err
	}
	l := &Ledger{file: file, program: program}
	if err := l.readHead(); err != nil {
		file.Close()
		return nil, err
	}
	return l, nil
}

func (l *Ledger) readHead() error {
	var head [ledgerHead]byte
	n, err := l.file.ReadAt(head[:], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if err := whose(head[:n], ledgerMagic, l.program); err != nil {
		return err
	}
	if n < ledgerHead {
		return ErrDamaged
	}
	if binary.LittleEndian.Uint64(head[40:]) != Sum(head[:40]).Lo {
		return ErrDamaged
	}
	l.Generation = binary.LittleEndian.Uint64(head[24:])
	l.end = int64(binary.LittleEndian.Uint64(head[32:])) //nolint:gosec // a length
	l.at = l.end
	return nil
}

// NewLedger makes an empty ledger under a temporary name; [Ledger.Take] moves
// it into place.
func NewLedger(root *os.Root, name string, program Hash, generation uint64) (*Ledger, error) {
	if err := root.Remove(name + ".new"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	file, err := root.OpenFile(name+".new", os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	return &Ledger{file: file, program: program, Generation: generation, end: ledgerHead, at: ledgerHead}, nil
}

// Take moves a new ledger, which was committed, into place.
func (l *Ledger) Take(root *os.Root, name string) error { return root.Rename(name+".new", name) }

// Close closes the file.
func (l *Ledger) Close() error { return l.file.Close() }

// End is where the records that were committed end.
func (l *Ledger) End() int64 { return l.end }

// Cut forgets what stands behind an end before that of the ledger.
func (l *Ledger) Cut(end int64) { l.at = min(end, l.at) }

// Put adds a record. It counts when Commit is called, which tells of errors.
func (l *Ledger) Put(b []byte) {
	l.pending = binary.LittleEndian.AppendUint32(l.pending, uint32(len(b))) //nolint:gosec // a record is small
	l.pending = binary.LittleEndian.AppendUint64(l.pending, Sum(b).Lo)
	l.pending = append(l.pending, b...)
	if len(l.pending) > pendingMax {
		l.flush()
	}
}

func (l *Ledger) flush() {
	_, err := l.file.WriteAt(l.pending, l.at)
	if l.err == nil {
		l.err = err
	}
	l.at += int64(len(l.pending))
	l.pending = l.pending[:0]
}

// Commit makes the records that were put part of the ledger: the head is
// written when all of them are.
func (l *Ledger) Commit() error {
	l.flush()
	if err := l.err; err != nil {
		l.at, l.err = l.end, nil
		return err
	}
	l.end = l.at
	head := append([]byte(ledgerMagic), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(head[4:], storeVersion)
	head = l.program.Append(head)
	head = binary.LittleEndian.AppendUint64(head, l.Generation)
	head = binary.LittleEndian.AppendUint64(head, uint64(l.end)) //nolint:gosec // a length
	head = binary.LittleEndian.AppendUint64(head, Sum(head).Lo)
	_, err := l.file.WriteAt(head, 0)
	return err
}

// Records calls f for each record up to end, in the order in which they were
// put. The bytes may be kept; they are not to be changed.
func (l *Ledger) Records(end int64, f func(b []byte) error) error {
	if end > l.end || end < ledgerHead {
		return ErrDamaged
	}
	all := make([]byte, end-ledgerHead)
	if _, err := l.file.ReadAt(all, ledgerHead); err != nil {
		if errors.Is(err, io.EOF) {
			return ErrDamaged
		}
		return err
	}
	for len(all) > 0 {
		if len(all) < recordHead {
			return ErrDamaged
		}
		size, sum := int(binary.LittleEndian.Uint32(all)), binary.LittleEndian.Uint64(all[4:])
		if size > len(all)-recordHead {
			return ErrDamaged
		}
		b := all[recordHead : recordHead+size : recordHead+size]
		if Sum(b).Lo != sum {
			return ErrDamaged
		}
		if err := f(b); err != nil {
			return err
		}
		all = all[recordHead+size:]
	}
	return nil
}
