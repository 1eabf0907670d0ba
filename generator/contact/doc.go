// Package contact makes what people save and machines read of a person: cards
// for address books, codes for cameras, a CV for programs, talks for calendars.
//
// Beside a page of the kind "profile", in every language:
//
//	contact.vcf      vCard 3.0 (RFC 2426): the one that every telephone takes
//	contact-4.vcf    vCard 4.0 (RFC 6350): languages too, and numbers as addresses
//	qr-address.svg   the page's address as a QR code
//	qr-contact.svg   a short vCard 3.0 as a QR code: name, number, e-mail, address
//	resume.json      JSON Resume 1.0.0
//
// Beside a page of the kind "talk":
//
//	event.ics        the talk as an iCalendar event (RFC 5545)
//
// Beside a list that shows talks:
//
//	calendar.ics     all of them, to subscribe to
//
// "Beside" is the folder of the page's address: of /profile/ it is that itself,
// of /me.html it is /me/.
//
// # What stands in them
//
// What the fields of the page say; its text is never asked, so an edit of it
// makes nothing here again. Texts are without the no-break spaces that
// typography puts in, because people search their address books.
//
// Times come from the front matter, never from the clock: REV of a card is
// lastmod, else date, else left out. DTSTAMP of an event is that too, and where
// there is none its start, because the format requires one. Events are told in
// UTC, which is right in every zone and needs no description of one; a talk
// that starts at midnight has no time of day, and takes whole days. SEQUENCE
// counts the minutes of lastmod, and one more once the talk is cancelled.
//
// The id of a card or of an event is the address of its page.
//
// The name in parts is the field nameParts; a name of one or two words needs
// none: given name, then family name. The current post is the first of work
// whose end is no date; it gives organisation and title.
//
// A photo is embedded as a small JPEG, because that is all that telephones
// read. An SVG cannot be drawn here: then the card has none, and the telephone
// shows initials.
//
// The CV of the page that [author] names also holds the site's projects and
// testimonials.
//
// What a profile lacks for one of these is told with the name of the output, at
// its place in the front matter, once: not by a page that shows the text of
// another language.
//
// The package knows the kinds "profile", "talk", "project" and "testimonial" by
// name and their fields as the themes declare them. A field that is not
// declared is one that is not given.
package contact
