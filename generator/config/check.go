package config

import (
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"vizitka/generator/diag"
)

// baseURL returns the site's address.
func (r *reader) baseURL() string {
	written := r.text("base_url")
	address, ok := BaseURL(written)
	if !ok {
		r.report(badBaseURL, r.place("base_url"), diag.V{"value": written})
		return ExampleURL
	}
	return address
}

// BaseURL returns a site's address with a "/" at its end, and false where the
// text cannot be one.
func BaseURL(written string) (string, bool) {
	u, err := url.Parse(written)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" ||
		u.RawQuery != "" || u.Fragment != "" || u.User != nil || strings.ContainsAny(written, "?# ") {
		return "", false
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
		if u.RawPath != "" {
			u.RawPath += "/"
		}
	}
	return u.String(), true
}

// location returns the site's zone.
func (r *reader) location() *time.Location {
	name := r.text("timezone")
	loc, ok := Zone(name)
	if !ok {
		r.problems.Add(BadZone(name, r.place("timezone")))
		r.tree["timezone"] = "UTC"
		return time.UTC
	}
	return loc
}

// themes returns the layers, without names that are not names of folders.
func (r *reader) themes() []string {
	var out []string
	list, _ := r.tree["themes"].([]any)
	for i, v := range list {
		name, _ := v.(string)
		switch {
		case !IsName(name):
			r.report(badName, r.place("themes", i), diag.V{"name": name})
		case slices.Contains(out, name):
			r.report(twiceTheme, r.place("themes", i), diag.V{"name": name})
		default:
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return []string{"vizitka"}
	}
	return out
}

// sections returns folder → kind. Folders are written with slashes, from
// content/; a slash at either end does not matter.
func (r *reader) sections() map[string]string {
	declared := table(r.tree, "sections")
	out := make(map[string]string, len(declared))
	for _, key := range slices.Sorted(maps.Keys(declared)) {
		kind, _ := declared[key].(string)
		folder := path.Clean("/" + key)[1:]
		switch {
		case folder == "" || strings.Contains(key, "\\") || strings.Contains("/"+key+"/", "/../"):
			r.report(badFolder, r.keyPlace("sections", key), diag.V{"name": key})
		case !IsName(kind):
			r.report(badName, r.place("sections", key), diag.V{"name": kind})
		default:
			out[folder] = kind
		}
	}
	return out
}

// PermalinkTokens are what a pattern of addresses may hold.
var PermalinkTokens = []string{":year", ":month", ":day", ":section", ":sections", ":slug", ":title", ":filename"}

var token = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`:[A-Za-z]+`) })

// permalinks returns section → pattern. A pattern starts and ends with a "/"
// and must tell pages of a section apart.
func (r *reader) permalinks() map[string]string {
	declared := table(r.tree, "permalinks")
	out := make(map[string]string, len(declared))
	for _, key := range slices.Sorted(maps.Keys(declared)) {
		pattern, _ := declared[key].(string)
		at := func() diag.Place { return r.place("permalinks", key) }
		tokens := token().FindAllString(pattern, -1)
		unknown := slices.IndexFunc(tokens, func(t string) bool { return !slices.Contains(PermalinkTokens, t) })
		switch {
		case unknown >= 0:
			r.report(badToken, at(), diag.V{
				"token": tokens[unknown], "near": diag.Nearest(tokens[unknown], PermalinkTokens),
				"tokens": strings.Join(PermalinkTokens, " "),
			})
		case !strings.HasPrefix(pattern, "/") || strings.ContainsAny(pattern, "?#\\ ") || strings.Contains(pattern+"/", "/../"):
			r.report(badPermalink, at(), diag.V{"value": pattern})
		case !slices.ContainsFunc(tokens, func(t string) bool { return t == ":slug" || t == ":title" || t == ":filename" }):
			r.report(samePermalink, at(), diag.V{"value": pattern})
		default:
			out[strings.Trim(key, "/")] = strings.TrimSuffix(pattern, "/") + "/"
		}
	}
	return out
}

// language returns a code in lower case.
func (r *reader) language(code string) string {
	if lower := strings.ToLower(code); isLanguage(lower) {
		return lower
	}
	at := r.place("language")
	if at == (diag.Place{}) {
		at = r.place("languageCode")
	}
	r.report(badLanguage, at, diag.V{"code": code})
	return "en"
}

// isLanguage takes the codes of BCP 47 that sites use: a language of two or
// three letters, perhaps with a script, a region or both.
func isLanguage(code string) bool {
	for i, part := range strings.Split(code, "-") {
		least, most := 2, 4
		if i == 0 {
			most = 3
		}
		if len(part) < least || len(part) > most || i > 2 {
			return false
		}
		for _, c := range []byte(part) {
			if (c < 'a' || c > 'z') && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

// IsName takes what can name a theme, a kind or an environment, and so a file:
// letters and digits of any script, "-" and "_".
func IsName(s string) bool {
	return s != "" && len(s) <= 100 && name().MatchString(s)
}

var name = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$`) })
