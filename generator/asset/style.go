package asset

import (
	"bytes"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"vizitka/generator/diag"
)

var (
	styleOpen = diag.Declare(diag.Message{
		Name: "style-not-closed", Severity: diag.Warning,
		En: "what {mark} opens here is not closed, so the style sheet is published as it is", Ru: "открытое здесь знаком {mark} не закрыто, поэтому таблица стилей опубликована как есть",
		HintEn: "browsers leave out all that follows", HintRu: "браузеры пропустят всё, что дальше",
	})
	styleStray = diag.Declare(diag.Message{
		Name: "style-closes-nothing", Severity: diag.Warning,
		En: "this {mark} closes nothing, so the style sheet is published as it is", Ru: "{mark} здесь ничего не закрывает, поэтому таблица стилей опубликована как есть",
		HintEn: "take it out, or find the bracket that was closed too early", HintRu: "уберите этот знак или найдите скобку, закрытую раньше времени",
	})
)

// closers are the brackets that close others, by those.
var closers = map[css.TokenType]css.TokenType{
	css.LeftBraceToken: css.RightBraceToken, css.LeftBracketToken: css.RightBracketToken,
	css.LeftParenthesisToken: css.RightParenthesisToken, css.FunctionToken: css.RightParenthesisToken,
}

// styleProblem returns the first place where a style sheet falls apart: a
// bracket, a text or a comment that is not closed, or a bracket that closes
// nothing. The minifier takes any style sheet, and leaves out what it does not
// understand; properties and values that browsers do not know are theirs to judge.
func styleProblem(file string, text []byte) diag.List {
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(text))) // it writes into what it reads
	type bracket struct {
		closer css.TokenType
		at     int
		mark   string
	}
	var open []bracket
	at := 0
	for {
		kind, token := lexer.Next()
		report := func(m *diag.Message, at int, mark string) diag.List {
			return diag.List{m.At(diag.At(file, text, at, len(mark)), diag.V{"mark": mark})}
		}
		switch kind {
		case css.ErrorToken:
			if len(open) > 0 {
				last := open[len(open)-1]
				return report(styleOpen, last.at, last.mark)
			}
			return nil
		case css.BadStringToken:
			return report(styleOpen, at, string(token[:1]))
		case css.StringToken:
			if len(token) < 2 || token[len(token)-1] != token[0] {
				return report(styleOpen, at, string(token[:1]))
			}
		case css.CommentToken:
			if len(token) < 4 || !bytes.HasSuffix(token, []byte("*/")) {
				return report(styleOpen, at, "/*")
			}
		case css.BadURLToken:
			return report(styleOpen, at, "url(")
		case css.LeftBraceToken, css.LeftBracketToken, css.LeftParenthesisToken, css.FunctionToken:
			open = append(open, bracket{closers[kind], at, string(token)})
		case css.RightBraceToken, css.RightBracketToken, css.RightParenthesisToken:
			if len(open) == 0 || open[len(open)-1].closer != kind {
				return report(styleStray, at, string(token))
			}
			open = open[:len(open)-1]
		}
		at += len(token)
	}
}
