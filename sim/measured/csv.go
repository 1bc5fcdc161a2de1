package measured

import (
	"encoding/csv"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/internal/sheet"
)

// readCSV cuts a text into cells. A separator that is not stated is that of tab, semicolon, comma and upright which
// cuts most lines alike.
func readCSV(raw []byte, format sheet.Format) (*grid, error) {
	text, err := decode(raw, format.Encoding)
	if err != nil {
		return nil, err
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	skipped := 0
	separator := separatorRune(format.Separator)
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(strings.ToLower(strings.Trim(first, `"`)), "sep=") {
		text, skipped = rest, 1
		if said := strings.Trim(first, `"`)[len("sep="):]; separator == 0 && len(said) == 1 {
			separator = rune(said[0])
		}
	}
	if separator == 0 {
		separator = likelySeparator(text)
	}
	g := &grid{comma: separator == ','}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = separator, -1, true
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return g, nil
		}
		if err != nil {
			return nil, &Problem{Message: "the file is not CSV: a quotation mark is never closed, or stands where none can"}
		}
		blank := true
		for i, cell := range record {
			if strings.Count(cell, "\n") > linesOfCell {
				at, _ := r.FieldPos(i)
				return nil, &Problem{Place: placeOfLine(at + skipped), Message: "a quotation mark that opens here is not closed"}
			}
			record[i] = strings.TrimSpace(cell)
			blank = blank && record[i] == ""
		}
		if blank {
			continue
		}
		at, _ := r.FieldPos(0)
		g.rows = append(g.rows, line{at: at + skipped, texts: record})
		if !bound.MeasuredRows.Allows(int64(len(g.rows))) {
			return nil, problemf("cut it into several", "the file has too many rows: %s", bound.MeasuredRows.String())
		}
	}
}

// linesOfCell are the most lines that stand in one cell: more are a quotation mark that nothing closes.
const linesOfCell = 20

// decode gives the text of a file. Bytes that are no UTF-8, where no encoding is stated, are those of Windows for
// Cyrillic where most letters are then Cyrillic ones: exports of that kind say nothing of it.
func decode(raw []byte, stated sheet.Encoding) (string, error) {
	text, mistake := sheet.Decode(raw, stated)
	if mistake == nil {
		return text, nil
	}
	if stated == "" && mistake.Kind == "encoding" {
		if text, mistake := sheet.Decode(raw, "windows-1251"); mistake == nil && mostlyCyrillic(text) {
			return text, nil
		}
	}
	hint := mistake.Hint
	if stated == "" {
		hint = "name the encoding by --encoding: " + strings.Join(sheet.Encoding("").Values(), ", ")
	}
	return "", &Problem{Place: placeOfLine(mistake.Line), Message: mistake.Message, Hint: hint}
}

func mostlyCyrillic(text string) bool {
	cyrillic, foreign := 0, 0
	for _, r := range text {
		switch {
		case r >= 'А' && r <= 'я' || r == 'ё' || r == 'Ё' || r == '№':
			cyrillic++
		case r > 0x7f:
			foreign++
		}
	}
	return cyrillic > 4*foreign
}

func separatorRune(stated sheet.Separator) rune {
	switch stated {
	case "":
		return 0
	case "tab":
		return '\t'
	}
	return rune(stated[0])
}

// likelySeparator finds the mark that cuts most of the first lines into the same number of cells, more than one.
func likelySeparator(text string) rune {
	const looked = 200
	lines := strings.SplitN(text, "\n", looked+1)
	lines = lines[:min(looked, len(lines))]
	best, most := ';', 0
	for _, separator := range []rune{'\t', ';', ',', '|'} {
		counts := map[int]int{}
		for _, line := range lines {
			if n := outsideQuotes(line, separator); n > 0 {
				counts[n]++
			}
		}
		for _, n := range slices.Sorted(maps.Keys(counts)) {
			// more columns weigh a little more: a comma in each line can be a decimal one
			if score := counts[n]*100 + min(n, 30); score > most {
				best, most = separator, score
			}
		}
	}
	return best
}

// outsideQuotes counts the marks of a line that stand in no quotation marks.
func outsideQuotes(line string, mark rune) int {
	count, quoted := 0, false
	for _, r := range line {
		switch r {
		case '"':
			quoted = !quoted
		case mark:
			if !quoted {
				count++
			}
		}
	}
	return count
}
