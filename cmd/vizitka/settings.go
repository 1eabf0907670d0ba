package main

import (
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"vizitka/generator/config"
)

func (c *call) configCommand() *cobra.Command {
	return c.command(&cobra.Command{
		Use:   "config",
		Short: c.say("the settings, and where each comes from", "настройки и откуда взята каждая"),
		Long: c.say(
			"Lists every key of the settings that has a value, the value, and the place that gave it.\n"+
				"A theme is taken from themes/NAME, else from inside the program; the list says which.",
			"Перечисляет все ключи настроек, у которых есть значение, сами значения и место, где они заданы.\n"+
				"Тема берётся из themes/ИМЯ, а если её там нет – из программы; в списке видно, откуда."),
		Example: `
  vizitka config
  vizitka config --environment production --json`,
		Args: c.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error { return c.config() },
	})
}

// config lists the settings.
func (c *call) config() error {
	dir, err := c.siteDir()
	if err != nil {
		return err
	}
	environment := production
	if c.environment != "" {
		environment = c.environment
	}
	settings, problems := config.Load(os.DirFS(dir), config.Options{Environment: environment})
	themes, err := themeFolders(dir, settings.Themes)
	if err != nil {
		return err
	}
	if c.json {
		type entry struct {
			Key   string `json:"key"`
			Value string `json:"value"`
			From  string `json:"from"`
		}
		entries := []entry{}
		for _, o := range settings.Origins() {
			entries = append(entries, entry(o))
		}
		c.writeJSON(map[string]any{"settings": entries, "themes": themes, "environment": environment, "problems": listOf(problems)})
		return c.tellOnly(problems)
	}
	var rows [][]string
	for _, o := range settings.Origins() {
		rows = append(rows, []string{o.Key + " = " + o.Value, "# " + c.origin(o.From)})
	}
	for _, t := range themes {
		rows = append(rows, []string{"# " + c.say("theme ", "тема ") + t.Name, "# " + c.origin(t.From)})
	}
	c.printSettings(rows)
	return c.tellOnly(problems)
}

const (
	// settingMax is how wide a setting may be to have its origin in the column
	// of origins; a few long ones would push that out of sight for all.
	settingMax = 60
	// lineMax is how wide a line may be with the origin in it.
	lineMax = 100
)

// printSettings prints settings, each with its origin: beside it, or below one
// that leaves no room.
func (c *call) printSettings(rows [][]string) {
	column := 0
	for _, row := range rows {
		if n := utf8.RuneCountInString(row[0]); n <= settingMax {
			column = max(column, n)
		}
	}
	for _, row := range rows {
		n, origin := utf8.RuneCountInString(row[0]), utf8.RuneCountInString(row[1])
		switch {
		case n <= column:
			c.print(row[0] + strings.Repeat(" ", column-n+2) + row[1])
		case n+2+origin <= lineMax:
			c.print(row[0] + "  " + row[1])
		default:
			c.print(row[0])
			c.print("    " + row[1])
		}
	}
}

// origin names where a setting comes from.
func (c *call) origin(from string) string {
	switch from {
	case "default":
		return c.say("default", "по умолчанию")
	case insideProgram:
		return c.say("inside the program", "внутри программы")
	}
	return from
}

// A themeFolder is where a theme is taken from.
type themeFolder struct {
	Name string `json:"name"`
	From string `json:"from"`
}

// insideProgram is where the themes are that a site does not have itself.
const insideProgram = "program"

// themeFolders says where the layers of a site's theme are. One that is
// nowhere is left out: a build reports it.
func themeFolders(dir string, names []string) ([]themeFolder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	inside := builtIn()
	folders := []themeFolder{}
	for _, name := range names {
		if info, err := root.Stat("themes/" + name); err == nil && info.IsDir() {
			folders = append(folders, themeFolder{name, "themes/" + name})
		} else if _, ok := inside[name]; ok {
			folders = append(folders, themeFolder{name, insideProgram})
		}
	}
	return folders, nil
}
