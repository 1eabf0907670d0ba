package render

import (
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/markdown"
	"vizitka/generator/theme"
)

var (
	unknownAttribute = diag.Declare(diag.Message{
		Name: "unknown-attribute", Severity: diag.Warning,
		En: `"{component}" takes no attribute "{name}"`, Ru: "у «{component}» нет атрибута «{name}»",
		HintEn: `did you mean "{near}"?|it takes {names}`, HintRu: "может быть, «{near}»?|бывают {names}",
	})
	missingAttribute = diag.Declare(diag.Message{
		Name: "missing-attribute", Severity: diag.Error,
		En: `"{component}" needs the attribute "{name}"`, Ru: "у «{component}» нет обязательного атрибута «{name}»",
		HintEn: "write {example} between the braces", HintRu: "впишите {example} в фигурные скобки",
	})
)

// judgeAttributes returns what is wrong with the attributes of a directive, at
// its place, as far as the theme declares those of its component. A component
// that declares none takes all; id and class are taken by every one. place is
// asked for only where something is wrong.
func judgeAttributes(c theme.Component, args []markdown.Arg, place func() diag.Place) (problems diag.List) {
	if len(c.Args) == 0 {
		return nil
	}
	given := make([]bool, len(c.Args))
	for _, arg := range args {
		i := declared(c.Args, arg.Name)
		switch {
		case i >= 0:
			given[i] = true
			found := c.Args[i].JudgeText(arg.Value, diag.Place{})
			for _, d := range found {
				d.Place = place()
				problems.Add(d)
			}
		case arg.Name != "id" && arg.Name != "class":
			var names []string
			for _, f := range c.Args {
				names = append(names, f.Name)
			}
			problems.Add(unknownAttribute.At(place(), diag.V{
				"component": c.Name, "name": arg.Name, "near": diag.Nearest(arg.Name, names), "names": strings.Join(names, ", "),
			}))
		}
	}
	for i, f := range c.Args {
		if f.Required && !given[i] {
			problems.Add(missingAttribute.At(place(), diag.V{
				"component": c.Name, "name": f.Name, "example": f.Name + "=" + fields.FormatTOML(f.Sample("en")),
			}))
		}
	}
	return problems
}

// declared returns which of the declared attributes a name means, -1 for none.
func declared(args []fields.Field, name string) int {
	for i := range args {
		if fields.Fold(args[i].Name) == fields.Fold(name) {
			return i
		}
	}
	return -1
}
