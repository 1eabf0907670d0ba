package build

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

const withPhotos = `
-- site.toml --
title = "Photos"
-- content/shown.md --
![Sea](sea.jpg)
-- content/linked.md --
![Hill](hill.jpg) is part of [the whole](hill.jpg).
-- content/small.md --
![Lake](lake.jpg)
`

func writePhotos(t *testing.T) string {
	t.Helper()
	dir := write(t, withPhotos)
	writeFile(t, dir, "content/sea.jpg", photographOf(3000, 1))
	writeFile(t, dir, "content/hill.jpg", photographOf(3000, 2))
	writeFile(t, dir, "content/lake.jpg", photographOf(1000, 3))
	writeFile(t, dir, "static/wall.jpg", photographOf(3000, 4))
	return dir
}

// photosOf are the outputs that are photographs, without hashes.
func photosOf(s *State) (paths []string) {
	for _, o := range s.Outputs() {
		if name, ok := strings.CutSuffix(o.Path, ".jpg"); ok {
			if sized, hash, ok := cutLast(name, "."); ok && len(hash) == 12 {
				name = sized
			}
			paths = append(paths, name)
		}
	}
	slices.Sort(paths)
	return paths
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func TestAPhotographIsPublishedInTheWidthsThatPagesShow(t *testing.T) {
	s := open(t, writePhotos(t), Options{})
	want := []string{
		"assets/1440/hill", "assets/1440/sea", "assets/1920/hill", "assets/1920/sea",
		"assets/480/hill", "assets/480/lake", "assets/480/sea", "assets/960/hill", "assets/960/lake", "assets/960/sea",
		"hill", "lake", // linked to; as wide as pages show it
		"wall", // as it is
	}
	if got := photosOf(s); !slices.Equal(got, want) {
		t.Errorf("published are\n%q, want\n%q", got, want)
	}
	all := readAll(t, s)
	for page, wants := range map[string][]string{
		"shown/index.html":  {`src="/assets/1920/sea.`, `.jpg 480w, /assets/960/sea.`, `.jpg 1920w" sizes="100vw" width="1920" height="5"`},
		"linked/index.html": {`src="/assets/1920/hill.`, `href="/hill.jpg"`},
		"small/index.html":  {`src="/lake.jpg"`, `.jpg 960w, /lake.jpg 1000w"`, `width="1000"`},
	} {
		for _, want := range wants {
			if !strings.Contains(all[page], want) {
				t.Errorf("%s has no %s: %s", page, want, all[page])
			}
		}
	}
	for page, text := range all {
		for _, address := range regexp.MustCompile(`/assets/[0-9]+/[^ "<]+`).FindAllString(text, -1) {
			if _, there := all[address[1:]]; !there {
				t.Errorf("%s names %s, which is not there", page, address)
			}
		}
	}
	if problems := told(s.Problems()); problems != "" {
		t.Error(problems)
	}
}

// Each size that a page names is there, whatever a file is called.
func TestAPhotographUnderAnotherNameStaysAsItIs(t *testing.T) {
	dir := write(t, "-- site.toml --\ntitle = \"x\"\n-- content/a.md --\n![Sea](sea.gif)\n")
	writeFile(t, dir, "content/sea.gif", photographOf(1000, 1))
	all := readAll(t, open(t, dir, Options{}))
	if page := all["a/index.html"]; !strings.Contains(page, `src="/sea.gif" width="1000"`) || all["sea.gif"] == "" {
		t.Error(page)
	}
}

// It is said of a photograph that is not published itself, and once.
func TestWhatAPhotographToldIsSaid(t *testing.T) {
	dir := writePhotos(t)
	for _, name := range []string{"sea", "hill"} {
		photo := photographOf(3000, 1)
		writeFile(t, dir, "content/"+name+".jpg", photo[:2]+"\xFF\xFE\x00\x06note"+photo[2:])
	}
	s := open(t, dir, Options{})
	readAll(t, s)
	if got, want := told(s.Problems()), 2; strings.Count(got, "removed what the picture told") != want || len(s.Problems()) != want {
		t.Errorf("told is %s", got)
	}
}

// HTML of an author may name any file.
func TestNothingIsLeftOutWhereTextsMayHoldHTML(t *testing.T) {
	dir := writePhotos(t)
	edit(t, dir, "site.toml", "title", "markdown.html = \"all\"\ntitle")
	if got := photosOf(open(t, dir, Options{})); !slices.Contains(got, "sea") {
		t.Errorf("%q", got)
	}
}

func TestAPhotographIsMadeSmallerOnceAndForgottenWithItsFile(t *testing.T) {
	k := &kept{dir: writePhotos(t)}
	k.build(t, Options{})
	shelf := filepath.Join(k.dir, ".vizitka", shelfFolder)
	sizes := func() int {
		names, _ := filepath.Glob(filepath.Join(shelf, "*-*"))
		return len(names)
	}
	if n := sizes(); n != 4+4+2 {
		t.Errorf("%d sizes are kept, want 10", n)
	}
	// Without the memory of outputs everything is made again, but for what is on
	// the shelf: each size is what stands there.
	if err := os.RemoveAll(filepath.Join(k.dir, ".vizitka/default")); err != nil {
		t.Fatal(err)
	}
	before := k.published
	k.published = nil
	stamp := time.Now().Add(-time.Hour)
	names, _ := filepath.Glob(filepath.Join(shelf, "*-*"))
	for _, name := range names {
		if err := os.Chtimes(name, stamp, stamp); err != nil {
			t.Fatal(err)
		}
	}
	k.build(t, Options{})
	compareSites(t, k.published, before)
	for _, name := range names {
		if info, err := os.Stat(name); err != nil || time.Since(info.ModTime()) < time.Minute {
			t.Errorf("%s was written anew: %v", name, err)
		}
	}
	if err := os.Remove(filepath.Join(k.dir, "content/sea.jpg")); err != nil {
		t.Fatal(err)
	}
	k.build(t, Options{})
	if n := sizes(); n != 4+2 {
		t.Errorf("%d sizes are kept, want 6", n)
	}
	k.check(t, Options{})
}

func TestADamagedSizeIsMadeAnew(t *testing.T) {
	k := &kept{dir: writePhotos(t)}
	k.build(t, Options{})
	names, _ := filepath.Glob(filepath.Join(k.dir, ".vizitka", shelfFolder, "*"))
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b[len(b)-3] ^= 1
		writeFile(t, filepath.Dir(name), filepath.Base(name), string(b))
	}
	if err := os.RemoveAll(filepath.Join(k.dir, ".vizitka/default")); err != nil {
		t.Fatal(err)
	}
	k.published = nil
	k.build(t, Options{})
	k.check(t, Options{})
}

func TestAnUnchangedPhotographCostsNothing(t *testing.T) {
	k := &kept{dir: writePhotos(t)}
	k.build(t, Options{})
	edit(t, k.dir, "content/small.md", "Lake", "Loch")
	s := k.build(t, Options{})
	for _, path := range s.Rendered() {
		if strings.HasSuffix(path, ".jpg") {
			t.Errorf("%s was made again", path)
		}
	}
}
