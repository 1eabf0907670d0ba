package main

import (
	"strings"

	"github.com/spf13/cobra"

	"vizitka/generator/diag"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func (c *call) completionCommand() *cobra.Command {
	return c.command(&cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: c.say("a script that completes commands in a shell", "сценарий, который дополняет команды в оболочке"),
		Long: c.say("Writes a script for a shell that completes commands and flags with the Tab key.",
			"Пишет сценарий для оболочки: он дополняет команды и флаги по клавише Tab."),
		Example: `
  vizitka completion bash > ~/.local/share/bash-completion/completions/vizitka
  vizitka completion zsh > "${fpath[1]}/_vizitka"
  vizitka completion fish > ~/.config/fish/completions/vizitka.fish`,
		ValidArgs: shells,
		Args:      c.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(c.out, true)
			case "zsh":
				return root.GenZshCompletion(c.out)
			case "fish":
				return root.GenFishCompletion(c.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(c.out)
			}
			return wrongUse{unknownShell.At(diag.Place{}, diag.V{
				"word": args[0], "near": diag.Nearest(args[0], shells), "shells": strings.Join(shells, ", "),
			})}
		},
	})
}

var unknownShell = diag.Declare(diag.Message{
	Name: "unknown-shell", Severity: diag.Error,
	En: `there is no completion for "{word}"`, Ru: "нет дополнения для «{word}»",
	HintEn: "did you mean {near}?|there is one for: {shells}", HintRu: "может быть, {near}?|есть для: {shells}",
})
