package serve

import "vizitka/generator/diag"

var (
	msgPort = diag.Declare(diag.Message{
		Name: "port-taken", Severity: diag.Notice,
		En: "the address {taken} is taken: {addr} is used", Ru: "адрес {taken} занят: используется {addr}",
		HintEn: "another preview may still be running; --addr HOST:PORT chooses an address",
		HintRu: "возможно, ещё работает другой просмотр; адрес выбирает --addr ХОСТ:ПОРТ",
	})
	msgBroken = diag.Declare(diag.Message{
		Name: "page-not-made", Severity: diag.Error,
		En: "{path} cannot be shown: {error}", Ru: "{path} нельзя показать: {error}",
		HintEn: "mend it and save: this page loads itself anew", HintRu: "исправьте и сохраните: эта страница обновится сама",
	})
	msgNone = diag.Declare(diag.Message{
		Name: "page-not-found", Severity: diag.Error,
		En: "there is no page {path}", Ru: "страницы {path} нет",
		HintEn: "a site's own page for this is the layout 404.html", HintRu: "собственная страница сайта для этого – макет 404.html",
	})
	msgNotYet = diag.Declare(diag.Message{
		Name: "site-not-ready", Severity: diag.Notice,
		En: "the site is not ready yet", Ru: "сайт ещё не готов",
		HintEn: "this page loads itself anew when it is", HintRu: "эта страница обновится сама",
	})
)
