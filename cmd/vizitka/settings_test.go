package main

import (
	"strings"
	"testing"
)

func TestALongSettingDoesNotPushTheOriginsAway(t *testing.T) {
	var out strings.Builder
	c := &call{machine: machine{out: &out}}
	c.printSettings([][]string{
		{`title = "A"`, "# site.toml:1"},
		{`language = "ru"`, "# default"},
		{`description = "` + strings.Repeat("я", 60) + `"`, "# site.toml:2"},
		{`motto = "` + strings.Repeat("я", 90) + `"`, "# site.toml:3"},
	})
	want := `title = "A"      # site.toml:1
language = "ru"  # default
description = "` + strings.Repeat("я", 60) + `"  # site.toml:2
motto = "` + strings.Repeat("я", 90) + `"
    # site.toml:3
`
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}
