package site

import (
	"html/template"
	"path"
	"strings"
)

// A FileView is the source of a page.
type FileView struct{ path string }

// Path returns the path within content/: "pravila/prosi-pryamo.md".
func (f *FileView) Path() string { return f.path }

// Dir returns the folder within content/, with a slash at its end, or "".
func (f *FileView) Dir() string {
	if dir := path.Dir(f.path); dir != "." {
		return dir + "/"
	}
	return ""
}

// LogicalName returns the file's name: "prosi-pryamo.md".
func (f *FileView) LogicalName() string { return path.Base(f.path) }

// BaseFileName returns the file's name without ending.
func (f *FileView) BaseFileName() string {
	return strings.TrimSuffix(path.Base(f.path), path.Ext(f.path))
}

// String returns the path.
func (f *FileView) String() string { return f.path }

// A HeadingView is a heading of a body.
type HeadingView struct {
	Level int
	ID    string
	Text  string
	HTML  template.HTML
}

// contents makes the table of contents.
func contents(headings []HeadingView) template.HTML {
	var shown []HeadingView
	for _, h := range headings {
		if h.Level == 2 || h.Level == 3 {
			shown = append(shown, h)
		}
	}
	if len(shown) < 2 {
		return ""
	}
	var b strings.Builder
	b.WriteString("<ul>")
	inner := false
	for i, h := range shown {
		if h.Level == 3 && i == 0 {
			h.Level = 2 // a text that begins with a smaller heading
		}
		switch {
		case h.Level == 3 && !inner:
			b.WriteString("<ul>")
			inner = true
		case h.Level == 2 && inner:
			b.WriteString("</li></ul></li>")
			inner = false
		case i > 0:
			b.WriteString("</li>")
		}
		b.WriteString(`<li><a href="#` + template.HTMLEscapeString(h.ID) + `">` + string(h.HTML) + "</a>")
	}
	b.WriteString("</li>")
	if inner {
		b.WriteString("</ul></li>")
	}
	b.WriteString("</ul>")
	return template.HTML(b.String()) //nolint:gosec // made of escaped parts
}

// A Resource is a file beside a page. The address of a large photograph is that
// of the largest size in which pages show it.
type Resource struct {
	view *View
	file *file
}

// Name returns the file's name, without language: "most.svg".
func (r *Resource) Name() string { return r.file.base }

// RelPermalink returns the address below the host.
func (r *Resource) RelPermalink() template.URL {
	return template.URL(r.view.Relative(EscapePath(r.file.shown))) //nolint:gosec // escaped
}

// Permalink returns the whole address.
func (r *Resource) Permalink() template.URL {
	return template.URL(r.view.Absolute(EscapePath(r.file.shown))) //nolint:gosec // escaped
}

// Source returns the file within the site's folder.
func (r *Resource) Source() string { return r.file.source }

// String returns the name.
func (r *Resource) String() string { return r.Name() }

// Resources returns the files beside the page.
func (p *PageView) Resources() []*Resource {
	files := askPlace(p, qFiles)
	out := make([]*Resource, len(files))
	for i, f := range files {
		out[i] = &Resource{p.view, f}
	}
	return out
}
