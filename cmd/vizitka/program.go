package main

import (
	"debug/elf"
	"os"

	"vizitka/generator/trace"
)

// programPrint is the fingerprint of the running program; zero where it cannot
// be read, and then nothing is remembered.
//
// Go writes into a program a hash of all that it was made of, the build ID.
// Reading that saves hashing twenty megabytes, a tenth of what a small edit
// costs. Where there is none, or none that we find, the whole file is hashed.
func programPrint() trace.Hash {
	name, err := os.Executable()
	if err != nil {
		return trace.Hash{}
	}
	if id := buildID(name); len(id) > 0 {
		return trace.Sum(id)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return trace.Hash{}
	}
	return trace.Sum(b)
}

// buildID returns the note in which Go's linker leaves the build ID, of a
// program for Linux; nil if there is none.
func buildID(name string) []byte {
	f, err := elf.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	note := f.Section(".note.go.buildid")
	if note == nil {
		return nil
	}
	const head = 12 + 4 // lengths and sort, and the owner's name: without more there is no ID
	id, err := note.Data()
	if err != nil || len(id) <= head {
		return nil
	}
	return id
}
