package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// tagCount is how many tags there are: an article has three of them.
const tagCount = 60

func tagName(i int) string { return nouns[i%len(nouns)] + "-" + fmt.Sprint(i) }

// A section is a folder of articles: those from first, count of them.
type section struct {
	number, first, count int
}

// parts is how many folders at the top hold the sections: as many in a large
// site as in a small one, because a menu does not grow with the site.
const parts = 24

func partName(part int) string { return fmt.Sprintf("part-%02d", part) }

func (s section) folder() string {
	return fmt.Sprintf("%s/section-%04d", partName(s.number%parts), s.number)
}

// file is where an article stands in content/.
func (s section) file(i int) string { return fmt.Sprintf("%s/article-%06d.md", s.folder(), i) }

// sections cuts n articles into folders of 20 to 50.
func sections(n int, seed uint64) []section {
	r := rand.New(rand.NewPCG(seed, 1<<40))
	var all []section
	for first := 0; first < n; {
		s := section{len(all), first, min(20+r.IntN(31), n-first)}
		all = append(all, s)
		first += s.count
	}
	return all
}

// pictures is how many a section has.
const pictures = 4

func picture(i int) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" width="320" height="180"><rect width="320" height="180" fill="#%06x"/><circle cx="%d" cy="90" r="60" fill="#fff"/></svg>`+"\n", 0x334455+i*977%0x888888, 60+i%200)
}

// head writes the page of a folder; extra are further lines of front matter.
func head(name string, number int, r prose, extra string) string {
	return fmt.Sprintf("+++\ntitle = \"%s %d: %s\"\nweight = %d\n%s+++\n\n%s", name, number+1, r.title(), number+1, extra, r.paragraph(3))
}

// article writes number i, which stands in all[at].
func article(i, at int, all []section, seed uint64) string {
	p := prose{rand.New(rand.NewPCG(seed, uint64(i)))}
	s := all[at]
	day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i%2200)
	var b strings.Builder
	fmt.Fprintf(&b, "+++\ntitle = \"%s %d\"\ndescription = \"%s\"\ndate = %s\n", p.title(), i+1, p.clause0(), day.Format(time.DateOnly))
	fmt.Fprintf(&b, "tags = [%q, %q, %q]\n+++\n\n", tagName(i%tagCount), tagName((i*7+13)%tagCount), tagName((i/3+29)%tagCount))
	b.WriteString(p.paragraph(4))
	for part := range 4 {
		fmt.Fprintf(&b, "## %s\n\n", p.title())
		b.WriteString(p.paragraph(3 + p.IntN(2)))
		switch part {
		case 0:
			fmt.Fprintf(&b, "Об этом есть [статья рядом](article-%06d.md) и [другая](%s).\n\n", s.first+p.IntN(s.count), elsewhere(p, all))
			b.WriteString(p.code(i * 2))
			for range 4 {
				b.WriteString("- " + p.sentence() + "\n")
			}
			b.WriteString("\n")
		case 1:
			b.WriteString(p.table())
			fmt.Fprintf(&b, "> %s\n\n", p.sentence())
		case 2:
			fmt.Fprintf(&b, "![%s](picture-%d.svg)\n\n", p.title(), p.IntN(pictures))
			b.WriteString(p.code(i*2 + 1))
		case 3:
			fmt.Fprintf(&b, "%s Смотрите [ещё](%s).[^1]\n\n[^1]: %s\n\n", p.sentence(), elsewhere(p, all), p.sentence())
			for n := range 3 {
				fmt.Fprintf(&b, "%d. %s\n", n+1, p.sentence())
			}
		}
	}
	return b.String()
}

// clause0 is a clause without markup, for front matter.
func (p prose) clause0() string {
	return capital(pick(p, kinds) + " " + pick(p, nouns) + " " + pick(p, verbs) + " " + pick(p, places))
}

// elsewhere is a link to an article of any section.
func elsewhere(p prose, all []section) string {
	to := all[p.IntN(len(all))]
	return "../../" + to.file(to.first+p.IntN(to.count))
}
