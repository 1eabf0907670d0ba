package config

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
)

// A reader turns the judged trees of all layers into settings and checks what
// the schema cannot say.
type reader struct {
	layers   []layer        // top first
	tree     map[string]any // all laid over each other, without defaults
	problems diag.List
}

func (r *reader) settings() *Settings {
	r.oldNames()
	r.tree = judged.Fill(r.tree)
	s := &Settings{layers: r.layers}
	s.Title = r.text("title")
	s.BaseURL = r.baseURL()
	r.tree["base_url"] = s.BaseURL
	s.Location = r.location()
	s.Themes = r.themes()
	s.Editor = r.text("editor")
	s.Author = author(table(r.tree, "author"), Author{})
	s.Look = r.look()
	s.Social, s.Verified = r.social(), r.verification()
	markdown := table(r.tree, "markdown")
	s.Markdown.HTML, _ = markdown["html"].(string)
	s.Markdown.Typography, _ = markdown["typography"].(bool)
	s.Markdown.Highlight, _ = markdown["highlight"].(bool)
	s.Markdown.Emoji, _ = markdown["emoji"].(bool)
	s.Contact.Shield, _ = table(r.tree, "contact")["shield"].(bool)
	s.Sections = r.sections()
	s.Permalinks = r.permalinks()
	size, _ := table(r.tree, "pagination")["size"].(int64)
	s.PageSize = int(size)
	feeds := table(r.tree, "feeds")
	size, _ = feeds["size"].(int64)
	s.Feeds = Feeds{Full: feeds["content"] == "full", Size: int(size)}
	s.Sitemap.Git = table(r.tree, "sitemap")["lastmod"] == "git"
	s.Search, _ = table(r.tree, "search")["enabled"].(bool)
	s.LLMs, _ = r.tree["llms"].(bool)
	s.Taxonomies = r.taxonomies()
	s.Menus = r.menus(table(r.tree, "menus"), "menus")
	s.Params = table(r.tree, "params")
	s.Kinds = r.kinds()
	r.languages(s)
	s.tree = r.tree
	return s
}

// oldNames moves what stands under Hugo's names that have no place in ours.
func (r *reader) oldNames() {
	if code, given := r.tree["languageCode"]; given {
		if _, better := r.tree["language"]; !better {
			r.tree["language"] = code
		}
		delete(r.tree, "languageCode")
	}
	if size, given := r.tree["paginate"]; given {
		pagination := table(r.tree, "pagination")
		if _, better := pagination["size"]; !better {
			r.tree["pagination"] = lay(pagination, map[string]any{"size": size})
		}
		delete(r.tree, "paginate")
	}
}

// place returns where a key of the judged tree is given: in the highest layer
// that gives it. One that is a default is nowhere.
func (r *reader) place(path ...any) diag.Place {
	for _, l := range r.layers {
		if written, ok := judged.Written(l.doc, path...); ok {
			return l.doc.Place(written...)
		}
	}
	return diag.Place{}
}

func (r *reader) keyPlace(path ...any) diag.Place {
	for _, l := range r.layers {
		if written, ok := judged.Written(l.doc, path...); ok {
			return l.doc.KeyPlace(written...)
		}
	}
	return diag.Place{}
}

func (r *reader) report(m *diag.Message, p diag.Place, v diag.V) { r.problems.Add(m.At(p, v)) }

func (r *reader) text(key string) string {
	s, _ := r.tree[key].(string)
	return s
}

// table returns the table at a key, empty where there is none.
func table(tree map[string]any, key string) map[string]any {
	if t, ok := tree[key].(map[string]any); ok {
		return t
	}
	return map[string]any{}
}

// author reads an author; what is not given is taken from otherwise.
func author(t map[string]any, otherwise Author) Author {
	text := func(key, otherwise string) string {
		if s, ok := t[key].(string); ok {
			return s
		}
		return otherwise
	}
	return Author{
		Name:     text("name", otherwise.Name),
		Headline: text("headline", otherwise.Headline),
		Email:    text("email", otherwise.Email),
		Profile:  text("profile", otherwise.Profile),
	}
}

// languages reads the default language and the others. The default one need
// not be declared.
func (r *reader) languages(s *Settings) {
	s.Language = r.language(r.text("language"))
	r.tree["language"] = s.Language
	declared := table(r.tree, "languages")
	codes := map[string]string{s.Language: ""} // code → key
	keys := slices.Sorted(maps.Keys(declared))
	slices.Reverse(keys) // of two spellings, the one in lower case first
	for _, key := range keys {
		code := strings.ToLower(key)
		if !isLanguage(code) {
			r.report(badLanguage, r.keyPlace("languages", key), diag.V{"code": key})
			continue
		}
		if other := codes[code]; other != "" {
			r.report(twoLanguages, r.keyPlace("languages", key), diag.V{"key": key, "other": other})
			continue
		}
		codes[code] = key
	}
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		t := table(declared, codes[code])
		l := Language{Code: code, Name: code, Title: s.Title, Author: author(table(t, "author"), s.Author)}
		if name, ok := t["name"].(string); ok {
			l.Name = name
		}
		if title, ok := t["title"].(string); ok {
			l.Title = title
		}
		weight, _ := t["weight"].(int64)
		l.Weight = int(weight)
		l.Params = lay(s.Params, table(t, "params"))
		l.Menus = maps.Clone(s.Menus)
		maps.Copy(l.Menus, r.menus(table(t, "menus"), "languages", codes[code], "menus"))
		s.Languages = append(s.Languages, l)
	}
	slices.SortStableFunc(s.Languages, func(a, b Language) int {
		if first := b.Code == s.Language; first != (a.Code == s.Language) {
			if first {
				return 1
			}
			return -1
		}
		return cmp.Compare(a.Weight, b.Weight)
	})
	home := s.Languages[0]
	s.Title, s.Author, s.Menus, s.Params = home.Title, home.Author, home.Menus, home.Params
}

// kinds reads the kinds of all layers. A kind of a higher one replaces the
// kind of the same name.
func (r *reader) kinds() map[string]Kind {
	out := map[string]Kind{}
	for _, l := range slices.Backward(r.layers) {
		if written, ok := judged.Written(l.doc, "kinds"); ok {
			kinds, found := ReadKinds(l.doc, written...)
			r.problems.Add(found...)
			maps.Copy(out, kinds)
		}
	}
	return out
}

func (r *reader) taxonomies() []Taxonomy {
	var out []Taxonomy
	declared := table(r.tree, "taxonomies")
	for _, plural := range slices.Sorted(maps.Keys(declared)) {
		singular, _ := declared[plural].(string)
		t := Taxonomy{Plural: plural, Singular: singular}
		if isHugoTaxonomy(plural, singular) {
			t = Taxonomy{Plural: singular, Singular: plural}
		}
		_, common := commonKeys()[fields.Fold(t.Plural)]
		switch {
		case common:
			r.report(commonTaxonomy, r.keyPlace("taxonomies", plural), diag.V{"name": t.Plural})
		case !IsName(t.Plural):
			r.report(badName, r.keyPlace("taxonomies", plural), diag.V{"name": t.Plural})
		case strings.TrimSpace(t.Singular) == "":
			r.report(badName, r.place("taxonomies", plural), diag.V{"name": t.Singular})
		case slices.ContainsFunc(out, func(other Taxonomy) bool { return other.Plural == t.Plural }):
			r.report(twoTaxonomies, r.keyPlace("taxonomies", plural), diag.V{"name": t.Plural})
		default:
			out = append(out, t)
		}
	}
	return out
}

// isHugoTaxonomy recognises Hugo's order, tag = "tags": the value is longer
// than the key, and both start alike but for the last letter of the key.
func isHugoTaxonomy(key, value string) bool {
	runes := []rune(key)
	return len(runes) > 1 && len([]rune(value)) > len(runes) && strings.HasPrefix(value, string(runes[:len(runes)-1]))
}
