package main

import (
	"slices"
	"strings"
)

// uiLanguage returns the language to speak: that of --ui-lang, else of the
// locale. It is looked for before the command line is read, because the help
// and what is wrong with the command line are told in it too.
func uiLanguage(args []string, getenv func(string) string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		value, ok := strings.CutPrefix(arg, "--ui-lang=")
		if arg == "--ui-lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok {
			return known(value)
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			return known(value)
		}
	}
	return "en"
}

// known returns the language of a locale such as ru_RU.UTF-8, English for one
// that is not spoken.
func known(locale string) string {
	code, _, _ := strings.Cut(strings.ToLower(locale), "_")
	code, _, _ = strings.Cut(code, ".")
	code, _, _ = strings.Cut(code, "-")
	if code == "ru" {
		return "ru"
	}
	return "en"
}

// asksJSON reports whether a command line has --json.
func asksJSON(args []string) bool {
	if end := slices.Index(args, "--"); end >= 0 {
		args = args[:end]
	}
	return slices.Contains(args, "--json") || slices.Contains(args, "--json=true")
}
