package main

import (
	"fmt"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/publish"
	"vizitka/generator/site"
)

// tell tells what a build came to: the problems, what was left out and why,
// and one closing line.
func (c *call) tell(r buildResult) {
	if c.json {
		c.writeJSON(c.buildJSON(r))
		return
	}
	c.printProblems(r.problems)
	if r.explain {
		c.printExplanation(r.state)
	}
	if r.dryRun {
		c.printChanges(r.report.Changes)
	}
	if c.quiet {
		return
	}
	if line := c.leftOut(r.state.LeftOut()); line != "" {
		c.print(line)
	}
	if c.verbose {
		for _, l := range r.state.LeftOut() {
			c.print("  " + l.File + "  " + c.reason(l))
		}
	}
	if r.production && r.report.Published && r.state.IsExample() {
		c.print(c.say("the address is still an example: set base_url in site.toml before you publish", "адрес пока пример: прежде чем публиковать, укажите base_url в site.toml"))
	}
	c.print(c.closing(r))
}

// leftOut says how many pages are not in the site, and which flags show them;
// "" if there are none.
func (c *call) leftOut(l []site.LeftOut) string {
	number := map[site.Reason]int{}
	for _, page := range l {
		number[page.Reason]++
	}
	var flags []string
	for _, f := range []struct {
		reason site.Reason
		flag   string
	}{{site.Draft, "--drafts"}, {site.Future, "--future"}, {site.Expired, "--expired"}} {
		if number[f.reason] > 0 {
			flags = append(flags, f.flag)
		}
	}
	if flags == nil {
		return ""
	}
	pages := c.counts(counted{number[site.Draft], nounDraft}, counted{number[site.Future], nounFuture}, counted{number[site.Expired], nounExpired})
	verb := c.say(" show them", " их покажут")
	if len(flags) == 1 {
		verb = c.say(" shows them", " их покажет")
	}
	if c.lang == "ru" {
		return "не вошли: " + pages + ";" + verb + " " + strings.Join(flags, ", ")
	}
	return "left out: " + pages + "; " + strings.Join(flags, ", ") + verb
}

// reason says why a page is left out.
func (c *call) reason(l site.LeftOut) string {
	switch l.Reason {
	case site.Draft:
		return c.say("draft", "черновик")
	case site.Future:
		return c.say("from ", "с ") + l.When.Format("2006-01-02 15:04")
	case site.Expired:
		return c.say("until ", "до ") + l.When.Format("2006-01-02 15:04")
	}
	return ""
}

// closing is the last line of a build.
func (c *call) closing(r buildResult) string {
	var parts []string
	rep := r.report
	changes := c.counts(counted{rep.Added, nounAdded}, counted{rep.Changed, nounChanged}, counted{rep.Removed, nounRemoved}, counted{rep.Kept, nounKept})
	found := c.counts(counted{r.problems.Count(diag.Error), nounError}, counted{r.problems.Count(diag.Warning), nounWarning})
	switch {
	case r.dryRun:
		parts = append(parts, c.say("nothing was written; a build would give", "ничего не записано; сборка дала бы")+" "+c.amount(r)+": "+changes)
	case rep.Published:
		parts = append(parts, c.amount(r)+": "+changes)
	default:
		parts = append(parts, c.say("nothing was published", "ничего не опубликовано"))
	}
	if made := len(r.state.Rendered()); made > 0 && (rep.Published || r.dryRun) {
		parts = append(parts, c.count(made, nounAnew))
	}
	if found != "" {
		if r.strict && !r.problems.Has(diag.Error) {
			found += " (--strict)"
		}
		parts = append(parts, found)
	}
	if n := len(rep.Broken); rep.Published && n > 0 {
		parts = append(parts, c.say("broken and left out: ", "испорчены и не опубликованы: ")+c.count(n, nounFile))
	}
	parts = append(parts, c.duration(r.time))
	if next := r.state.NextChange(); !next.IsZero() {
		parts = append(parts, c.say("the site next changes by itself on ", "сам сайт изменится ")+next.Format("2006-01-02 15:04"))
	}
	return strings.Join(parts, "; ")
}

func (c *call) amount(r buildResult) string {
	outputs := r.report.Added + r.report.Changed + r.report.Kept
	return c.count(r.state.PageCount(), nounPage) + ", " + c.count(outputs, nounFile)
}

// printChanges prints what a publishing would do.
func (c *call) printChanges(changes []publish.Change) {
	signs := map[publish.ChangeKind]string{publish.Added: "+", publish.Changed: "~", publish.Removed: "-"}
	for _, change := range changes {
		c.print(signs[change.Kind] + " " + change.Path)
		if change.Diff != "" && (change.Kind == publish.Changed || c.verbose) {
			fmt.Fprint(c.out, change.Diff)
		}
	}
}

// buildJSON is a build's result for programs. Its names are a promise.
func (c *call) buildJSON(r buildResult) map[string]any {
	out := map[string]any{
		"published": r.report.Published, "pages": r.state.PageCount(),
		"added": r.report.Added, "changed": r.report.Changed, "removed": r.report.Removed, "kept": r.report.Kept,
		"broken": listOf(r.report.Broken), "problems": listOf(r.problems), "milliseconds": r.time.Milliseconds(),
		"made": len(r.state.Rendered()),
	}
	if next := r.state.NextChange(); !next.IsZero() {
		out["next_change"] = next
	}
	left := []map[string]any{}
	for _, l := range r.state.LeftOut() {
		left = append(left, leftOutJSON(l))
	}
	out["left_out"] = left
	if r.explain {
		out["outputs"] = c.explain(r.state)
	}
	if r.dryRun {
		changes := []map[string]string{}
		for _, change := range r.report.Changes {
			changes = append(changes, map[string]string{"path": change.Path, "change": change.Kind.String(), "diff": change.Diff})
		}
		out["changes"] = changes
	}
	return out
}

func leftOutJSON(l site.LeftOut) map[string]any {
	out := map[string]any{"file": l.File, "title": l.Title, "state": stateNames[l.Reason]}
	if !l.When.IsZero() {
		out["when"] = l.When
	}
	return out
}

// stateNames are the words for what keeps a page out, for programs.
var stateNames = map[site.Reason]string{site.Draft: "draft", site.Future: "future", site.Expired: "expired"}

// listOf makes an empty list of nil: JSON has null for that.
func listOf[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
