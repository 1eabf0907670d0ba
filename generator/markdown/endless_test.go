package markdown

import "testing"

// TestNoLexerGoesOnWithoutEnd lets every language colour texts of all others:
// some of chroma's lexers give empty tokens for ever.
func TestNoLexerGoesOnWithoutEnd(t *testing.T) {
	done := map[*language]bool{}
	for _, l := range languages() {
		if done[l] {
			continue
		}
		done[l] = true
		for _, text := range codeSamples {
			highlight(l, text) // ends
		}
	}
	if len(done) < 200 {
		t.Errorf("only %d languages", len(done))
	}
}
