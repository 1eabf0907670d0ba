package config

import "testing"

func TestAnAccentThatCannotBeReadIsReplacedByTheNearest(t *testing.T) {
	s, problems := Load(site(map[string]string{File: "title = 'x'\n[look]\naccent = '#FFD400'\npalette = 'cool'\n"}), Options{})
	if len(problems) != 1 || problems[0].Message != paleColour || problems[0].Place.Line != 3 {
		t.Fatal(problems)
	}
	if s.Look.Accent != "#ffd400" || s.Look.AccentLight == s.Look.Accent || s.Look.AccentLight != problems[0].Values["taken"] || s.Look.AccentDark != "#ffd400" {
		t.Errorf("%+v", s.Look)
	}
}

func TestAnAuthorMayWishForNoSharing(t *testing.T) {
	if s := load(t, "title = 'x'\n"); s.Look.Share != "telegram,vk,email" {
		t.Errorf("%q by default", s.Look.Share)
	}
	if s := load(t, "title = 'x'\nlook.share = []\n"); s.Look.Share != "" {
		t.Errorf("%q though none is wished for", s.Look.Share)
	}
}
