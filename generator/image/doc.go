// Package image holds what the site needs of pictures: their size on the page,
// and photographs without what they tell of their author, in the widths in
// which pages show them.
//
// [Measure] gives the size at which a viewer sees a picture: JPEG, PNG, GIF,
// WebP, AVIF, HEIC and SVG. [Clean] gives the bytes to publish. Both judge by
// content, never by the name's ending, with one exception: SVG is a picture
// only in a file that ends in .svg, as servers and browsers have it. The two
// agree: Measure tells the size of what Clean gives.
//
// # What Clean does
//
//   - JPEG: only what a decoder needs stays: the picture, the JFIF header
//     without its thumbnail, the colour profile, Adobe's colour marker. All
//     else goes: EXIF, XMP, IPTC, comments, makers' segments, and what stands
//     behind the end of the picture (previews, a "live photo"). Nothing is
//     encoded again, unless the photo has to be turned.
//   - PNG: the chunks that say how it looks stay; EXIF, texts, times and
//     private chunks go, and what stands behind the end.
//   - WebP: picture, colour profile and animation stay.
//   - A photo that lies on its side is turned, for readers of pictures differ
//     in whether they heed its orientation: JPEG at quality 92, PNG without
//     loss, both with the colour profile they had. A JPEG that cannot be
//     turned here (more than [MaxPixels], CMYK, a rare coding) keeps its
//     orientation as its only EXIF field, which every browser heeds. A WebP, an
//     animated PNG and a PNG of more than MaxPixels stay as they lie, with a
//     warning.
//   - What breaks off is cut at the break, with a warning: nothing that was
//     not understood is published.
//   - TIFF, HEIC and AVIF stay as they are; if they hold the place or a serial
//     number, a warning says so. Everything else stays, without a word.
//
// What was removed and turned is told by notices. The same bytes give the same
// bytes, and cleaning twice changes nothing more.
//
// # What Scale does
//
// A JPEG, or a PNG without a palette, that is wider than 480 pixels is a
// photograph: [Look] says so, and [Scale] makes it 480, 960, 1440 and 1920
// pixels wide, as far as that is smaller. It is turned upright and keeps its
// colour profile and nothing else; JPEG at quality 82, PNG without loss, by the
// kernel of Catmull and Rom, after a JPEG was halved as often as it is twice as
// large. Over [MaxPixels] or [MaxBytes] it stays as it is,
// with a warning.
//
// # Hostile files
//
// No input makes the package panic or hang. Sizes are read from headers. A
// picture is only decoded to be turned or made smaller, and only if it has at most MaxPixels
// and enough bytes to be a picture of the size that it claims. The EXIF reader
// gets a limited number of bytes to read; of an SVG the first 64 KiB are read.
//
// The package knows nothing of pages, folders or addresses. It keeps nothing
// between calls, and may be used from many goroutines.
package image
