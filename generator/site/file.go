package site

import (
	"path"
	"strings"

	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/lang"
)

// A file of content/ or static/ that is not a page. It is published beside the
// page it stands next to, or as it is.
type file struct {
	source string // as on disk: "content/pravila/most.svg"
	output string // "pravila/most.svg"
	shown  string // where pages show it: at its output, or smaller
	lang   string
	base   string // the name without language, as on disk: "most.svg"
	dir    string // the folder on disk, NFC
}

// placeFiles gives the other files their addresses: those of content/ by the
// folder they are in, those of static/ as they are.
func (s *Site) placeFiles(in Input) (problems diag.List) {
	folders := map[string]*Page{} // by language and folder on disk
	for _, p := range s.pages {
		if p.original != nil || p.doc.File == "" && p.role != Section && p.role != Home {
			continue
		}
		if p.role == Section || p.role == Home || p.doc.Name.Role == content.Bundle {
			folders[p.lang.Code+"\n"+p.doc.Name.Dir] = p
		}
	}
	codes := s.codes()
	for _, name := range in.Files {
		f := &file{source: name}
		if rest, ok := strings.CutPrefix(name, "static/"); ok {
			f.output, f.shown, f.lang = rest, rest, s.languages[0].Code
			problems.Add(s.keep(f)...)
			continue
		}
		rest := strings.TrimPrefix(name, "content/")
		dir := lang.NFC(path.Dir(rest))
		if dir == "." {
			dir = ""
		}
		ext := path.Ext(rest)
		base, code := content.SplitLang(lang.NFC(strings.TrimSuffix(path.Base(rest), ext)), codes)
		f.dir, f.lang, f.base = dir, code, base+ext
		f.output = s.folderAddress(folders, code, dir) + plainName(code, base) + strings.ToLower(ext)
		if f.shown = f.output; in.Shown != nil {
			f.shown = in.Shown(f.source, f.output)
		}
		problems.Add(s.keep(f)...)
		s.folders[dir] = append(s.folders[dir], f)
	}
	return problems
}

// keep files a file by its name. Of two whose names differ only in Unicode form
// the second is told of, because links could mean either.
func (s *Site) keep(f *file) diag.List {
	name := lang.NFC(f.source)
	if first, taken := s.files[name]; taken {
		return diag.List{meeting(f.output, f.source, first.source)}
	}
	s.files[name] = f
	return nil
}

// filesBeside are the files of the folder that a page has for its own or
// shares, each in the page's language where there is one.
func (s *Site) filesBeside(p *Page) []*file {
	var out []*file
	for _, f := range s.folders[p.doc.Name.Dir] {
		if best, ok := s.fileIn(p.lang.Code, f.dir, f.base); ok && best == f {
			out = append(out, f)
		}
	}
	return out
}

// folderAddress returns the address of a folder on disk: that of its page, or
// of its name under the nearest folder that has one.
func (s *Site) folderAddress(folders map[string]*Page, code, dir string) string {
	if p, ok := folders[code+"\n"+dir]; ok && (p.path == "" || strings.HasSuffix(p.path, "/")) {
		return p.path
	}
	if dir == "" {
		return s.language(code).prefix
	}
	up := ""
	if i := strings.LastIndexByte(dir, '/'); i >= 0 {
		up = dir[:i]
	}
	return s.folderAddress(folders, code, up) + orName(lang.Slug(code, lastStep(dir)), lastStep(dir)) + "/"
}

// plainName leaves a file's name as it is where every character of it may
// stand in an address, and makes a slug of it elsewhere.
func plainName(code, base string) string {
	for _, r := range base {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', strings.ContainsRune("-_.~", r):
		default:
			return orName(lang.Slug(code, base), base)
		}
	}
	return base
}

// A Copy is a file that is published as it is. Hidden: pages show it smaller,
// and no text links to it.
type Copy struct {
	Source, Output string
	Hidden         bool
}

// Copies returns the files to be published as they are, by output.
func (s *Site) Copies() []Copy {
	var out []Copy
	smaller := map[string]bool{} // endings of files that are shown smaller
	for _, name := range sortedKeys(s.files) {
		if f := s.files[name]; f.output != "" {
			out = append(out, Copy{f.source, f.output, f.shown != f.output})
			if f.shown != f.output {
				smaller[strings.ToLower(path.Ext(f.output))] = true
			}
		}
	}
	if len(smaller) == 0 {
		return out
	}
	linked := map[*file]bool{}
	for _, p := range s.pages {
		for _, l := range p.doc.Links {
			address := l.Ref[:strings.IndexAny(l.Ref+"#", "?#")]
			if !l.Wiki && l.Kind == "" && smaller[strings.ToLower(path.Ext(address))] {
				linked[s.find(p, l.Ref).file] = true
			}
		}
	}
	for i, c := range out {
		out[i].Hidden = c.Hidden && !linked[s.files[lang.NFC(c.Source)]]
	}
	return out
}

// fileIn finds a file by its path on disk without language, for readers of a
// language: name.en.png before name.png.
func (s *Site) fileIn(code, dir, base string) (*file, bool) {
	ext := path.Ext(base)
	for _, name := range []string{strings.TrimSuffix(base, ext) + "." + code + ext, base} {
		if f, ok := s.files[path.Join("content", dir, name)]; ok {
			return f, true
		}
	}
	return nil, false
}
