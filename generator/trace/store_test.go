package trace

import (
	"errors"
	"os"
	"strings"
	"testing"
)

// changed returns b with another byte at an index.
func changed(b []byte, at int) []byte {
	b = append([]byte(nil), b...)
	b[at] ^= 1
	return b
}

func TestOnlyAFileOfOursCanBeDamaged(t *testing.T) {
	program := SumString("this program")
	sealed := Seal(program, []byte("section"))
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	l, err := NewLedger(root, "l", program, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Commit(); err != nil {
		t.Fatal(err)
	}
	l.Close()
	ledger, err := root.ReadFile("l.new")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		change func(whole []byte) []byte
		want   error
	}{
		{"as it was written", func(b []byte) []byte { return b }, nil},
		{"another version of the format", func(b []byte) []byte { return changed(b, 4) }, ErrForeign},
		{"another program", func(b []byte) []byte { return changed(b, 8) }, ErrForeign},
		{"another format of ours", func(b []byte) []byte { return changed(b, 3) }, ErrForeign},
		{"a short file of another format", func([]byte) []byte { return []byte("VZT9 tiny") }, ErrForeign},
		{"a wrong checksum", func(b []byte) []byte { return changed(b, 26) }, ErrDamaged},
		{"cut behind the program", func(b []byte) []byte { return b[:24] }, ErrDamaged},
		{"nothing of ours", func([]byte) []byte { return []byte(strings.Repeat("x", 100)) }, ErrDamaged},
		{"an empty file", func([]byte) []byte { return nil }, ErrDamaged},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := Unseal(test.change(sealed), program); !errors.Is(err, test.want) {
				t.Errorf("a sealed file is %v, want %v", err, test.want)
			}
			if err := root.WriteFile("l", test.change(ledger), 0o644); err != nil {
				t.Fatal(err)
			}
			l, err := OpenLedger(root, "l", program, true)
			if err == nil {
				l.Close()
			}
			if !errors.Is(err, test.want) {
				t.Errorf("a ledger is %v, want %v", err, test.want)
			}
		})
	}
}
