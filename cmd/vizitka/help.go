package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vizitka/generator/diag"
)

// help writes the help of a command to the standard output.
func (c *call) help(cmd *cobra.Command, _ []string) {
	var b strings.Builder
	long := cmd.Long
	if long == "" {
		long = cmd.Short
	}
	b.WriteString(long + "\n\n")
	b.WriteString(c.say("Usage:", "Вызов:") + "\n  " + form(cmd) + "\n")
	if len(cmd.Aliases) > 0 {
		b.WriteString("\n" + c.say("Also: ", "Также: ") + strings.Join(cmd.Aliases, ", ") + "\n")
	}
	if cmd.HasExample() {
		b.WriteString("\n" + c.say("Example:", "Пример:") + "\n" + strings.Trim(cmd.Example, "\n") + "\n")
	}
	if cmd.HasAvailableSubCommands() {
		var rows [][2]string
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == "help" {
				rows = append(rows, [2]string{sub.Name(), sub.Short})
			}
		}
		b.WriteString("\n" + c.say("Commands:", "Команды:") + "\n")
		table(&b, rows)
	}
	if rows := flagRows(cmd.LocalNonPersistentFlags()); len(rows) > 0 {
		b.WriteString("\n" + c.say("Flags:", "Флаги:") + "\n")
		table(&b, rows)
	}
	b.WriteString("\n" + c.say("Flags of all commands:", "Флаги всех команд:") + "\n")
	table(&b, flagRows(cmd.Root().PersistentFlags()))
	_, _ = io.WriteString(c.out, b.String())
}

// flagRows returns what the help says of each flag that it shows.
func flagRows(f *pflag.FlagSet) [][2]string {
	var rows [][2]string
	f.SortFlags = false
	f.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		value, text := pflag.UnquoteUsage(f)
		if f.Value.Type() != "bool" && value != "" {
			name += " " + value
		}
		if d := f.DefValue; d != "" && d != "false" {
			text += " (" + d + ")"
		}
		rows = append(rows, [2]string{name, text})
	})
	return rows
}

// table writes two columns.
func table(w io.Writer, rows [][2]string) {
	width := 0
	for _, row := range rows {
		width = max(width, utf8.RuneCountInString(row[0]))
	}
	for _, row := range rows {
		fmt.Fprintf(w, "  %s%s  %s\n", row[0], strings.Repeat(" ", width-utf8.RuneCountInString(row[0])), row[1])
	}
}

func (c *call) helpCommand() *cobra.Command {
	return c.command(&cobra.Command{
		Use:   c.say("help [COMMAND]", "help [КОМАНДА]"),
		Short: c.say("what a command does", "что делает команда"),
		Example: c.say(`
  vizitka help build`, `
  vizitka help build`),
		RunE: func(cmd *cobra.Command, args []string) error {
			target, rest, err := cmd.Root().Find(args)
			if err != nil || target == nil || len(rest) > 0 {
				word := strings.Join(args, " ")
				return wrongUse{unknownCommand.At(diag.Place{}, diag.V{"word": word, "near": nearestCommand(cmd.Root(), word)})}
			}
			c.help(target, nil)
			return nil
		},
	})
}
