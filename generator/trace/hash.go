package trace

import (
	"encoding/binary"
	"encoding/hex"

	"github.com/zeebo/xxh3"
)

// Hash is the 128-bit XXH3 of some bytes. It tells changes from each other; it
// is no defence against somebody who makes two texts of one hash on purpose.
type Hash struct{ Hi, Lo uint64 }

// Sum returns the hash of b.
func Sum(b []byte) Hash {
	u := xxh3.Hash128(b)
	return Hash{u.Hi, u.Lo}
}

// SumString returns the hash of s.
func SumString(s string) Hash {
	u := xxh3.HashString128(s)
	return Hash{u.Hi, u.Lo}
}

// IsZero reports whether h is the zero Hash, which stands for "not known".
func (h Hash) IsZero() bool { return h == Hash{} }

// String returns the hash as 32 hexadecimal digits.
func (h Hash) String() string {
	return hex.EncodeToString(h.Append(nil))
}

// Append appends the 16 bytes of the hash, the high half first.
func (h Hash) Append(b []byte) []byte {
	b = binary.BigEndian.AppendUint64(b, h.Hi)
	return binary.BigEndian.AppendUint64(b, h.Lo)
}

// A Hasher hashes what is written to it.
type Hasher struct{ h xxh3.Hasher }

// NewHasher returns an empty Hasher.
func NewHasher() *Hasher { return new(Hasher) }

// Write adds b. It never fails.
func (h *Hasher) Write(b []byte) (int, error) { return h.h.Write(b) }

// WriteString adds s. It never fails.
func (h *Hasher) WriteString(s string) (int, error) { return h.h.WriteString(s) }

// Sum returns the hash of what was written so far.
func (h *Hasher) Sum() Hash {
	u := h.h.Sum128()
	return Hash{u.Hi, u.Lo}
}
