package sheet

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Encoding says which bytes stand for which characters.
type Encoding string

// The encodings that are read.
const (
	utF8        Encoding = "utf-8"
	utF16LE     Encoding = "utf-16le"
	utF16BE     Encoding = "utf-16be"
	windows1251 Encoding = "windows-1251"
	windows1252 Encoding = "windows-1252"
)

// Values lists the encodings.
func (Encoding) Values() []string {
	return []string{string(utF8), string(utF16LE), string(utF16BE), string(windows1251), string(windows1252)}
}

// marks are the bytes by which a file says its encoding.
var marks = []struct {
	bytes    string
	encoding Encoding
}{
	{"\xef\xbb\xbf", utF8}, {"\xff\xfe", utF16LE}, {"\xfe\xff", utF16BE},
}

var decoders = map[Encoding]encoding.Encoding{
	utF16LE:     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	utF16BE:     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	windows1251: charmap.Windows1251,
	windows1252: charmap.Windows1252,
}

// Decode gives the text of a file without its byte order mark. A mark says the encoding; without one it is what is
// stated, or UTF-8 where nothing is (stated is empty). With a mistake, the text is what can be shown of the file.
func Decode(raw []byte, stated Encoding) (string, *Mistake) {
	marked, body := cutMark(raw)
	if marked != "" && stated != "" && marked != stated {
		return string(raw), mistakeAt(1, 1,
			fmt.Sprintf("the file begins with the byte order mark of %s, but %s is stated", marked, stated),
			"leave encoding out: the mark says it", "mark")
	}
	chosen := max(marked, stated)
	if chosen == "" {
		chosen = utF8
	}
	if decoder := decoders[chosen]; decoder != nil {
		return decoded(body, chosen, decoder)
	}
	return string(body), printable(string(body), marked == "" && stated == "")
}

func cutMark(raw []byte) (Encoding, []byte) {
	for _, mark := range marks {
		if bytes.HasPrefix(raw, []byte(mark.bytes)) {
			return mark.encoding, raw[len(mark.bytes):]
		}
	}
	return "", raw
}

// decoded reads another encoding than UTF-8. A replacement character is what no character stands for.
func decoded(body []byte, chosen Encoding, decoder encoding.Encoding) (string, *Mistake) {
	converted, err := decoder.NewDecoder().Bytes(body)
	if err != nil {
		return string(body), mistakeAt(1, 1, fmt.Sprintf("the file is not %s: %v", chosen, err), "", "encoding")
	}
	text := string(converted)
	if before, _, found := strings.Cut(text, string(utf8.RuneError)); found {
		line, column := placeAfter(before)
		return text, mistakeAt(line, column, "what stands here is no character of "+string(chosen),
			"state the encoding that the file was saved in", "encoding")
	}
	return text, printable(text, false)
}

// placeAfter is the line and column behind a text.
func placeAfter(text string) (line, column int) {
	text = oneLineBreak(text)
	line = strings.Count(text, "\n") + 1
	return line, utf8.RuneCountInString(text[strings.LastIndexByte(text, '\n')+1:]) + 1
}

// Printable says whether a text is UTF-8 without a byte order mark, and all its characters are printed: Decode gives it
// as it is.
func Printable(text []byte) bool {
	for at := 0; at < len(text); {
		if c := text[at]; c >= ' ' && c < 0x7f || c == '\n' {
			at++
			continue
		}
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 || unprinted(r) {
			return false
		}
		at += size
	}
	return true
}

// printable finds bytes that are not UTF-8, and characters that are not printed.
func printable(text string, unstated bool) *Mistake {
	for at := 0; at < len(text); {
		if c := text[at]; c >= ' ' && c < 0x7f || c == '\n' {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		invalid := r == utf8.RuneError && size == 1
		if !invalid && !unprinted(r) {
			at += size
			continue
		}
		line, column := placeAfter(text[:at])
		switch {
		case invalid:
			return mistakeAt(line, column, fmt.Sprintf("the byte 0x%02x is not UTF-8", text[at]), "save the file as UTF-8",
				"encoding")
		case unstated && 4*strings.Count(text, "\x00") > len(text):
			return mistakeAt(line, column, "the file holds NUL characters, as UTF-16 without a byte order mark does",
				"save the file as UTF-8", "encoding")
		}
		return mistakeAt(line, column, fmt.Sprintf("the character U+%04X is not allowed", r), "remove it", "character")
	}
	return nil
}

// unprinted tells controls and marks that no text has.
func unprinted(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 ||
		r == 0xfeff
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// oneLineBreak writes the line breaks of all systems as one.
func oneLineBreak(text string) string { return lineBreaks.Replace(text) }
