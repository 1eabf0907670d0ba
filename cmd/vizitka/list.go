package main

import (
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vizitka/generator/diag"
	"vizitka/generator/site"
)

func (c *call) listCommand() *cobra.Command {
	in := &includeFlags{}
	cmd := c.command(&cobra.Command{
		Use:   "list [drafts|future|expired|all]",
		Short: c.say("pages and their state", "страницы и их состояние"),
		Long: c.say(
			"Lists the pages that a build publishes; with a word, those that are drafts, dated in the future or expired, or all.",
			"Перечисляет страницы, которые публикует сборка; со словом – черновики, страницы с будущей датой, с истёкшим сроком или все."),
		Example: `
  vizitka list drafts
  vizitka list all --json
  vizitka list --at 2027-01-01`,
		ValidArgs: listWords,
		Args:      c.arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			word := ""
			if len(args) == 1 {
				word = args[0]
			}
			return c.list(word, in)
		},
	})
	cmd.Flags().SortFlags = false
	c.addIncludeFlags(cmd.Flags(), in, false)
	addHugoFlags(cmd.Flags())
	return cmd
}

var listWords = []string{"drafts", "future", "expired", "all"}

var unknownList = diag.Declare(diag.Message{
	Name: "unknown-list", Severity: diag.Error,
	En: `there is no list "{word}"`, Ru: "нет списка «{word}»",
	HintEn: "did you mean `vizitka list {near}`?|the lists are: {words}", HintRu: "может быть, `vizitka list {near}`?|есть списки: {words}",
})

// A listed page is a line of the list. Its names in JSON are a promise.
type listed struct {
	State string    `json:"state"`
	When  time.Time `json:"when,omitzero"`
	Kind  string    `json:"kind"`
	File  string    `json:"file"`
	Title string    `json:"title"`
}

func (c *call) list(word string, in *includeFlags) error {
	// A page can be kept out for several reasons, and the site tells one. So
	// the list of one reason is that of a site with everything else.
	var only site.Reason
	choose := func(i *site.Include) {
		switch word {
		case "drafts":
			only, i.Drafts, i.Future, i.Expired = site.Draft, false, true, true
		case "future":
			only, i.Drafts, i.Future, i.Expired = site.Future, true, false, true
		case "expired":
			only, i.Drafts, i.Future, i.Expired = site.Expired, true, true, false
		}
	}
	if word != "" && !slices.Contains(listWords, word) {
		return wrongUse{unknownList.At(diag.Place{}, diag.V{"word": word, "near": diag.Nearest(word, listWords), "words": strings.Join(listWords, ", ")})}
	}
	st, err := c.lookAt(*in, choose)
	if err != nil {
		return err
	}
	defer st.Close()
	out := map[string]site.LeftOut{}
	for _, l := range st.LeftOut() {
		out[l.File] = l
	}
	pages := []listed{}
	for _, d := range st.Documents() {
		l, left := out[d.File]
		if word == "" && left || only != 0 && l.Reason != only {
			continue
		}
		page := listed{State: "published", When: d.Meta.Date, Kind: d.Kind, File: d.File, Title: d.Meta.Title}
		if left {
			page.State, page.When = stateNames[l.Reason], l.When
		}
		pages = append(pages, page)
	}
	problems := st.Problems()
	c.tellPages(pages, problems)
	return c.tellOnly(problems)
}

func (c *call) tellPages(pages []listed, problems diag.List) {
	if c.json {
		c.writeJSON(map[string]any{"pages": pages, "problems": listOf(problems)})
		return
	}
	rows := [][]string{}
	for _, p := range pages {
		when := ""
		if !p.When.IsZero() {
			when = p.When.Format("2006-01-02")
		}
		rows = append(rows, []string{c.state(p.State), when, p.Kind, p.File, p.Title})
	}
	c.printTable(rows)
	if !c.quiet {
		c.print(c.count(len(pages), nounPage))
	}
}

func (c *call) state(name string) string {
	return map[string]string{
		"published": c.say("published", "опубликована"), "draft": c.say("draft", "черновик"),
		"future": c.say("future", "в будущем"), "expired": c.say("expired", "истекла"),
	}[name]
}
