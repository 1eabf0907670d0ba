package config

import "testing"

func TestSettingsThatCannotBeUnderstoodAreUnread(t *testing.T) {
	for _, c := range []struct {
		name, text, over string
		want             bool
	}{
		{"sound", `title = "A"`, "", false},
		{"a wrong type", "title = 1", "", false},
		{"no TOML", `title = "A`, "", true},
		{"an environment that is none", `title = "A"`, "x", true},
		{"no file", "", "", true},
	} {
		files := map[string]string{File: c.text, "site.production.toml": c.over}
		for name, text := range files {
			if text == "" {
				delete(files, name)
			}
		}
		if s, _ := Load(site(files), Options{Environment: "production"}); s.Unread() != c.want {
			t.Errorf("%s: %v", c.name, s.Unread())
		}
	}
}
