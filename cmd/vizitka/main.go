// Package main is the command line of Vizitka: one file for each verb.
//
// It alone knows the machine: it reads the environment, the clock, the locale
// and the terminal, and hands on what a build needs of them. It alone wires the
// edges together: build and publish, build and serve and watch.
//
// Problems go to the standard error, results to the standard output, so that
// results can be piped. Exit status: 0 done, 1 the site or the machine has a
// problem, 2 wrong use. With --json the standard output has JSON and nothing
// else: one object, of serve one a line.
//
// All texts are in English and in Russian, side by side ([call.say]).
package main

import (
	"os"
	"time"

	"golang.org/x/term"
)

func main() {
	os.Exit(run(os.Args[1:], machine{
		out: os.Stdout, err: os.Stderr, terminal: term.IsTerminal(int(os.Stderr.Fd())),
		getenv: os.Getenv, now: time.Now,
	}))
}
