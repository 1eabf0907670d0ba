package build

import (
	"path"
	"slices"
	"strings"
)

// Reached returns the outputs that a change of a file of the site's folder may
// reach: those made of it, those that asked something about it, and those that
// asked something whose answer names it. Which of them a change does reach is
// known when it is made: an answer may come out the same, and a page that is
// put elsewhere in the order reaches its new neighbours too.
//
// They are those of the last build, where there was one; else those made so
// far.
func (s *State) Reached(file string) []string {
	out := s.OutputsOf(file)
	m := s.last
	if m == nil || len(m.made) == 0 {
		m = s.remember()
	}
	about := m.table.About(s.world, s.notebook, s.about(file, out))
	fragments, _ := m.fragments.Answers()
	for more := true; more; { // a fragment may ask a fragment
		more = false
		for k, t := range fragments {
			if !about[k] && t.Has(about) {
				about[k], more = true, true
			}
		}
	}
	for path, made := range m.made {
		if made.trace.Has(about) {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// about tells which questions are about a file, of which some outputs are
// made.
func (s *State) about(file string, outputs []string) func(question, subject string, answer func() string) bool {
	layer, inTheme := "", ""
	if rest, ok := strings.CutPrefix(file, "themes/"); ok {
		if layer, inTheme, _ = strings.Cut(rest, "/"); !slices.Contains(s.settings.Themes, layer) {
			inTheme = ""
		}
	}
	isSettings := !strings.Contains(file, "/")
	isManifest := inTheme == "theme.toml"
	return func(question, subject string, answer func() string) bool {
		switch topic, what, _ := strings.Cut(question, "."); topic {
		case "page":
			return isOf(subject, file) || isManifest && what == "fields"
		case "place", "reference", "list":
			return isOf(subject, file) || names(answer(), file, outputs)
		case "file":
			return subject == file
		case "kind", "rules":
			return isSettings || isManifest
		case "site":
			switch what {
			case "data":
				return isData(file, subject)
			case "setting":
				return isSettings
			case "kind":
				return isSettings || isManifest
			case "menu":
				return isSettings || names(answer(), file, outputs)
			}
			return names(answer(), file, outputs)
		case "template":
			return inTheme != "" && s.theme.MadeOf(subject, inTheme)
		case "asset":
			return inTheme != "" && subject == inTheme
		case "theme":
			return isManifest
		case "string", "plural":
			language, _, _ := strings.Cut(subject, " ")
			return s.isStrings(inTheme, language)
		case "names", "keys":
			return s.isStrings(inTheme, subject)
		}
		return false
	}
}

// isOf reports whether a subject is a page, or a part of one, that a file
// makes: in its own language, or as a fallback in another.
func isOf(subject, file string) bool {
	rest, ok := strings.CutPrefix(subject, file)
	return ok && (rest == "" || rest[0] == '\t' || rest[0] == '@')
}

// names reports whether an answer names a file or one of its outputs.
func names(answer, file string, outputs []string) bool {
	between := func(r rune) bool { return r == ' ' || r == '\n' || r == '(' || r == ')' }
	for word := range strings.FieldsFuncSeq(answer, between) {
		if isOf(word, file) || slices.Contains(outputs, word) {
			return true
		}
	}
	return false
}

// isStrings reports whether a file of a theme may give strings of a language:
// those that it lacks come from the default language.
func (s *State) isStrings(inTheme, language string) bool {
	name, ok := strings.CutPrefix(inTheme, "strings/")
	of := strings.TrimSuffix(name, path.Ext(name))
	return ok && (of == language || of == s.settings.Language)
}

// isData reports whether a file of data/ gives a value, by its dotted name.
func isData(file, name string) bool {
	rest, ok := strings.CutPrefix(file, "data/")
	first, _, _ := strings.Cut(strings.TrimSuffix(rest, path.Ext(rest)), "/")
	asked, _, _ := strings.Cut(name, ".")
	return ok && (name == "" || strings.EqualFold(first, asked))
}
