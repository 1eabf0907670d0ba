package sitemap

import "testing"

// Limit sets how many addresses a file may have, until the test ends.
func Limit(t *testing.T, n int) {
	was := limit
	limit = n
	t.Cleanup(func() { limit = was })
}
