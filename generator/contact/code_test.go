package contact_test

import (
	"encoding/xml"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A code is read as it is printed on a card: 20 mm wide, at 300 dots an inch.
func TestCodesAreReadByACamera(t *testing.T) {
	draw, camera := needProgram(t, "rsvg-convert"), needProgram(t, "zbarimg")
	for _, name := range []string{"qr-address.svg", "qr-contact.svg"} {
		for path, svg := range everywhere(t, name) {
			dir := t.TempDir()
			writeFile(t, dir, "code.svg", svg)
			png := filepath.Join(dir, "code.png")
			if out, err := exec.CommandContext(t.Context(), draw, "-w", "236", filepath.Join(dir, "code.svg"), "-o", png).CombinedOutput(); err != nil {
				t.Fatal(err, string(out))
			}
			seen, err := exec.CommandContext(t.Context(), camera, "--quiet", "--raw", png).Output()
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			page := "https://example.org/guide/" + strings.TrimSuffix(strings.TrimPrefix(path, "golden/"), name)
			got := strings.TrimSuffix(string(seen), "\n")
			if name == "qr-address.svg" {
				if got != page {
					t.Errorf("%s is read as %q", path, got)
				}
				continue
			}
			who := map[string]string{
				"profile/":        "FN:Вера Примерова\r\nN:Примерова;Вера;;;\r\nTEL:+70000000000\r\nEMAIL:vera@example.org\r\n",
				"en/profile/":     "FN:Vera Primerova\r\nN:Primerova;Vera;;;\r\nTEL:+70000000000\r\nEMAIL:vera@example.org\r\n",
				"golden/profile/": "FN:Вера Ивановна Примерова\r\nN:Примерова;Вера;Ивановна;;\r\nTEL:+70000000000\r\nEMAIL:vera@example.org\r\n",
			}[strings.TrimSuffix(path, name)]
			if want := "BEGIN:VCARD\r\nVERSION:3.0\r\n" + who + "URL:" + page + "\r\nEND:VCARD\r\n"; got != want {
				t.Errorf("%s is read as %q, want %q", path, got, want)
			}
		}
	}
}

func TestACodeSaysWhatItIs(t *testing.T) {
	for path, svg := range everywhere(t, "qr-contact.svg") {
		var drawing struct {
			ViewBox string `xml:"viewBox,attr"`
			Title   string `xml:"title"`
		}
		if err := xml.Unmarshal([]byte(svg), &drawing); err != nil || drawing.Title == "" || drawing.ViewBox == "" {
			t.Errorf("%s: %+v, %v", path, drawing, err)
		}
	}
}
