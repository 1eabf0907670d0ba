package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"vizitka/generator/build"
	"vizitka/generator/config"
	"vizitka/generator/diag"
	"vizitka/generator/site"
	"vizitka/themes"
)

var noFolder = diag.Declare(diag.Message{
	Name: "no-folder", Severity: diag.Error,
	En: `there is no folder "{dir}"`, Ru: "нет папки «{dir}»",
	HintEn: "make a site with `vizitka new site DIR`, or name its folder with --source", HintRu: "создайте сайт командой `vizitka new site ПАПКА` или укажите его папку через --source",
})

var folderGone = diag.Declare(diag.Message{
	Name: "folder-gone", Severity: diag.Error,
	En: "the folder you are in was removed", Ru: "папку, в которой вы находитесь, удалили",
	HintEn: "go to another with `cd`, or name the site's folder with --source, whole", HintRu: "перейдите в другую командой `cd` или укажите папку сайта через --source, целиком",
})

var noContent = diag.Declare(diag.Message{
	Name: "no-content", Severity: diag.Error,
	En: "there is no such folder, so the site has no pages", Ru: "такой папки нет, значит, у сайта нет страниц",
	HintEn: "make it, or put it back; a file or a link of this name does not do", HintRu: "создайте её или верните на место; файл или ссылка с этим именем не подходит",
})

// Environments that are taken where -e names none.
const (
	production  = "production"
	development = "development"
)

// Names of the site's folders.
const (
	contentFolder = "content"
	outputFolder  = "public"
	storeFolder   = ".vizitka"
)

// siteDir returns the absolute path of the site's folder. That it is none is a
// problem of its own: nothing else is to be said then.
func (c *call) siteDir() (string, error) {
	dir, err := c.dir()
	if err != nil {
		return "", err
	}
	if info, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return "", problem{noFolder.At(diag.Place{}, diag.V{"dir": c.source})}
	} else if err != nil {
		return "", err
	}
	if _, err := os.Lstat(filepath.Join(dir, config.File)); errors.Is(err, fs.ErrNotExist) {
		// Settings say it, because they know the names under which others have
		// theirs.
		_, problems := config.Load(os.DirFS(dir), config.Options{})
		for _, d := range problems {
			return "", problem{d}
		}
	}
	return dir, nil
}

// settings reads the settings alone.
func (c *call) settings(dir, environment string) *config.Settings {
	s, _ := config.Load(os.DirFS(dir), config.Options{Environment: environment})
	return s
}

// options returns what all commands open a site with.
func (c *call) options(dir string, in includeFlags, environment string) (build.Options, error) {
	if c.environment != "" {
		environment = c.environment
	}
	now := c.now()
	include, err := in.include(now, func() *config.Settings { return c.settings(dir, environment) })
	commits, found := c.commits(dir, environment)
	return build.Options{
		Dir: dir, Output: filepath.Join(dir, outputFolder), Environment: environment,
		Include: include, Themes: builtIn(), Now: now, Commits: commits, Notices: found,
	}, err
}

// look opens the site for a command that only tells of it, and prints what is
// wrong with it.
func (c *call) look(include func(*site.Include)) (*build.State, error) {
	return c.lookAt(includeFlags{}, include)
}

// lookAt is look as of the time, and with the pages, that flags say; include
// may change which.
func (c *call) lookAt(in includeFlags, include func(*site.Include)) (*build.State, error) {
	dir, err := c.siteDir()
	if err != nil {
		return nil, err
	}
	o, err := c.options(dir, in, production)
	if err != nil {
		return nil, err
	}
	if include != nil {
		include(&o.Include)
	}
	return build.Open(o)
}

// builtIn returns the themes inside the program by name.
func builtIn() map[string]fs.FS {
	out := map[string]fs.FS{}
	for _, name := range themes.Names() {
		if fsys, ok := themes.FS(name); ok {
			out[name] = fsys
		}
	}
	return out
}
