package source

import "time"

// Stat is what the system says of a file without opening it. Two stats that
// are equal mean an unchanged file, as far as the system can tell.
type Stat struct {
	Modified int64  // nanoseconds since 1970
	Changed  int64  // of content, name or rights; 0 where the system has none
	Inode    uint64 // 0 where the system has none
	Device   uint64 // 0 where the system has none
}

// The ticks of file systems' clocks. Those with nanoseconds take the kernel's
// coarse time, at most 16 ms; FAT counts in two seconds, others in one.
const (
	fineTick   = 50 * time.Millisecond
	coarseTick = 2 * time.Second
)

// settledAt reports whether the file had not been touched for more than a tick
// at the given time, so that any change after it must show in the stat.
func (s Stat) settledAt(now time.Time) bool {
	if now.IsZero() {
		return false
	}
	last, tick := max(s.Modified, s.Changed), fineTick
	if last%int64(time.Second) == 0 {
		tick = coarseTick
	}
	return last < now.Add(-tick).UnixNano()
}

// kind is what stands at a path.
type kind uint8

const (
	regular kind = iota + 1
	folder
	link
	special // pipe, socket, device
)

// info is what a look at a path gives.
type info struct {
	kind kind
	size int64
	stat Stat
}
