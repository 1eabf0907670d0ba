package icon

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"path"
	"strings"

	scaling "golang.org/x/image/draw"

	"vizitka/generator/diag"
	pictures "vizitka/generator/image"
	"vizitka/generator/look"
	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// The sides of a logo that icons are made from.
const (
	leastSide = 512
	mostSide  = 4096
)

var (
	badLogo = diag.Declare(diag.Message{
		Name: "bad-logo", Severity: diag.Warning,
		En: "no icons can be made from {file}: it is no square PNG of 512 to 4096 pixels", Ru: "из {file} не сделать значков: это не квадратный PNG от 512 до 4096 пикселей",
		HintEn: "until there is one, icons show the first letter of the title", HintRu: "пока его нет, на значках первая буква названия",
	})
	undrawnLogo = diag.Declare(diag.Message{
		Name: "undrawn-logo", Severity: diag.Warning,
		En:     "{file} cannot be drawn here, so icons for telephones show the first letter of the title",
		Ru:     "{file} здесь не нарисовать, поэтому на значках для телефонов первая буква названия",
		HintEn: `add logo_png to [look]: the logo as a square PNG of 512 pixels or more, in static/`,
		HintRu: "добавьте в [look] logo_png: логотип квадратным PNG от 512 пикселей, в static/",
	})
)

// A drawn icon is a PNG of one size.
type drawn struct {
	name string
	side int
	// full: it is filled to its edges, because the system cuts it to a shape.
	full bool
	// part is how much of the side the mark takes, logo how much a logo does.
	part, logo float32
}

var icons = []drawn{
	{icoName, 32, false, .62, 1},
	{"apple-touch-icon.png", 180, true, .5, .8},
	{"icon-192.png", 192, false, .55, 1},
	{"icon-512.png", 512, false, .55, 1},
	{"icon-maskable-512.png", 512, true, .42, .6}, // within the circle of 80 % that every mask leaves
}

const (
	svgName      = "favicon.svg"
	icoName      = "favicon.ico"
	manifestName = "site.webmanifest"
)

// Outputs returns the icons of a site, none for a theme that does not link to
// them.
func Outputs(e *render.Env) (out []output.Output) {
	if !e.Theme.Icons {
		return nil
	}
	own := map[string]bool{}
	for _, c := range e.Site.Copies() {
		own[c.Output] = true
	}
	add := func(name string, draw func(s source) []byte) {
		if own[name] {
			return
		}
		out = append(out, output.Output{Path: name, Make: func(r *trace.Recorder) (result output.Result) {
			s := source{env: e, rec: r}
			result.Problems = e.Read("", r, func(v *site.View) {
				s.look, s.title, s.base, s.language = v.Look(), v.Title(), v.BasePath(), v.LanguageCode()
			})
			result.Bytes = draw(s)
			if name == icoName { // once for all icons
				result.Problems.Add(s.judge()...)
			}
			return result
		}})
	}
	add(svgName, source.svg)
	add(manifestName, source.manifest)
	for _, d := range icons {
		add(d.name, func(s source) []byte { return s.draw(d) })
	}
	return out
}

// A source is what icons are made from.
type source struct {
	env                   *render.Env
	rec                   *trace.Recorder
	look                  look.Look
	title, base, language string
}

// file returns a file of static/, nil where there is none.
func (s source) file(name string) []byte {
	if name == "" {
		return nil
	}
	b, err := s.env.ReadFile(s.rec, path.Join("static", path.Clean("/"+name)))
	if err != nil {
		return nil
	}
	return b
}

// raster returns the picture that icons are made from, nil for the letter.
func (s source) raster() image.Image { return decode(s.file(s.rasterName())) }

// rasterName returns the file of static/ that icons are made from, "" for none.
func (s source) rasterName() string {
	if s.look.LogoPNG == "" && !isSVG(s.look.Logo) {
		return s.look.Logo
	}
	return s.look.LogoPNG
}

func isSVG(name string) bool { return strings.EqualFold(path.Ext(name), ".svg") }

// judge returns what is wrong with the logo. That its file is not there is told
// by the site.
func (s source) judge() (problems diag.List) {
	name := s.rasterName()
	switch {
	case s.file(name) != nil && s.raster() == nil:
		problems.Add(badLogo.At(diag.File("static/"+name), diag.V{"file": name}))
	case name == "" && s.look.Logo != "":
		problems.Add(undrawnLogo.At(s.setting(s.look.Logo), diag.V{"file": s.look.Logo}))
	}
	return problems
}

// setting returns where the settings name a file. They are read, so that the
// place is that of the last edit.
func (s source) setting(name string) diag.Place {
	const file = "site.toml"
	text, err := s.env.ReadFile(s.rec, file)
	if i := bytes.Index(text, []byte(name)); err == nil && i >= 0 {
		return diag.At(file, text, i, len(name))
	}
	return diag.File(file)
}

// decode returns a picture that icons can be made from, or nil.
func decode(b []byte) image.Image {
	size, ok := pictures.Measure("", b)
	if !ok || size.Width != size.Height || size.Width < leastSide || size.Width > mostSide {
		return nil
	}
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	return m
}

func (s source) svg() []byte {
	if isSVG(s.look.Logo) {
		if b := s.file(s.look.Logo); b != nil {
			return b
		}
	}
	if m := s.raster(); m != nil {
		small := drawn{side: 192, logo: 1}.fit(m, look.Colour{})
		return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 192"><image width="192" height="192" href="data:image/png;base64,%s"/></svg>`, base64.StdEncoding.EncodeToString(encode(small)))
	}
	ground, letter := s.look.Colour()
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="%s"/><path fill="%s" d="%s"/></svg>`, ground, letter, markOf(s.title).in(64, .58).path())
}

func (s source) draw(d drawn) []byte {
	var m *image.RGBA
	if logo := s.raster(); logo != nil {
		paper, _ := look.ParseColour(s.look.ThemeColor(false))
		m = d.fit(logo, paper)
	} else {
		m = image.NewRGBA(image.Rect(0, 0, d.side, d.side))
		accent, letter := s.look.Colour()
		radius := float32(d.side) * 14 / 64
		if d.full {
			radius = 0
		}
		ground(m, accent, radius)
		markOf(s.title).in(float32(d.side), d.part).draw(m, letter)
	}
	if path.Ext(d.name) == ".ico" {
		return ico(encode(m), d.side)
	}
	return encode(m)
}

// fit scales a logo into an icon, on paper if that is filled to its edges.
func (d drawn) fit(logo image.Image, paper look.Colour) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, d.side, d.side))
	if d.full {
		draw.Draw(m, m.Bounds(), image.NewUniform(rgba(paper)), image.Point{}, draw.Src)
	}
	margin := int(float32(d.side) * (1 - d.logo) / 2)
	scaling.CatmullRom.Scale(m, m.Bounds().Inset(margin), logo, logo.Bounds(), draw.Over, nil)
	return m
}

func encode(m image.Image) []byte {
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&b, m); err != nil {
		return nil // a buffer takes everything, and the size is sound
	}
	return b.Bytes()
}

// ico puts one PNG into an icon file of Windows: a header of 6 bytes, and an
// entry of 16.
func ico(picture []byte, side int) []byte {
	le := binary.LittleEndian
	b := le.AppendUint16(nil, 0)
	b = le.AppendUint16(b, 1) // an icon
	b = le.AppendUint16(b, 1) // of one picture
	b = append(b, byte(side), byte(side), 0, 0)
	b = le.AppendUint16(b, 1)  // plane
	b = le.AppendUint16(b, 32) // bits of a pixel
	b = le.AppendUint32(b, uint32(len(picture)))
	b = le.AppendUint32(b, 6+16)
	return append(b, picture...)
}

// manifest is an application manifest (W3C).
func (s source) manifest() []byte {
	type entry struct {
		Src     string `json:"src"`
		Sizes   string `json:"sizes"`
		Type    string `json:"type"`
		Purpose string `json:"purpose,omitempty"`
	}
	icon := func(name, side, purpose string) entry {
		return entry{s.base + name, side + "x" + side, "image/png", purpose}
	}
	b, err := json.Marshal(struct {
		Name       string  `json:"name"`
		Lang       string  `json:"lang"`
		Start      string  `json:"start_url"`
		Display    string  `json:"display"`
		Background string  `json:"background_color"`
		Theme      string  `json:"theme_color"`
		Icons      []entry `json:"icons"`
	}{
		s.title, s.language, s.base, "browser", s.look.ThemeColor(false), s.look.ThemeColor(false),
		[]entry{icon("icon-192.png", "192", ""), icon("icon-512.png", "512", ""), icon("icon-maskable-512.png", "512", "maskable")},
	})
	if err != nil {
		return nil // texts and numbers alone
	}
	return b
}
