package site

import (
	"cmp"
	"slices"
	"sync"
)

const (
	// relatedMax is how many related pages a page has at most.
	relatedMax = 10
	// relatedTerm is how many pages a term may have and still tell which are
	// related: what more have says less than standing in one section.
	relatedTerm = 500
)

// relatedFinder returns the function that finds the pages related to one.
//
// A page is the nearer the more rare things it shares with another: a shared
// term counts 1 over the number of pages that have it, a link from one to the
// other as much as a thing of their own, the same section a little. Equal ones
// stand in the order of reading.
func (s *Site) relatedFinder() func(*Page) []*Page {
	type index struct {
		position map[*Page]int
		links    map[*Page][]*Page // both ways
	}
	build := sync.OnceValue(func() index {
		x := index{map[*Page]int{}, map[*Page][]*Page{}}
		for i, p := range s.pages {
			x.position[p] = i
		}
		for to, sources := range s.graph() {
			for _, from := range sources {
				x.links[from] = append(x.links[from], to)
				x.links[to] = append(x.links[to], from)
			}
		}
		return x
	})
	return func(p *Page) []*Page {
		x := build()
		score := map[*Page]float64{}
		for _, taxonomy := range sortedKeys(p.terms) {
			for _, t := range p.terms[taxonomy] {
				if len(t.members) > relatedTerm {
					continue
				}
				for _, q := range t.members {
					score[q] += 1 / float64(len(t.members))
				}
			}
		}
		for _, q := range x.links[p] {
			score[q]++
		}
		for q := range score {
			if q == p || q.role != Regular || q.lang != p.lang || !q.listed() {
				delete(score, q)
			} else if q.parent == p.parent {
				score[q] += 0.01
			}
		}
		nearest := make([]*Page, 0, relatedMax+1)
		nearer := func(a, b *Page) int {
			return cmp.Or(cmp.Compare(score[b], score[a]), x.position[a]-x.position[b])
		}
		for q := range score {
			if len(nearest) == relatedMax && nearer(q, nearest[relatedMax-1]) > 0 {
				continue
			}
			at, _ := slices.BinarySearchFunc(nearest, q, nearer)
			nearest = slices.Insert(nearest, at, q)
			nearest = nearest[:min(len(nearest), relatedMax)]
		}
		return nearest
	}
}
