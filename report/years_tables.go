package report

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/outlook"
	"karvon/sim/stats"
)

// yearCell makes the cell of a year.
func yearCell(y *experiment.Years, year int) document.Cell {
	cell := text(yearText(y, year))
	if year <= y.Course.Last {
		cell.Value = document.PlainNumber("", float64(year))
	}
	return cell
}

// yearsTable lists the years that were simulated, and those of marks and phases.
func yearsTable(y *experiment.Years) document.Table {
	table := document.Table{Name: "years", Title: yearsText.years.said(), Whole: true,
		Columns: []document.Column{{Header: "year"}}}
	for i := range y.Course.Streams {
		rank := 0
		if i > 2 {
			rank = 1
		}
		table.Columns = append(table.Columns, document.Column{Header: y.Course.Streams[i].Name,
			Words: streamWords(&y.Course.Streams[i]), Rank: rank})
	}
	table.Columns = append(table.Columns, document.Column{Header: "added", Rank: 4},
		document.Column{Header: "busiest", Rank: 2}, document.Column{Header: "utilisation", Words: busy, Rank: 5},
		document.Column{Header: "thresholds", Rank: 3}, document.Column{Header: "fails", Rank: 6},
		document.Column{Header: "verdict", Words: yearsText.withPhases.said()})
	if len(y.Phases) == 0 {
		table.Columns[len(table.Columns)-1].Words = yearsText.withNothing.said()
	} else {
		table.Columns = append(table.Columns, document.Column{Header: "if nothing is done"})
	}
	for i := range y.Rows {
		row := &y.Rows[i]
		cells := []document.Cell{yearCell(y, row.Year)}
		for _, load := range row.Loads {
			cells = append(cells, estimated("1/day", stats.Unknown(load)))
		}
		cells = append(cells, text(strings.Join(row.Added, ", ")))
		cells = append(cells, yearNumbers(row)...)
		cells = append(cells, text(strings.Join(row.Failing(y), ", ")), text(fullWords[row.Verdict].said()))
		if len(y.Phases) > 0 {
			cells = append(cells, text(fullWords[row.Nothing].said()))
		}
		table.Rows = append(table.Rows, cells)
	}
	table.Notes = append(append(table.Notes, yearsText.rows.said()), yearsNotes(y)...)
	return table
}

// streamWords are what people read over the load of a stream: its title where that is short.
func streamWords(s *outlook.Stream) string {
	if utf8.RuneCountInString(s.Title) > widestStream {
		return s.Name
	}
	return s.Title
}

// widestStream is how long a title is that stands over numbers, in characters.
const widestStream = 20

// yearNumbers are the cells of what was simulated of a year.
func yearNumbers(row *experiment.YearRow) []document.Cell {
	switch l := row.Of; {
	case l == nil:
		return []document.Cell{{}, {}, {}}
	case l.Overload != nil:
		return []document.Cell{{}, {}, text(capacityText.stopped.said())}
	case len(l.Verdicts) == 0:
		return []document.Cell{text(l.Busiest), estimated("1", stats.Unknown(l.Utilisation)), text(document.Nothing)}
	default:
		return []document.Cell{text(l.Busiest), estimated("1", stats.Unknown(l.Utilisation)), text(heldOf(l))}
	}
}

// phasesTable lists what is built when.
func phasesTable(y *experiment.Years) document.Table {
	table := document.Table{Name: "phases", Title: yearsText.built.said(), Whole: true,
		Columns: []document.Column{{Header: "phase"}, {Header: "title", Rank: 4}, {Header: "comes in"},
			{Header: "with doubt of growth", Words: yearsText.inDraws.said()}, {Header: "full from", Rank: 3},
			{Header: "full again"}, {Header: "by chance", Rank: 1}, {Header: "cost"},
			{Header: "upkeep a year", Rank: 2}}}
	for i := range y.Phases {
		p := &y.Phases[i]
		row := []document.Cell{text(p.Policy), text(p.Title), yearCell(y, p.Comes), {}, {}, {}, {},
			text(yearsText.notStated.said()), {}}
		if p.Investment != nil {
			row[7] = moneyCell(y, *p.Investment)
		}
		if p.Upkeep > 0 {
			row[8] = moneyCell(y, p.Upkeep)
		}
		if d := y.Drawn; d != nil {
			row[3] = text(yearsBetween(y, d.Phases[i].Low, d.Phases[i].High))
		}
		if p.FullFrom > 0 {
			row[4] = yearCell(y, p.FullFrom)
		}
		for n := range y.Eras {
			e := &y.Eras[n]
			if e.From != p.Comes {
				continue
			}
			row[5], row[6] = text(yearsText.notBefore.said()), text(eraYears(y, e))
			if e.Full.Year < e.Until || e.Until > y.Course.Last {
				row[5] = yearCell(y, e.Full.Year)
			}
		}
		table.Rows = append(table.Rows, row)
	}
	code, _ := currencyOf(y)
	inOneUnit(code, &table)
	return table
}

// moneyCell is the cell of an amount of US dollars in the currency of the scenario.
func moneyCell(y *experiment.Years, dollars float64) document.Cell {
	code, worth := currencyOf(y)
	return document.Cell{Number: document.PlainNumber(code, dollars/worth)}
}

// currencyOf is the code of the currency of the scenario, and what one of it is worth in US dollars.
func currencyOf(y *experiment.Years) (code string, worth float64) {
	if c := y.Currency; c != nil {
		return c.Code, c.Worth
	}
	return "USD", 1
}

// marksTable lists when loads are reached.
func marksTable(y *experiment.Years) document.Table {
	table := document.Table{Name: "marks", Title: yearsText.marks.said(), Whole: true,
		Columns: []document.Column{{Header: "mark"}, {Header: "title", Rank: 2}, {Header: "stream"}, {Header: "load"},
			{Header: "reached in"}, {Header: "with doubt of growth", Words: yearsText.inDraws.said()}}}
	for i := range y.Marks {
		m := &y.Marks[i]
		row := []document.Cell{text(m.Name), text(m.Title), text(m.Stream), estimated("1/day", stats.Unknown(m.Load)),
			yearCell(y, m.Reached), {}}
		if d := y.Drawn; d != nil {
			row[5] = text(yearsBetween(y, d.Marks[i].Low, d.Marks[i].High))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// yearsRows are tidy: a row a year.
func yearsRows(y *experiment.Years) [][]string {
	header := []string{"year"}
	for i := range y.Course.Streams {
		header = append(header, y.Course.Streams[i].Name)
	}
	rows := [][]string{append(header, "added", "busiest", "utilisation", "met", "missed", "undecided", "verdict",
		"if nothing is done")}
	for i := range y.Rows {
		row := &y.Rows[i]
		cells := []string{strconv.Itoa(row.Year)}
		for _, load := range row.Loads {
			cells = append(cells, fmt.Sprintf("%.6g", load))
		}
		cells = append(cells, strings.Join(row.Added, " "))
		if l := row.Of; l != nil && l.Overload == nil {
			counts := countVerdicts(l.Verdicts)
			cells = append(cells, l.Busiest, fmt.Sprintf("%.6g", l.Utilisation), strconv.Itoa(counts[experiment.Met]),
				strconv.Itoa(counts[experiment.NotMet]), strconv.Itoa(counts[experiment.Undecided]))
		} else {
			cells = append(cells, "", "", "", "", "")
		}
		rows = append(rows, append(cells, string(row.Verdict), string(row.Nothing)))
	}
	return rows
}

func countVerdicts(verdicts []experiment.Verdict) map[experiment.Verdict]int {
	counts := map[experiment.Verdict]int{}
	for _, v := range verdicts {
		counts[v]++
	}
	return counts
}
