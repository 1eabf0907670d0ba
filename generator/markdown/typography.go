package markdown

// A textRun is a piece of a sentence. Opaque text is seen and not changed; a
// Break ends a line.
type textRun struct {
	Text          []byte
	Opaque, Break bool
}

func applyTypography(string, []textRun)        {}
func typographyText(_ string, s string) string { return s }
