package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words are put together to sentences: what it is about does not matter, that
// it is Russian does, for typography and slugs. All nouns are feminine, so that
// they agree with the adjectives.
var (
	nouns    = strings.Fields("связь встреча просьба помощь ошибка привычка визитка история польза рекомендация благодарность беседа переписка команда задача мысль идея роль работа книга статья лекция дружба поддержка договорённость новость анкета заметка подсказка подпись")
	verbs    = strings.Fields("помогает начинается требует приводит зависит растёт держится складывается меняет показывает объясняет экономит связывает открывает остаётся работает превращается возвращает")
	kinds    = strings.Fields("слабая сильная первая короткая честная полезная случайная давняя деловая личная новая редкая важная простая обычная подробная")
	links    = strings.Fields("и но поэтому потому-что если когда хотя значит например")
	adverbs  = strings.Fields("быстро редко часто всегда почти постепенно заранее лично прямо честно обычно сразу иногда")
	places   = []string{"на конференции", "в переписке", "после доклада", "у друзей", "в чате № 5", "за 10 минут", "в команде", "на встрече", "через неделю", "в 2026 году"}
	subjects = strings.Fields("networking rules contacts letters talks profile habits meetings answers questions stories reviews projects numbers methods mistakes")
)

// a prose draws words.
type prose struct{ *rand.Rand }

func pick(p prose, from []string) string { return from[p.IntN(len(from))] }

func (p prose) clause() string {
	s := pick(p, kinds) + " " + pick(p, nouns) + " " + pick(p, adverbs) + " " + pick(p, verbs)
	switch p.IntN(5) {
	case 0:
		s += " — и " + pick(p, nouns) + " тоже"
	case 1:
		s += " " + pick(p, places)
	case 2:
		s += " **" + pick(p, nouns) + "**"
	case 3:
		s += `, а "` + pick(p, nouns) + `" ` + pick(p, verbs)
	}
	return s
}

func (p prose) sentence() string {
	s := p.clause()
	if p.IntN(3) > 0 {
		s += ", " + strings.ReplaceAll(pick(p, links), "-", " ") + " " + p.clause()
	}
	return capital(s) + "."
}

func (p prose) paragraph(sentences int) string {
	all := make([]string, sentences)
	for i := range all {
		all[i] = p.sentence()
	}
	return strings.Join(all, " ") + "\n\n"
}

func (p prose) title() string {
	return capital(pick(p, kinds) + " " + pick(p, nouns) + " " + pick(p, verbs))
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// code returns a block of code in one of five languages; unique is a number
// that no other block has.
func (p prose) code(unique int) string {
	a, b, c := pick(p, subjects), pick(p, subjects), p.IntN(900)+100
	switch unique % 5 {
	case 0:
		return fmt.Sprintf("```go\n// %s%d counts what is left of %s.\nfunc %s%d(list []string, limit int) (int, error) {\n\ttotal := 0\n\tfor i, item := range list {\n\t\tif len(item) > %d && i < limit {\n\t\t\ttotal += len(item) %% %d\n\t\t}\n\t}\n\treturn total, fmt.Errorf(\"%s: %%d of %d\", total)\n}\n```\n\n", a, unique, b, a, unique, c, c+7, b, unique)
	case 1:
		return fmt.Sprintf("```python\nclass %s%d:\n    \"\"\"Holds %s.\"\"\"\n\n    def __init__(self, limit=%d):\n        self.limit = limit\n        self.items = {}\n\n    def add(self, name, value):\n        if value > self.limit:\n            raise ValueError(f\"{name}: {value} of %d\")\n        self.items[name] = value * %d\n```\n\n", capital(a), unique, b, c, unique, c%13+2)
	case 2:
		return fmt.Sprintf("```js\nconst %s%d = async (list) => {\n  const seen = new Map();\n  for (const item of list.filter((x) => x.size > %d)) {\n    seen.set(item.name, `%s-${item.size + %d}`);\n  }\n  await fetch(\"/%s/%d\", { method: \"POST\", body: JSON.stringify([...seen]) });\n  return seen.size; // not more than %d\n};\n```\n\n", a, unique, c, b, c+3, b, unique, unique)
	case 3:
		return fmt.Sprintf("```bash\nset -eu\nfor file in %s/*.txt; do\n  count=$(grep -c '%s' \"$file\" || true)\n  if [ \"$count\" -gt %d ]; then\n    echo \"$file: $count\" >> report-%d.log\n  fi\ndone\nsort -n report-%d.log | head -n %d\n```\n\n", a, b, c, unique, unique, c%40+1)
	default:
		return fmt.Sprintf("```toml\n[%s.n%d]\nname    = \"%s\"\nlimit   = %d\nenabled = true\nlist    = [\"%s\", \"%s\", \"n%d\"]\n\n[[%s.n%d.rows]]\nweight = %d.5 # a share\n```\n\n", a, unique, b, c, a, b, unique, a, unique, c%20)
	}
}

func (p prose) table() string {
	var b strings.Builder
	b.WriteString("| Что | Сколько | Когда |\n| --- | ---: | :---: |\n")
	for range 5 {
		fmt.Fprintf(&b, "| %s %s | %d %% | %d–%d дней |\n", pick(p, kinds), pick(p, nouns), p.IntN(100), p.IntN(5)+1, p.IntN(20)+6)
	}
	return b.String() + "\n"
}
