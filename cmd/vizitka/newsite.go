package main

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vizitka/generator/diag"
)

// The example sites: example/LANG is filled, together with what it has in all
// languages, example/shared; example/blank/LANG is not.
//
//go:embed all:example
var examples embed.FS

func (c *call) newSiteCommand() *cobra.Command {
	blank, language := false, ""
	cmd := c.command(&cobra.Command{
		Use:   c.say("site DIR", "site ПАПКА"),
		Short: c.say("a new site, filled with an example", "новый сайт, заполненный примером"),
		Long: c.say(
			"Makes a site in an empty folder: a small guide with a page of each kind, to be changed into one's own.\n"+
				"With --blank only the settings and a home page.",
			"Создаёт сайт в пустой папке: небольшой гид со страницей каждого вида, который можно переделать в свой.\n"+
				"С --blank – только настройки и главная страница."),
		Example: `
  vizitka new site my-site
  vizitka new site my-site --lang ru --blank`,
		Args: c.arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if language == "" {
				language = c.lang
			}
			if language != "ru" && language != "en" {
				return wrongUse{badFlagValue.At(diag.Place{}, diag.V{"flag": "lang", "value": language, "values": "en, ru"})}
			}
			return c.newSite(args[0], language, blank)
		},
	})
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&blank, "blank", false, c.say("without the example", "без примера"))
	cmd.Flags().StringVar(&language, "lang", "", c.say("language of the site: `en|ru`", "язык сайта: `en|ru`"))
	return cmd
}

var (
	folderNotEmpty = diag.Declare(diag.Message{
		Name: "folder-not-empty", Severity: diag.Error,
		En: `the folder "{dir}" is not empty: it holds {file}`, Ru: "папка «{dir}» не пуста: в ней есть {file}",
		HintEn: "name a new folder", HintRu: "укажите новую папку",
	})
	notAFolder = diag.Declare(diag.Message{
		Name: "not-a-folder", Severity: diag.Error,
		En: `"{dir}" is a file`, Ru: "«{dir}» – файл",
		HintEn: "name a new folder", HintRu: "укажите новую папку",
	})
)

// gitignore names what is made anew by every build.
const gitignore = ".vizitka/\npublic/\n"

// newSite copies an example into a folder that is new, or holds nothing but
// dot files.
func (c *call) newSite(name, language string, blank bool) error {
	dir, err := c.path(name)
	if err != nil {
		return err
	}
	if err := emptyFolder(name, dir); err != nil {
		return err
	}
	layers := []string{path.Join("example", language), "example/shared"}
	if blank {
		layers = []string{path.Join("example/blank", language)}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	written, err := copyNew(dir, layers)
	if err != nil {
		return err
	}
	if c.json {
		c.writeJSON(map[string]any{"written": written})
		return nil
	}
	if c.quiet {
		return nil
	}
	c.print(c.say("the site is in ", "сайт в папке ") + name + ": " + c.count(len(written), nounFile))
	c.print(c.say("see it:     ", "смотреть:   ") + "cd " + quoteForShell(name) + " && vizitka serve --open")
	c.print(c.say("publish it: put your name into site.toml, then run ", "публиковать: впишите своё имя в site.toml и выполните ") + "vizitka build")
	return nil
}

// emptyFolder refuses a folder that holds anything but dot files.
func emptyFolder(name, dir string) error {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return problem{notAFolder.At(diag.Place{}, diag.V{"dir": name})}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return problem{folderNotEmpty.At(diag.Place{}, diag.V{"dir": name, "file": e.Name()})}
		}
	}
	return nil
}

// copyNew copies layers of the examples into a folder and adds .gitignore. A
// file that is there is kept.
func copyNew(dir string, layers []string) (written []string, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	for _, layer := range layers {
		err := fs.WalkDir(examples, layer, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(examples, name)
			if err != nil {
				return err
			}
			to := strings.TrimPrefix(name, layer+"/")
			err = writeNew(root, to, text)
			if err == nil {
				written = append(written, to)
			}
			return ignoreExisting(err)
		})
		if err != nil {
			return written, err
		}
	}
	err = writeNew(root, ".gitignore", []byte(gitignore))
	if err == nil {
		written = append(written, ".gitignore")
	}
	return written, ignoreExisting(err)
}

func ignoreExisting(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// writeNew writes a file that is not there yet; name has slashes. The error is
// fs.ErrExist if it is.
func writeNew(root *os.Root, name string, text []byte) error {
	local := filepath.FromSlash(name)
	if err := root.MkdirAll(filepath.Dir(local), 0o777); err != nil {
		return err
	}
	f, err := root.OpenFile(local, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// quoteForShell writes a path so that it can be copied into a shell.
func quoteForShell(name string) string {
	if strings.ContainsAny(name, " '\"$&;()<>|*?[]`\\~#!") {
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return name
}
