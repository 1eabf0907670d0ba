package main

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (c *call) versionCommand() *cobra.Command {
	return c.command(&cobra.Command{
		Use:   "version",
		Short: c.say("the version of the program", "версия программы"),
		Long: c.say("Tells the version of the program, of Go, and of the system it was built for.",
			"Сообщает версию программы, Go и системы, для которой она собрана."),
		Example: `
  vizitka version
  vizitka version --json`,
		Args: c.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			c.version()
			return nil
		},
	})
}

// version tells what was recorded when the program was built.
func (c *call) version() {
	v := map[string]string{"version": "devel", "go": runtime.Version(), "system": runtime.GOOS + "/" + runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		v["module"] = info.Main.Path
		if info.Main.Version != "" && info.Main.Version != "(devel)" {
			v["version"] = info.Main.Version
		}
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				v["revision"] = s.Value
			case "vcs.time":
				v["time"] = s.Value
			}
		}
	}
	if c.json {
		c.writeJSON(v)
		return
	}
	line := "vizitka " + v["version"]
	if v["revision"] != "" {
		line += " (" + v["revision"][:min(12, len(v["revision"]))] + ", " + v["time"] + ")"
	}
	c.print(line + " " + v["go"] + " " + v["system"])
}
