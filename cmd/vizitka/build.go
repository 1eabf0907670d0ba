package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vizitka/generator/build"
	"vizitka/generator/diag"
	"vizitka/generator/publish"
)

type buildFlags struct {
	includeFlags
	output, baseURL          string
	jobs                     int
	force, explain, dryRun   bool
	keepGoing, strict, adopt bool
}

func (c *call) buildCommand() *cobra.Command {
	f := &buildFlags{}
	cmd := c.command(&cobra.Command{
		Use:   "build",
		Short: c.say("make public/ equal to the site", "привести public/ в соответствие с сайтом"),
		Long: c.say(
			"Makes the output folder equal to the site: wholly, or not at all if there is an error.\n"+
				"Files in it that are not the program's are left alone.",
			"Приводит папку сайта в соответствие с исходниками: целиком или, если есть ошибка, никак.\n"+
				"Чужие файлы в ней остаются как есть."),
		Example: `
  vizitka build
  vizitka build --drafts --dry-run
  vizitka build --strict --base-url https://example.org/guide/`,
		Args: c.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error { return c.build(f) },
	})
	c.addBuildFlags(cmd, f)
	return cmd
}

func (c *call) addBuildFlags(cmd *cobra.Command, f *buildFlags) {
	flags := cmd.Flags()
	flags.SortFlags = false
	c.addOutput(flags, &f.output)
	c.addBaseURL(flags, &f.baseURL)
	c.addIncludeFlags(flags, &f.includeFlags, false)
	flags.BoolVar(&f.strict, "strict", false, c.say("warnings are errors", "предупреждения считаются ошибками"))
	flags.BoolVar(&f.keepGoing, "keep-going", false, c.say("publish what is sound in spite of errors", "опубликовать исправное, несмотря на ошибки"))
	flags.BoolVar(&f.dryRun, "dry-run", false, c.say("show the difference, write nothing", "показать отличия, ничего не записывая"))
	flags.BoolVar(&f.explain, "explain", false, c.say("say of each output that was made why", "о каждом сделанном файле сказать почему"))
	flags.BoolVar(&f.adopt, "adopt", false, c.say("publish into a folder that holds files of others, keeping them", "публиковать в папку с чужими файлами, сохраняя их"))
	flags.BoolVar(&f.force, "force", false, c.say("trust no store: delete it and make everything anew", "не верить хранилищу: удалить его и сделать всё заново"))
	c.addJobs(flags, &f.jobs)
	addHugoFlags(flags)
}

// build makes the output folder equal to the site.
func (c *call) build(f *buildFlags) error {
	limitMemory()
	start := c.now()
	dir, err := c.siteDir()
	if err != nil {
		return err
	}
	// Without it an empty site would take the place of the published one.
	if info, err := os.Lstat(filepath.Join(dir, contentFolder)); err != nil || !info.IsDir() {
		return problem{noContent.At(diag.File(contentFolder), nil)}
	}
	output, err := c.outputDir(dir, f.output)
	if err != nil {
		return err
	}
	store := filepath.Join(dir, storeFolder)
	problems, err := publish.Recover(output, store)
	if err != nil {
		return err
	}
	if f.force {
		if err := os.RemoveAll(store); err != nil {
			return err
		}
	}
	o, err := c.options(dir, f.includeFlags, production)
	if err != nil {
		return err
	}
	progress := c.newProgress(start)
	defer progress.end()
	o.Output, o.BaseURL, o.Jobs = output, f.baseURL, f.jobs
	o.Store, o.Program = store, programPrint()
	o.Progress = func(stage build.Stage, done, total int) {
		if stage == build.Parsing {
			progress.show(c.say("reading", "чтение"), done, total)
		}
	}
	st, err := build.Open(o)
	if err != nil {
		return refused(err)
	}
	defer st.Close()
	st.MakeLists()
	vanished := st.Vanished()
	sound := func() bool {
		found := append(st.Problems(), vanished...)
		return !found.Has(diag.Error) && !(f.strict && found.Has(diag.Warning))
	}
	report, found, err := publish.Publish(st, publish.Options{
		Dir: output, Store: store, Sources: sourceFolders(dir), Home: home(), Adopt: f.adopt, DryRun: f.dryRun,
		Known:   published(st),
		Run:     progress.counting(c.say("making", "сборка"), st.Run),
		Approve: func() bool { return f.keepGoing || sound() },
	})
	progress.end()
	if err != nil {
		c.printProblems(append(problems, st.Problems()...))
		return err
	}
	if report.Published && !f.dryRun {
		problems.Add(st.Save(report.Known.Append(nil))...)
	}
	problems = diag.Compact(slices.Concat(problems, st.Problems(), vanished, found))
	r := buildResult{
		report: report, problems: problems, state: st, strict: f.strict, explain: f.explain, dryRun: f.dryRun,
		production: o.Environment == production, time: c.now().Sub(start),
	}
	c.tell(r)
	if r.failed() {
		return errTold
	}
	return nil
}

// published returns what the last publishing reported; nil where that is not
// known.
func published(st *build.State) publish.Record {
	record, err := publish.ParseRecord(st.Published())
	if err != nil {
		return nil
	}
	return record
}

// refused makes the problems of a site that cannot be opened now the command's
// own.
func refused(err error) error {
	var r *build.Refused
	if errors.As(err, &r) {
		return problem{r.Problems[0]}
	}
	return err
}

// outputDir returns the absolute path of the output folder: one that is named
// is taken as a shell takes it, from where the command is called.
func (c *call) outputDir(dir, flag string) (string, error) {
	if flag == "" {
		return filepath.Join(dir, outputFolder), nil
	}
	return filepath.Abs(flag)
}

// sourceFolders returns the folders that the output must not touch.
func sourceFolders(dir string) []string {
	var out []string
	for _, name := range build.Sources() {
		if !strings.Contains(name, "*") {
			out = append(out, filepath.Join(dir, name))
		}
	}
	return out
}

// A buildResult is what a build came to.
type buildResult struct {
	report                  publish.Report
	problems                diag.List
	state                   *build.State
	strict, explain, dryRun bool
	production              bool
	time                    time.Duration
}

// failed reports whether the site has a problem, published or not.
func (r *buildResult) failed() bool {
	return r.problems.Has(diag.Error) || r.strict && r.problems.Has(diag.Warning)
}
