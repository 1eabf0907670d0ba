package social

import (
	"bytes"
	"image"
	"path"
	"strings"
	"sync"

	"golang.org/x/image/font/sfnt"

	"vizitka/generator/diag"
	pictures "vizitka/generator/image"
	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

var (
	noLetter = diag.Declare(diag.Message{
		Name: "card-letter", Severity: diag.Warning,
		En:     "the font of social cards has no {letters}, which the card of this page needs",
		Ru:     "в шрифте карточек для соцсетей нет знаков {letters}, а карточке этой страницы они нужны",
		HintEn: "name a font that has them with [social] font, or give the page a picture of its own: image",
		HintRu: "назовите шрифт, где они есть, в [social] font или дайте странице свою картинку: image",
	})
	noPortrait = diag.Declare(diag.Message{
		Name: "card-portrait", Severity: diag.Warning,
		En: "{file} cannot be drawn on social cards, which show the author's initials instead", Ru: "{file} не нарисовать на карточках для соцсетей, поэтому на них инициалы автора",
		HintEn: "name a JPEG or a PNG as photo of the profile", HintRu: "назовите в photo профиля файл JPEG или PNG",
	})
	badFont = diag.Declare(diag.Message{
		Name: "card-font", Severity: diag.Warning,
		En: "{file} is no font that social cards can be written in; the program's own is taken", Ru: "{file} – не шрифт, которым можно написать карточки для соцсетей; взят шрифт программы",
		HintEn: "name a TTF or OTF in static/", HintRu: "назовите файл TTF или OTF в static/",
	})
)

// Outputs returns the cards of a site, none for a theme that leads to none.
func Outputs(e *render.Env) (out []output.Output) {
	if !e.HasCards() {
		return nil
	}
	k := &kept{portraits: map[trace.Hash]*image.Gray{}, fonts: map[trace.Hash]faces{}}
	for _, id := range e.Site.Cards() {
		language := e.Site.LanguageOf(id)
		at := site.CardPath(e.Site.View(language, nil, nil).PageByID(id).Path())
		if e.Site.Publishes(at) {
			continue
		}
		out = append(out, output.Output{
			Path: at, ID: "card of " + id + " " + language,
			Make: func(r *trace.Recorder) (result output.Result) {
				s := source{env: e, rec: r, kept: k}
				result.Problems = e.Read(language, r, func(v *site.View) { s.read(v, v.PageByID(id)) })
				result.Problems.Add(s.problems...)
				result.Bytes = draw(s.card, s.faces, s.portrait)
				return result
			},
		})
	}
	return out
}

// kept is what all cards of a state share, by the fingerprints of files; nil for
// what cannot be drawn. It is only ever added to.
type kept struct {
	mu        sync.Mutex
	portraits map[trace.Hash]*image.Gray
	fonts     map[trace.Hash]faces
}

// A source is what a card is made of.
type source struct {
	env      *render.Env
	rec      *trace.Recorder
	kept     *kept
	card     site.Card
	faces    faces
	portrait *image.Gray
	problems diag.List
}

// read reads the card of a page. What concerns all cards is told by that of the
// first page of a language.
func (s *source) read(v *site.View, p *site.PageView) {
	s.card = p.Card()
	var ok bool
	font := v.Social().Font
	if s.faces, ok = s.font(font); !ok && p.IsHome() {
		s.problems.Add(badFont.At(diag.File("site.toml"), diag.V{"file": font}))
	}
	profile := v.Author().Profile()
	if profile != nil {
		photo, _ := profile.Field("photo").(string)
		if t := profile.Follow(photo); photo != "" && t.File != "" {
			if s.portrait = s.picture(t.File); s.portrait == nil && p.IsHome() {
				s.problems.Add(noPortrait.At(diag.File("content/"+profile.File().Path()), diag.V{"file": photo}))
			}
		}
	}
	s.judge(p)
}

// judge reports the letters that the font lacks: of a title at its page, of
// what stands on all cards at the settings.
func (s *source) judge(p *site.PageView) {
	letters := sized{face: s.faces.bold, buf: new(sfnt.Buffer)}
	if p.IsHome() {
		if missing := letters.missing(s.card.Title + s.card.Name + s.card.Below); missing != "" {
			s.problems.Add(noLetter.At(s.where("site.toml", missing), diag.V{"letters": missing}))
		}
		return
	}
	file := "site.toml"
	if f := p.File(); f != nil {
		file = "content/" + f.Path()
	}
	if missing := letters.missing(s.card.Title); missing != "" {
		s.problems.Add(noLetter.At(s.where(file, missing), diag.V{"letters": missing}))
	}
}

// where returns the place of the first of some letters in a file, or the file.
// It reads the file, so such a card is made again with each edit of it: its
// problem moves.
func (s *source) where(file, letters string) diag.Place {
	src, err := s.env.ReadFile(s.rec, file)
	if err == nil {
		if i := bytes.IndexAny(src, letters); i >= 0 {
			return diag.At(file, src, i, len(string([]rune(string(src[i:]))[0])))
		}
	}
	return diag.File(file)
}

// file returns the fingerprint of a file and its text, which is read only where
// nothing is kept of it.
func (s *source) file(name string, isKept func(h trace.Hash) bool) (trace.Hash, []byte) {
	h := s.env.FilePrint(s.rec, name)
	if isKept(h) {
		return h, nil
	}
	b, _ := s.env.ReadFile(s.rec, name)
	return h, b
}

// picture returns the portrait in a file, nil for one that cannot be drawn.
func (s *source) picture(name string) *image.Gray {
	s.kept.mu.Lock()
	defer s.kept.mu.Unlock()
	h, b := s.file(name, func(h trace.Hash) bool { _, ok := s.kept.portraits[h]; return ok })
	if b != nil {
		s.kept.portraits[h], _ = pictures.Portrait(name, b, face1)
	}
	return s.kept.portraits[h]
}

// font returns the faces that a file of static/ holds, those of the program for
// none; false for a file that holds none.
func (s *source) font(name string) (faces, bool) {
	if name == "" {
		return goFaces(), true
	}
	s.kept.mu.Lock()
	defer s.kept.mu.Unlock()
	h, b := s.file(path.Join("static", path.Clean("/"+name)), func(h trace.Hash) bool { _, ok := s.kept.fonts[h]; return ok })
	if b != nil {
		if f, err := sfnt.Parse(b); err == nil && !strings.EqualFold(path.Ext(name), ".ttc") {
			s.kept.fonts[h] = faces{face{f}, face{f}}
		}
	}
	if f, ok := s.kept.fonts[h]; ok {
		return f, true
	}
	return goFaces(), false
}
