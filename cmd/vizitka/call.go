package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vizitka/generator/diag"
)

// A machine is what the program meets outside of a site.
type machine struct {
	out, err io.Writer
	terminal bool // err is one
	getenv   func(string) string
	now      func() time.Time
}

// A call is one use of the program: the machine, and the flags that all
// commands share.
type call struct {
	machine
	lang string // "en" or "ru"

	source, environment  string
	quiet, verbose, json bool
}

// Exit statuses.
const (
	statusDone     = 0
	statusProblem  = 1 // the site or the machine has a problem
	statusWrongUse = 2
)

// errTold ends a command whose problems were already told.
var errTold = errors.New("problems were told")

// A wrongUse is an error of the command line itself.
type wrongUse struct{ diag.Diagnostic }

func (w wrongUse) Error() string { return w.Text("en") }

// A problem is an error that is a diagnostic.
type problem struct{ diag.Diagnostic }

func (p problem) Error() string { return p.Text("en") }

var (
	machineError = diag.Declare(diag.Message{
		Name: "machine-error", Severity: diag.Error,
		En: "the machine refused: {detail}", Ru: "система отказала: {detail}",
	})
	programPanic = diag.Declare(diag.Message{
		Name: "program-panic", Severity: diag.Error,
		En: "the program made a mistake: {detail}", Ru: "программа ошиблась: {detail}",
		HintEn: "please report it, with the command and these lines:\n{stack}", HintRu: "пожалуйста, сообщите об этом, приложив команду и эти строки:\n{stack}",
	})
)

// run does what a command line says, and returns the exit status.
func run(args []string, m machine) (status int) {
	c := &call{machine: m, lang: uiLanguage(args, m.getenv)}
	defer func() {
		if p := recover(); p != nil {
			c.fail(programPanic.At(diag.Place{}, diag.V{"detail": fmt.Sprint(p), "stack": shortStack(debug.Stack())}))
			status = statusProblem
		}
	}()
	root := c.root()
	root.SetArgs(args)
	err := root.Execute()
	// A wrong flag ends the reading of flags, perhaps before this one.
	if !c.json && asksJSON(args) {
		c.json = true
	}
	return c.end(err)
}

// end tells an error, and returns the exit status that goes with it.
func (c *call) end(err error) int {
	var use wrongUse
	var told problem
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errTold):
	case errors.As(err, &use):
		c.fail(use.Diagnostic)
		return statusWrongUse
	case errors.As(err, &told):
		c.fail(told.Diagnostic)
	default:
		c.fail(machineError.At(diag.Place{}, diag.V{"detail": err.Error()}))
	}
	return statusProblem
}

// fail tells the one problem for which nothing was done.
func (c *call) fail(d diag.Diagnostic) {
	if c.json {
		c.writeJSON(map[string]any{"problems": diag.List{d}})
		return
	}
	c.printDiagnostics(diag.List{d})
}

// shortStack returns the lines of a stack that name this program's own code.
func shortStack(stack []byte) string {
	var own []string
	for line := range strings.Lines(string(stack)) {
		if strings.HasPrefix(line, "vizitka/") || strings.HasPrefix(line, "main.") {
			own = append(own, strings.TrimSpace(line))
		}
	}
	return strings.Join(own[:min(len(own), 12)], "\n")
}

// say chooses between the texts of a message.
func (c *call) say(en, ru string) string {
	if c.lang == "ru" {
		return ru
	}
	return en
}

// print writes a line for a person to the standard output.
func (c *call) print(line string) {
	fmt.Fprintln(c.out, line)
}

// writeJSON writes a value for programs, indented, to the standard output.
func (c *call) writeJSON(v any) {
	enc := json.NewEncoder(c.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		// Only a closed output comes to this: all values are ours.
		fmt.Fprintln(c.err, err)
	}
}

// dir returns the absolute path of the site's folder.
func (c *call) dir() (string, error) {
	dir, err := filepath.Abs(c.source)
	if errors.Is(err, fs.ErrNotExist) {
		return "", problem{folderGone.At(diag.Place{}, nil)}
	}
	return dir, err
}

// path returns the absolute path of what stands in the site's folder, or of
// an absolute path itself.
func (c *call) path(name string) (string, error) {
	dir, err := c.dir()
	if err != nil || filepath.IsAbs(name) {
		return filepath.Clean(name), err
	}
	return filepath.Join(dir, name), nil
}

// colored reports whether to use colours on the standard error.
func (c *call) colored() bool {
	return c.terminal && c.getenv("NO_COLOR") == "" && c.getenv("TERM") != "dumb"
}

// home returns the person's own folder, "" if it is not known.
func home() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return dir
}

// command fills in what all commands have in common.
func (c *call) command(cmd *cobra.Command) *cobra.Command {
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	cmd.DisableFlagsInUseLine = true
	cmd.Example = strings.TrimRight(cmd.Example, "\n")
	return cmd
}
