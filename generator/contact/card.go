package contact

import (
	"encoding/base64"
	"fmt"
	"strings"

	"vizitka/generator/diag"
)

// product names the program in what it writes.
const product = "-//Vizitka//Vizitka//EN"

const stamp = "20060102T150405Z"

// writeCard makes a vCard 3.0.
func writeCard(s *source) []byte {
	p := s.person()
	s.judge(&p, cardName)
	l := &lines{folded: true}
	l.raw("BEGIN", "VCARD")
	l.raw("VERSION", "3.0")
	l.raw("PRODID", product)
	l.text("UID", p.url)
	l.names(&p)
	l.post(&p)
	for i, phone := range p.phones {
		if number, ok := international(phone); ok {
			phone = number
		}
		l.text("TEL;TYPE=VOICE"+preferred(i, ",PREF"), phone)
	}
	for i, email := range p.emails {
		l.text("EMAIL;TYPE=INTERNET"+preferred(i, ",PREF"), email)
	}
	l.addresses(&p)
	for _, u := range p.urls {
		l.raw("URL", u)
	}
	l.text("NOTE", p.bio)
	photo, unread := s.photo()
	if photo != nil {
		l.raw("PHOTO;ENCODING=b;TYPE=JPEG", base64.StdEncoding.EncodeToString(photo))
	}
	if unread != "" {
		s.tell(unreadPhoto, diag.V{"output": cardName, "file": unread}, "photo")
	}
	l.end(&p)
	return []byte(l.b.String())
}

// writeNewCard makes a vCard 4.0. What the profile lacks is told with the other
// card.
func writeNewCard(s *source) []byte {
	p := s.person()
	l := &lines{folded: true}
	l.raw("BEGIN", "VCARD")
	l.raw("VERSION", "4.0")
	l.raw("PRODID", product)
	l.raw("KIND", "individual")
	l.raw("UID", p.url)
	l.names(&p)
	l.post(&p)
	for i, phone := range p.phones {
		if number, ok := international(phone); ok {
			l.raw("TEL;VALUE=uri;TYPE=voice"+preferred(i, ";PREF=1"), "tel:"+number)
		} else {
			l.text("TEL;TYPE=voice"+preferred(i, ";PREF=1"), phone)
		}
	}
	for i, email := range p.emails {
		l.text("EMAIL"+preferred(i, ";PREF=1"), email)
	}
	l.addresses(&p)
	for _, u := range p.urls {
		l.raw("URL", u)
	}
	for i, code := range s.codes(&p) {
		l.raw(fmt.Sprint("LANG;PREF=", i+1), code)
	}
	l.text("NOTE", p.bio)
	if photo, _ := s.photo(); photo != nil {
		l.raw("PHOTO", "data:image/jpeg;base64,"+base64.StdEncoding.EncodeToString(photo))
	}
	l.end(&p)
	return []byte(l.b.String())
}

// shortCard is a vCard 3.0 for a QR code: only what one saves a contact for,
// because each letter makes the code finer. It is not folded: cameras read it
// line by line.
func shortCard(p *person) string {
	l := &lines{}
	l.raw("BEGIN", "VCARD")
	l.raw("VERSION", "3.0")
	l.names(p)
	if len(p.phones) > 0 {
		phone := p.phones[0]
		if number, ok := international(phone); ok {
			phone = number
		}
		l.text("TEL", phone)
	}
	if len(p.emails) > 0 {
		l.text("EMAIL", p.emails[0])
	}
	l.raw("URL", p.url)
	l.raw("END", "VCARD")
	return l.b.String()
}

func (l *lines) names(p *person) {
	l.text("FN", p.name)
	l.parts("N", p.family, p.given, p.additional, p.prefix, p.suffix)
}

func (l *lines) post(p *person) {
	l.text("ORG", p.now().place)
	l.text("TITLE", p.title())
	if p.headline != p.title() {
		l.text("ROLE", p.headline)
	}
}

// addresses writes an address as its author did: nothing tells the street from
// the town. Where there is none the place is the town.
func (l *lines) addresses(p *person) {
	if len(p.addresses) == 0 {
		l.parts("ADR", "", "", "", p.location, "", "", "")
	}
	for _, a := range p.addresses {
		l.parts("ADR", "", "", a, "", "", "", "")
	}
}

func (l *lines) end(p *person) {
	if !p.changed.IsZero() {
		l.raw("REV", p.changed.UTC().Format(stamp))
	}
	l.raw("END", "VCARD")
}

// preferred is the mark of the first of several.
func preferred(i int, mark string) string {
	if i > 0 {
		return ""
	}
	return mark
}

// codes returns the languages to write to the person in, best first: those that
// have a code, else that of the page.
func (s *source) codes(p *person) (codes []string) {
	for _, language := range p.languages {
		if code := language.text("code"); code != "" && !strings.ContainsAny(code, "\n:;,") {
			codes = append(codes, code)
		}
	}
	if codes == nil {
		codes = []string{s.page.TextLang()}
	}
	return codes
}
