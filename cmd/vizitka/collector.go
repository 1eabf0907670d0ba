package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// headroom is how much garbage a build lets pile up before it is collected:
// with the collector's own rule, as much as is alive, a small site is collected
// every few MiB and a large one takes twice its memory. Measured on 10,000
// articles: half as much takes 85 MiB less and a sixth more of the processor.
const headroom = 128 << 20

// A limiter holds the program's memory to what is alive and the headroom. After
// each collection it is found unreachable, and sets the limit anew.
//
// It sets a limit and not a percentage of what is alive, because it may come
// late: a percentage that was right when little was alive would let a large
// site grow by as many times.
type limiter struct{ _ [16]byte }

// limitMemory begins to hold the program's memory.
func limitMemory() {
	debug.SetGCPercent(-1)
	new(limiter).limit()
}

func (*limiter) limit() {
	of := []metrics.Sample{
		{Name: "/gc/heap/live:bytes"},
		{Name: "/memory/classes/total:bytes"},
		{Name: "/memory/classes/heap/released:bytes"},
		{Name: "/memory/classes/heap/objects:bytes"},
		{Name: "/memory/classes/heap/unused:bytes"},
		{Name: "/memory/classes/heap/free:bytes"},
	}
	metrics.Read(of)
	size := func(i int) uint64 { return of[i].Value.Uint64() }
	alive, around := size(0), size(1)-size(2)-size(3)-size(4)-size(5)
	limit := alive + around + max(headroom, alive/2)
	debug.SetMemoryLimit(int64(min(limit, math.MaxInt64))) //nolint:gosec // bounded
	runtime.SetFinalizer(new(limiter), (*limiter).limit)
}
