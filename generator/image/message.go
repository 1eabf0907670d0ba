package image

import (
	"strconv"

	"vizitka/generator/diag"
)

var (
	msgCleaned = diag.Declare(diag.Message{
		Name: "photo-cleaned", Severity: diag.Notice,
		En: "removed what the picture told of itself: camera, program, time and the like",
		Ru: "удалены сведения об изображении: камера, программа, время и прочее",
	})
	msgPlace = diag.Declare(diag.Message{
		Name: "photo-place-removed", Severity: diag.Notice,
		En: "removed the place where the photo was taken, and all else it told of itself",
		Ru: "удалены место съёмки и прочие сведения о снимке",
	})
	msgSerial = diag.Declare(diag.Message{
		Name: "photo-serial-removed", Severity: diag.Notice,
		En: "removed the camera's serial number, and all else the photo told of itself",
		Ru: "удалены серийный номер камеры и прочие сведения о снимке",
	})
	msgPlaceAndSerial = diag.Declare(diag.Message{
		Name: "photo-place-and-serial-removed", Severity: diag.Notice,
		En: "removed the place where the photo was taken, the camera's serial number, and all else it told of itself",
		Ru: "удалены место съёмки, серийный номер камеры и прочие сведения о снимке",
	})
	msgTurned = diag.Declare(diag.Message{
		Name: "photo-turned", Severity: diag.Notice,
		En: "the photo is turned upright",
		Ru: "снимок повёрнут как следует",
	})
	msgNotTurned = diag.Declare(diag.Message{
		Name: "photo-not-turned", Severity: diag.Warning,
		En:     "the photo should be turned, which cannot be done here with {format}",
		Ru:     "снимок надо повернуть, а {format} здесь повернуть нельзя",
		HintEn: "turn it in a picture editor and save it anew",
		HintRu: "поверните его в графическом редакторе и сохраните заново",
	})
	msgLargeToTurn = diag.Declare(diag.Message{
		Name: "photo-too-large-to-turn", Severity: diag.Warning,
		En:     "the photo should be turned, but has {megapixels} megapixels: the limit is {limit}",
		Ru:     "снимок надо повернуть, но в нём {megapixels} Мп, а предел – {limit}",
		HintEn: "make it smaller, or turn it in a picture editor and save it anew",
		HintRu: "уменьшите его или поверните в графическом редакторе и сохраните заново",
	})
	msgLargeToScale = diag.Declare(diag.Message{
		Name: "photo-too-large", Severity: diag.Warning,
		En:     "the photo is published as it is, because it is too large to be made smaller here: {megapixels} megapixels and {megabytes} MB; the limits are {limit} and {bytes}",
		Ru:     "снимок публикуется как есть: он слишком велик, чтобы уменьшить его здесь ({megapixels} Мп, {megabytes} МБ; пределы – {limit} и {bytes})",
		HintEn: "make it smaller in a picture editor: 4,000 pixels are enough for any screen",
		HintRu: "уменьшите его в графическом редакторе: для любого экрана хватит 4000 пикселей",
	})
	msgNotScaled = diag.Declare(diag.Message{
		Name: "photo-not-scaled", Severity: diag.Warning,
		En:     "the photo is published in its own size, because it cannot be decoded: {detail}",
		Ru:     "снимок публикуется в исходном размере, потому что не декодируется: {detail}",
		HintEn: "save it anew in a picture editor",
		HintRu: "сохраните его заново в графическом редакторе",
	})
	msgLeft = diag.Declare(diag.Message{
		Name: "photo-data-left", Severity: diag.Warning,
		En:     "the photo tells where it was taken or the camera's serial number, which cannot be removed from {format} here",
		Ru:     "в снимке записано место съёмки или серийный номер камеры, а из {format} их здесь удалить нельзя",
		HintEn: "save it as JPEG, or remove these data before you publish it",
		HintRu: "сохраните его как JPEG или удалите эти данные перед публикацией",
	})
	msgBroken = diag.Declare(diag.Message{
		Name: "picture-broken", Severity: diag.Warning,
		En:     "the picture is damaged: its {format} data cannot be read from byte {offset} on",
		Ru:     "изображение повреждено: данные {format} не читаются начиная с байта {offset}",
		HintEn: "save or copy it anew; what cannot be read is not published",
		HintRu: "сохраните или скопируйте его заново; то, что не читается, не публикуется",
	})
	msgUnknown = diag.Declare(diag.Message{
		Name: "picture-unreadable", Severity: diag.Warning,
		En:     "{picture} cannot be read as a picture",
		Ru:     "файл {picture} не читается как изображение",
		HintEn: "JPEG, PNG, GIF, WebP, AVIF and SVG can be shown on a page",
		HintRu: "на странице можно показать JPEG, PNG, GIF, WebP, AVIF и SVG",
	})
)

// Unreadable returns the warning for a picture that [Measure] could not
// measure, at the place where it is used.
func Unreadable(at diag.Place, picture string) diag.Diagnostic {
	return msgUnknown.At(at, diag.V{"picture": picture})
}

// removed returns the notice that tells what went.
func (c Cleaned) removed() *diag.Message {
	switch {
	case c.Place && c.Serial:
		return msgPlaceAndSerial
	case c.Place:
		return msgPlace
	case c.Serial:
		return msgSerial
	}
	return msgCleaned
}

// limited returns the values of the messages that say why a picture of size s
// was not turned.
func (s Size) limited(f format) diag.V {
	return diag.V{
		"format":     string(f),
		"megapixels": strconv.FormatInt((s.pixels()+999_999)/1_000_000, 10),
		"limit":      strconv.Itoa(MaxPixels / 1_000_000),
	}
}
