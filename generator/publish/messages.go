package publish

import "vizitka/generator/diag"

// noPlace is the place of all problems here: they are about the output folder,
// not about a file of the site.
var noPlace diag.Place

var (
	outputIsRoot = diag.Declare(diag.Message{
		Name: "output-is-root", Severity: diag.Error,
		En:     `"{dir}" is the root of a disk or a home folder; a site is not published there`,
		Ru:     `«{dir}» – корень диска или домашняя папка; сайт туда не публикуется`,
		HintEn: "name a folder of its own: --output public",
		HintRu: "укажите отдельную папку: --output public",
	})
	outputIsLink = diag.Declare(diag.Message{
		Name: "output-is-link", Severity: diag.Error,
		En:     `the output folder "{dir}" is a symbolic link`,
		Ru:     `папка сайта «{dir}» – символическая ссылка`,
		HintEn: "name the folder that it leads to: --output {target}|name the folder that it leads to",
		HintRu: "укажите папку, на которую она ведёт: --output {target}|укажите папку, на которую она ведёт",
	})
	outputIsFile = diag.Declare(diag.Message{
		Name: "output-is-file", Severity: diag.Error,
		En:     `"{dir}" is a file, and a folder is needed to publish into`,
		Ru:     `«{dir}» – файл, а для публикации нужна папка`,
		HintEn: "remove the file, or name another folder with --output",
		HintRu: "удалите файл или укажите другую папку: --output",
	})
	outputOverlaps = diag.Declare(diag.Message{
		Name: "output-overlaps-sources", Severity: diag.Error,
		En:     `the output folder "{dir}" overlaps "{source}", from which the site is made`,
		Ru:     `папка сайта «{dir}» пересекается с «{source}», из которой собирается сайт`,
		HintEn: "name a folder of its own: --output public",
		HintRu: "укажите отдельную папку: --output public",
	})
	outputNotOurs = diag.Declare(diag.Message{
		Name: "output-not-ours", Severity: diag.Error,
		En:     `"{dir}" holds files that Vizitka did not write: {files}`,
		Ru:     `в папке «{dir}» есть файлы, которые записала не Vizitka: {files}`,
		HintEn: "publish into another folder (--output), or keep these files with --adopt",
		HintRu: "опубликуйте в другую папку (--output) или оставьте эти файлы с --adopt",
	})
	outputInTheWay = diag.Declare(diag.Message{
		Name: "output-in-the-way", Severity: diag.Error,
		En:     `"{file}" stands where "{output}" belongs, and Vizitka did not write it`,
		Ru:     `на месте «{output}» стоит «{file}», и это записала не Vizitka`,
		HintEn: "move or remove it, or change the address of the page",
		HintRu: "уберите его или измените адрес страницы",
	})
	outputBadPath = diag.Declare(diag.Message{
		Name: "output-bad-path", Severity: diag.Error,
		En:     `"{output}" cannot be the path of a published file`,
		Ru:     `«{output}» не может быть путём опубликованного файла`,
		HintEn: "rename the file that it comes from; the program keeps names like {list} for itself",
		HintRu: "переименуйте исходный файл; имена вроде {list} программа держит для себя",
	})
	outputFileAndFolder = diag.Declare(diag.Message{
		Name: "output-file-and-folder", Severity: diag.Error,
		En:     `"{output}" is to be a file, and also the folder of "{inside}"`,
		Ru:     `«{output}» должен быть файлом и в то же время папкой для «{inside}»`,
		HintEn: "change the address of one of them",
		HintRu: "измените адрес одного из них",
	})
	outputKeptChanged = diag.Declare(diag.Message{
		Name: "output-kept-changed", Severity: diag.Warning,
		En:     `"{file}" is no longer part of the site, but was changed by hand, so it is kept`,
		Ru:     `«{file}» больше не относится к сайту, но изменён вручную, поэтому оставлен`,
		HintEn: "delete it if it is not needed: from now on it counts as yours",
		HintRu: "удалите его, если он не нужен: теперь он считается вашим",
	})
	outputBusy = diag.Declare(diag.Message{
		Name: "output-busy", Severity: diag.Error,
		En:     `another Vizitka is publishing into "{dir}" or beside it`,
		Ru:     `другая Vizitka публикует в «{dir}» или рядом`,
		HintEn: "wait until it is done, and try again",
		HintRu: "дождитесь, пока она закончит, и повторите",
	})
	listIsDamaged = diag.Declare(diag.Message{
		Name: "output-list-damaged", Severity: diag.Warning,
		En:     `"{file}", the list of published files, is damaged and was not used`,
		Ru:     `«{file}», список опубликованных файлов, повреждён и не использован`,
		HintEn: "keep the files that are there with --adopt, or empty the folder and build again",
		HintRu: "оставьте имеющиеся файлы с --adopt или очистите папку и соберите заново",
	})
	listNewerVersion = diag.Declare(diag.Message{
		Name: "output-list-newer", Severity: diag.Error,
		En:     `"{file}", the list of published files, was written by a newer Vizitka`,
		Ru:     `«{file}», список опубликованных файлов, записан более новой версией Vizitka`,
		HintEn: "use that version, or publish into another folder",
		HintRu: "используйте ту версию или публикуйте в другую папку",
	})
	recoverFinished = diag.Declare(diag.Message{
		Name: "publishing-finished", Severity: diag.Notice,
		En:     `the last publishing into "{dir}" was interrupted; it is now finished`,
		Ru:     `прошлая публикация в «{dir}» прервалась; теперь она завершена`,
		HintEn: "nothing is to be done", HintRu: "делать ничего не нужно",
	})
	recoverUndone = diag.Declare(diag.Message{
		Name: "publishing-undone", Severity: diag.Notice,
		En:     `the last publishing into "{dir}" was interrupted; the folder holds the site from before`,
		Ru:     `прошлая публикация в «{dir}» прервалась; в папке прежний сайт`,
		HintEn: "build the site again to publish it", HintRu: "чтобы опубликовать, соберите сайт ещё раз",
	})
	recoverDamaged = diag.Declare(diag.Message{
		Name: "publishing-journal-damaged", Severity: diag.Warning,
		En:     `the last publishing into "{dir}" was interrupted, and its journal is damaged: the folder may hold parts of two sites`,
		Ru:     `прошлая публикация в «{dir}» прервалась, и её журнал повреждён: в папке могут быть части двух сайтов`,
		HintEn: "build the site again: every file is then compared", HintRu: "соберите сайт ещё раз: каждый файл будет сверен",
	})
	cleanKept = diag.Declare(diag.Message{
		Name: "clean-kept-changed", Severity: diag.Notice,
		En:     `"{file}" was published by Vizitka, but changed by hand, so it is kept`,
		Ru:     `«{file}» опубликован программой, но изменён вручную, поэтому оставлен`,
		HintEn: "delete it if it is not needed", HintRu: "удалите его, если он не нужен",
	})
)
