package contact

import (
	"net/url"
	"strings"
	"time"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/image"
)

var (
	unreachable = diag.Declare(diag.Message{
		Name: "profile-unreachable", Severity: diag.Warning,
		En: "{output} has neither an e-mail address nor a telephone number: who saves it cannot reach this person", Ru: "в {output} нет ни почты, ни телефона: кто его сохранит, не сможет связаться с этим человеком",
		HintEn: `add one to "contacts": contacts = [ { type = "email", value = "name@example.org" } ]`, HintRu: `добавьте их в contacts: contacts = [ { type = "email", value = "name@example.org" } ]`,
	})
	localNumber = diag.Declare(diag.Message{
		Name: "local-number", Severity: diag.Warning,
		En: `"{value}" is no international number: from {output} it cannot be dialled abroad`, Ru: "«{value}» – не международный номер: из {output} его не набрать за границей",
		HintEn: "did you mean {near}?|begin with + and the code of the country: +7 495 000-00-00", HintRu: "может быть, {near}?|начните с + и кода страны: +7 495 000-00-00",
	})
	unknownParts = diag.Declare(diag.Message{
		Name: "name-parts-unknown", Severity: diag.Warning,
		En: `{output} cannot tell which part of "{name}" is the family name`, Ru: "{output} не может понять, что в имени «{name}» фамилия",
		HintEn: `say it: nameParts = { family = "…", given = "…", additional = "…" }`, HintRu: `назовите части: nameParts = { family = "…", given = "…", additional = "…" }; отчество — additional`,
	})
	unreadPhoto = diag.Declare(diag.Message{
		Name: "card-without-photo", Severity: diag.Warning,
		En: "{output} is without a photo: {file} is no JPEG or PNG that can be made smaller here", Ru: "{output} без фотографии: {file} – не JPEG и не PNG, который можно здесь уменьшить",
		HintEn: `name a JPEG or a PNG in "photo"; without one telephones show initials`, HintRu: "назовите в photo файл JPEG или PNG; без него телефоны показывают инициалы",
	})
)

// A person is what the fields of a profile say.
type person struct {
	name, family, given, additional, prefix, suffix string
	headline, bio, location                         string

	emails, phones, addresses []string // phones as written
	urls                      []string // the page itself first
	telegram                  string   // a name without @, "" for none
	links                     []table
	languages                 []table
	work, education           []post
	skills                    []string

	url     string // of the page
	changed time.Time
}

// person reads the profile.
func (s *source) person() person {
	t := table(s.page.Fields())
	p := person{
		name: t.text("name"), headline: t.text("headline"), bio: t.text("bio"), location: t.text("location"),
		links: t.tables("links"), languages: t.tables("languages"), skills: t.texts("skills"),
		work: posts(t.tables("work")), education: posts(t.tables("education")),
		url: string(s.page.Permalink()), changed: s.page.Lastmod(),
	}
	p.urls = []string{p.url}
	add := func(ref string) {
		if u := absolute(s.page, ref); u != "" {
			p.urls = append(p.urls, u)
		}
	}
	p.split(t.table("nameParts"))
	for _, c := range t.tables("contacts") {
		value := c.text("value")
		switch c.text("type") {
		case "email":
			p.emails = append(p.emails, value)
		case "phone":
			p.phones = append(p.phones, value)
		case "address":
			p.addresses = append(p.addresses, value)
		case "url":
			add(value)
		case "telegram":
			p.telegram = strings.TrimPrefix(value, "@")
			add(p.telegramURL())
		}
	}
	for _, l := range p.links {
		add(l.text("url"))
	}
	return p
}

// split takes the name apart: by the field, else by its words.
func (p *person) split(parts table) {
	p.family, p.given, p.additional = parts.text("family"), parts.text("given"), parts.text("additional")
	p.prefix, p.suffix = parts.text("prefix"), parts.text("suffix")
	if p.family != "" || p.given != "" {
		return
	}
	p.given = p.name
	if words := strings.Fields(p.name); len(words) == 2 {
		p.given, p.family = words[0], words[1]
	}
}

// partsKnown reports whether the family name was named or could be guessed.
func (p *person) partsKnown() bool {
	return p.family != "" || p.given != p.name || len(strings.Fields(p.name)) < 3
}

func (p *person) telegramURL() string { return "https://t.me/" + url.PathEscape(p.telegram) }

// now returns the current post; one without a place if there is none.
func (p *person) now() post {
	for _, w := range p.work {
		if w.current {
			return w
		}
	}
	return post{}
}

// title is what the person is called in a card.
func (p *person) title() string {
	if role := p.now().role; role != "" {
		return role
	}
	return p.headline
}

// judge reports what a card of the person lacks.
func (s *source) judge(p *person, output string) {
	if len(p.emails)+len(p.phones) == 0 {
		s.tell(unreachable, diag.V{"output": output}, "contacts")
	}
	if !p.partsKnown() {
		s.tell(unknownParts, diag.V{"output": output, "name": p.name}, "name")
	}
	if s.page.Fallback() {
		return
	}
	for i, c := range table(s.page.Fields()).tables("contacts") {
		value := c.text("value")
		switch c.text("type") {
		case "phone":
			if _, ok := international(value); !ok {
				s.tell(localNumber, diag.V{"output": output, "value": value, "near": nearestNumber(value)}, "contacts", i, "value")
			}
		case "email":
			if wrong := (&fields.Field{Name: "value", Type: fields.Email}).JudgeText(value, diag.Place{}); len(wrong) > 0 {
				wrong[0].Place = s.place("contacts", i, "value")
				s.problems.Add(wrong[0])
			}
		}
	}
}

// photoSide is how many pixels a photo in a card is wide or high at most: it
// is shown in a circle as large as a thumb, and has to stay small.
const photoSide = 320

// photo returns the small JPEG of the profile's photo, nil where there is none,
// and the file that none could be made of.
func (s *source) photo() (small []byte, unread string) {
	name := table(s.page.Fields()).text("photo")
	if name == "" {
		return nil, ""
	}
	file := s.page.Follow(name).File
	if file == "" {
		return nil, "" // told by the page
	}
	b, err := s.env.ReadFile(s.rec, file)
	if err != nil {
		return nil, ""
	}
	small, ok := image.Thumbnail(b, photoSide)
	if !ok {
		return nil, file
	}
	return small, ""
}
