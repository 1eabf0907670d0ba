package serve

import (
	"bytes"
	"embed"
	"net/http"
	"sync"
	"time"

	"vizitka/generator/asset"
	"vizitka/generator/trace"
)

//go:embed client/*.js client/*.css
var client embed.FS

// clientFiles are the files of the client as browsers get them, by name.
var clientFiles = sync.OnceValue(func() map[string][]byte {
	files := map[string][]byte{}
	entries, _ := client.ReadDir("client")
	for _, e := range entries {
		text, _ := client.ReadFile("client/" + e.Name())
		files[e.Name()], _ = asset.Minify(e.Name(), text) // a test minifies them all
	}
	return files
})

// sendClient sends a file of the script that pages are given.
func sendClient(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	b, ok := clientFiles()[name]
	if !ok {
		http.Error(w, "there is no such file", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", typeOf(name))
	w.Header().Set("ETag", `"`+trace.Sum(b).String()+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
}
