package report

import (
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/report/document/documenttest"
	"karvon/report/internal/data"
	"karvon/sim/stats"
)

// shownFaults compares the cells that people read with the JSON.
func shownFaults(table *document.Table, rows [][]string, all map[string]told) []string {
	if len(rows) != len(table.Rows)+1 {
		return []string{fmt.Sprintf("%s: %d rows, want %d", table.Name, len(rows)-1, len(table.Rows))}
	}
	var found []string
	for column, c := range table.Columns {
		unit, _ := strings.CutPrefix(rows[0][column], c.Shown())
		unit = strings.TrimPrefix(unit, ", ")
		var fault string
		if unit, fault = withoutExtreme(unit, table, column, all); fault != "" {
			found = append(found, fmt.Sprintf("%s, %s: %s", table.Name, rows[0][column], fault))
		}
		for i, row := range table.Rows {
			number := row[column].Number
			if number == nil {
				continue
			}
			shown, of := strings.Join(strings.Fields(rows[i+1][column]), " "), unit
			if c.OwnUnits {
				shown, of = withoutUnit(shown)
			}
			if fault := shownFault(shown, all[number.Name], shownFactors()[of]); fault != "" {
				found = append(found, fmt.Sprintf("%s, %s: %q %s", table.Name, number.Name, rows[i+1][column], fault))
			}
		}
	}
	return found
}

// withoutExtreme takes out of a header of how many replications its numbers are the largest, and says in what that
// is wrong.
func withoutExtreme(unit string, table *document.Table, column int, all map[string]told) (without, fault string) {
	of := 0
	for _, row := range table.Rows {
		if number := row[column].Number; number.Known() && all[number.Name].Extreme {
			of = max(of, all[number.Name].Replications)
		}
	}
	if of == 0 || table.Columns[column].OwnUnits {
		return unit, ""
	}
	said := fmt.Sprintf("of %d", of)
	return strings.TrimSpace(strings.TrimSuffix(unit, said)), unless(strings.HasSuffix(unit, said), "does not say "+said)
}

// withoutUnit takes the unit out of a cell that has its own.
func withoutUnit(shown string) (number, unit string) {
	for factor := range shownFactors() {
		for _, end := range []string{" " + factor, " " + factor + " in "} {
			if at := strings.LastIndex(shown, end); factor != "" && at >= 0 &&
				(strings.HasSuffix(shown, end) || strings.HasSuffix(end, " in ")) {
				return shown[:at] + shown[at+len(" "+factor):], factor
			}
		}
	}
	return shown, ""
}

// shownFault says in what a printed number does not tell what the JSON does.
func shownFault(shown string, j told, factor float64) string {
	mean, low, high := numberOf(j.Mean)*factor, numberOf(j.Low)*factor, numberOf(j.High)*factor
	if j.Mean == nil {
		return unless(shown == document.Nothing, "stands for no number")
	}
	if money := strings.HasPrefix(j.Unit, "USD"); j.AtLimit && j.Bound == "" && !money {
		word := map[bool]string{true: "none", false: "all"}[mean == 0]
		return unless(shown == fmt.Sprintf("%s in %d", word, j.Replications), "is not what no replication differs in")
	}
	if j.Replications > 0 && j.Replications < j.Of {
		of := fmt.Sprintf(" in %d of %d", j.Replications, j.Of)
		if !strings.HasSuffix(shown, of) {
			return "does not say in how many replications"
		}
		shown = strings.TrimSuffix(shown, of)
	}
	sign := document.BoundSigns[stats.Bound(j.Bound)]
	if !strings.HasPrefix(shown, sign) || sign == "" && strings.ContainsAny(shown, "≥≤~") {
		return "has not the sign of " + j.Bound
	}
	shown = strings.TrimPrefix(shown, sign)
	if j.Low == nil || !(high-low > 1e-12*math.Abs(mean)) {
		first, second, both := strings.Cut(shown, " to ")
		if both != (j.Bound == string(stats.Between)) || both && !near(second, numberOf(j.Most)*factor) {
			return "does not tell the bounds"
		}
		return unless(near(first, mean), fmt.Sprintf("is not %v", mean))
	}
	from, to, ok := documenttest.PrintedEnds(shown)
	slack := 1e-7 * (high - low)
	switch {
	case !ok:
		return "cannot be read"
	case from > low+slack || to < high-slack:
		return fmt.Sprintf("does not hold %v to %v", low, high)
	case to-from > 1.1*(high-low)+slack:
		return fmt.Sprintf("is longer than %v to %v", low, high)
	}
	return ""
}

func unless(well bool, fault string) string {
	if well {
		return ""
	}
	return fault
}

// near says whether a printed number is the number as far as it is printed: with four digits, and in thousandths
// unless they are too few.
func near(shown string, number float64) bool {
	value, err := strconv.ParseFloat(strings.ReplaceAll(shown, ",", ""), 64)
	return err == nil && math.Abs(value-number) <= max(5.01e-4*math.Abs(number), min(5.01e-4, 0.0501*math.Abs(number)))
}

// tableFaults compares the CSV of a table with the JSON.
func tableFaults(table *document.Table, text string, all map[string]told) []string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) != len(table.Rows)+1 {
		return []string{fmt.Sprintf("%s.csv: %d rows, want %d (%v)", table.Name, len(rows)-1, len(table.Rows), err)}
	}
	var found []string
	for column, c := range table.Columns {
		at := slices.IndexFunc(rows[0], func(h string) bool { return h == c.Header || strings.HasPrefix(h, c.Header+" (") })
		for i, row := range table.Rows {
			number := row[column].Number
			if number == nil {
				continue
			}
			j := all[number.Name]
			want := []string{data.Plain(numberOf(j.Mean)), data.Plain(numberOf(j.Low)), data.Plain(numberOf(j.High)), j.Bound}
			if number.Given {
				want[1], want[2] = "", ""
			}
			if got := rows[i+1][at : at+4]; !slices.Equal(got, want) {
				found = append(found, fmt.Sprintf("%s.csv: %s is %q, want %q", table.Name, number.Name, got, want))
			}
		}
	}
	return found
}

// bookFaults compares a sheet with the JSON: what is stored, and how it is shown.
func bookFaults(table *document.Table, stored, shown [][]string, all map[string]told) []string {
	if len(stored) != len(table.Rows)+1 {
		return []string{fmt.Sprintf("sheet %s: %d rows, want %d", table.Name, len(stored)-1, len(table.Rows))}
	}
	var found []string
	at := func(row int, header string) string {
		if i := slices.Index(stored[0], header); i >= 0 {
			return stored[row+1][i]
		}
		return ""
	}
	for column, c := range table.Columns {
		suffix := ""
		if own := document.ScaleOf(table.ColumnNumbers(column)).Unit; own != "" && !c.OwnUnits {
			suffix = ", " + own
		}
		for i, row := range table.Rows {
			number := row[column].Number
			if number == nil || !number.Known() {
				continue
			}
			unit := strings.TrimPrefix(suffix, ", ")
			if c.OwnUnits {
				unit = at(i, c.Shown()+", unit")
			}
			j, factor := all[number.Name], shownFactors()[unit]
			ends := []*float64{j.Mean, j.Low, j.High}
			if number.Given {
				ends = ends[:1]
			}
			for k, what := range []string{"", " low", " high"}[:len(ends)] {
				if got, want := at(i, c.Shown()+what+suffix), numberOf(ends[k])*factor; !storedAs(got, want) {
					found = append(found, fmt.Sprintf("sheet %s: %s%s is %q, want %v", table.Name, number.Name, what, got, want))
				}
			}
			place := slices.Index(stored[0], c.Shown()+suffix)
			if sign := document.BoundSigns[stats.Bound(j.Bound)]; !strings.HasPrefix(shown[i+1][place], sign) {
				found = append(found, fmt.Sprintf("sheet %s: %s is shown as %q without %q", table.Name, number.Name,
					shown[i+1][place], sign))
			}
			if said := at(i, c.Shown()+", remark"); !remarked(said, j) {
				found = append(found, fmt.Sprintf("sheet %s: of %s is said %q", table.Name, number.Name, said))
			}
		}
	}
	return found
}

func storedAs(cell string, want float64) bool {
	if math.IsNaN(want) {
		return cell == ""
	}
	got, err := strconv.ParseFloat(cell, 64)
	return err == nil && math.Abs(got-want) <= 1e-12*math.Abs(want)
}

// remarked says whether a remark tells what is to be said of a number.
func remarked(said string, j told) bool {
	for _, must := range []struct {
		when bool
		say  string
	}{
		{j.Bound != "" && j.Bound != string(stats.Between), j.Bound},
		{j.Bound == string(stats.Between), "at most"},
		{j.Unfinished > 0, document.StillUnderWay},
		{j.Replications > 0 && j.Replications < j.Of && !j.AtLimit, fmt.Sprintf("in %d of %d", j.Replications, j.Of)},
		{j.Extreme && j.Replications > 0, fmt.Sprintf("of %d", j.Replications)},
		{j.AtLimit && j.Bound == "", fmt.Sprintf("in %d", j.Replications)},
	} {
		if must.when && !strings.Contains(said, must.say) {
			return false
		}
	}
	return true
}
