package visible

import (
	"unicode"
	"unicode/utf8"
)

const (
	nonJoiner = '\u200c'
	joiner    = '\u200d'
	blackFlag = '\U0001f3f4'
)

// unseen says whether a character is not shown but does something, or is shown as nothing: control and format
// characters, which the bidirectional controls, the zero-width ones and the byte order mark are among, separators
// of lines, fillers, and what is no character. A joiner stays where letters or emoji need it.
func unseen(text string, at int, r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r < 0xa0, r == '\u2028', r == '\u2029':
		return true
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef: // noncharacters: no XML has them
		return true
	case r == '\u115f', r == '\u1160', r == '\u3164', r == '\uffa0': // fillers of Hangul
		return true
	case !unicode.Is(unicode.Cf, r), unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false
	case r == joiner || r == nonJoiner:
		return !joins(text, at, r)
	case r >= 0xe0020 && r <= 0xe007f:
		return !taggedFlag(text[:at])
	}
	return true
}

// joins says whether a joiner stands between letters whose shapes it changes, or a zero-width joiner between two
// emoji that are shown as one.
func joins(text string, at int, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r):])
	if joinedLetter(before) && joinedLetter(after) {
		return true
	}
	return r == joiner && symbol(after) && (symbol(before) || before == '\ufe0f' || before >= 0x1f3fb && before <= 0x1f3ff)
}

// joinedLetter says whether a character is a letter or mark of a script whose spelling has joiners.
func joinedLetter(r rune) bool { return unicode.In(r, joining...) && !unicode.Is(unicode.Cf, r) }

// symbol says whether a character may be an emoji.
func symbol(r rune) bool { return r != utf8.RuneError && unicode.Is(unicode.So, r) }

// taggedFlag says whether a text ends with a black flag and tags, which are shown as the flag of a region.
func taggedFlag(before string) bool {
	for {
		r, size := utf8.DecodeLastRuneInString(before)
		if r < 0xe0020 || r > 0xe007f {
			return r == blackFlag
		}
		before = before[:len(before)-size]
	}
}

// joining are the scripts whose spelling has joiners.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
	unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
}
