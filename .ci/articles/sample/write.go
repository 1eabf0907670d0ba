package sample

import (
	"embed"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// The dots and underscores in names that Hugo wants are why all: stands here.
//
//go:embed all:vizitka all:hugo
var frames embed.FS

// Write writes a site of n articles for vizitka into dir, with its theme in
// themes/small.
func Write(dir string, n int, seed uint64) error { return write(dir, "vizitka", n, seed) }

// WriteHugo writes the same site for Hugo.
func WriteHugo(dir string, n int, seed uint64) error { return write(dir, "hugo", n, seed) }

func write(dir, frame string, n int, seed uint64) error {
	err := fs.WalkDir(frames, frame, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := frames.ReadFile(name)
		if err != nil {
			return err
		}
		return put(dir, strings.TrimPrefix(name, frame+"/"), string(text))
	})
	if err != nil {
		return err
	}
	all := sections(n, seed)
	for part := range min(parts, len(all)) {
		r := prose{rand.New(rand.NewPCG(seed, 1<<42+uint64(part)))}
		if err := put(dir, path.Join("content", partName(part), "_index.md"), head("Часть", part, r, "")); err != nil {
			return err
		}
	}
	inner := ""
	if frame == "hugo" {
		inner = "outputs = [\"html\"]\n" // Hugo has feeds for them too; vizitka for the sections at the top
	}
	for at, s := range all {
		r := prose{rand.New(rand.NewPCG(seed, 1<<41+uint64(at)))}
		if err := put(dir, path.Join("content", s.folder(), "_index.md"), head("Раздел", s.number, r, inner)); err != nil {
			return err
		}
		for i := range pictures {
			if err := put(dir, path.Join("content", s.folder(), pictureName(i)), picture(at*pictures+i)); err != nil {
				return err
			}
		}
		for i := s.first; i < s.first+s.count; i++ {
			if err := put(dir, path.Join("content", s.file(i)), article(i, at, all, seed)); err != nil {
				return err
			}
		}
	}
	return nil
}

func pictureName(i int) string { return "picture-" + string(rune('0'+i)) + ".svg" }

func put(dir, name, text string) error {
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o644)
}
