package contact

import "testing"

func TestANameIsTakenApartOnlyWhereThatIsSafe(t *testing.T) {
	for _, test := range []struct {
		name          string
		parts         table
		family, given string
		known         bool
	}{
		{"Вера Примерова", nil, "Примерова", "Вера", true},
		{"Вера", nil, "", "Вера", true},
		{"Вера Ивановна Примерова", nil, "", "Вера Ивановна Примерова", false},
		{"Вера Ивановна Примерова", table{"family": "Примерова", "given": "Вера"}, "Примерова", "Вера", true},
		{"Примерова Вера", table{"family": "Примерова"}, "Примерова", "", true},
		{"Ludwig van Beethoven", table{"prefix": "Mr"}, "", "Ludwig van Beethoven", false},
	} {
		p := person{name: test.name}
		p.split(test.parts)
		if p.family != test.family || p.given != test.given || p.partsKnown() != test.known {
			t.Errorf("%q with %v: family %q, given %q, known %v", test.name, test.parts, p.family, p.given, p.partsKnown())
		}
	}
}

func TestTextsForMachinesHaveOrdinarySpaces(t *testing.T) {
	if got := plain(" А.\u00A0С.\u202Fx\ty\r\nz\x01\u0085 "); got != "А. С. x y\nz" {
		t.Errorf("%q", got)
	}
}

func TestTheFirstPostThatGoesOnIsTheCurrentOne(t *testing.T) {
	p := person{headline: "h", work: posts([]table{
		{"place": "A", "role": "a", "start": "2010", "end": "2021"},
		{"place": "B", "role": "b", "start": "2021–09", "end": "сейчас"},
		{"place": "C", "start": "2022"},
	})}
	if now := p.now(); now.place != "B" || now.start != "2021-09" || p.title() != "b" {
		t.Errorf("%+v, %q", p.now(), p.title())
	}
	p.work = p.work[:1]
	if p.now().place != "" || p.title() != "h" {
		t.Errorf("%+v, %q", p.now(), p.title())
	}
	p.work = posts([]table{{"place": "D", "end": "осень 2021"}})
	if p.now().place != "" {
		t.Error("a post whose end cannot be read goes on")
	}
}
