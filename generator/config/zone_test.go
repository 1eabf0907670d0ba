package config

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"vizitka/generator/diag"
)

func TestZonesAreThoseOfTheProgram(t *testing.T) {
	// A machine whose Moscow is in Kamchatka.
	path := filepath.Join(t.TempDir(), "zones.zip")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(file)
	moscow, err := w.CreateHeader(&zip.FileHeader{Name: "Europe/Moscow", Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	kamchatka, err := zones()["Asia/Kamchatka"].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer kamchatka.Close()
	if _, err := io.Copy(moscow, kamchatka); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	file.Close()
	t.Setenv("ZONEINFO", path)
	at := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		zone  string
		hours int
	}{{"UTC", 0}, {"Europe/Moscow", 3}, {"Asia/Kamchatka", 12}, {"America/New_York", -5}, {"Etc/GMT+7", -7}} {
		loc, ok := Zone(test.zone)
		if !ok {
			t.Errorf("%s is not there", test.zone)
			continue
		}
		if _, offset := at.In(loc).Zone(); offset != test.hours*3600 {
			t.Errorf("%s is %d s from UTC, want %d h", test.zone, offset, test.hours)
		}
		if loc.String() != test.zone {
			t.Errorf("%s calls itself %s", test.zone, loc)
		}
	}
}

func TestEveryZoneCanBeRead(t *testing.T) {
	if len(zoneNames()) < 500 {
		t.Fatalf("there are %d zones", len(zoneNames()))
	}
	for _, name := range zoneNames() {
		if _, ok := Zone(name); !ok {
			t.Errorf("%s cannot be read", name)
		}
	}
	for _, name := range []string{"", "Local", "../etc/passwd", "Europe/", "europe/moscow"} {
		if _, ok := Zone(name); ok {
			t.Errorf("%q is taken for a zone", name)
		}
	}
}

func TestAZoneThatIsNotThereIsAnsweredWithTheNearest(t *testing.T) {
	for name, near := range map[string]string{
		"Europe/Moskow": "Europe/Moscow", "europe/moscow": "Europe/Moscow", "Moscow": "Europe/Moscow", "yekaterinburg": "Asia/Yekaterinburg", "Mars/Base": "",
	} {
		if d := BadZone(name, diag.File("site.toml")); d.Values["near"] != near {
			t.Errorf("%s: %q is near, want %q", name, d.Values["near"], near)
		}
	}
}
