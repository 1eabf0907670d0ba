package content

import (
	"path"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/lang"
)

var addressRewritten = diag.Declare(diag.Message{
	Name: "address-rewritten", Severity: diag.Warning,
	En: `"{key}" cannot be "{written}"; it was taken as "{taken}"`, Ru: "{key} не может быть «{written}»; взято «{taken}»",
	HintEn: `a slug is the last part of an address; write the whole one as url = "/{whole}/"|write it from the root of the site, without ".." and "//"`,
	HintRu: "slug – последняя часть адреса; целиком он пишется так: url = \"/{whole}/\"|пишите адрес от корня сайта, без «..» и «//»",
})

// judgeAddress tells of a slug of several parts, which becomes one, and of a
// url that is no path below the root of the site. What is taken is what package
// site makes of them. Blanks and capitals of a slug are what slugs are for, and
// nothing is told of them.
func (d *Document) judgeAddress(doc *fields.Doc, r *Rules) (problems diag.List) {
	tell := func(key, written, taken, whole string) {
		if at, ok := r.common.Written(doc, key); ok {
			problems.Add(addressRewritten.At(doc.Place(at...), diag.V{"key": key, "written": written, "taken": taken, "whole": whole}))
		}
	}
	if slug := d.Meta.Slug; strings.Contains(strings.Trim(slug, "/"), "/") {
		taken := lang.Slug(d.Name.Lang, slug)
		if taken == "" {
			taken = strings.ReplaceAll(slug, "/", "-")
		}
		tell("slug", slug, taken, strings.Trim(path.Clean("/"+slug), "/"))
	}
	if url := d.Meta.URL; url != "" {
		if taken := path.Clean("/" + url); strings.Trim(taken, "/") != strings.TrimSuffix(strings.TrimPrefix(url, "/"), "/") {
			tell("url", url, taken, "")
		}
	}
	return problems
}
