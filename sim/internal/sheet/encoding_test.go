package sheet

import (
	"strings"
	"testing"
)

func TestFilesAreReadInTheEncodingTheySay(t *testing.T) {
	for _, test := range []struct {
		name, raw string
		stated    Encoding
	}{
		{"UTF-8", "вес,t", ""},
		{"UTF-8 with a mark", "\xef\xbb\xbfвес,t", ""},
		{"UTF-8 with a mark, stated", "\xef\xbb\xbfвес,t", utF8},
		{"UTF-16, little end first", "\xff\xfe\x32\x04\x35\x04\x41\x04,\x00t\x00", ""},
		{"UTF-16, big end first", "\xfe\xff\x04\x32\x04\x35\x04\x41\x00,\x00t", ""},
		{"UTF-16 without a mark", "\x32\x04\x35\x04\x41\x04,\x00t\x00", utF16LE},
		{"Windows-1251", "\xe2\xe5\xf1,t", windows1251},
	} {
		if got, mistake := Decode([]byte(test.raw), test.stated); got != "вес,t" || mistake != nil {
			t.Errorf("%s: got %q and %v", test.name, got, mistake)
		}
	}
}

func TestBytesThatAreNotTextAreMistakes(t *testing.T) {
	for _, test := range []struct {
		name, raw    string
		stated       Encoding
		line, column int
		want         string
	}{
		{"another encoding", "a\nб\xe2\xe5", "", 2, 2, "the byte 0xe2 is not UTF-8"},
		{"UTF-16 without a mark", "a\x00,\x00", "", 1, 2, "UTF-16 without a byte order mark"},
		{"a NUL in a text", "abcdef\x00g", "", 1, 7, "U+0000 is not allowed"},
		{"half a character", "\xff\xfea\x00,", "", 1, 2, "no character of utf-16le"},
		{"a byte without a character", "a\r\x98", windows1251, 2, 1, "no character of windows-1251"},
		{"a mark that contradicts", "\xff\xfea\x00", utF8, 1, 1, "byte order mark of utf-16le, but utf-8 is stated"},
		{"a mark within", "a\n\ufeffb", "", 2, 1, "U+FEFF is not allowed"},
	} {
		_, mistake := Decode([]byte(test.raw), test.stated)
		if mistake == nil || mistake.Line != test.line || mistake.Column != test.column ||
			!strings.Contains(mistake.Message, test.want) {
			t.Errorf("%s: got %+v, want %q at %d:%d", test.name, mistake, test.want, test.line, test.column)
		}
	}
}
