package render

import (
	"fmt"
	"html/template"
	"path"
	"strconv"
	"strings"

	"vizitka/generator/image"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// A picture is what pages want to know of one.
type picture struct {
	image.Facts
	print trace.Hash // of its bytes, which the addresses of its sizes hold
}

func (f fileOf) picture() picture {
	p := picture{Facts: f.env.Look(f.name)}
	if p.Scalable {
		p.print, _ = f.env.Print(f.name)
	}
	return p
}

// PhotoPath returns where one of the smaller sizes of a photograph stands in
// the finished site: "assets/480/most.1f0c8a2b3c4d.jpg". output is where the
// photograph itself would stand. Browsers may keep the file for ever, since its
// address holds a part of the hash of the photograph.
//
// The width is a folder, so that in the order of paths the first sizes of all
// photographs come before the second one of any: whoever makes a size makes the
// others too, and workers do not meet at one photograph.
func PhotoPath(output string, width int, print trace.Hash) string {
	ext := path.Ext(output)
	name := strings.TrimSuffix(path.Base(output), ext)
	return path.Join("assets", strconv.Itoa(width), name+"."+print.String()[:12]+ext)
}

// An Image is a picture as a page shows it; zero sizes for one that is not
// known. Of a photograph Src is the largest size.
type Image struct {
	Src           template.URL
	Width, Height int
	// Srcset are all sizes of a photograph, and Sizes how wide the theme shows
	// it; both "" for a picture that has one size.
	Srcset template.Srcset
	Sizes  string
}

// String returns the address.
func (i *Image) String() string { return string(i.Src) }

// imageOf returns the picture that a reference of page p leads to.
func (f *frame) imageOf(p *site.PageView, t site.Target) *Image {
	i := &Image{Src: template.URL(t.Shown)} //nolint:gosec // made of slugs, or escaped
	if t.File == "" {
		return i
	}
	env := f.worker.env
	known := qPicture.Ask(f.rec, f.rec.Subject(t.File), fileOf{env, t.File})
	size := known.Shown()
	i.Width, i.Height = size.Width, size.Height
	smaller := known.Smaller()
	if len(smaller) == 0 {
		return i
	}
	var all []string
	for _, w := range smaller {
		all = append(all, fmt.Sprintf("%s %dw", p.Site().Relative(site.EscapePath(PhotoPath(t.Output, w, known.print))), w))
	}
	if known.OwnIsShown() {
		all = append(all, fmt.Sprintf("%s %dw", t.URL, size.Width))
	}
	i.Srcset = template.Srcset(strings.Join(all, ", ")) //nolint:gosec // made of slugs, or escaped
	i.Sizes = env.Theme.AskImageSizes(f.rec)
	return i
}
