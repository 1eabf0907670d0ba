package source

import "vizitka/generator/diag"

var (
	msgLink = diag.Declare(diag.Message{
		Name: "symlink-left-out", Severity: diag.Warning,
		En: "a symbolic link is left out", Ru: "символическая ссылка пропущена",
		HintEn: "put the file or folder itself here: links are not followed, so that nothing from outside the site is published",
		HintRu: "положите сюда сам файл или папку: по ссылкам программа не ходит, чтобы не опубликовать чужое",
	})
	msgSpecial = diag.Declare(diag.Message{
		Name: "special-file-left-out", Severity: diag.Warning,
		En: "a pipe, socket or device is left out", Ru: "канал, сокет или устройство пропущено",
		HintEn: "only regular files and folders can be part of a site; move it elsewhere",
		HintRu: "частью сайта могут быть только обычные файлы и папки; уберите его отсюда",
	})
	msgName = diag.Declare(diag.Message{
		Name: "bad-file-name", Severity: diag.Warning,
		En: "the name {name} holds bytes that are no text: left out", Ru: "имя {name} содержит байты, которые не являются текстом: пропущено",
		HintEn: "rename it: a name must be UTF-8 without control characters",
		HintRu: "переименуйте: имя должно быть в UTF-8 и без управляющих символов",
	})
	msgLarge = diag.Declare(diag.Message{
		Name: "file-too-large", Severity: diag.Warning,
		En: "a file of {size} MiB is left out: the limit is {limit}", Ru: "файл размером {size} МиБ пропущен: предел – {limit}",
		HintEn: "put it on a service for large files and link to it",
		HintRu: "выложите его в хранилище больших файлов и поставьте ссылку",
	})
	msgDeep = diag.Declare(diag.Message{
		Name: "folder-too-deep", Severity: diag.Error,
		En: "folders are nested deeper than {limit}", Ru: "папки вложены глубже {limit}",
		HintEn: "move this folder further up", HintRu: "перенесите эту папку выше",
	})
	msgWindows = diag.Declare(diag.Message{
		Name: "name-not-for-windows", Severity: diag.Notice,
		En: "Windows cannot hold the name {name} because of {part}", Ru: "в Windows имя {name} невозможно из-за {part}",
		HintEn: "rename it if the site is to be copied or built there",
		HintRu: "переименуйте, если сайт будут копировать или собирать там",
	})
)
