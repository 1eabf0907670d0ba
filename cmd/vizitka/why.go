package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"vizitka/generator/build"
	"vizitka/generator/diag"
	"vizitka/generator/site"
)

func (c *call) whyCommand() *cobra.Command {
	reverse := ""
	cmd := c.command(&cobra.Command{
		Use:   "why PAGE",
		Short: c.say("why a page was made again, or was not", "почему страница была сделана заново или не была"),
		Long: c.say(
			"Says why an output was made when it was last made, and what of it has changed since. PAGE is an address, a file\n"+
				"of the output folder or a source file. With --reverse it lists what a change of a source file may reach.\n"+
				"It tells of the last build, and builds nothing.",
			"Говорит, почему файл был сделан, когда его делали в последний раз, и что изменилось с тех пор. PAGE – адрес,\n"+
				"файл готового сайта или исходный файл. С --reverse перечисляет, чего может коснуться правка исходного файла.\n"+
				"Рассказывает о последней сборке и ничего не собирает."),
		Example: `
  vizitka why /pravila/prosi-pryamo/
  vizitka why content/pravila/prosi-pryamo.md
  vizitka why --reverse themes/mine/partials/menu.html`,
		Args: func(cmd *cobra.Command, args []string) error {
			if reverse != "" {
				return c.arguments(0, 0)(cmd, args)
			}
			return c.arguments(1, 1)(cmd, args)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if reverse != "" {
				return c.whyReverse(reverse)
			}
			return c.whyPage(args[0])
		},
	})
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&reverse, "reverse", "", c.say("what a change of this `FILE` may reach", "чего может коснуться правка этого `ФАЙЛА`"))
	addHugoFlags(cmd.Flags())
	return cmd
}

var (
	nothingNamed = diag.Declare(diag.Message{
		Name: "nothing-named", Severity: diag.Error,
		En: `no page, output or file is named "{name}"`, Ru: "нет ни страницы, ни файла с именем «{name}»",
		HintEn: `did you mean "{near}"?|write an address, a file of the output folder or a source file`, HintRu: "может быть, «{near}»?|пишите адрес, файл готового сайта или исходный файл",
	})
	nothingBuilt = diag.Declare(diag.Message{
		Name: "nothing-built", Severity: diag.Error,
		En: "nothing is known of an earlier build", Ru: "о прежних сборках ничего не известно",
		HintEn: "`vizitka build` makes the site and remembers why", HintRu: "`vizitka build` соберёт сайт и запомнит почему",
	})
)

// lookBack opens the last build.
func (c *call) lookBack() (*build.State, string, error) {
	dir, err := c.siteDir()
	if err != nil {
		return nil, "", err
	}
	o, err := c.options(dir, includeFlags{}, production)
	if err != nil {
		return nil, "", err
	}
	o.Store, o.Program, o.Look = filepath.Join(dir, storeFolder), programPrint(), true
	st, err := build.Open(o)
	if err != nil {
		return nil, "", err
	}
	if !st.Remembers() {
		st.Close()
		return nil, "", problem{nothingBuilt.At(diag.Place{}, nil)}
	}
	return st, dir, nil
}

// inSite turns the path of a file, as a shell completes it, into one relative
// to the site's folder; other names stay as they are.
func (c *call) inSite(dir, name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		if rel, err := filepath.Rel(dir, abs); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
	}
	return name
}

// whyPage tells of the outputs that a name means.
func (c *call) whyPage(name string) error {
	st, dir, err := c.lookBack()
	if err != nil {
		return err
	}
	defer st.Close()
	outputs, file := st.Named(name)
	if outputs == nil && file == "" {
		outputs, file = st.Named(c.inSite(dir, name))
	}
	var out *site.LeftOut
	for _, l := range st.LeftOut() {
		if l.File == file {
			out = &l
		}
	}
	if outputs == nil && out == nil && file == "" {
		return problem{nothingNamed.At(diag.Place{}, diag.V{"name": name, "near": nearestPage(st, name)})}
	}
	if c.json {
		c.writeJSON(c.whyJSON(st, outputs, file, out))
		return nil
	}
	switch {
	case out != nil:
		c.print(file + c.say(" is not in the site: ", " не входит в сайт: ") + c.reason(*out))
	case len(outputs) == 0:
		c.print(file + c.say(": no output is made of this file alone; `vizitka why --reverse` says what it reaches", ": из одного этого файла ничего не делается; чего он касается, скажет `vizitka why --reverse`"))
	}
	for _, path := range outputs {
		c.printWhy(st, path)
	}
	return nil
}

func nearestPage(st *build.State, name string) string {
	var names []string
	for _, o := range st.Outputs() {
		names = append(names, o.Path)
	}
	for _, d := range st.Documents() {
		names = append(names, d.File)
	}
	return diag.Nearest(name, names)
}

// printWhy tells of one output.
func (c *call) printWhy(st *build.State, path string) {
	m, ok := st.LastMaking(path)
	if !ok {
		if now, ok := st.Making(path); ok {
			c.print(path + c.madeBy(now) + "\n" + c.say("  it is new: the next build makes it", "  он новый: его сделает следующая сборка"))
			return
		}
		c.print(path + c.say(": published as it is, from ", ": опубликован как есть, из ") + st.Origin(path))
		return
	}
	c.print(path + c.madeBy(m))
	when := m.When.Format("2006-01-02 15:04:05")
	if len(m.Reasons) == 0 {
		c.print(c.say("made "+when+", when it was new", "сделан "+when+", когда был новым"))
	} else {
		c.print(c.say("made "+when+", because these answers had changed:", "сделан "+when+", потому что изменились ответы:"))
		c.printReasons(m.Reasons)
	}
	asked := c.count(m.Asked, nounQuestion)
	switch last := st.LastBuild(); {
	case len(m.Next) > 0:
		c.print(c.say("the next build makes it again:", "следующая сборка сделает его заново:"))
		c.printReasons(m.Next)
	case last.Unix() > m.When.Unix():
		c.print(c.say("kept since, last "+last.Format("2006-01-02 15:04:05")+": none of its "+asked+" is answered differently",
			"с тех пор прежний, в последний раз "+last.Format("2006-01-02 15:04:05")+": "+asked+", и ни на один ответ не изменился"))
	default:
		c.print(c.say("up to date: none of its "+asked+" is answered differently", "не устарел: "+asked+", и ни на один ответ не изменился"))
	}
}

// whyJSON is what why tells, for programs. Its names are a promise.
func (c *call) whyJSON(st *build.State, outputs []string, file string, out *site.LeftOut) map[string]any {
	result := map[string]any{"file": file, "last_build": st.LastBuild()}
	if out != nil {
		result["left_out"] = leftOutJSON(*out)
	}
	told := []map[string]any{}
	for _, path := range outputs {
		m, ok := st.LastMaking(path)
		if !ok {
			told = append(told, map[string]any{"path": path, "origin": st.Origin(path)})
			continue
		}
		told = append(told, map[string]any{
			"path": path, "layout": m.Layout, "origin": m.Origin, "made": m.When, "questions": m.Asked,
			"reasons": c.reasonsOf(m.Reasons), "next": c.reasonsOf(m.Next),
		})
	}
	result["outputs"] = told
	return result
}

// whyReverse lists what a change of a file may reach.
func (c *call) whyReverse(name string) error {
	st, dir, err := c.lookBack()
	if err != nil {
		return err
	}
	defer st.Close()
	file := st.FileNamed(name)
	if file == "" {
		file = st.FileNamed(c.inSite(dir, name))
	}
	if file == "" {
		var names []string
		for _, f := range st.Tree().Files("") {
			names = append(names, f.Path)
		}
		return problem{nothingNamed.At(diag.Place{}, diag.V{"name": name, "near": diag.Nearest(name, names)})}
	}
	reached := st.Reached(file)
	if c.json {
		c.writeJSON(map[string]any{"file": file, "reaches": listOf(reached)})
		return nil
	}
	for _, path := range reached {
		c.print(path)
	}
	if !c.quiet {
		c.print(c.say("a change of "+file+" may reach ", "правка "+file+" может коснуться: ") + c.count(len(reached), nounFile))
	}
	return nil
}
