package serve

import (
	"bytes"
	"compress/gzip"
	"testing"
)

func TestTheScriptOnPagesIsSmall(t *testing.T) {
	const most = 8 << 10
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range clientFiles() {
		source, err := client.ReadFile("client/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) == 0 || len(text) >= len(source) {
			t.Errorf("%s is not minified", name)
		}
		w.Write(text)
	}
	w.Close()
	if b.Len() > most {
		t.Errorf("the modules and the style sheet are %d bytes together, compressed; at most %d are allowed", b.Len(), most)
	}
}
