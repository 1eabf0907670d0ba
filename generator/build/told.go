package build

import (
	"time"

	"vizitka/generator/config"
	"vizitka/generator/content"
	"vizitka/generator/site"
	"vizitka/generator/source"
	"vizitka/generator/theme"
)

// Published returns what the last run gave to Save; nil for nothing.
func (s *State) Published() []byte { return s.published }

// LeftOut returns the pages that are not in the site, by file.
func (s *State) LeftOut() []site.LeftOut {
	if s.isAsleep() {
		return s.asleep.leftOut
	}
	return s.site.LeftOut()
}

// NextChange returns when the site next changes by itself, because a page
// appears or expires; zero for never.
func (s *State) NextChange() time.Time {
	if s.isAsleep() {
		return s.asleep.next
	}
	return s.site.NextChange()
}

// PageCount returns the number of pages, lists and fallbacks included.
func (s *State) PageCount() int {
	if s.isAsleep() {
		return s.asleep.pages
	}
	return s.site.PageCount()
}

// IsExample reports whether the site's address is still at an example host.
func (s *State) IsExample() bool {
	if s.isAsleep() {
		return s.asleep.example
	}
	return s.settings.IsExample()
}

// Site returns the assembled site, for commands that tell of it.
func (s *State) Site() *site.Site {
	s.wake()
	return s.site
}

// Settings returns the settings.
func (s *State) Settings() *config.Settings {
	s.wake()
	return s.settings
}

// Theme returns the theme.
func (s *State) Theme() *theme.Theme {
	s.wake()
	return s.theme
}

// Rules returns what documents are parsed by.
func (s *State) Rules() *content.Rules {
	s.wake()
	return s.rules
}

// Documents returns the documents of all files, those that are left out of
// the site too, by file.
func (s *State) Documents() []*content.Document {
	s.wake()
	docs := s.allDocs()
	out := make([]*content.Document, 0, len(docs))
	for _, name := range sortedKeys(docs) {
		out = append(out, docs[name].document)
	}
	return out
}

// Tree returns the input files.
func (s *State) Tree() *source.Tree { return s.tree }
