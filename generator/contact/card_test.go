package contact_test

import (
	"bytes"
	"encoding/base64"
	"image/jpeg"
	"maps"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/emersion/go-vcard"
)

// A read card is what a program found in one, by the names of ReadCards.java.
type readCard map[string][]string

func TestCardsAreReadByGoVCard(t *testing.T) {
	for _, name := range []string{"contact.vcf", "contact-4.vcf"} {
		for path, text := range everywhere(t, name) {
			c, err := vcard.NewDecoder(strings.NewReader(text)).Decode()
			if err != nil {
				t.Fatal(path, err)
			}
			n := c.Name()
			if n == nil || n.GivenName == "" || c.PreferredValue(vcard.FieldFormattedName) == "" {
				t.Errorf("%s: no name is read: %+v", path, n)
			}
			if path != "golden/profile/"+name {
				continue
			}
			if n.FamilyName != "Примерова" || n.GivenName != "Вера" || n.AdditionalName != "Ивановна" {
				t.Errorf("%s: the name is read as %+v", path, n)
			}
			// It leaves the backslash before a semicolon.
			if got := strings.ReplaceAll(c.Value(vcard.FieldNote), `\;`, ";"); got != note {
				t.Errorf("%s: the note is read as %q", path, got)
			}
		}
	}
}

const note = "Первый абзац: «кавычки», запятая, точка; и косая черта \\.\nВторой абзац о речах."

func TestCardsAreReadByEzVCard(t *testing.T) {
	for _, name := range []string{"contact.vcf", "contact-4.vcf"} {
		all := everywhere(t, name)
		maps.Copy(all, longest(t, name))
		for path, c := range readByEzVCard(t, all) {
			if len(c["warning"])+len(c["invalid"]) > 0 {
				t.Errorf("%s: %v %v", path, c["warning"], c["invalid"])
			}
			if len(c["name"]) != 1 || len(c["version"]) != 1 {
				t.Errorf("%s: it is read as %v", path, c)
			}
			if path != "golden/profile/"+name {
				continue
			}
			version, number := []string{"3.0"}, []string{"+70000000000"}
			if name == "contact-4.vcf" {
				version, number = []string{"4.0"}, []string{"tel:+70000000000"}
			}
			want := readCard{
				"version": version, "name": {"Вера Ивановна Примерова"}, "parts": {"Примерова|Вера|Ивановна"}, "id": {"https://example.org/guide/profile/"},
				"org": {"Школа «Черновик»"}, "title": {"Руководитель"}, "role": {"Автор гида «Связи»; редактор, ведущая & методист"}, "tel": number,
				"email": {"vera@example.org", "vtoraya@example.org"}, "street": {"Нижний Новгород, улица Примерная, дом 0; вход со двора"},
				"url":  {"https://example.org/guide/profile/", "https://t.me/primer", "https://example.org/?a=1&b=2", "https://example.org/vera/", "https://example.org/here"},
				"note": {strings.ReplaceAll(note, "\n", `\n`)}, "revision": {"2026-11-24T09:30:00Z"},
			}
			if name == "contact-4.vcf" {
				want["language"] = []string{"ru"}
			}
			if !reflect.DeepEqual(c, want) {
				t.Errorf("%s is read as\n%v, want\n%v", path, c, want)
			}
		}
	}
}

// longest are the cards of a profile whose fields are long.
func longest(t *testing.T, name string) map[string]string {
	t.Helper()
	long := strings.Repeat("Ж😀", 150)
	s, _ := siteOf(t, map[string]string{"content/profile.md": strings.NewReplacer("LONG", long, "HOST", strings.Repeat("a", 60)).Replace(`+++
kind = "profile"
name = "LONG LONG"
headline = "LONG"
bio = "LONG"
location = "LONG"
contacts = [{ type = "email", value = "HOST@HOST.example.org" }, { type = "address", value = "LONG" }, { type = "url", value = "https://example.org/LONG" }]
links = [{ name = "LONG", url = "https://example.org/HOST/HOST" }]
work = [{ place = "LONG", role = "LONG", start = "2010" }]
+++
`)})
	text := read(t, s, "profile/"+name)
	if !strings.Contains(strings.ReplaceAll(text, "\r\n ", ""), "NOTE:"+long+"\r\n") {
		t.Error("a long note is not read back")
	}
	return map[string]string{"longest/profile/" + name: text}
}

// readByEzVCard reads cards, by path.
func readByEzVCard(t *testing.T, cards map[string]string) map[string]readCard {
	t.Helper()
	needProgram(t, "javac") // java compiles the file that it is given
	java := needProgram(t, "java")
	libraries := needFile(t, "/usr/share/java/ez-vcard.jar") + ":" + needFile(t, "/usr/share/java/vinnie.jar")
	dir := t.TempDir()
	arguments := []string{"-cp", libraries, "testdata/ReadCards.java"}
	for path, text := range cards {
		writeFile(t, dir, path, text)
		arguments = append(arguments, filepath.Join(dir, path))
	}
	cmd := exec.CommandContext(t.Context(), java, arguments...)
	var wrong strings.Builder
	cmd.Stderr = &wrong
	found, err := cmd.Output()
	if err != nil {
		t.Fatal(err, wrong.String())
	}
	out := map[string]readCard{}
	var at readCard
	for line := range strings.Lines(string(found)) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if key == "card" {
			at = readCard{}
			path, err := filepath.Rel(dir, value)
			if err != nil {
				t.Fatal(err)
			}
			out[path] = at
			continue
		}
		at[key] = append(at[key], value)
	}
	if len(out) != len(cards) {
		t.Fatalf("%d of %d cards were read", len(out), len(cards))
	}
	return out
}

// Telephones show a photo as large as a thumb, and refuse a large card.
func TestThePhotoOfACardIsSmall(t *testing.T) {
	for name, before := range map[string]string{"contact.vcf": "PHOTO;ENCODING=b;TYPE=JPEG:", "contact-4.vcf": "PHOTO:data:image/jpeg;base64,"} {
		card := strings.ReplaceAll(everywhere(t, name)["profile/"+name], "\r\n ", "")
		_, rest, found := strings.Cut(card, "\r\n"+before)
		if !found {
			t.Fatalf("%s has no photo", name)
		}
		line, _, _ := strings.Cut(rest, "\r\n")
		photo, err := base64.StdEncoding.DecodeString(line)
		if err != nil {
			t.Fatal(err)
		}
		size, err := jpeg.DecodeConfig(bytes.NewReader(photo))
		if err != nil || size.Width != 320 || size.Height != 320 || len(photo) > 24<<10 {
			t.Errorf("%s: it is of %d×%d pixels and %d bytes: %v", name, size.Width, size.Height, len(photo), err)
		}
	}
}
