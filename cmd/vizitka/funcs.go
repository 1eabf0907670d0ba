package main

import (
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"vizitka/generator/render"
)

func (c *call) funcsCommand() *cobra.Command {
	return c.command(&cobra.Command{
		Use:   "funcs",
		Short: c.say("the functions that layouts may call", "функции, которые могут вызывать шаблоны"),
		Long: c.say("Lists the functions of templates: how each is called, and what it gives.",
			"Перечисляет функции шаблонов: как каждую вызывать и что она даёт."),
		Example: `
  vizitka funcs
  vizitka funcs --json`,
		Args: c.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			c.funcs()
			return nil
		},
	})
}

// funcs lists the functions of templates.
func (c *call) funcs() {
	type function struct {
		Name string `json:"name"`
		Form string `json:"form"`
		Text string `json:"text"`
	}
	list := []function{}
	var rows [][]string
	for _, f := range render.Functions() {
		list = append(list, function{f.Name, f.Form, f.En})
		rows = append(rows, []string{f.Form, c.say(f.En, f.Ru)})
	}
	if c.json {
		c.writeJSON(map[string]any{"functions": list})
		return
	}
	c.printTable(rows)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
