package build

import (
	"context"
	"sync"
	"sync/atomic"
)

// run calls work for every i from 0 to n-1, by some workers at once.
func run(ctx context.Context, jobs, n int, work func(i int)) {
	if jobs = min(jobs, n); jobs <= 1 {
		for i := range n {
			if ctx.Err() == nil {
				work(i)
			}
		}
		return
	}
	var next atomic.Int64
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				work(i)
			}
		})
	}
	workers.Wait()
}
