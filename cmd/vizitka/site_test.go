package main

import (
	"os"
	"strings"
	"testing"
	"time"
)

func TestAFolderRemovedBeneathTheProgramIsTold(t *testing.T) {
	for lang, want := range map[string]string{"en": "error: the folder you are in was removed", "ru": "ошибка: папку, в которой вы находитесь, удалили"} {
		for _, args := range [][]string{nil, {"list"}, {"config"}, {"clean"}, {"new", "site", "x"}, {"new", "article", "x"}} {
			dir := t.TempDir()
			t.Chdir(dir)
			if err := os.Remove(dir); err != nil {
				t.Skip("this system does not remove a folder in use:", err)
			}
			var out strings.Builder
			m := machine{out: &out, err: &out, getenv: func(string) string { return "" }, now: time.Now}
			if status := run(append(args, "--ui-lang", lang), m); status != statusProblem || !strings.HasPrefix(out.String(), want) {
				t.Errorf("%q: status %d, told %s", args, status, out.String())
			}
		}
	}
}
