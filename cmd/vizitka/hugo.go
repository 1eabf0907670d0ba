package main

import (
	"net"

	"github.com/spf13/pflag"

	"vizitka/generator/diag"
)

// hugoSpellings are flags of Hugo's that work here as ours do. They are not
// shown in the help.
var hugoSpellings = []struct{ hugo, short, ours string }{
	{"destination", "d", "output"},
	{"baseURL", "", "base-url"},
	{"buildDrafts", "", "drafts"},
	{"buildFuture", "", "future"},
	{"buildExpired", "", "expired"},
	{"openBrowser", "O", "open"},
}

// addHugoFlags adds Hugo's spellings of the flags that are there.
func addHugoFlags(f *pflag.FlagSet) {
	for _, s := range hugoSpellings {
		if ours := f.Lookup(s.ours); ours != nil {
			hidden := f.VarPF(ours.Value, s.hugo, s.short, "")
			hidden.Hidden, hidden.NoOptDefVal = true, ours.NoOptDefVal
		}
	}
	if addr := f.Lookup("addr"); addr != nil {
		f.VarPF(addrPart{addr.Value, true}, "port", "p", "").Hidden = true
		f.VarPF(addrPart{addr.Value, false}, "bind", "", "").Hidden = true
	}
}

// An addrPart is the port or the host of HOST:PORT, as a flag of its own.
type addrPart struct {
	whole pflag.Value
	port  bool
}

func (a addrPart) String() string {
	if a.whole == nil {
		return ""
	}
	host, port, err := net.SplitHostPort(a.whole.String())
	if err != nil {
		return ""
	}
	if a.port {
		return port
	}
	return host
}

func (a addrPart) Set(value string) error {
	host, port, err := net.SplitHostPort(a.whole.String())
	if err != nil {
		return err
	}
	if a.port {
		port = value
	} else {
		host = value
	}
	return a.whole.Set(net.JoinHostPort(host, port))
}

func (a addrPart) Type() string { return "string" }

var (
	hugoFlagOurs = diag.Declare(diag.Message{
		Name: "hugo-flag", Severity: diag.Error,
		En: "{flag} is a flag of Hugo's", Ru: "{flag} – флаг Hugo",
		HintEn: "here it is: {ours}", HintRu: "здесь вместо него: {ours}",
	})
	hugoFlagNone = diag.Declare(diag.Message{
		Name: "hugo-flag-none", Severity: diag.Error,
		En: "{flag} is a flag of Hugo's, and there is none for it here", Ru: "{flag} – флаг Hugo, здесь такого нет",
		HintEn: "leave it out: {why}", HintRu: "уберите его: {why}",
	})
)

// hugoFlag tells of a flag that is Hugo's and does not work here.
func (c *call) hugoFlag(written string) (diag.Diagnostic, bool) {
	if ours, ok := hugoOurs[written]; ok {
		return hugoFlagOurs.At(diag.Place{}, diag.V{"flag": written, "ours": ours}), true
	}
	if why, ok := hugoNone[written]; ok {
		return hugoFlagNone.At(diag.Place{}, diag.V{"flag": written, "why": c.say(why[0], why[1])}), true
	}
	return diag.Diagnostic{}, false
}

// hugoOurs says what to write instead of a flag of Hugo's.
var hugoOurs = map[string]string{
	"--clock":                "--at",
	"--config":               "site.toml, site.NAME.toml (--environment NAME)",
	"--configDir":            "site.toml, site.NAME.toml (--environment NAME)",
	"--contentDir":           "content/ (--source)",
	"-c":                     "content/ (--source)",
	"--layoutDir":            "themes/mine/layouts/",
	"-l":                     "themes/mine/layouts/",
	"--theme":                `themes = ["mine", "vizitka"] (site.toml)`,
	"-t":                     `themes = ["mine", "vizitka"] (site.toml)`,
	"--themesDir":            "themes/ (--source)",
	"--ignoreCache":          "--force",
	"--panicOnWarning":       "--strict",
	"--printPathWarnings":    "--strict",
	"--printI18nWarnings":    "--strict",
	"--logLevel":             "--verbose, --quiet",
	"--debug":                "--verbose",
	"--verboseLog":           "--verbose",
	"--renderToMemory":       "--dry-run",
	"-M":                     "--dry-run",
	"--renderToDisk":         "vizitka build",
	"--port":                 "vizitka serve --addr HOST:PORT",
	"-p":                     "vizitka serve --addr HOST:PORT",
	"--bind":                 "vizitka serve --addr HOST:PORT",
	"--openBrowser":          "vizitka serve --open",
	"-O":                     "vizitka serve --open",
	"--watch":                "vizitka serve",
	"-w":                     "vizitka serve",
	"--kind":                 "vizitka new KIND PATH",
	"-k":                     "vizitka new KIND PATH",
	"--templateMetrics":      "--explain",
	"--templateMetricsHints": "--explain",
	"--format":               "site.toml",
	"--version":              "vizitka version",
}

// hugoNone says in English and Russian why there is nothing to write instead
// of a flag of Hugo's.
var hugoNone = map[string][2]string{
	"--minify":               {"pages are made without idle white space, styles and scripts are always minified", "лишних пробелов в страницах нет, стили и скрипты всегда сжаты"},
	"--cleanDestinationDir":  {"old files of the site never stay", "старые файлы сайта не остаются никогда"},
	"--gc":                   {"nothing is left that would have to be collected", "убирать нечего"},
	"--cacheDir":             {"the store is .vizitka/ in the site's folder and may always be deleted", "хранилище – .vizitka/ в папке сайта, его всегда можно удалить"},
	"--enableGitInfo":        {"dates come from front matter", "даты берутся из шапки страницы"},
	"--forceSyncStatic":      {"static files are always compared", "статические файлы сверяются всегда"},
	"--ignoreVendorPaths":    {"there are no modules", "модулей нет"},
	"--noBuildLock":          {"a second build waits a moment, then says who is building", "вторая сборка немного ждёт, а потом говорит, кто собирает"},
	"--noChmod":              {"modes of files are not copied", "права файлов не копируются"},
	"--noTimes":              {"times of files are not copied", "время файлов не копируется"},
	"--printMemoryUsage":     {"the system's own tools tell it", "это покажут средства системы"},
	"--printUnusedTemplates": {"templates are checked whether they are used or not", "шаблоны проверяются, даже если не используются"},
	"--renderSegments":       {"only what changed is made anyway", "и так делается только изменившееся"},
	"--renderStaticToDisk":   {"nothing is written by the preview", "просмотр ничего не записывает"},
	"--disableKinds":         {"a site makes what its pages are", "сайт состоит из того, что в нём написано"},
	"--disableFastRender":    {"the preview is never wrong, so there is nothing to switch off", "просмотр не ошибается, отключать нечего"},
	"--disableLiveReload":    {"the preview always shows the newest state", "просмотр всегда показывает последнее состояние"},
	"--disableBrowserError":  {"errors are shown where they happen", "ошибки видны там, где возникли"},
	"--liveReloadPort":       {"the preview has one port", "у просмотра один порт"},
	"--navigateToChanged":    {"the page one reads stays", "открытая страница остаётся на месте"},
	"-N":                     {"the page one reads stays", "открытая страница остаётся на месте"},
	"--noHTTPCache":          {"browsers always ask for the newest state", "браузер всегда спрашивает последнее состояние"},
	"--appendPort":           {"addresses in the preview are its own", "адреса в просмотре – его собственные"},
	"--pprof":                {"it is a tool for those who change the program", "это инструмент для тех, кто меняет программу"},
	"--trace":                {"it is a tool for those who change the program", "это инструмент для тех, кто меняет программу"},
	"--meminterval":          {"it is a tool for those who change the program", "это инструмент для тех, кто меняет программу"},
	"--memstats":             {"it is a tool for those who change the program", "это инструмент для тех, кто меняет программу"},
	"--profile-cpu":          {"it is a tool for those who change the program", "это инструмент для тех, кто меняет программу"},
	"--profile-mem":          {"it is a tool for those who change the program", "это инструмент для тех, кто меняет программу"},
	"--profile-mutex":        {"it is a tool for those who change the program", "это инструмент для тех, кто меняет программу"},
	"--tlsAuto":              {"the preview is for this machine, and needs no certificate there", "просмотр работает на этой машине и сертификата не требует"},
	"--tlsCertFile":          {"the preview is for this machine, and needs no certificate there", "просмотр работает на этой машине и сертификата не требует"},
	"--tlsKeyFile":           {"the preview is for this machine, and needs no certificate there", "просмотр работает на этой машине и сертификата не требует"},
	"--editor":               {"open the file that was made with your editor", "откройте созданный файл своим редактором"},
}
