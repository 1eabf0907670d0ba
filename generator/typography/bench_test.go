package typography

import (
	"strings"
	"testing"
)

// page is about 6 KB of blocks as an article has them.
var page = strings.Repeat(`Просто так, - сказал он и вышел из дома в 10-15 минутах от метро "Парк культуры". Сила слабых связей не в том, что их много, а в том, что они ведут за пределы круга, где все знают одно и то же.
Из 54 человек, нашедших работу через знакомых, 16,7 % виделись с ними часто, 55,6 % - иногда, 27,8 % - редко. Так написал М. Грановеттер в 1973 г. (см. с. 1371)...
`, 7)

func blocksOf(text string) [][]byte {
	var out [][]byte
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		out = append(out, []byte(line))
	}
	return out
}

func benchmark(b *testing.B, lang, text string) {
	blocks := blocksOf(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range blocks {
			runs := [3]Run{{Text: text[:len(text)/2]}, {Opaque: true}, {Text: text[len(text)/2:]}}
			Apply(lang, runs[:])
		}
	}
}

func BenchmarkRussianPage(b *testing.B) { benchmark(b, "ru", page) }

func BenchmarkRussianPageAlreadySet(b *testing.B) { benchmark(b, "ru", Text("ru", page)) }

func BenchmarkEnglishPage(b *testing.B) {
	benchmark(b, "en", strings.Repeat("It's \"weak ties\" that matter -- people don't know them well, on pp. 10-15 of the book.\n", 70))
}

func BenchmarkNothingToDo(b *testing.B) {
	benchmark(b, "ru", strings.Repeat("Правила\n", 100))
}
