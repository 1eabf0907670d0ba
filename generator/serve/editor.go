package serve

import (
	"cmp"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"vizitka/generator/config"
	"vizitka/generator/diag"
)

// A spot is a place in a source.
type spot struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// An editor is a program with windows of its own: the names under which it may
// be installed, and how it is told what to show.
type editor struct{ programs, args []string }

// presets are the editors that settings may name: those of config.Editors.
// Nothing else of a command comes from a site.
var presets = map[string]editor{
	"cursor":    {[]string{"cursor"}, codeArgs},
	"emacs":     {[]string{"emacsclient"}, []string{"--no-wait", "--alternate-editor=emacs", "+{line}:{column}", "{file}"}},
	"jetbrains": {[]string{"idea", "webstorm", "goland", "pycharm", "phpstorm", "rubymine", "rustrover", "clion", "rider"}, []string{"--line", "{line}", "{file}"}},
	"sublime":   {[]string{"subl", "sublime_text"}, []string{"{file}:{line}:{column}"}},
	"vim":       {[]string{"gvim", "mvim"}, []string{"--remote-silent", "+{line}", "{file}"}},
	"vscode":    {[]string{"code", "code-insiders"}, codeArgs},
	"vscodium":  {[]string{"codium", "vscodium"}, codeArgs},
	"windsurf":  {[]string{"windsurf"}, codeArgs},
	"zed":       {[]string{"zed", "zeditor"}, []string{"{file}:{line}:{column}"}},
}

var codeArgs = []string{"--goto", "{file}:{line}:{column}"}

// inTerminal are editors that need a terminal. The preview's own is taken by
// what it tells, and ends with Ctrl+C.
var inTerminal = []string{"vi", "vim", "nvim", "view", "nano", "pico", "micro", "hx", "helix", "kak", "joe", "jed", "ne", "ed", "mcedit", "mg", "zile"}

// noWindow are the flags with which Emacs needs one too.
var noWindow = []string{"-nw", "-t", "-tty", "--tty", "--no-window-system"}

// A finder finds a program by its name, as exec.LookPath does.
type finder func(name string) (string, error)

// commandFor returns the program and the arguments that show a place in the
// author's editor: that of the preset, or, where none is named or it is not on
// this machine, that of visual. What is wrong with the first of them is told if
// neither can be had.
func commandFor(preset, visual string, at spot, find finder) ([]string, *diag.Diagnostic) {
	command, wrong := presetCommand(preset, find)
	if command == nil && (visual != "" || wrong == nil) {
		own, alsoWrong := ownCommand(visual, find)
		command, wrong = own, cmp.Or(wrong, alsoWrong)
	}
	if command == nil {
		return nil, wrong
	}
	return at.fill(command), nil
}

// presetCommand returns the command of a preset, not filled in; nothing at all
// for none.
func presetCommand(preset string, find finder) ([]string, *diag.Diagnostic) {
	e, ok := presets[preset]
	if !ok {
		return nil, nil
	}
	for _, program := range e.programs {
		if found, err := find(program); err == nil {
			return append([]string{found}, e.args...), nil
		}
	}
	return nil, problemOf(msgNoEditor, diag.V{"editor": preset, "programs": strings.Join(e.programs, ", ")})
}

// ownCommand returns the author's own command, not filled in.
func ownCommand(visual string, find finder) ([]string, *diag.Diagnostic) {
	words := splitWords(visual)
	if len(words) == 0 {
		return nil, problemOf(msgNameEditor, diag.V{"editors": strings.Join(config.Editors, ", ")})
	}
	name := strings.TrimSuffix(filepath.Base(words[0]), ".exe")
	emacs := name == "emacs" || name == "emacsclient"
	needsTerminal := func(flag string) bool { return slices.Contains(noWindow, flag) }
	if slices.Contains(inTerminal, name) || emacs && slices.ContainsFunc(words, needsTerminal) {
		return nil, problemOf(msgInTerminal, diag.V{"program": name})
	}
	found, err := find(words[0])
	if err != nil {
		return nil, problemOf(msgNoEditor, diag.V{"editor": "$VISUAL", "programs": words[0]})
	}
	return append([]string{found}, withPlace(name, words[1:])...), nil
}

func problemOf(m *diag.Message, v diag.V) *diag.Diagnostic {
	d := m.At(diag.Place{}, v)
	return &d
}

// withPlace adds to the arguments of the author's own command how its program
// is told the place, if they do not say it themselves. A program that is not
// known is told the file.
func withPlace(name string, args []string) []string {
	for _, arg := range args {
		if strings.Contains(arg, "{file}") {
			return args
		}
	}
	if name == "emacs" {
		return append(args, "+{line}:{column}", "{file}")
	}
	for _, e := range presets {
		if slices.Contains(e.programs, name) {
			return append(args, e.args...)
		}
	}
	return append(args, "{file}")
}

// fill puts the place into arguments.
func (at spot) fill(args []string) []string {
	r := strings.NewReplacer("{file}", at.File, "{line}", strconv.Itoa(max(at.Line, 1)), "{column}", strconv.Itoa(max(at.Column, 1)))
	out := make([]string, len(args))
	for i, arg := range args {
		out[i] = r.Replace(arg)
	}
	return out
}

// splitWords takes a command apart at its spaces. Quotation marks of either
// kind keep together what they enclose; nothing else has a meaning, because
// there is no shell.
func splitWords(command string) []string {
	var words []string
	var word strings.Builder
	var quote rune
	open := false
	for _, r := range command {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, open = r, true
		case quote == 0 && (r == ' ' || r == '\t'):
			if open {
				words = append(words, word.String())
				word.Reset()
			}
			open = false
		default:
			word.WriteRune(r)
			open = true
		}
	}
	if open {
		words = append(words, word.String())
	}
	return words
}

// start starts an editor, apart from the preview: Ctrl+C in the preview's
// terminal is not for it. ended is called with what it said if it ends with an
// error.
func start(command []string, ended func(error)) error {
	cmd := exec.Command(command[0], command[1:]...)
	apart(cmd)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() {
		if err := cmd.Wait(); err != nil {
			ended(err)
		}
	}()
	return nil
}
