package main

import (
	"strconv"

	"vizitka/generator/build"
	"vizitka/generator/trace"
)

// reasonsShown is how many reasons are printed of one output unless -v asks
// for all.
const reasonsShown = 3

// An explained output: what it was made of, and why. Its names in JSON are a
// promise.
type explained struct {
	Path    string       `json:"path"`
	Layout  string       `json:"layout,omitempty"`
	Origin  string       `json:"origin,omitempty"`
	State   string       `json:"state"` // new, made (again), repeated or kept
	Reasons []reasonJSON `json:"reasons"`
}

// A reasonJSON is one reason. Then and now are "" where they are too long.
type reasonJSON struct {
	Question string `json:"question"`
	Subject  string `json:"subject"`
	Then     string `json:"then,omitempty"`
	Now      string `json:"now,omitempty"`
	Text     string `json:"text"`
}

func (c *call) reasonsOf(reasons []trace.Reason) []reasonJSON {
	out := []reasonJSON{}
	for _, r := range reasons {
		out = append(out, reasonJSON{r.Question, r.Subject, short(r.Then), short(r.Now), c.reasonText(r)})
	}
	return out
}

func short(answer string) string {
	if answer == trace.LongAnswer {
		return ""
	}
	return answer
}

// explain tells of each output that the build made why it did.
func (c *call) explain(st *build.State) []explained {
	out := []explained{}
	for _, m := range st.Makings() {
		out = append(out, explained{m.Path, m.Layout, m.Origin, makingState(m), c.reasonsOf(m.Reasons)})
	}
	return out
}

func makingState(m build.Making) string {
	switch {
	case m.Repeated:
		return "repeated"
	case !m.Again:
		return "kept"
	case len(m.Reasons) == 0:
		return "new"
	}
	return "made"
}

// printExplanation says of each output that was made why. A first build says
// it once for all.
func (c *call) printExplanation(st *build.State) {
	makings := st.Makings()
	if !st.Remembers() {
		c.print(c.say("everything was made, because nothing is remembered of an earlier build: ", "сделано всё, потому что о прежних сборках ничего не известно: ") +
			c.count(len(makings), nounFile))
		if !c.verbose {
			return
		}
	}
	if len(makings) == 0 {
		c.print(c.say("nothing was made: no question that an output asked is answered differently", "ничего не сделано: ни на один вопрос ответ не изменился"))
	}
	for _, m := range makings {
		c.print(m.Path + c.madeBy(m))
		switch {
		case m.Repeated:
			c.print(c.say("  its published file was missing or changed by another hand", "  опубликованный файл пропал или был изменён кем-то другим"))
		case len(m.Reasons) == 0:
			c.print(c.say("  new", "  новый"))
		default:
			c.printReasons(m.Reasons)
		}
	}
}

// madeBy names layout and source.
func (c *call) madeBy(m build.Making) string {
	out := ""
	if m.Origin != "" {
		out += c.say("  of ", "  из ") + m.Origin
	}
	if m.Layout != "" {
		out += c.say("  by ", "  по ") + m.Layout
	}
	return out
}

func (c *call) printReasons(reasons []trace.Reason) {
	for i, r := range reasons {
		if i == reasonsShown && !c.verbose {
			c.print(c.say("  and "+strconv.Itoa(len(reasons)-i)+" more; -v shows all", "  и ещё "+strconv.Itoa(len(reasons)-i)+"; все покажет -v"))
			return
		}
		c.print("  " + c.reasonText(r))
	}
}
