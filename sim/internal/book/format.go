package book

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// format is how the numbers of a style are shown.
type format int

const (
	plain format = iota
	percent
	day       // without a time of day
	dayOfTime // with one
	clock
)

// knownFormats are those that every spreadsheet has by number: ECMA-376, part 1, 18.8.30.
var knownFormats = map[int]format{
	9: percent, 10: percent, 14: day, 15: day, 16: day, 17: day, 18: clock, 19: clock, 20: clock, 21: clock,
	22: dayOfTime, 27: day, 28: day, 29: day, 30: day, 31: day, 32: clock, 33: clock, 34: clock, 35: clock, 36: day,
	45: clock, 46: clock, 47: clock, 50: day, 51: day, 52: day, 53: day, 54: day, 55: day, 56: day, 57: day, 58: day,
}

// styles reads the formats of numbers by the styles of cells.
func (p *parts) styles(name string, c *contents) error {
	var sheet struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	err := p.walk(name, func(decoder *xml.Decoder, start xml.StartElement) error {
		return decoder.DecodeElement(&sheet, &start)
	})
	if err != nil {
		return err
	}
	own := map[int]format{}
	for _, f := range sheet.Formats {
		own[f.ID] = formatOf(f.Code)
	}
	for _, style := range sheet.Cells {
		found, ok := own[style.Format]
		if !ok {
			found = knownFormats[style.Format]
		}
		c.formats = append(c.formats, found)
	}
	return nil
}

// verbatim is what a format shows as it stands: texts in quotation marks and letters behind \, _ and *; and what it
// says in brackets of colours, conditions and languages, rather than of hours that go beyond a day.
var (
	verbatim  = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.`)
	unbounded = regexp.MustCompile(`(?i)\[(h+|m+|s+)\]`)
	bracketed = regexp.MustCompile(`\[[^\]]*\]`)
)

// formatOf tells what the code of a format shows: yyyy-mm-dd hh:mm, 0.0%, [h]:mm.
func formatOf(code string) format {
	first, _, _ := strings.Cut(verbatim.ReplaceAllString(code, ""), ";")
	lower := strings.ToLower(bracketed.ReplaceAllString(unbounded.ReplaceAllString(first, "${1}"), ""))
	if strings.Contains(lower, "general") || strings.Contains(lower, "standard") {
		return plain
	}
	timed := strings.ContainsAny(lower, "hs")
	dated := strings.ContainsAny(lower, "yd") || strings.Contains(lower, "m") && !timed
	switch {
	case unbounded.MatchString(first), timed && !dated:
		return clock
	case dated && timed:
		return dayOfTime
	case dated:
		return day
	case strings.Contains(lower, "%"):
		return percent
	}
	return plain
}

var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescaped gives letters back that XML does not have: _x000D_.
func unescaped(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escape.ReplaceAllStringFunc(text, func(code string) string {
		letter, err := strconv.ParseUint(code[2:6], 16, 16)
		if err != nil {
			return code
		}
		return string(rune(letter))
	})
}
