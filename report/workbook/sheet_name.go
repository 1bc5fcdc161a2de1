package workbook

import (
	"strconv"
	"strings"
	"unicode"
)

const longestSheetName = 31 // that spreadsheets take

// sheetNames gives out names of sheets that every spreadsheet takes, each once. Upper and lower case count as the
// same.
type sheetNames map[string]bool

// newSheetNames knows the name that spreadsheets keep for themselves.
func newSheetNames() sheetNames { return sheetNames{"history": true} }

// give makes a name, in which a long one loses its middle: the end often tells more, as in a response's name.
func (n sheetNames) give(wanted string) string {
	legal := strings.Map(legalInSheetName, wanted)
	if legal == "" {
		legal = "sheet"
	}
	name := withoutMiddle(legal, longestSheetName)
	for i := 2; n[strings.ToLower(name)]; i++ {
		suffix := " " + strconv.Itoa(i)
		name = withoutMiddle(legal, longestSheetName-len(suffix)) + suffix
	}
	n[strings.ToLower(name)] = true
	return name
}

// legalInSheetName replaces what the name of a sheet must not have: some signs, and what takes two units of UTF-16,
// in which its length is counted.
func legalInSheetName(r rune) rune {
	if strings.ContainsRune(`:\/?*[]'`, r) || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || r > 0xFFFF {
		return '-'
	}
	return r
}

func withoutMiddle(s string, to int) string {
	runes := []rune(s)
	if len(runes) <= to {
		return s
	}
	head := (to - 1) / 2
	return string(runes[:head]) + "…" + string(runes[len(runes)-(to-1-head):])
}
