package config

import (
	"time"
	_ "time/tzdata" // a site builds where no zones are installed

	"vizitka/generator/diag"
)

var badZone = diag.Declare(diag.Message{
	Name: "bad-timezone", Severity: diag.Error,
	En: "there is no time zone \"{value}\"", Ru: "нет часового пояса «{value}»",
	HintEn: "did you mean \"{near}\"?|write a name such as Europe/Moscow",
	HintRu: "может быть, «{near}»?|пишите название вроде Europe/Moscow",
})

// Zone returns the time zone of a name, and false where there is none. "Local"
// is refused: it is the machine's.
func Zone(name string) (*time.Location, bool) {
	if name == "" || name == "Local" {
		return nil, false
	}
	loc, err := time.LoadLocation(name)
	return loc, err == nil
}

// BadZone says of a name for which Zone knows nothing what may be meant.
func BadZone(name string, place diag.Place) diag.Diagnostic {
	return badZone.At(place, diag.V{"value": name, "near": diag.Nearest(name, someZones)})
}

// someZones are suggested for what is near them; all others work as well.
var someZones = []string{
	"UTC", "Europe/Moscow", "Europe/Kaliningrad", "Europe/Samara", "Europe/Saratov", "Europe/Volgograd", "Asia/Yekaterinburg",
	"Asia/Omsk", "Asia/Novosibirsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan",
	"Asia/Kamchatka", "Europe/Minsk", "Europe/Kyiv", "Asia/Almaty", "Asia/Tashkent", "Asia/Tbilisi", "Asia/Yerevan", "Asia/Baku",
	"Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome", "Europe/Warsaw", "Europe/Istanbul",
	"Asia/Dubai", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney",
	"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Sao_Paulo",
}
