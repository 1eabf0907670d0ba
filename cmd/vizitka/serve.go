package main

import (
	"context"
	"errors"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"vizitka/generator/build"
	"vizitka/generator/diag"
	"vizitka/generator/serve"
	"vizitka/generator/watch"
)

var cannotListen = diag.Declare(diag.Message{
	Name: "cannot-listen", Severity: diag.Error,
	En: "the preview cannot be at {addr}: {detail}", Ru: "просмотр нельзя открыть по адресу {addr}: {detail}",
	HintEn: "another program may be there, perhaps a second preview; take another port with --addr",
	HintRu: "возможно, там уже работает другая программа или второй просмотр; выберите другой порт через --addr",
})

type serveFlags struct {
	includeFlags
	baseURL, addr string
	jobs          int
	open, poll    bool
}

func (c *call) serveCommand() *cobra.Command {
	f := &serveFlags{}
	cmd := c.command(&cobra.Command{
		Use:     "serve",
		Aliases: []string{"server"},
		Short:   c.say("the preview: the site in a browser while it is being written", "просмотр: сайт в браузере, пока он пишется"),
		Long: c.say(
			"Shows the site in a browser, drafts included, and shows each change as soon as a file is saved.\n"+
				"Nothing is written to public/. Ctrl+C ends it.",
			"Показывает сайт в браузере вместе с черновиками, а после сохранения файла – сразу и изменения.\n"+
				"В public/ ничего не записывается. Завершает работу Ctrl+C."),
		Example: `
  vizitka serve
  vizitka serve --open
  vizitka serve --addr 127.0.0.1:8080 --drafts=false`,
		Args: c.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			given := cmd.Flags().Lookup("addr").Value.String() != serve.DefaultAddr
			return c.serve(f, given || cmd.Flags().Changed("addr"))
		},
	})
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.addr, "addr", "a", serve.DefaultAddr, c.say("where to listen: `HOST:PORT`", "где слушать: `ХОСТ:ПОРТ`"))
	flags.BoolVar(&f.open, "open", false, c.say("open the browser", "открыть браузер"))
	flags.BoolVar(&f.poll, "poll", false, c.say("look for changes instead of waiting for the system to tell them", "искать изменения самому, не дожидаясь сообщений системы"))
	c.addBaseURL(flags, &f.baseURL)
	c.addIncludeFlags(flags, &f.includeFlags, true)
	c.addJobs(flags, &f.jobs)
	addHugoFlags(flags)
	return cmd
}

// serve shows the site until it is interrupted.
func (c *call) serve(f *serveFlags, addrGiven bool) error {
	dir, err := c.siteDir()
	if err != nil {
		return err
	}
	o, err := c.options(dir, f.includeFlags, development)
	if err != nil {
		return err
	}
	o.BaseURL, o.Jobs, o.Live = f.baseURL, f.jobs, true
	o.Store, o.Program = filepath.Join(dir, storeFolder), programPrint()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := &preview{call: c}
	if f.at != "" {
		p.at = o.Include.At
	}
	p.pages, err = serve.Open(serve.Options{
		Addr: f.addr, AddrGiven: addrGiven, Lang: c.lang, Opened: p.tellFresh,
		Author: author{p, c.getenv("VISUAL")},
		Report: func(d diag.Diagnostic) { p.tellProblems(diag.List{d}) },
	})
	if taken := (*net.OpError)(nil); errors.As(err, &taken) {
		return problem{cannotListen.At(diag.Place{}, diag.V{"addr": f.addr, "detail": taken.Err.Error()})}
	} else if err != nil {
		return err
	}
	following := make(chan error, 1)
	go func() {
		defer stop()
		following <- p.follow(ctx, o, watch.Options{
			Dir: dir, Folders: build.Sources(), Skip: []string{filepath.Base(o.Output)}, Known: p.known, Poll: f.poll,
		}, f.open)
	}()
	if err := p.pages.Serve(ctx); err != nil {
		return err
	}
	select {
	case err = <-following:
	case <-time.After(patience): // a first build is not broken off, and leaves nothing half-written
	}
	return err
}

// patience is how long the end waits for what is under way.
const patience = 300 * time.Millisecond
