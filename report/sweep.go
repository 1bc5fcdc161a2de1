package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// Sweep arranges the points of a sweep in one table, a row a point.
func Sweep(s *experiment.Sweep) *Document {
	d := &Document{
		Title: fmt.Sprintf("%s over %s", s.Plan.Name, list(factorNames(s))),
		Setting: experimentSetting(s.Plan, s.Seed, fmt.Sprintf("%s: %s, %s of each with the same entities and luck",
			s.Design, plural(len(s.Evaluations), "point"), plural(s.Replications, "replication"))),
		Headline: sweepHeadline(s),
		Warnings: failureWarnings(s.Failures, s.Interrupted),
		Tables:   []Table{sweepTable(s)},
		Pictures: sweepPictures(s),
		schema:   SweepSchema,
		rows:     sweepRows(s),
		members:  sweepMembers(s),
	}
	for r := range s.Responses {
		if point := extremes(s, r); point != "" {
			d.Points = append(d.Points, point)
		}
	}
	return d
}

func factorNames(s *experiment.Sweep) []string {
	names := make([]string, len(s.Factors))
	for i := range s.Factors {
		names[i] = s.Factors[i].Name
	}
	return names
}

func sweepHeadline(s *experiment.Sweep) string {
	finished := 0
	for i := range s.Evaluations {
		if s.Evaluations[i].Err == nil {
			finished++
		}
	}
	return fmt.Sprintf("%d of %s have a result.", finished, plural(len(s.Evaluations), "design point"))
}

// extremes says where a response is least and greatest.
func extremes(s *experiment.Sweep, r int) string {
	least, most := plan.None, plan.None
	for i := range s.Evaluations {
		e := &s.Evaluations[i]
		if e.Err != nil || !isFinite(e.Estimates[r].Mean) {
			continue
		}
		if least == plan.None || e.Estimates[r].Mean < s.Evaluations[least].Estimates[r].Mean {
			least = i
		}
		if most == plan.None || e.Estimates[r].Mean > s.Evaluations[most].Estimates[r].Mean {
			most = i
		}
	}
	if least == most {
		return ""
	}
	by := scaleOf([]*Number{{Unit: s.Responses[r].Unit(), Mean: s.Evaluations[most].Estimates[r].Mean}})
	show := func(i int) string {
		e := &s.Evaluations[i].Estimates[r]
		number := &Number{Unit: s.Responses[r].Unit(), Mean: e.Mean, HalfWidth: e.HalfWidth}
		return trimmed(figureOf(number, by).String()+" "+by.unit) + " at " + s.Evaluations[i].Name
	}
	return fmt.Sprintf("%s: from %s to %s.", s.Responses[r].Name, show(least), show(most))
}

func sweepTable(s *experiment.Sweep) Table {
	table := Table{Name: "points", Title: "Design points"}
	for i := range s.Factors {
		table.Columns = append(table.Columns, Column{Header: shortPath(s.Factors[i].Name)})
	}
	for i := range s.Responses {
		table.Columns = append(table.Columns, Column{Header: s.Responses[i].Name, Rank: i})
	}
	for i := range s.Evaluations {
		var row []Cell
		for j := range s.Factors {
			row = append(row, levelCell(s.Factors[j].Levels[i]))
		}
		for r := range s.Responses {
			row = append(row, estimateCell(&s.Evaluations[i], &s.Responses[r], r))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// levelCell is a level of a factor as it was written; it may be a number.
func levelCell(level string) Cell {
	cell := text(level)
	if value, err := strconv.ParseFloat(level, 64); err == nil && isFinite(value) {
		cell.Value = &Number{Mean: value, HalfWidth: math.NaN()}
	}
	return cell
}

// shortPath is the end of an input path, which tells most.
func shortPath(path string) string {
	parts := strings.Split(path, ".")
	return strings.Join(parts[max(0, len(parts)-2):], ".")
}

func estimateCell(e *experiment.Evaluation, response *plan.Response, r int) Cell {
	number := &Number{Name: e.Name + ": " + response.Name, Unit: response.Unit(), Mean: math.NaN(), HalfWidth: math.NaN()}
	if e.Err == nil {
		number.Mean, number.HalfWidth = e.Estimates[r].Mean, e.Estimates[r].HalfWidth
	}
	return Cell{Number: number}
}

// sweepRows are tidy: a row a point and response.
func sweepRows(s *experiment.Sweep) [][]string {
	header := append([]string{"point"}, factorNames(s)...)
	rows := [][]string{append(header, "name", "unit", "mean", "half_width", "lower", "upper", "n", "error")}
	for i := range s.Evaluations {
		e := &s.Evaluations[i]
		first := []string{strconv.Itoa(i + 1)}
		for j := range s.Factors {
			first = append(first, s.Factors[j].Levels[i])
		}
		first = first[:len(first):len(first)]
		if e.Err != nil {
			rows = append(rows, append(first, "", "", "", "", "", "", "", e.Err.Error()))
			continue
		}
		for r := range s.Responses {
			x := e.Estimates[r]
			rows = append(rows, append(first, s.Responses[r].Name, s.Responses[r].Unit(), plainFloat(x.Mean), plainFloat(x.HalfWidth),
				plainFloat(x.Low()), plainFloat(x.High()), strconv.Itoa(x.N), ""))
		}
	}
	return rows
}

// pointJSON is a design point in JSON.
type pointJSON struct {
	Levels    map[string]string   `json:"levels"`
	Error     string              `json:"error,omitempty"`
	Hash      string              `json:"hash,omitempty"`
	Responses map[string]response `json:"responses,omitempty"`
}

func sweepMembers(s *experiment.Sweep) []member {
	var points []member
	for i := range s.Evaluations {
		e := &s.Evaluations[i]
		point := pointJSON{Levels: map[string]string{}, Hash: e.Hash, Responses: map[string]response{}}
		for j := range s.Factors {
			point.Levels[s.Factors[j].Name] = s.Factors[j].Levels[i]
		}
		if e.Err != nil {
			point.Error = e.Err.Error()
		} else {
			for r := range s.Responses {
				x := e.Estimates[r]
				point.Responses[s.Responses[r].Name] = response{s.Responses[r].Unit(), real(x.Mean), real(x.HalfWidth), reals(e.Values[r])}
			}
		}
		points = append(points, member{e.Name, point})
	}
	return []member{
		{"scenario", s.Plan.Name}, {"design", s.Design}, {"seed", s.Seed}, {"replications", s.Replications},
		{"interrupted", s.Interrupted}, {"confidence", s.Plan.Confidence}, {"factors", factorNames(s)}, {"points", points},
	}
}
