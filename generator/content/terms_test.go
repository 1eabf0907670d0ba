package content

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"vizitka/generator/lang"
)

// termsIn returns the terms of a document as text, those that stand out with a
// mark, by the word.
func termsIn(d *Document) map[string]byte {
	weights := map[string]byte{}
	for t := d.Terms(); len(t) > 0; {
		term := t.Next()
		word := lang.Spell(term.Letters)
		if term.Stands {
			word += "!"
		}
		weights[word] = term.Weight
	}
	return weights
}

func searched(t *testing.T, text string) map[string]byte {
	t.Helper()
	rules := testRules(t)
	rules.Search = true
	d, problems := Parse("content/rule.md", []byte(text), rules)
	if problems != nil {
		t.Fatal(problems)
	}
	return termsIn(d)
}

func TestWordsWeighByWhereTheyStand(t *testing.T) {
	w := searched(t, "+++\ntitle = \"Одно\"\nlinkTitle = \"Короткое имя\"\ndescription = \"Два\"\ntags = [\"Три\"]\n+++\n## Четыре\n\nПять шестой шестая семь.\n")
	order := []string{"одн!", "коротк!", "четыр!", "три!", "два!", "пят"}
	for i, word := range order {
		weight, ok := w[word]
		if !ok {
			t.Fatalf("%s is not there: %v", word, w)
		}
		if i > 0 && weight >= w[order[i-1]] {
			t.Errorf("%s weighs %d, not less than %s with %d", word, weight, order[i-1], w[order[i-1]])
		}
	}
	if w["шест!"] <= w["пят"] {
		t.Errorf("a word that stands there twice weighs %d, one that stands there once %d", w["шест!"], w["пят"])
	}
}

func TestAWordOfTheTitleWeighsMoreThanOneThatIsEverywhereInTheText(t *testing.T) {
	w := searched(t, "+++\ntitle = \"Длинный заголовок из многих слов подряд\"\n+++\n## Глава\n\n"+strings.Repeat("повтор ", 300))
	if w["заголовк!"] <= w["глав!"] || w["глав!"] <= w["повтор!"] {
		t.Errorf("the weights are %v", w)
	}
}

func TestWordsOfFieldsAreFoundAndTheirChoicesAreNot(t *testing.T) {
	w := searched(t, "+++\nkind = \"rule\"\ntitle = \"А\"\nwhy = \"Причина *тому*\"\nbreaks = [\"empty.md\"]\nnumber = 77\n[[links]]\nname = \"Ссылка\"\npage = \"text.md\"\n+++\n")
	var words []string
	for word := range w {
		words = append(words, word)
	}
	slices.Sort(words)
	if got := fmt.Sprint(words); got != "[причин ссылк том]" {
		t.Errorf("the words are %s", got)
	}
}

func TestASiteWithoutSearchHasNoTerms(t *testing.T) {
	d, _ := Parse("content/x.md", []byte("Текст."), testRules(t))
	if len(d.Terms()) != 0 {
		t.Errorf("there are terms: %v", termsIn(d))
	}
}

// So an edit makes again only the files of the words that it is made of.
func TestAWordMoreChangesNothingAboutOthers(t *testing.T) {
	text := "+++\ntitle = \"А\"\n+++\n" + strings.Repeat("одно два три четыре пять шесть семь восемь девять десять. ", 30)
	before, after := searched(t, text), searched(t, text+"Новое.")
	delete(after, "нов")
	if fmt.Sprint(before) != fmt.Sprint(after) {
		t.Errorf("the terms were %v and are %v", before, after)
	}
}

// A page that is parsed again and again, as a large site has them: most of its
// words were met before.
func BenchmarkTerms(b *testing.B) {
	text, err := os.ReadFile("../../content/metody/konferentsii-i-mitapy.md")
	if err != nil {
		b.Fatal(err)
	}
	rules := testRules(b)
	d, _ := Parse("content/x.md", text, rules)
	body := d.Body()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d.termsOf(body, rules.kinds[d.Kind])
	}
}
