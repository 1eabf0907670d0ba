package contact

import "testing"

func TestNumbersThatBeginWithACountryAreInternational(t *testing.T) {
	for _, test := range []struct{ written, number, near string }{
		{"+7 000 000-00-00", "+70000000000", ""},
		{"+7 (495) 123‑45–67", "+74951234567", ""},
		{"+44 20 7946 0000", "+442079460000", ""},
		{"8 (495) 123-45-67", "", "+7 495 123-45-67"},
		{"7 495 123 45 67", "", "+7 495 123-45-67"},
		{"495 123-45-67", "", ""},
		{"+7 495 123-45-67 доб. 12", "", ""},
		{"+0 495 123-45-67", "", ""},
		{"+1234567890123456", "", ""},
		{"+112", "", ""},
		{"+", "", ""},
		{"", "", ""},
	} {
		number, ok := international(test.written)
		if number != test.number || ok != (test.number != "") {
			t.Errorf("%q is %q, %v", test.written, number, ok)
		}
		if near := nearestNumber(test.written); near != test.near {
			t.Errorf("%q may mean %q, want %q", test.written, near, test.near)
		}
	}
}
