package main

import (
	"strings"

	"github.com/spf13/cobra"

	"vizitka/generator/diag"
)

// root returns the program's command with all verbs. Alone it builds.
func (c *call) root() *cobra.Command {
	cobra.EnableCommandSorting = false
	f := &buildFlags{}
	root := c.command(&cobra.Command{
		Use:   "vizitka",
		Short: c.say("a static-site generator for guides and personal sites", "генератор сайтов-гидов и сайтов-визиток"),
		Long: c.say(
			"Vizitka turns a folder of Markdown articles and a profile page into a folder of static files.\n"+
				"Without a command it builds the site in this folder.",
			"Vizitka превращает папку со статьями в Markdown и страницей профиля в папку статических файлов.\n"+
				"Без команды собирает сайт в текущей папке."),
		Example: c.say(`
  vizitka new site my-site      a filled example
  cd my-site
  vizitka serve                 see it while you write
  vizitka                       make public/`, `
  vizitka new site my-site      заполненный пример
  cd my-site
  vizitka serve                 смотреть, пока пишете
  vizitka                       сделать public/`),
		Args:              c.noCommand,
		ValidArgsFunction: cobra.NoFileCompletions,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE:              func(*cobra.Command, []string) error { return c.build(f) },
	})
	c.globalFlags(root.PersistentFlags())
	c.addBuildFlags(root, f)
	root.AddCommand(
		c.buildCommand(), c.serveCommand(), c.newCommand(), c.listCommand(), c.whyCommand(), c.configCommand(),
		c.schemaCommand(), c.funcsCommand(), c.cleanCommand(), c.versionCommand(), c.completionCommand(),
	)
	root.SetHelpCommand(c.helpCommand())
	root.SetHelpFunc(c.help)
	root.SetFlagErrorFunc(c.flagError)
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return c.checkGlobalFlags(cmd) }
	return root
}

var (
	unknownCommand = diag.Declare(diag.Message{
		Name: "unknown-command", Severity: diag.Error,
		En: `there is no command "{word}"`, Ru: "нет команды «{word}»",
		HintEn: "did you mean `vizitka {near}`?|`vizitka help` lists the commands", HintRu: "может быть, `vizitka {near}`?|команды перечислит `vizitka help`",
	})
	wrongArguments = diag.Declare(diag.Message{
		Name: "wrong-arguments", Severity: diag.Error,
		En: "this is not how `{command}` is called", Ru: "`{command}` вызывают не так",
		HintEn: "write: {form}", HintRu: "пишите: {form}",
	})
)

// noCommand refuses words after the bare command: each was meant as a verb.
func (c *call) noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return wrongUse{unknownCommand.At(diag.Place{}, diag.V{"word": args[0], "near": nearestCommand(cmd, args[0])})}
}

func nearestCommand(cmd *cobra.Command, word string) string {
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
			names = append(names, sub.Aliases...)
		}
	}
	return diag.Nearest(word, names)
}

// arguments returns a check for between min and max arguments.
func (c *call) arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) >= least && len(args) <= most {
			return nil
		}
		return wrongUse{wrongArguments.At(diag.Place{}, diag.V{"command": cmd.CommandPath(), "form": form(cmd)})}
	}
}

// form returns how a command is written: "vizitka new site DIR".
func form(cmd *cobra.Command) string {
	use := cmd.Use
	if cmd.HasParent() {
		use = cmd.Parent().CommandPath() + " " + use
	}
	return strings.TrimSpace(use)
}
