// Command film draws the site's film, how a weak tie brings news, and its
// poster:
//
//	go run ./.ci/film
//
// It writes content/film/novost.mp4 and content/film/novost.png; commit both.
// The film has no words and no sound, so that one file serves every language:
// the words are in the captions. The frames are drawn here; ffmpeg (Debian has
// it) only packs them. The same code gives the same frames.
package main

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"strconv"
)

const (
	width, height = 960, 540
	perSecond     = 25
	seconds       = 14
	posterAt      = 8.1 // the news is halfway over the bridge
	limit         = 400_000
)

func main() {
	if err := errors.Join(poster("content/film/novost.png"), film("content/film/novost.mp4")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// poster writes the frame that is seen before the film starts.
func poster(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	return errors.Join(encoder.Encode(f, frame(posterAt).img), f.Close())
}

// film pours all frames into ffmpeg.
func film(name string) error {
	ffmpeg := exec.Command("ffmpeg", "-loglevel", "error", "-y",
		"-f", "rawvideo", "-pix_fmt", "rgba", "-s", fmt.Sprintf("%dx%d", width, height), "-r", strconv.Itoa(perSecond), "-i", "-",
		"-c:v", "libx264", "-preset", "veryslow", "-tune", "animation", "-crf", "26", "-pix_fmt", "yuv420p",
		"-threads", "1", "-bitexact", "-movflags", "+faststart", name)
	ffmpeg.Stderr = os.Stderr
	frames, err := ffmpeg.StdinPipe()
	if err != nil {
		return err
	}
	if err := ffmpeg.Start(); err != nil {
		return err
	}
	for i := range seconds * perSecond {
		if _, err = frames.Write(frame(float64(i) / perSecond).img.Pix); err != nil {
			break // ffmpeg has said why
		}
	}
	if err := errors.Join(err, frames.Close(), ffmpeg.Wait()); err != nil {
		return fmt.Errorf("ffmpeg: %w", err)
	}
	info, err := os.Stat(name)
	if err == nil && info.Size() > limit {
		err = fmt.Errorf("%s has %d bytes: the limit is %d", name, info.Size(), limit)
	}
	return err
}
