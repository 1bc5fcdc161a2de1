package measured

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// head is the line of headers, and what stands under it.
type head struct {
	at      int // of the first row under it; 0 of a grid without headers
	names   []string
	trusted bool // whether the headers can be shown: one at least is known, so that the line is none of cells
	labels  labels
}

// looked are the rows among which the line of headers is looked for, and those under it that are compared with it.
const headLooked, underLooked = 40, 40

// findHead finds the line of headers: words over cells that are none, or known words, or hours, dates or months over
// numbers. What stands above it is no table.
func (g *grid) findHead() head {
	width := g.usualWidth()
	for i := range min(headLooked, len(g.rows)) {
		l := &g.rows[i]
		if 2*l.filled() < width || i+1 == len(g.rows) || isTotal(l) && l.filled() < width {
			continue
		}
		under := g.rows[i+1 : min(len(g.rows), i+1+underLooked)]
		over, same, known := 0, 0, 0
		for at := range l.texts {
			text := l.text(at)
			own := classOf(text, l.value(at))
			if text == "" || own == isBlank {
				continue
			}
			below := classUnder(under, at)
			switch {
			case own == isWords && below != isWords && below != isBlank:
				over++
			case own == below && own != isWords:
				same++
			}
			if (own == isWords || own == isClock || own == isMonth) && meaningOf(text).known {
				known++
			}
		}
		wide := labelsOf(l)
		if wide.over != noLabels && numbersUnder(under, wide.columns) || over > same || known > 0 && same == 0 {
			return g.headAt(i, known > 0 && over > 0 || known > 1, wide)
		}
	}
	return g.headless()
}

// headless are the columns of a grid without a line of headers.
func (g *grid) headless() head {
	widest := 0
	for i := range min(len(g.rows), looked) {
		widest = max(widest, len(g.rows[i].texts))
	}
	return head{names: make([]string, widest)}
}

// headAt takes a line of headers; where it repeats itself or has gaps, the line above it says what goes together.
func (g *grid) headAt(i int, trusted bool, wide labels) head {
	names := slices.Clone(g.rows[i].texts)
	for n := len(names); n > 0 && names[n-1] == ""; n-- {
		names = names[:n-1]
	}
	if i > 0 && repeats(names) {
		above, said := &g.rows[i-1], ""
		for at := range names {
			if text := above.text(at); text != "" {
				said = text
			}
			if above.filled() > 1 && said != "" && !strings.EqualFold(said, names[at]) {
				names[at] = strings.TrimSpace(said + " " + names[at])
			}
		}
	}
	for at, name := range names {
		names[at] = strings.Join(strings.Fields(name), " ")
	}
	if wide.over != noLabels {
		trusted = true
	}
	return head{i + 1, names, trusted, wide}
}

func repeats(names []string) bool {
	seen := map[string]bool{}
	for _, name := range names {
		if name == "" || seen[strings.ToLower(name)] {
			return true
		}
		seen[strings.ToLower(name)] = true
	}
	return false
}

// usualWidth is the median number of filled cells of the rows.
func (g *grid) usualWidth() int {
	var widths []int
	for i := 0; i < len(g.rows); i += max(1, len(g.rows)/looked) {
		widths = append(widths, g.rows[i].filled())
	}
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	return widths[len(widths)/2]
}

// classUnder is the class of most cells of a column under a line.
func classUnder(rows []line, at int) class {
	var counts [isWords + 1]int
	for i := range rows {
		counts[classOf(rows[i].text(at), rows[i].value(at))]++
	}
	best, most := isBlank, 0
	for found, count := range counts {
		if class(found) != isBlank && count > most {
			best, most = class(found), count
		}
	}
	return best
}

func numbersUnder(rows []line, columns []int) bool {
	numbers, others := 0, 0
	for _, at := range columns {
		switch classUnder(rows, at) {
		case isNumber:
			numbers++
		case isBlank:
		default:
			others++
		}
	}
	return numbers > 0 && numbers > 4*others
}

// labels are headers of a wide table: hours, dates or months, in columns side by side.
type labels struct {
	over    labelled
	columns []int
	moments []moment
}

type labelled uint8

const (
	noLabels labelled = iota
	hourLabels
	dateLabels
	monthLabels
)

// labelsOf finds the hours (six at least, one after the other), dates (three) or months (three) of a line.
func labelsOf(l *line) labels {
	found := map[labelled]*labels{}
	for at := range l.texts {
		m, kind := labelOf(l.text(at))
		if kind == noLabels {
			continue
		}
		if found[kind] == nil {
			found[kind] = &labels{over: kind}
		}
		found[kind].columns = append(found[kind].columns, at)
		found[kind].moments = append(found[kind].moments, m)
	}
	for _, kind := range []labelled{dateLabels, monthLabels, hourLabels} {
		least := 3
		if kind == hourLabels {
			least = 6
		}
		if all := found[kind]; all != nil && len(all.columns) >= least && (kind != hourLabels || rising(all.moments)) {
			return *all
		}
	}
	return labels{}
}

// labelOf reads one label.
func labelOf(text string) (moment, labelled) {
	m, ok := momentOf(text)
	switch {
	case !ok:
		return hourWithLetter(text)
	case m.shape == ofMonth || m.shape == monthAlone:
		return m, monthLabels
	case m.shape == noDate || m.shape == numberedHour:
		return m, hourLabels
	case !m.hasClock() || m.clock == 0:
		return m, dateLabels
	}
	return m, noLabels
}

// hourWithLetter reads H08 and h8.
func hourWithLetter(text string) (moment, labelled) {
	lower := strings.ToLower(text)
	for _, word := range []string{"hour", "hr", "h"} {
		if rest, ok := strings.CutPrefix(lower, word); ok {
			if m, ok := momentOf(strings.TrimLeft(rest, " _-")); ok && m.shape == numberedHour {
				return m, hourLabels
			}
		}
	}
	return moment{clock: math.NaN(), until: math.NaN()}, noLabels
}

func rising(all []moment) bool {
	for i := 1; i < len(all); i++ {
		if all[i].clock <= all[i-1].clock && !(i == len(all)-1 && all[i].clock == 0) {
			return false
		}
	}
	return true
}

// momentOfNumber is the moment that a number is: seconds or milliseconds since 1970, or days since the end of 1899 as
// spreadsheets count them.
func momentOfNumber(x float64) moment {
	m := moment{clock: math.NaN(), until: math.NaN()}
	switch {
	case x >= 5e11:
		m.shape, m.since = ofUnix, x/1000
	case x >= 5e8:
		m.shape, m.since = ofUnix, x
	default:
		m.shape, m.since = spreadsheet, math.Round((x-25569)*86400)
	}
	return m
}

// show lists the columns of a file as messages do: by their headers, or where these may be cells by their letters and
// what stands in them.
func (g *grid) show(h *head, columns []candidate) string {
	var all []string
	for i := range columns {
		all = append(all, columns[i].shown(h))
		if len(all) == 30 && len(columns) > 30 {
			all = append(all, fmt.Sprintf("and %d others", len(columns)-30))
			break
		}
	}
	return strings.Join(all, ", ")
}

// shown is a column as messages call it.
func (c *candidate) shown(h *head) string {
	if h.trusted && c.header != "" {
		name := []rune(c.header)
		if len(name) > 40 {
			name = append(name[:40], '…')
		}
		return string(name)
	}
	return letter(c.at) + " (" + classNames[c.class] + ")"
}
