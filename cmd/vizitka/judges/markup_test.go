package judges

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// The Nu HTML checker has nothing to say of any page, neither errors nor warnings.
func TestTheMarkupIsValid(t *testing.T) {
	t.Parallel()
	java, checker := needProgram(t, "java"), needModule(t, "vnu-jar/build/dist/vnu.jar")
	site, dir := serveSite(t), t.TempDir()
	for _, p := range site.pages {
		file := filepath.Join(dir, filepath.FromSlash(p.path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, site.files[p.path], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var complaints bytes.Buffer
	cmd := exec.CommandContext(t.Context(), java, "-jar", checker, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", dir)
	cmd.Stdout, cmd.Stderr = &complaints, os.Stderr
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	var found struct {
		Messages *[]struct{ Type, SubType, URL, Message, Extract string }
	}
	if err := json.Unmarshal(complaints.Bytes(), &found); err != nil || found.Messages == nil {
		t.Fatalf("%v: %s", err, complaints.Bytes())
	}
	told := map[string]int{}
	for _, m := range *found.Messages {
		_, file, _ := strings.Cut(m.URL, path.Base(filepath.ToSlash(dir))+"/")
		if told[m.Message]++; told[m.Message] <= 3 {
			t.Errorf("%s: %s %s: %s\n%s", file, m.SubType, m.Type, m.Message, m.Extract)
		}
	}
	for message, n := range told {
		if n > 3 {
			t.Errorf("%d times: %s", n, message)
		}
	}
}
