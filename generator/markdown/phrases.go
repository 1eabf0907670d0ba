package markdown

// A phrase is a text that we add to a page, in the language of its text. What
// a reader sees is the theme's; these are the names of things for those who
// hear the page.
type phrase struct{ en, ru string }

var (
	linkToSection = phrase{"Link to section", "Ссылка на раздел"}
	tableLabel    = phrase{"Table", "Таблица"}
	taskOpen      = phrase{"to do", "не сделано"}
	taskDone      = phrase{"done", "сделано"}
	notesLabel    = phrase{"Footnotes", "Сноски"}
	noteLabel     = phrase{"Footnote", "Сноска"}
	backLabel     = phrase{"Back to the text", "Назад к тексту"}
)

// phrase returns a text in the language of the page; English is for all that
// we have no words of.
func (c *conversion) phrase(p phrase) string {
	if c.o.Lang == "ru" {
		return p.ru
	}
	return p.en
}
