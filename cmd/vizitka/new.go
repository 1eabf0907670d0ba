package main

import (
	"github.com/spf13/cobra"
)

func (c *call) newCommand() *cobra.Command {
	cmd := c.command(&cobra.Command{
		Use:   c.say("new KIND PATH", "new ВИД ПУТЬ"),
		Short: c.say("a new page of a kind, or a new site", "новая страница какого-нибудь вида или новый сайт"),
		Long: c.say(
			"Makes content/PATH.md with the fields of its kind, each with what it is for: those that are needed\n"+
				"filled with an example, the others as comments. No file is ever written over.",
			"Создаёт content/ПУТЬ.md с полями своего вида и пояснением к каждому: обязательные заполнены\n"+
				"примером, остальные закомментированы. Существующие файлы не перезаписываются."),
		Example: c.say(`
  vizitka new article getting-started/first-steps
  vizitka new rule "rules/Ask plainly"
  vizitka new site my-site`, `
  vizitka new article nachalo/pervye-shagi
  vizitka new rule "pravila/Проси прямо"
  vizitka new site my-site`),
		Args: c.arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error { return c.newPage(args[0], args[1]) },
	})
	cmd.AddCommand(c.newSiteCommand())
	return cmd
}
