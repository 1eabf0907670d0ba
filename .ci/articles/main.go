// Command articles writes an example site to measure with:
//
//	go run ./.ci/articles -n 10000 DIR          a site for vizitka
//	go run ./.ci/articles -n 10000 -hugo DIR    the same site for Hugo
//
// The same numbers give the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"

	"vizitka/.ci/articles/sample"
)

func main() {
	n := flag.Int("n", 1000, "how many articles")
	seed := flag.Uint64("seed", 1, "what the texts are drawn from")
	hugo := flag.Bool("hugo", false, "settings and layouts for Hugo")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: articles [-n N] [-seed N] [-hugo] DIR")
		os.Exit(2)
	}
	write := sample.Write
	if *hugo {
		write = sample.WriteHugo
	}
	if err := write(flag.Arg(0), *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
