package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"vizitka/generator/diag"
	"vizitka/generator/publish"
)

func (c *call) cleanCommand() *cobra.Command {
	output := ""
	cmd := c.command(&cobra.Command{
		Use:   "clean",
		Short: c.say("remove what builds made", "удалить то, что сделали сборки"),
		Long: c.say(
			"Removes the files that builds wrote into the output folder, and the store .vizitka/.\n"+
				"Files of others, and those that were changed by hand, stay.",
			"Удаляет файлы, которые сборки записали в папку сайта, и хранилище .vizitka/.\n"+
				"Чужие файлы и те, что изменены вручную, остаются."),
		Example: `
  vizitka clean
  vizitka clean --output /srv/www/guide`,
		Args: c.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error { return c.clean(output) },
	})
	c.addOutput(cmd.Flags(), &output)
	addHugoFlags(cmd.Flags())
	return cmd
}

// clean removes what builds made.
func (c *call) clean(flag string) error {
	dir, err := c.siteDir()
	if err != nil {
		return err
	}
	output, err := c.outputDir(dir, flag)
	if err != nil {
		return err
	}
	store := filepath.Join(dir, storeFolder)
	removed, problems, err := publish.Clean(output, store)
	if err == nil && !problems.Has(diag.Error) {
		err = os.RemoveAll(store)
	}
	if c.json {
		c.writeJSON(map[string]any{"removed": removed, "problems": listOf(problems)})
	} else if !c.quiet {
		c.print(c.say("removed: ", "удалено: ") + c.count(removed, nounFile))
	}
	if err != nil {
		return err
	}
	return c.tellOnly(problems)
}
