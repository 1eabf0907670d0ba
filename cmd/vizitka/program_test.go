package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestBuildIDIsGosOwn compares what is read with what Go's own tool says, and
// another program's with it.
func TestBuildIDIsGosOwn(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("programs of this system have no such note")
	}
	dir := t.TempDir()
	build := func(name, text string) string {
		file, program := filepath.Join(dir, name+".go"), filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte("package main\n\nfunc main() { println("+text+") }\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("go", "build", "-o", program, file).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return program
	}
	one, other := build("one", "1"), build("other", "2")
	want, err := exec.Command("go", "tool", "buildid", one).Output()
	if err != nil {
		t.Fatal(err)
	}
	if id := buildID(one); !bytes.Contains(id, []byte(strings.TrimSpace(string(want)))) {
		t.Errorf("got %q, want %q in it", id, want)
	}
	if bytes.Equal(buildID(one), buildID(other)) {
		t.Error("two programs have one ID")
	}
	text := filepath.Join(dir, "text")
	if err := os.WriteFile(text, []byte("no program"), 0o644); err != nil {
		t.Fatal(err)
	}
	if id := buildID(text); id != nil {
		t.Errorf("a text has the ID %q", id)
	}
}
