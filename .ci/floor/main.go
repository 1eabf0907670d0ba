// Command floor does the least that any generator with goldmark and chroma
// must do: it parses each article of a site that .ci/articles wrote, colours
// its code, fills one template and writes one file a page, by two workers for
// each processor. It has no links, lists, feeds, checks or typography. A build
// is measured against it.
//
//	go run ./.ci/floor SITE OUTPUT
//
// So that the same number of files and bytes is written, it copies for each
// file of a finished site that is no article's page (given as a third
// argument) the bytes of that file.
package main

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: floor SITE OUTPUT [FINISHED]")
		os.Exit(2)
	}
	finished := ""
	if len(os.Args) > 3 {
		finished = os.Args[3]
	}
	if err := build(os.Args[1], os.Args[2], finished); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// The layout is that of the example's pages, with the menu as it came out.
var layout = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="description" content="{{ .Description }}"></head>
<body>{{ .Menu }}<main><article><h1>{{ .Title }}</h1>{{ .Content }}<ul>{{ range .Tags }}<li>{{ . }}</li>{{ end }}</ul></article></main></body></html>
`))

type page struct {
	Title, Description string
	Tags               []string
	Menu, Content      template.HTML
}

func build(site, output, finished string) error {
	var articles, others []string
	pages := map[string]bool{}
	content := filepath.Join(site, "content")
	err := filepath.WalkDir(content, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasPrefix(d.Name(), "article-") {
			rel, _ := filepath.Rel(content, name)
			articles = append(articles, rel)
			pages[filepath.Join(strings.TrimSuffix(rel, ".md"), "index.html")] = true
		}
		return err
	})
	if err != nil {
		return err
	}
	if finished != "" {
		err = filepath.WalkDir(finished, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				if rel, _ := filepath.Rel(finished, name); !pages[rel] {
					others = append(others, rel)
				}
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	menu, err := menuOf(finished, articles)
	if err != nil {
		return err
	}
	md := goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithAttribute()),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(code{}, 100))),
	)
	work := make(chan func() error)
	failed := make(chan error, 1)
	var all sync.WaitGroup
	for range 2 * runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for do := range work {
				if err := do(); err != nil {
					select {
					case failed <- err:
					default:
					}
				}
			}
		})
	}
	for _, name := range articles {
		work <- func() error { return article(md, content, output, name, menu) }
	}
	for _, name := range others {
		work <- func() error {
			b, err := os.ReadFile(filepath.Join(finished, name))
			if err != nil {
				return err
			}
			return put(output, name, b)
		}
	}
	close(work)
	all.Wait()
	select {
	case err := <-failed:
		return err
	default:
		return nil
	}
}

// menuOf takes the menu of a finished page.
func menuOf(finished string, articles []string) (template.HTML, error) {
	if finished == "" {
		return "", nil
	}
	b, err := os.ReadFile(filepath.Join(finished, strings.TrimSuffix(articles[0], ".md"), "index.html"))
	if err != nil {
		return "", err
	}
	_, rest, _ := strings.Cut(string(b), "<nav>")
	menu, _, _ := strings.Cut(rest, "</nav>")
	return template.HTML("<nav>" + menu + "</nav>"), nil
}

func article(md goldmark.Markdown, content, output, name string, menu template.HTML) error {
	b, err := os.ReadFile(filepath.Join(content, name))
	if err != nil {
		return err
	}
	front, body, _ := bytes.Cut(bytes.TrimPrefix(b, []byte("+++\n")), []byte("+++\n"))
	p := page{Menu: menu}
	if _, err := toml.Decode(string(front), &p); err != nil {
		return err
	}
	var buf bytes.Buffer
	if err := md.Convert(body, &buf); err != nil {
		return err
	}
	p.Content = template.HTML(buf.String())
	buf.Reset()
	if err := layout.Execute(&buf, p); err != nil {
		return err
	}
	return put(output, filepath.Join(strings.TrimSuffix(name, ".md"), "index.html"), buf.Bytes())
}

func put(output, name string, b []byte) error {
	file := filepath.Join(output, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, b, 0o644)
}

// code renders fenced code in classes.
type code struct{}

func (code) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	formatter := html.New(html.WithClasses(true))
	r.Register(ast.KindFencedCodeBlock, func(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		n := node.(*ast.FencedCodeBlock)
		lexer := lexers.Get(string(n.Language(source)))
		if lexer == nil {
			lexer = lexers.Fallback
		}
		tokens, err := chroma.Coalesce(lexer).Tokenise(nil, string(n.Lines().Value(source)))
		if err != nil {
			return ast.WalkStop, err
		}
		return ast.WalkSkipChildren, formatter.Format(w, styles.Fallback, tokens)
	})
}
