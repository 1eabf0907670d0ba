package main

import (
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"vizitka/generator/config"
	"vizitka/generator/theme"
)

func (c *call) schemaCommand() *cobra.Command {
	out := ""
	cmd := c.command(&cobra.Command{
		Use:   "schema",
		Short: c.say("JSON Schemas, from which editors complete and check", "JSON Schema, по которым редакторы подсказывают и проверяют"),
		Long: c.say(
			"Writes the JSON Schemas of site.toml, of theme.toml and of the front matter of each kind of page of this site:\n"+
				"as one object by name, or as files site.json, theme.json and page.KIND.json.",
			"Пишет JSON Schema для site.toml, theme.toml и шапки страниц каждого вида на этом сайте:\n"+
				"одним объектом по именам или файлами site.json, theme.json и page.KIND.json."),
		Example: `
  vizitka schema
  vizitka schema --out .schemas`,
		Args: c.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error { return c.schema(out) },
	})
	cmd.Flags().StringVar(&out, "out", "", c.say("write files into this `DIR`", "записать файлами в эту `ПАПКУ`"))
	return cmd
}

// schema writes the schemas of a site, to the standard output or into a folder.
func (c *call) schema(out string) error {
	st, err := c.look(nil)
	if err != nil {
		return err
	}
	defer st.Close()
	schemas := map[string]any{"site": config.Schema(), "theme": theme.Schema()}
	for _, kind := range st.Rules().Kinds() {
		if s, ok := st.Rules().Schema(kind); ok {
			schemas["page."+kind] = s.JSON()
		}
	}
	if out == "" {
		c.writeJSON(schemas)
		return nil
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	written := []string{}
	for _, name := range sortedKeys(schemas) {
		text, err := json.MarshalIndent(schemas[name], "", "  ")
		if err != nil {
			return err
		}
		file := filepath.Join(out, name+".json")
		if err := os.WriteFile(file, append(text, '\n'), 0o666); err != nil {
			return err
		}
		written = append(written, file)
	}
	c.tellWritten(written)
	return nil
}

// tellWritten names the files that were made.
func (c *call) tellWritten(files []string) {
	if c.json {
		c.writeJSON(map[string]any{"written": files})
		return
	}
	if c.quiet {
		return
	}
	for _, file := range files {
		c.print(file)
	}
}
