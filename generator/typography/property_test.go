package typography

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestOldBytesAreNotChanged(t *testing.T) {
	old := []byte(`"в доме" - так...`)
	keep := bytes.Clone(old)
	runs := []Run{{Text: old}, {Text: []byte(" - "), Opaque: true}}
	Apply("ru", runs)
	if !bytes.Equal(old, keep) || bytes.Equal(runs[0].Text, keep) {
		t.Errorf("old bytes are %q, new %q", old, runs[0].Text)
	}
	if string(runs[1].Text) != " - " {
		t.Errorf("the opaque run is %q", runs[1].Text)
	}
	// What a caller appends to one run must not reach the next.
	runs = []Run{{Text: []byte("в доме")}, {Text: []byte(" и в лесу")}}
	Apply("ru", runs)
	next := string(runs[1].Text)
	_ = append(runs[0].Text, "XXXXXXXX"...)
	if string(runs[1].Text) != next {
		t.Error("two runs share memory past their ends")
	}
}

func TestHostileTextIsSetInLinearTime(t *testing.T) {
	const n = 100_000
	texts := []string{strings.Repeat(" 'a", n) + strings.Repeat(`b" `, n), strings.Repeat("«", n) + strings.Repeat("b”", n)}
	for _, s := range []string{`"`, `'`, "«", `"a `, "-", ". ", "1-", "a@b", "a://", "www.", "' ", "А. ", "9 000 "} {
		texts = append(texts, strings.Repeat(s, n))
	}
	// One quadratic step among them would take minutes.
	for _, s := range texts {
		Text("ru", s)
		Text("en", s)
	}
	runs := make([]Run, n)
	for i := range runs {
		runs[i].Text = []byte("- --")
	}
	Apply("ru", runs)
}

// essence is what typography may not change: all but signs and spaces, with ×
// for the x that it replaces.
func essence(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Opaque || r.Break {
			b.Write(r.Text)
			continue
		}
		for _, c := range string(r.Text) {
			if c == 'x' || c == 'х' {
				c = '×'
			}
			if c == '×' || c == utf8.RuneError || unicode.In(c, unicode.L, unicode.M, unicode.N) {
				b.WriteRune(c)
			}
		}
	}
	return b.String()
}

// TestRandomTextTwiceIsOnce goes through more odd neighbours than bytes at
// random would give.
func TestRandomTextTwiceIsOnce(t *testing.T) {
	pieces := strings.Split("\"*\"*'*'*«*»*„*“*”*‘*’* * * *~*|*|*⏎*{x}*-*-*--*---*–*—*.*...*,*:*;*(*)*/*%*№*§*°*×*x*х*"+
		"0*5*10*1941*45*000*I*XX*в*и*же*б*А*С*Иванов*дом*кг*г*т*е*тыс*руб*рис*см*ул*ГОСТ*тел*s*tis*dogs*am*Mr*www*@*://*+*\n", "*")
	random := rand.New(rand.NewPCG(1, 2))
	for range 60_000 {
		var b strings.Builder
		for range 1 + random.IntN(24) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		twiceIsOnce(t, b.String())
	}
}

// twiceIsOnce checks what holds for every text.
func twiceIsOnce(t *testing.T, s string) {
	t.Helper()
	for _, lang := range []string{"ru", "en", "de"} {
		runs := parse(s)
		before := essence(runs)
		Apply(lang, runs)
		once := show(runs)
		if after := essence(runs); after != before {
			t.Errorf("%s: %q lost something: %q", lang, s, once)
		}
		Apply(lang, runs)
		if twice := show(runs); twice != once {
			t.Errorf("%s: %q\n once %q\ntwice %q", lang, s, once, twice)
		}
	}
}

func FuzzTwiceIsOnce(f *testing.F) {
	for _, s := range []string{
		`"Раз "два "три" два" раз" - 'так'`, `9-11|, 10 %-15 %{c}⏎- да`, `'tis "a 'b' c" dogs' '90s`,
		`А. С. Пушкин и Иванов И. И. -- т. е. 5 тыс. руб.`, `"a "b 'c d" 5' e"`, `10x20 x 30 10 000-15 000`, `“a ‘b’ ” „c“ ’`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Count(s, "{") != strings.Count(s, "}") || strings.Contains(s, "{") && strings.LastIndexByte(s, '{') > strings.LastIndexByte(s, '}') {
			t.Skip()
		}
		twiceIsOnce(t, s)
	})
}
