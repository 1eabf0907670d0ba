package build

import (
	"errors"
	"fmt"
	"sync/atomic"

	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/source"
	"vizitka/generator/trace"
)

// parsed is a file with the document made of it.
type parsed struct {
	document *content.Document
	problems diag.List
	body     trace.Record // where the body is in the store; zero for one in memory
	terms    trace.Record // the same of the terms; zero where there are none, too
	stored   bool         // the store has it
}

// parse makes a document of each file that changed, or of all where the rules
// did.
func (s *State) parse(last *memory) {
	var files []string
	for _, f := range s.tree.Files("content") {
		if content.IsMarkdown(f.Path) {
			files = append(files, f.Path)
		}
	}
	done := make([]*parsed, len(files))
	progress := s.progress(Parsing, len(files))
	s.openSpill(last)
	var anew atomic.Bool
	s.Run(len(files), func(i int) {
		defer progress()
		if last != nil && last.grammar == s.grammar {
			if p, ok := last.docs[files[i]]; ok {
				if hash, err := s.tree.Hash(files[i]); err == nil && p.document.Print == hash {
					done[i] = p
					return
				}
			}
		}
		done[i] = s.parseFile(files[i])
		s.spill(done[i])
		anew.Store(true)
	})
	s.docs = make(map[string]*parsed, len(files))
	if last != nil {
		for _, name := range sortedKeys(last.docs) {
			if _, ok := s.tree.Lookup(name); !ok {
				s.gone = append(s.gone, name)
			}
		}
	}
	s.reparsed = anew.Load() || last == nil || len(s.gone) > 0
	s.troubled = map[string]diag.List{}
	for i, p := range done {
		s.docs[files[i]] = p
		if len(p.problems) > 0 {
			s.troubled[files[i]] = p.problems
		}
	}
}

var (
	unreadable = diag.Declare(diag.Message{
		Name: "unreadable-file", Severity: diag.Error,
		En: "the file cannot be read: {detail}", Ru: "файл не читается: {detail}",
		HintEn: "check its permissions", HintRu: "проверьте права доступа",
	})
	panicked = diag.Declare(diag.Message{
		Name: "program-mistake", Severity: diag.Error,
		En: "the program made a mistake with this file: {detail}", Ru: "программа ошиблась на этом файле: {detail}",
		HintEn: "please report it, with the file", HintRu: "пожалуйста, сообщите об этом и приложите файл",
	})
)

// parseFile makes a document of a file. Nothing in a file may stop the work on
// others: a panic becomes a diagnostic.
func (s *State) parseFile(name string) (p *parsed) {
	empty := content.Empty(name, []string{s.settings.Language})
	defer func() {
		if r := recover(); r != nil {
			p = &parsed{document: empty, problems: diag.List{panicked.At(diag.File(name), diag.V{"detail": fmt.Sprint(r)})}}
		}
	}()
	text, err := s.tree.Read(name)
	if err != nil {
		if errors.Is(err, source.ErrChanged) {
			s.moving.Store(true)
		}
		return &parsed{document: empty, problems: diag.List{unreadable.At(diag.File(name), diag.V{"detail": err.Error()})}}
	}
	d, problems := content.Parse(name, text, s.rules)
	return &parsed{document: d, problems: problems}
}
