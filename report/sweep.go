package report

import (
	"slices"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/design/grammar"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// Sweep arranges the points of a sweep in one table, a row a point.
func Sweep(s *experiment.Sweep) *document.Document {
	d := &document.Document{
		Kind:  document.OfSweep,
		Title: sweepTitle(s),
		Setting: experimentSetting(s.Plan, s.Seed, sweepSetting(s).with(values{
			"placement": placementText(s), "weeks": simulatedSpans(s.Plan, s.Replications),
		})),
		Headline: sweepHeadline(s),
		Warnings: append(failureWarnings(s.Failures, s.Interrupted), valuelessWarnings(s)...),
		Tables:   []document.Table{sweepTable(s)},
		Pictures: append(frontPictures(s), sweepPictures(s)...),
		Rows:     data.Identified(sweepRows(s), s.Plan, s.Seed),
		Members:  sweepMembers(s),
	}
	if s.Best != nil {
		d.Headline, d.Points = bestHeadline(s), bestPoints(s)
	}
	d.Points = slices.Concat(d.Points, frontPoints(s), meetingPoints(s))
	for r := range s.Responses {
		if point := extremes(s, r); point != "" {
			d.Points = append(d.Points, point)
		}
	}
	return completed(d, sweepSchema)
}

// sweepSetting chooses how often points are run: where the best is chosen, as often as is needed.
func sweepSetting(s *experiment.Sweep) sentence {
	if s.Best != nil {
		return sweepText.settingAtMost
	}
	return sweepText.setting
}

// sweepTitle says what is asked: as the scenario does, or by the factors.
func sweepTitle(s *experiment.Sweep) string {
	if sweep := s.Design.Sweep; sweep != nil && sweep.Title != "" {
		return sweepText.asked.with(values{"scenario": s.Plan.Name, "question": titled(sweep.Title, sweep.Titles)})
	}
	return sweepText.over.with(values{"scenario": s.Plan.Name, "factors": factorNames(s)})
}

// designWords name the designs.
var designWords = map[grammar.Kind]sentence{
	grammar.Grid: "full grid", grammar.Latin: "Latin hypercube", grammar.Sobol: "Sobol's sequence",
}

// placementText says where the points come from, and how many break a constraint: full grid, 48 of 64 points; 16
// break a constraint.
func placementText(s *experiment.Sweep) string {
	said := sweepText.placed
	switch {
	case s.Broken > 0 && s.Design.Kind == grammar.Grid:
		said = sweepText.placedOf
	case s.Broken > 0:
		said = sweepText.looked
	}
	return said.with(values{
		"design": designWords[s.Design.Kind].said(), "points": len(s.Evaluations),
		"found": digits(unit.WithCommas(strconv.Itoa(len(s.Evaluations)))),
		"tried": s.Tried, "broken": s.Broken,
	})
}

// sweepNotes say what the names of factors stand for, and what the points meet.
func sweepNotes(s *experiment.Sweep) []string {
	var notes []string
	for i := range s.Factors {
		f := &s.Factors[i]
		if len(f.Paths) > 1 || scenario.IsPattern(f.Path) {
			notes = append(notes, sweepText.paths.with(values{"factor": f.Name, "pattern": f.Path, "count": len(f.Paths),
				"paths": few(f.Paths)}))
		} else if f.Name != f.Path {
			notes = append(notes, sweepText.path.with(values{"factor": f.Name, "path": f.Path}))
		}
	}
	for _, c := range s.Design.Constraints {
		notes = append(notes, sweepText.constraint.with(values{"constraint": c.Text()}))
	}
	return notes
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
	return sweepText.finished.with(values{"finished": finished, "points": len(s.Evaluations)})
}

// extremes says where a response is least and greatest.
func extremes(s *experiment.Sweep, r int) string {
	least, most := plan.None, plan.None
	for i := range s.Evaluations {
		e := &s.Evaluations[i]
		if e.Err != nil || !document.IsFinite(e.Value(r)) {
			continue
		}
		if least == plan.None || e.Value(r) < s.Evaluations[least].Value(r) {
			least = i
		}
		if most == plan.None || e.Value(r) > s.Evaluations[most].Value(r) {
			most = i
		}
	}
	if least == most {
		return ""
	}
	by := document.ScaleOf([]*document.Number{document.PlainNumber(s.Responses[r].Unit(), s.Evaluations[most].Value(r))})
	show := func(i int) string {
		number := &document.Number{Unit: s.Responses[r].Unit(), Estimate: s.Evaluations[i].Estimate(r)}
		return sweepText.at.with(values{"amount": amount{number, by}, "point": s.Evaluations[i].Name})
	}
	return sweepText.extremes.with(values{"name": s.Responses[r].Name, "least": show(least), "most": show(most)})
}

func sweepTable(s *experiment.Sweep) document.Table {
	table := document.Table{Name: "points", Title: sweepTableTitle(s),
		Notes: append(sweepNotes(s), judgingNotes(s)...)}
	for i := range s.Factors {
		table.Columns = append(table.Columns, document.Column{Header: shortPath(s.Factors[i].Name)})
	}
	for i := range s.Responses {
		table.Columns = append(table.Columns, document.Column{Header: s.Responses[i].Name, Rank: responseRank(s, i)})
	}
	table.Columns = slices.Concat(table.Columns, judgingColumns(s), bestColumns(s), frontColumns(s))
	for _, i := range s.Order() {
		var row []document.Cell
		for j := range s.Factors {
			row = append(row, levelCell(s.Factors[j].Levels[i]))
		}
		for r := range s.Responses {
			row = append(row, estimateCell(&s.Evaluations[i], &s.Responses[r], r))
		}
		table.Rows = append(table.Rows, slices.Concat(row, judgingCells(s, i), bestCells(s, i), frontCells(s, i)))
	}
	return table
}

// levelCell is a level of a factor as it was written; it may be a number.
func levelCell(level string) document.Cell {
	cell := text(level)
	if value, err := strconv.ParseFloat(level, 64); err == nil && document.IsFinite(value) {
		cell.Value = &document.Number{Estimate: stats.Unknown(value)}
	}
	return cell
}

// shortPath is the end of an input path, which tells most.
func shortPath(path string) string {
	parts := strings.Split(path, ".")
	return strings.Join(parts[max(0, len(parts)-2):], ".")
}

func estimateCell(e *experiment.Evaluation, response *response.Response, r int) document.Cell {
	return estimated(response.Unit(), e.Estimate(r))
}

// sweepRows are tidy: a row a point and response, in the table's order.
func sweepRows(s *experiment.Sweep) [][]string {
	header := append([]string{"point"}, factorNames(s)...)
	rows := [][]string{slices.Concat(header, nameColumns, data.Columns,
		[]string{"by", "error", "meets", "thresholds", "choice", "front", "point_hash"})}
	for _, i := range s.Order() {
		e := &s.Evaluations[i]
		first := []string{strconv.Itoa(i + 1)}
		for j := range s.Factors {
			first = append(first, s.Factors[j].Levels[i])
		}
		first = first[:len(first):len(first)]
		if e.Err != nil {
			rows = append(rows, slices.Concat(first, make([]string, len(nameColumns)+len(data.Columns)+1),
				append([]string{e.Err.Error(), "", ""}, standingFields(s, i)...), []string{e.Hash}))
			continue
		}
		for r := range s.Responses {
			rows = append(rows, slices.Concat(first, nameFields(&s.Responses[r]), data.Fields(e.Estimate(r)),
				[]string{s.Responses[r].Combination().String(), "", string(s.Meets(i)), string(e.OfThresholds())},
				standingFields(s, i), []string{e.Hash}))
		}
	}
	return rows
}

// standingFields are what became of a point in a choice and how it stands to a front.
func standingFields(s *experiment.Sweep, point int) []string {
	fields := []string{"", ""}
	if s.Best != nil {
		fields[0] = fateWord(s, point)
	}
	if s.Front != nil {
		fields[1] = standingWord(s.Front.Points[point])
	}
	return fields
}

// pointJSON is a design point in JSON.
type pointJSON struct {
	Levels    map[string]string         `json:"levels"`
	Error     string                    `json:"error,omitempty"`
	Hash      string                    `json:"hash,omitempty"`
	Warnings  []string                  `json:"warnings,omitempty"`
	Responses map[string]responseMember `json:"responses,omitempty"`

	Conditions map[string]experiment.Verdict `json:"conditions,omitempty"`
	Thresholds experiment.Verdict            `json:"thresholds,omitempty"` // those of the scenario, together
}

func sweepMembers(s *experiment.Sweep) []document.Member {
	var points []document.Member
	for _, i := range s.Order() {
		e := &s.Evaluations[i]
		point := pointJSON{Levels: map[string]string{}, Hash: e.Hash, Warnings: reason.Strings(e.Warnings),
			Responses: map[string]responseMember{}, Conditions: verdictsByCondition(s, i), Thresholds: e.OfThresholds()}
		for j := range s.Factors {
			point.Levels[s.Factors[j].Name] = s.Factors[j].Levels[i]
		}
		if e.Err != nil {
			point.Error = e.Err.Error()
		} else {
			for r := range s.Responses {
				point.Responses[s.Responses[r].Name] = responseJSON(&s.Responses[r], e.Estimate(r), e.Values(r), e.Weights(r))
			}
		}
		points = append(points, document.Member{Name: e.Name, Value: point})
	}
	paths, moved, texts := map[string]string{}, map[string][]string{}, []string{}
	for i := range s.Factors {
		paths[s.Factors[i].Name], moved[s.Factors[i].Name] = s.Factors[i].Path, listed(s.Factors[i].Paths)
	}
	for _, c := range s.Design.Constraints {
		texts = append(texts, c.Text())
	}
	return slices.Concat(settingMembers(s.Plan), bestMembers(s), frontMembers(s), []document.Member{
		{Name: "sweep", Value: s.Design.Name}, {Name: "design", Value: designWords[s.Design.Kind]},
		{Name: "seed", Value: s.Seed}, {Name: "replications", Value: s.Replications},
		{Name: "interrupted", Value: s.Interrupted}, {Name: "factors", Value: factorNames(s)},
		{Name: "paths", Value: paths}, {Name: "moved", Value: moved}, {Name: "constraints", Value: texts},
		{Name: "conditions", Value: listed(s.Asked())}, {Name: "tried", Value: s.Tried},
		{Name: "broken", Value: s.Broken}, {Name: "points", Value: points},
	})
}
