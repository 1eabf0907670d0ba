package image

import (
	"bytes"
	"path"
	"strings"
)

// A format is what the first bytes of a file say it is, as messages name it;
// "" is none that is known here.
type format string

const (
	formatJPEG format = "JPEG"
	formatPNG  format = "PNG"
	formatGIF  format = "GIF"
	formatWebP format = "WebP"
	formatTIFF format = "TIFF"
	formatAVIF format = "AVIF"
	formatHEIC format = "HEIC"
)

func formatOf(b []byte) format {
	switch {
	case bytes.HasPrefix(b, []byte("\xFF\xD8\xFF")):
		return formatJPEG
	case bytes.HasPrefix(b, []byte(pngSignature)):
		return formatPNG
	case bytes.HasPrefix(b, []byte("GIF87a")), bytes.HasPrefix(b, []byte("GIF89a")):
		return formatGIF
	case len(b) >= riffHeader && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP":
		return formatWebP
	case bytes.HasPrefix(b, []byte(tiffLittle)), bytes.HasPrefix(b, []byte(tiffBig)):
		return formatTIFF
	case len(b) >= 12 && string(b[4:8]) == "ftyp":
		return brand(string(b[8:12]))
	}
	return ""
}

// brand tells the format of an ISO base media file by its major brand
// (ISO/IEC 23008-12, annex B; AV1 Image File Format, 8).
func brand(major string) format {
	switch major {
	case "avif", "avis":
		return formatAVIF
	case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1":
		return formatHEIC
	}
	return ""
}

// IsPhoto reports whether a file of this name may be a photograph, which
// tells of its author and is to be published by way of [Clean].
func IsPhoto(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".webp", ".tif", ".tiff", ".heic", ".heif", ".avif":
		return true
	}
	return false
}
