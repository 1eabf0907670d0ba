package main

import (
	"vizitka/generator/build"
	"vizitka/generator/diag"
	"vizitka/generator/serve"
)

// shown is a state of the site as the preview sees it.
type shown struct {
	*build.State
	// astray is what is wrong with the newest state where that is not what its
	// author means, and so an earlier one is shown.
	astray diag.List
}

func (s shown) Problems() diag.List {
	if s.astray != nil {
		return s.astray
	}
	return s.State.Problems()
}

func (s shown) ProblemsOf(name, source string) diag.List {
	if s.astray != nil {
		return s.astray
	}
	return s.State.ProblemsOf(name, source)
}

func (s shown) BaseURL() string { return s.Settings().BaseURL }

func (s shown) Page(name string) serve.Page {
	return serve.Page{Source: s.Origin(name), Held: stateNames[s.HeldBack(name)], Blocks: s.Blocks(name)}
}
