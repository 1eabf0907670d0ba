package main

import (
	"errors"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vizitka/generator/config"
	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/site"
)

// globalFlags are those of all commands.
func (c *call) globalFlags(f *pflag.FlagSet) {
	f.StringVarP(&c.source, "source", "s", ".", c.say("the site's folder: `DIR`", "папка с исходниками сайта: `ПАПКА`"))
	f.StringVarP(&c.environment, "environment", "e", "", c.say("lay site.`NAME`.toml over site.toml", "наложить site.`ИМЯ`.toml на site.toml"))
	f.BoolVarP(&c.quiet, "quiet", "q", false, c.say("tell problems only", "сообщать только о проблемах"))
	f.BoolVarP(&c.verbose, "verbose", "v", false, c.say("tell everything", "сообщать обо всём"))
	f.BoolVar(&c.json, "json", false, c.say("results as JSON, for programs", "результат в JSON, для программ"))
	f.String("ui-lang", "", c.say("language of messages: `en|ru`", "язык сообщений: `en|ru`"))
	f.BoolP("help", "h", false, c.say("this help", "эта справка"))
	f.SortFlags = false
}

// includeFlags say which pages belong to the site.
type includeFlags struct {
	drafts, future, expired bool
	at                      string
}

func (c *call) addIncludeFlags(f *pflag.FlagSet, in *includeFlags, drafts bool) {
	f.BoolVarP(&in.drafts, "drafts", "D", drafts, c.say("with drafts", "вместе с черновиками"))
	f.BoolVarP(&in.future, "future", "F", false, c.say("with pages dated in the future", "вместе со страницами с будущей датой"))
	f.BoolVarP(&in.expired, "expired", "E", false, c.say("with pages whose time has passed", "вместе со страницами, чей срок истёк"))
	f.StringVar(&in.at, "at", "", c.say("the site as of this `TIME`, not of now", "сайт на этот `МОМЕНТ`, а не на сейчас"))
}

func (c *call) addBaseURL(f *pflag.FlagSet, value *string) {
	f.StringVarP(value, "base-url", "b", "", c.say("the site's address, instead of that in site.toml: `URL`", "адрес сайта вместо того, что в site.toml: `URL`"))
}

func (c *call) addJobs(f *pflag.FlagSet, value *int) {
	f.IntVarP(value, "jobs", "j", runtime.GOMAXPROCS(0), c.say("work on `N` outputs at once", "делать `N` файлов одновременно"))
}

var (
	badTime = diag.Declare(diag.Message{
		Name: "bad-time", Severity: diag.Error,
		En: `--at "{value}" is no time`, Ru: "--at «{value}» – не время",
		HintEn: "write --at 2026-11-24 or --at 2026-11-24T10:00", HintRu: "пишите --at 2026-11-24 или --at 2026-11-24T10:00",
	})
	badFlagValue = diag.Declare(diag.Message{
		Name: "bad-flag-value", Severity: diag.Error,
		En: `--{flag} cannot be "{value}"`, Ru: "у --{flag} не может быть значения «{value}»",
		HintEn: "it may be: {values}", HintRu: "возможно: {values}",
	})
	flagNeedsValue = diag.Declare(diag.Message{
		Name: "flag-needs-value", Severity: diag.Error,
		En: "--{flag} needs a value", Ru: "--{flag} требует значения",
	})
	unknownFlag = diag.Declare(diag.Message{
		Name: "unknown-flag", Severity: diag.Error,
		En: "`{command}` has no flag {flag}", Ru: "у `{command}` нет флага {flag}",
		HintEn: "did you mean {near}?|`{command} --help` lists the flags", HintRu: "может быть, {near}?|флаги перечислит `{command} --help`",
	})
	flagSyntax = diag.Declare(diag.Message{
		Name: "flag-syntax", Severity: diag.Error,
		En: "a flag cannot be written {flag}", Ru: "флаг так не пишут: {flag}",
	})
)

// include returns what the flags say. A time without zone is the site's, as in
// front matter, so the settings are looked at, but only for such a time.
func (in *includeFlags) include(now time.Time, settings func() *config.Settings) (site.Include, error) {
	out := site.Include{Drafts: in.drafts, Future: in.future, Expired: in.expired, At: now}
	if in.at == "" {
		return out, nil
	}
	date, ok := fields.ParseDate(in.at)
	if !ok {
		return out, wrongUse{badTime.At(diag.Place{}, diag.V{"value": in.at})}
	}
	zone := time.UTC
	if !date.HasZone {
		zone = settings().Location
	}
	out.At = date.In(zone)
	return out, nil
}

// checkGlobalFlags refuses values that the flags' types allow. A wrong address
// would be told of at the line of site.toml that the flag replaces.
func (c *call) checkGlobalFlags(cmd *cobra.Command) error {
	if value := cmd.Flag("ui-lang").Value.String(); value != "" && value != "en" && value != "ru" {
		return wrongUse{badFlagValue.At(diag.Place{}, diag.V{"flag": "ui-lang", "value": value, "values": "en, ru"})}
	}
	if value := c.environment; value != "" && !config.IsName(value) {
		return wrongUse{badFlagValue.At(diag.Place{}, diag.V{"flag": "environment", "value": value, "values": "production, staging …"})}
	}
	if address := cmd.Flag("base-url"); address != nil && address.Value.String() != "" {
		if _, ok := config.BaseURL(address.Value.String()); !ok {
			return wrongUse{badFlagValue.At(diag.Place{}, diag.V{
				"flag": "base-url", "value": address.Value.String(), "values": "https://example.org/, https://example.org/guide/ …",
			})}
		}
	}
	if jobs := cmd.Flag("jobs"); jobs != nil {
		if value := jobs.Value.String(); value == "0" || strings.HasPrefix(value, "-") {
			return wrongUse{badFlagValue.At(diag.Place{}, diag.V{"flag": "jobs", "value": value, "values": "1, 2, 3 …"})}
		}
	}
	return nil
}

// flagError turns an error of the flags' library into a problem that names
// ours: the nearest flag, or the one for Hugo's.
func (c *call) flagError(cmd *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var empty *pflag.ValueRequiredError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &missing):
		return wrongUse{c.noFlag(cmd, missing)}
	case errors.As(err, &invalid):
		values := diag.V{"flag": invalid.GetFlag().Name, "value": invalid.GetValue(), "values": valuesOf(invalid.GetFlag())}
		return wrongUse{badFlagValue.At(diag.Place{}, values)}
	case errors.As(err, &empty):
		return wrongUse{flagNeedsValue.At(diag.Place{}, diag.V{"flag": empty.GetFlag().Name})}
	case errors.As(err, &syntax):
		return wrongUse{flagSyntax.At(diag.Place{}, diag.V{"flag": syntax.GetSpecifiedFlag()})}
	}
	return err
}

func valuesOf(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "bool":
		return "true, false"
	case "int":
		return "1, 2, 3 …"
	}
	return ""
}

func (c *call) noFlag(cmd *cobra.Command, missing *pflag.NotExistError) diag.Diagnostic {
	name, written := missing.GetSpecifiedName(), "--"+missing.GetSpecifiedName()
	if missing.GetSpecifiedShortnames() != "" {
		written = "-" + name
	}
	if d, ok := c.hugoFlag(written); ok {
		return d
	}
	values := diag.V{"command": cmd.CommandPath(), "flag": written}
	if len(name) > 1 {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden {
				names = append(names, f.Name)
			}
		})
		if near := diag.Nearest(name, names); near != "" {
			values["near"] = "--" + near
		}
	}
	return unknownFlag.At(diag.Place{}, values)
}

func (c *call) addOutput(f *pflag.FlagSet, value *string) {
	f.StringVarP(value, "output", "o", "", c.say("publish into this `DIR` instead of public/ in the site's folder", "публиковать в эту `ПАПКУ`, а не в public/ в папке сайта"))
}
