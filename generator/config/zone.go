package config

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"vizitka/generator/diag"
)

var badZone = diag.Declare(diag.Message{
	Name: "bad-timezone", Severity: diag.Error,
	En: "there is no time zone \"{value}\"", Ru: "нет часового пояса «{value}»",
	HintEn: "did you mean \"{near}\"?|write a name such as Europe/Moscow",
	HintRu: "может быть, «{near}»?|пишите название вроде Europe/Moscow",
})

// zonesZip is release 2025c of the IANA Time Zone Database; .ci/zones makes it.
// It is here, beside the one in the Go distribution, because package time looks
// at the machine's first, which may be older or newer: then a site would differ
// from machine to machine.
//
//go:embed zones.zip
var zonesZip []byte

// zones are the files of the database, by the names of zones.
var zones = sync.OnceValue(func() map[string]*zip.File {
	files := map[string]*zip.File{}
	if r, err := zip.NewReader(bytes.NewReader(zonesZip), int64(len(zonesZip))); err == nil {
		for _, f := range r.File {
			files[f.Name] = f
		}
	}
	return files
})

// Zone returns the time zone of a name, and false where there is none. "Local"
// is none: it is the machine's.
func Zone(name string) (*time.Location, bool) {
	if name == "UTC" {
		return time.UTC, true
	}
	file, ok := zones()[name]
	if !ok {
		return nil, false
	}
	r, err := file.Open()
	if err != nil {
		return nil, false
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, false
	}
	loc, err := time.LoadLocationFromTZData(name, data)
	return loc, err == nil
}

// BadZone says of a name for which Zone knows nothing what may be meant.
func BadZone(name string, place diag.Place) diag.Diagnostic {
	near := diag.Nearest(name, zoneNames())
	if near == "" { // a city without its continent
		for _, full := range zoneNames() {
			if _, city, _ := strings.Cut(full, "/"); strings.EqualFold(city, name) {
				near = full
				break
			}
		}
	}
	return badZone.At(place, diag.V{"value": name, "near": near})
}

var zoneNames = sync.OnceValue(func() []string {
	var names []string
	for name := range zones() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
})
