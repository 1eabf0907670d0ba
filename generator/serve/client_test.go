package serve

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"testing"
)

func TestTheScriptOnPagesIsSmall(t *testing.T) {
	const most = 8 << 10
	entries, err := fs.ReadDir(client, "client")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := clientFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		w.Write(text)
	}
	w.Close()
	if b.Len() > most {
		t.Errorf("the modules and the style sheet are %d bytes together, compressed; at most %d are allowed", b.Len(), most)
	}
}
