package main

import (
	"strings"
	"testing"
	"time"

	"vizitka/generator/diag"
)

func environment(values map[string]string) func(string) string {
	return func(name string) string { return values[name] }
}

func TestLanguageIsThatOfTheFlagElseOfTheLocale(t *testing.T) {
	for _, test := range []struct {
		args   string
		locale map[string]string
		want   string
	}{
		{"build", nil, "en"},
		{"build", map[string]string{"LANG": "ru_RU.UTF-8"}, "ru"},
		{"build", map[string]string{"LANG": "ru_RU.UTF-8", "LC_ALL": "C.UTF-8"}, "en"},
		{"build", map[string]string{"LANG": "en_GB", "LC_MESSAGES": "ru"}, "ru"},
		{"build", map[string]string{"LANG": "rue"}, "en"},
		{"build --ui-lang en", map[string]string{"LANG": "ru_RU"}, "en"},
		{"--ui-lang=ru build", nil, "ru"},
		{"build -- --ui-lang=ru", nil, "en"},
		{"build --ui-lang", nil, "en"},
	} {
		if got := uiLanguage(strings.Fields(test.args), environment(test.locale)); got != test.want {
			t.Errorf("%q with %v: %s, not %s", test.args, test.locale, got, test.want)
		}
	}
}

func TestColoursAreForTerminalsWithoutNoColor(t *testing.T) {
	for _, test := range []struct {
		terminal bool
		env      map[string]string
		want     bool
	}{
		{false, nil, false},
		{true, nil, true},
		{true, map[string]string{"NO_COLOR": "1"}, false},
		{true, map[string]string{"TERM": "dumb"}, false},
	} {
		var out strings.Builder
		c := &call{machine: machine{err: &out, terminal: test.terminal, getenv: environment(test.env)}, lang: "en"}
		c.printProblems(diag.List{noFolder.At(diag.Place{}, diag.V{"dir": "x"})})
		if got := strings.Contains(out.String(), "\x1b["); got != test.want {
			t.Errorf("terminal %v, %v: %q", test.terminal, test.env, out.String())
		}
	}
}

func TestProgressIsShownOnATerminalAfterHalfASecond(t *testing.T) {
	for _, test := range []struct {
		terminal, quiet bool
		after           time.Duration
		want            string
	}{
		{true, false, 400 * time.Millisecond, ""},
		{true, false, 600 * time.Millisecond, "\r\x1b[Kmaking 3/7\r\x1b[K"},
		{true, true, 600 * time.Millisecond, ""},
		{false, false, 600 * time.Millisecond, ""},
	} {
		var out strings.Builder
		start := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
		c := &call{machine: machine{err: &out, terminal: test.terminal, now: func() time.Time { return start.Add(test.after) }}, quiet: test.quiet}
		p := c.newProgress(start)
		p.show("making", 3, 7)
		p.show("making", 4, 7) // too soon
		p.end()
		if out.String() != test.want {
			t.Errorf("%+v: %q", test, out.String())
		}
	}
}

func TestNumbersAgreeWithTheirNouns(t *testing.T) {
	ru, en := &call{lang: "ru"}, &call{lang: "en"}
	for n, want := range map[int][2]string{
		1: {"1 страница", "1 page"}, 2: {"2 страницы", "2 pages"}, 5: {"5 страниц", "5 pages"},
		11: {"11 страниц", "11 pages"}, 21: {"21 страница", "21 pages"}, 0: {"0 страниц", "0 pages"},
	} {
		if got := [2]string{ru.count(n, nounPage), en.count(n, nounPage)}; got != want {
			t.Errorf("%d: %v", n, got)
		}
	}
	if got := ru.duration(1234 * time.Millisecond); got != "1,2 с" {
		t.Error(got)
	}
}

// Every command has a text and an example in both languages.
func TestEachCommandHasAHelpInBothLanguages(t *testing.T) {
	texts := map[string][2]string{}
	for i, lang := range []string{"en", "ru"} {
		c := &call{lang: lang}
		root := c.root()
		commands := root.Commands()
		for _, cmd := range commands {
			commands = append(commands, cmd.Commands()...)
		}
		for _, cmd := range commands {
			if !cmd.HasExample() || cmd.Short == "" {
				t.Errorf("%s in %s has no example or text", cmd.CommandPath(), lang)
			}
			both := texts[cmd.CommandPath()]
			both[i] = cmd.Short
			texts[cmd.CommandPath()] = both
		}
	}
	for path, both := range texts {
		if both[0] == both[1] {
			t.Errorf("%s has one text for both languages: %v", path, both)
		}
	}
}
