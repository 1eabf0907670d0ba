package serve

import (
	"bytes"
	"embed"
	"net/http"
	"time"

	"vizitka/generator/trace"
)

//go:embed client/*.js client/*.css
var client embed.FS

// sendClient sends a file of the script that pages are given.
func sendClient(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	b, err := client.ReadFile("client/" + name)
	if err != nil {
		http.Error(w, "there is no such file", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", typeOf(name))
	w.Header().Set("ETag", `"`+trace.Sum(b).String()+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
}
