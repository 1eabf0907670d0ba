package main

import (
	"vizitka/generator/build"
	"vizitka/generator/serve"
)

// shown is a state of the site as the preview sees it.
type shown struct{ *build.State }

func (s shown) BaseURL() string { return s.Settings().BaseURL }

func (s shown) Page(name string) serve.Page {
	return serve.Page{Source: s.Origin(name), Held: stateNames[s.HeldBack(name)], Blocks: s.Blocks(name)}
}
