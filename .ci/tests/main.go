// Command tests runs go test with the arguments it is given, prints a line for
// each package and what failing tests say, and fails if a test fails or is
// skipped:
//
//	go run ./.ci/tests -race ./...
//
// A test is skipped where a program that it needs is missing: that is right on
// an author's machine, and hides what is untried where everything is judged.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// allowed are the reasons for which a test may be skipped here too.
var allowed = []string{
	"it is run by the tests of the lock", // a helper process
	"root may read everything",
	// What the machine's file system cannot do.
	"cross-device link", "nothing is exchanged here", "there is no spare here", "nothing is written over in place here",
	"not permitted", "not supported", "not implemented",
}

// event is a line of go test -json (go doc test2json).
type event struct {
	Action, Package, Test, Output string
}

func main() {
	cmd := exec.Command("go", append([]string{"test", "-json"}, os.Args[1:]...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		fatal(err)
	}
	if err := cmd.Start(); err != nil {
		fatal(err)
	}
	skipped := read(json.NewDecoder(out))
	failed := cmd.Wait()
	for _, s := range skipped {
		fmt.Println("skipped:", s)
	}
	if failed != nil || len(skipped) > 0 {
		os.Exit(1)
	}
}

// read prints what is worth reading of the events, and returns the tests that
// were skipped. Seeds of fuzz targets do not count: they may be of no use.
func read(events *json.Decoder) (skipped []string) {
	said := map[string]string{} // by test, while it runs
	for {
		var e event
		if err := events.Decode(&e); err != nil {
			if err != io.EOF {
				fatal(err)
			}
			return skipped
		}
		name := e.Package + " " + e.Test
		switch {
		case e.Action == "build-output":
			fmt.Print(e.Output)
		case e.Action == "output" && e.Test == "" && e.Output != "PASS\n":
			fmt.Print(e.Output)
		case e.Action == "output":
			said[name] += e.Output
		case e.Action == "fail" && e.Test != "":
			fmt.Print(said[name])
		case e.Action == "skip" && e.Test != "" && !strings.HasPrefix(e.Test, "Fuzz"):
			reasonable := false
			for _, reason := range allowed {
				reasonable = reasonable || strings.Contains(said[name], reason)
			}
			if !reasonable {
				skipped = append(skipped, name+"\n"+said[name])
			}
		}
		if e.Action == "pass" || e.Action == "fail" || e.Action == "skip" {
			delete(said, name)
		}
	}
}

func fatal(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
