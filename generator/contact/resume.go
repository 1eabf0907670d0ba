package contact

import (
	"bytes"
	"encoding/json"
	"time"

	"vizitka/generator/site"
)

// A resume is the document of JSON Resume 1.0.0 (jsonresume.org), as far as a
// profile tells it.
type resume struct {
	Schema     string            `json:"$schema"`
	Basics     resumeBasics      `json:"basics"`
	Work       []resumeWork      `json:"work,omitempty"`
	Education  []resumeEducation `json:"education,omitempty"`
	Skills     []resumeSkill     `json:"skills,omitempty"`
	Languages  []resumeLanguage  `json:"languages,omitempty"`
	Projects   []resumeProject   `json:"projects,omitempty"`
	References []resumeReference `json:"references,omitempty"`
	Meta       resumeMeta        `json:"meta"`
}

type resumeBasics struct {
	Name     string          `json:"name"`
	Label    string          `json:"label,omitempty"`
	Image    string          `json:"image,omitempty"`
	Email    string          `json:"email,omitempty"`
	Phone    string          `json:"phone,omitempty"`
	URL      string          `json:"url"`
	Summary  string          `json:"summary,omitempty"`
	Location *resumeLocation `json:"location,omitempty"`
	Profiles []resumeProfile `json:"profiles,omitempty"`
}

type resumeLocation struct {
	Address string `json:"address,omitempty"`
	City    string `json:"city,omitempty"`
}

type resumeProfile struct {
	Network  string `json:"network"`
	Username string `json:"username,omitempty"`
	URL      string `json:"url"`
}

type resumeWork struct {
	Name      string `json:"name"`
	Position  string `json:"position,omitempty"`
	StartDate string `json:"startDate,omitempty"`
	EndDate   string `json:"endDate,omitempty"`
	Summary   string `json:"summary,omitempty"`
}

// The format has no place for the note of an education.
type resumeEducation struct {
	Institution string `json:"institution"`
	Area        string `json:"area,omitempty"`
	StartDate   string `json:"startDate,omitempty"`
	EndDate     string `json:"endDate,omitempty"`
}

type resumeSkill struct {
	Name string `json:"name"`
}

type resumeLanguage struct {
	Language string `json:"language"`
	Fluency  string `json:"fluency,omitempty"`
}

type resumeProject struct {
	Name        string   `json:"name"`
	Description string   `json:"description,omitempty"`
	Highlights  []string `json:"highlights,omitempty"`
	Keywords    []string `json:"keywords,omitempty"`
	URL         string   `json:"url"`
	Roles       []string `json:"roles,omitempty"`
	Entity      string   `json:"entity,omitempty"`
}

type resumeReference struct {
	Name      string `json:"name"`
	Reference string `json:"reference"`
}

type resumeMeta struct {
	Canonical    string `json:"canonical"`
	Version      string `json:"version"`
	LastModified string `json:"lastModified,omitempty"`
}

// writeResume makes the CV.
func writeResume(s *source) []byte {
	p := s.person()
	s.judgeDates(resumeName)
	r := resume{
		Schema: "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
		Basics: resumeBasics{
			Name: p.name, Label: p.headline, Image: s.photoURL(), Email: first(p.emails), Phone: first(p.phones),
			URL: p.url, Summary: p.bio,
		},
		Meta: resumeMeta{Canonical: s.view.Absolute(site.EscapePath(folder(s.page.Path()) + resumeName)), Version: "v1.0.0"},
	}
	if number, ok := international(r.Basics.Phone); ok {
		r.Basics.Phone = number
	}
	if !p.changed.IsZero() {
		r.Meta.LastModified = p.changed.UTC().Format(time.RFC3339)
	}
	if address := first(p.addresses); address != "" || p.location != "" {
		r.Basics.Location = &resumeLocation{address, p.location}
	}
	if p.telegram != "" {
		r.Basics.Profiles = append(r.Basics.Profiles, resumeProfile{"Telegram", p.telegram, p.telegramURL()})
	}
	for _, l := range p.links {
		r.Basics.Profiles = append(r.Basics.Profiles, resumeProfile{Network: l.text("name"), URL: absolute(s.page, l.text("url"))})
	}
	for _, w := range p.work {
		r.Work = append(r.Work, resumeWork{w.place, w.role, w.start, w.end, w.note})
	}
	for _, e := range p.education {
		r.Education = append(r.Education, resumeEducation{e.place, e.role, e.start, e.end})
	}
	for _, skill := range p.skills {
		r.Skills = append(r.Skills, resumeSkill{skill})
	}
	for _, l := range p.languages {
		r.Languages = append(r.Languages, resumeLanguage{l.text("name"), l.text("level")})
	}
	if s.page.Equal(s.view.Author().Profile()) {
		s.portfolio(&r)
	}
	return encode(r)
}

// portfolio adds what the site shows of its author.
func (s *source) portfolio(r *resume) {
	for _, p := range s.pagesOf("project") {
		t := table(p.Fields())
		project := resumeProject{
			Name: plain(p.Title()), Description: plain(p.Description()), Highlights: t.texts("metrics"), Keywords: t.texts("stack"),
			URL: string(p.Permalink()), Entity: t.text("client"),
		}
		if role := t.text("role"); role != "" {
			project.Roles = []string{role}
		}
		r.Projects = append(r.Projects, project)
	}
	for _, p := range s.pagesOf("testimonial") {
		t := table(p.Fields())
		name := t.text("person")
		if role := t.text("role"); role != "" {
			name += ", " + role
		}
		r.References = append(r.References, resumeReference{name, t.text("text")})
	}
}

// pagesOf returns the site's pages of a kind that are in the language of the
// profile.
func (s *source) pagesOf(kind string) []*site.PageView {
	pages, _ := s.view.RegularPages().Where("Kind", "eq", kind)
	pages, _ = pages.Where("Fallback", "eq", false)
	return pages.Items()
}

// photoURL returns the whole address of the photo as pages show it.
func (s *source) photoURL() string {
	name := table(s.page.Fields()).text("photo")
	if name == "" {
		return ""
	}
	t := s.page.Follow(name)
	if t.File == "" {
		return ""
	}
	return absolute(s.page, t.Shown)
}

func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

// encode writes JSON as people read it. Texts and numbers always encode.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return b.Bytes()
}
