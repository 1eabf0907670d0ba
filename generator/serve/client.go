package serve

import (
	"bytes"
	"embed"
	"net/http"
	"regexp"
	"time"

	"vizitka/generator/trace"
)

//go:embed client/*.js client/*.css
var client embed.FS

// unsaid is what of the client is for its authors: comments, of which those after
// code have a space on both sides, and the space before lines.
var unsaid = regexp.MustCompile(`(?m)^\s*//.*\n| // .*$|^\s+`)

// clientFile returns a file of the client as browsers get it.
func clientFile(name string) ([]byte, error) {
	b, err := client.ReadFile("client/" + name)
	return unsaid.ReplaceAll(b, nil), err
}

// sendClient sends a file of the script that pages are given.
func sendClient(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	b, err := clientFile(name)
	if err != nil {
		http.Error(w, "there is no such file", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", typeOf(name))
	w.Header().Set("ETag", `"`+trace.Sum(b).String()+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
}
