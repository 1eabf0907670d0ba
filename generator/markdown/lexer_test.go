package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// TestQuickLexersGiveTheSameTokens compares, for each of chroma's lexers, what
// it says of texts in many languages with what the quickened one says.
func TestQuickLexersGiveTheSameTokens(t *testing.T) {
	tokens := func(lexer tokeniser, text string) (all []chroma.Token) {
		defer func() {
			if failed := recover(); failed != nil { // some lexers have states that are not there
				all = append(all, chroma.Token{Value: fmt.Sprint(failed)})
			}
		}()
		it, err := lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, text)
		if err != nil {
			t.Fatal(err)
		}
		for token := range it.Stdlib() {
			if all = append(all, token); len(all) == 5_000 {
				break // some lexers go on without end
			}
		}
		return all
	}
	quickened := 0
	for _, lexer := range lexers.GlobalLexerRegistry.Lexers {
		if endless[lexer.Config().Name] {
			continue
		}
		quick := quicken(lexer)
		if quick == tokeniser(lexer) {
			continue
		}
		quickened++
		for _, text := range codeSamples {
			if want, got := tokens(lexer, text), tokens(quick, text); !slices.Equal(got, want) {
				for i := range want {
					if i >= len(got) || got[i] != want[i] {
						t.Errorf("%s: token %d of %.20q: %v instead of %v", lexer.Config().Name, i, text, got[min(i, len(got)-1)], want[i])
						break
					}
				}
			}
		}
	}
	if quickened < 200 {
		t.Errorf("only %d lexers were quickened", quickened)
	}
}

var codeSamples = []string{
	"",
	"\n\n",
	"package main\n\nimport \"fmt\"\n\n// Привет\nfunc main() {\n\tfmt.Printf(\"%d\\n\", 0x1F+1.5e3) /* x */\n\tvar s = `raw`; c := 'a'\n}\n",
	"#!/bin/sh\nset -e\nfor f in *.md; do\n  echo \"$f: $(wc -l < \"$f\")\" >> \"${OUT:-out}\" && x=$((1+2))\ndone\ncat <<EOF\nтекст $HOME\nEOF\n",
	"<!DOCTYPE html><html><head><style>a:hover{color:#fff !important}</style><script>let a = `x${1}`;</script></head><body class='x'>&amp; <!-- c --><p>Текст</p></body></html>\n",
	"def f(x: int) -> str:\n    '''doc'''\n    return f\"{x!r:>10}\" + r'\\d' if x else None  # комментарий\n@d\nclass A(B): pass\n",
	"[a.b]\nkey = \"v\" # c\ndate = 2026-11-24T10:00:00Z\nlist = [1, 2.5, true]\n---\na: &x [1, {b: c}]\nd: |\n  text\n",
	"SELECT a.*, COUNT(*) FROM t -- c\nWHERE x = 'it''s' AND y >= 1.5 GROUP BY 1;\nINSERT INTO t VALUES (NULL, \"q\");\n",
	"{\"a\": [1, -2.5e3, true, null, \"\\u00e9\"], // c\n 'b': /re[/]x/gi.test(x) ? y => ({...z}) : async () => await q?.r ?? 0}\n",
	"#include <stdio.h>\n#define X(a) (a##1)\nint main(void) { char *s = \"a\\n\"; return s[0] == L'x' ? 0u : ~1L; }\ntemplate<class T> auto f(T&& t) -> decltype(t) { return t; }\n",
	"use std::fmt;\nimpl<'a> T for S<'a> { fn f(&self) -> Option<u8> { let r = r#\"x\"#; match self { _ if true => None, A::B{..} => Some(1_u8) } } }\n",
	"<?php $a = ['x' => 1]; echo \"$a[x] {$b->c}\"; ?>\n<?xml version=\"1.0\"?><a b=\"c\"><![CDATA[x]]></a>\n",
	"# Title\n\n* item `code` **b** _i_ [l](u \"t\")\n\n```go\nfunc f() {}\n```\n\n> q\n\n| a | b |\n|---|---|\n",
	"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-old\n+new\n same\n",
	"require 'x'\ndef m(a:, *b) = puts \"#{a} #{b.map { |x| x.to_s }}\"\n%w[a b] =~ /x#{1}/i; :sym\n__END__\n",
	"(defun f (x) \"doc\" `(a ,@b #'c #\\x :key 1/2)) ; c\n-- lua\nlocal t = {[1]=\"a\"; b=[[x]]}\n% tex \\section{A} $x^2$\n",
	"server { listen 80; location ~ \\.php$ { return 301 https://$host$uri; } }\nFROM a:b AS c\nRUN x && \\\n  y\n",
	"\x00\x7f \t\r\n ¤€ « » \" ' ` ~ ! @ # $ % ^ & * ( ) - = + [ ] { } | ; : , . < > / ? \\ _ 0 a Z я\n" + strings.Repeat("{(\n", 5),
}
