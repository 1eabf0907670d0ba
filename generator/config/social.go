package config

import (
	"strings"

	"vizitka/generator/diag"
)

var badCode = diag.Declare(diag.Message{
	Name: "bad-verification", Severity: diag.Error,
	En: "\"{value}\" is no code of {engine}", Ru: "«{value}» – не код {engine}",
	HintEn: "of the tag that it offers, write only what stands in content=\"…\"", HintRu: "из тега, который он предлагает, впишите только то, что стоит в content=\"…\"",
})

func (r *reader) social() (s Social) {
	t := table(r.tree, "social")
	s.Cards, _ = t["cards"].(bool)
	s.Font, _ = t["font"].(string)
	return s
}

// verification reads the codes of search engines, which are of letters, digits
// and a few signs: authors paste the whole tag.
func (r *reader) verification() Verification {
	t := table(r.tree, "verification")
	code := func(engine string) string {
		s, _ := t[engine].(string)
		if strings.ContainsAny(s, " <>\"'=") {
			r.report(badCode, r.place("verification", engine), diag.V{"value": s, "engine": strings.ToUpper(engine[:1]) + engine[1:]})
			return ""
		}
		return s
	}
	return Verification{Google: code("google"), Yandex: code("yandex"), Bing: code("bing")}
}
