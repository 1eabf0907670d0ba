package serve

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vizitka/generator/config"
)

func TestEveryEditorOfTheSettingsHasACommand(t *testing.T) {
	if have := slices.Sorted(maps.Keys(presets)); !slices.Equal(have, config.Editors) {
		t.Errorf("commands are known for %v, settings take %v", have, config.Editors)
	}
}

// The machine of these tests has every program that is named with a slash, and
// those that are listed.
func TestEditorsAreToldThePlaceInTheirOwnWay(t *testing.T) {
	at := spot{"/site/content/a b.md", 4, 2}
	for _, test := range []struct{ preset, visual, programs, want string }{
		{"vscode", "", "code", "code|--goto|/site/content/a b.md:4:2"},
		{"vscodium", "", "codium", "codium|--goto|/site/content/a b.md:4:2"},
		{"jetbrains", "", "goland webstorm", "webstorm|--line|4|/site/content/a b.md"},
		{"sublime", "", "subl", "subl|/site/content/a b.md:4:2"},
		{"zed", "", "zeditor", "zeditor|/site/content/a b.md:4:2"},
		{"vim", "", "gvim vim", "gvim|--remote-silent|+4|/site/content/a b.md"},
		{"emacs", "", "emacsclient", "emacsclient|--no-wait|--alternate-editor=emacs|+4:2|/site/content/a b.md"},

		// the settings come first; the author's own where they say nothing, or
		// what they name is not here
		{"vscode", "subl", "code subl", "code|--goto|/site/content/a b.md:4:2"},
		{"vscode", "subl -n", "subl", "subl|-n|/site/content/a b.md:4:2"},
		{"", "/opt/code --reuse-window", "", "/opt/code|--reuse-window|--goto|/site/content/a b.md:4:2"},
		{"", "emacs", "emacs", "emacs|+4:2|/site/content/a b.md"},
		{"", "kate --line {line} {file}", "kate", "kate|--line|4|/site/content/a b.md"},
		{"", `"/opt/my editor/run" -x 'a b' ''`, "", "/opt/my editor/run|-x|a b||/site/content/a b.md"},
		{"", "notes; rm -rf $HOME", "notes;", "notes;|rm|-rf|$HOME|/site/content/a b.md"},

		{"", "", "code", "editor-not-named"},
		{"", "  ", "code", "editor-not-named"},
		{"vscode", "", "subl", "editor-not-found"},
		{"vscode", "vim", "vim", "editor-not-found"},
		{"", "nowhere", "", "editor-not-found"},
		{"", "/usr/bin/vim", "", "editor-in-terminal"},
		{"", "emacsclient -t", "emacsclient", "editor-in-terminal"},
		{"", "nano -w", "nano", "editor-in-terminal"},
	} {
		find := func(name string) (string, error) {
			if strings.Contains(name, "/") || slices.Contains(strings.Fields(test.programs), name) {
				return name, nil
			}
			return "", errors.New("none")
		}
		command, wrong := commandFor(test.preset, test.visual, at, find)
		got := strings.Join(command, "|")
		if wrong != nil {
			got = wrong.Message.Name
		}
		if got != test.want {
			t.Errorf("editor %q, $VISUAL %q, with %q: %s, want %s", test.preset, test.visual, test.programs, got, test.want)
		}
	}
}

func TestAPlaceWithoutLineIsTheBeginning(t *testing.T) {
	for _, at := range []spot{{"/a.md", 0, 0}, {"/a.md", -3, -1}} {
		command, _ := commandFor("zed", "", at, func(name string) (string, error) { return name, nil })
		if command[1] != "/a.md:1:1" {
			t.Errorf("%+v: %v", at, command)
		}
	}
}

func TestPlacesOfAFormAreReadBack(t *testing.T) {
	for text, want := range map[string]spot{
		"content/a.md:4:2":   {"content/a.md", 4, 2},
		"content/a.md:4":     {"content/a.md", 4, 0},
		"content/a.md":       {"content/a.md", 0, 0},
		"content/a:b.md:4:2": {"content/a:b.md", 4, 2},
		"content/a.md:x":     {"content/a.md:x", 0, 0},
		"":                   {},
		":":                  {":", 0, 0},
	} {
		if got := parseSpot(text); got != want {
			t.Errorf("%q is %+v, want %+v", text, got, want)
		}
	}
}

func TestWhatAnEditorSaysInTheEndIsTold(t *testing.T) {
	ended := make(chan error, 1)
	if err := start([]string{os.Args[0], "-test.no-such-flag"}, func(err error) { ended <- err }); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err == nil {
		t.Error("a program that failed is told to have ended well")
	}
	if start([]string{filepath.Join(t.TempDir(), "none")}, nil) == nil {
		t.Error("a program that is not there was started")
	}
}
