package watch

import "vizitka/generator/diag"

var (
	msgPolling = diag.Declare(diag.Message{
		Name: "no-watches-left", Severity: diag.Notice,
		En:     "the system cannot watch the site's folders ({error}): they are looked through every half second",
		Ru:     "система не может следить за папками сайта ({error}): они просматриваются каждые полсекунды",
		HintEn: "allow more watches, on Linux: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512; on macOS: ulimit -n 10240; then start again",
		HintRu: "увеличьте предел, в Linux: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512; в macOS: ulimit -n 10240; и запустите снова",
	})
	msgGone = diag.Declare(diag.Message{
		Name: "site-folder-gone", Severity: diag.Error,
		En: "the site's folder was removed or renamed: changes are no longer seen", Ru: "папка сайта удалена или переименована: изменения больше не видны",
		HintEn: "start the preview again in the new place", HintRu: "запустите просмотр заново на новом месте",
	})
	msgUnreadable = diag.Declare(diag.Message{
		Name: "poll-failed", Severity: diag.Warning,
		En: "the site's folders cannot be looked through: {error}", Ru: "не удаётся просмотреть папки сайта: {error}",
		HintEn: "changes are not seen until this is mended", HintRu: "пока это не исправлено, изменения не видны",
	})
)
