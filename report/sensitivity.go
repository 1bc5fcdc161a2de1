package report

import (
	"math"
	"slices"
	"strconv"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// Sensitivity arranges which assumptions each response rests on.
func Sensitivity(s *experiment.Sensitivity) *document.Document {
	d := &document.Document{
		Kind:     document.OfSensitivity,
		Title:    sensitivityText.title.with(values{"scenario": s.Plan.Name}),
		Setting:  experimentSetting(s.Plan, s.Seed, sensitivitySetting(s)),
		Headline: sensitivityHeadline(s),
		Warnings: failureWarnings(s.Failures, s.Interrupted),
		Rows:     data.Identified(sensitivityRows(s), s.Plan, s.Seed),
		Members:  sensitivityMembers(s),
	}
	if judgesConclusion(s) && (s.Search == nil || len(s.Search.Found) > 0) {
		d.Points = append(d.Points, d.Headline)
		d.Headline = conclusionSentence(s)
	}
	if s.Search != nil {
		d.Points = append(d.Points, searchPoints(s)...)
	}
	for _, table := range []document.Table{reversalTable(s), groupedTable(s)} {
		if len(table.Rows) > 0 {
			d.Tables = append(d.Tables, table)
		}
	}
	d.Warnings = append(d.Warnings, wideShares(s)...)
	for i := range s.Responses {
		r := &s.Responses[i]
		if s.Search != nil && len(r.Effects) == 0 {
			continue // the search says so
		}
		d.Points = append(d.Points, strongest(r))
		table := document.Table{Name: r.Name, Title: effectsTitle(r), Notes: []string{methodText[s.Method].note.said()}}
		fillTable[s.Method](&table, r)
		table.Notes = append(table.Notes, lostNotes(s.Model, r)...)
		d.Tables = append(d.Tables, table)
		if picture := effectPicture(s.Method, r); len(picture.Names) > 0 {
			d.Pictures = append(d.Pictures, picture)
		}
	}
	if s.Search != nil {
		d.Tables = append(d.Tables, leftOutTable(s))
	}
	return completed(d, sensitivitySchema)
}

// sensitivitySetting says how it was found.
func sensitivitySetting(s *experiment.Sensitivity) string {
	said := values{"points": s.Points, "weeks": simulatedSpans(s.Plan, s.Replications)}
	if s.Search != nil {
		said["moved"], said["runs"] = movedWords(s.Moved), simulatedSpans(s.Plan, s.Search.Runs)
		return searchText.setting.with(said)
	}
	said["method"] = methodText[s.Method].method.with(values{"moved": movedWords(s.Moved)})
	return sensitivityText.setting.with(said)
}

// movedWords counts what is moved: assumptions, and groups of them.
func movedWords(moved []experiment.FactorGroup) string {
	groups := 0
	for i := range moved {
		if moved[i].Together != nil {
			groups++
		}
	}
	return countMoved(groups, len(moved)-groups)
}

// countMoved says how many groups and single assumptions are moved.
func countMoved(groups, alone int) string {
	said := sensitivityText.groupsAnd
	switch {
	case groups == 0:
		said = sensitivityText.assumptions
	case alone == 0:
		said = sensitivityText.groups
	}
	return said.with(values{"groups": groups, "alone": alone})
}

// amongMoved says of what is moved in a sentence that says how many of it: a group beside assumptions counts as one.
func amongMoved(moved []experiment.FactorGroup) string {
	isGroup := func(m experiment.FactorGroup) bool { return m.Together != nil }
	isAlone := func(m experiment.FactorGroup) bool { return m.Together == nil }
	if !slices.ContainsFunc(moved, isGroup) || !slices.ContainsFunc(moved, isAlone) {
		return movedWords(moved)
	}
	return sensitivityText.among.with(values{"all": len(moved), "moved": movedWords(moved)})
}

// effectsTitle says of which response the effects are, and what it is with everything as stated, where that was
// run.
func effectsTitle(r *experiment.ResponseSensitivity) string {
	if math.IsNaN(r.Base) {
		return sensitivityText.table.with(values{"name": r.Name})
	}
	base := stats.Unknown(r.Base)
	if base.Bound = r.Bound; base.Bound == stats.Between {
		base.Bound = stats.AtLeast // which it is too
	}
	return sensitivityText.tableStated.with(values{"name": r.Name, "value": quantity(r.Unit(), base)})
}

// quantity writes a number with its unit in a sentence.
func quantity(unit string, e stats.Estimate) string {
	by := document.ScaleOf([]*document.Number{document.PlainNumber(unit, math.Abs(e.Mean))})
	return document.InSentence(&document.Number{Unit: unit, Estimate: e}, by, tongue())
}

var fillTable = map[experiment.Method]func(*document.Table, *experiment.ResponseSensitivity){
	experiment.Bifurcation: tornadoTable,
	experiment.OneAtATime:  tornadoTable,
	experiment.MorrisWalk:  morrisTable,
	experiment.SobolShare:  sobolTable,
}

func sensitivityHeadline(s *experiment.Sensitivity) string {
	counts := map[string]int{}
	best, most := "", 0
	for i := range s.Responses {
		if effects := s.Responses[i].Effects; len(effects) > 0 && effects[0].Size > 0 {
			name := effects[0].Factor.Name
			if counts[name]++; counts[name] > most {
				best, most = name, counts[name]
			}
		}
	}
	if best == "" && s.Search != nil {
		return searchText.none.with(values{"delta": percentage(s.Search.Delta), "among": amongMoved(s.Moved)})
	}
	if best == "" {
		return sensitivityText.none.said()
	}
	return sensitivityText.strongest.with(values{"most": most, "numbers": len(s.Responses),
		"name": placed(best)})
}

// mostFactors is the number of factors that a sentence names.
const mostFactors = 3

// strongest names the factors that matter most to a response.
func strongest(r *experiment.ResponseSensitivity) string {
	var names []string
	for i := range r.Effects {
		if i == mostFactors || !(r.Effects[i].Size > 0) {
			break
		}
		names = append(names, factorText(r, &r.Effects[i]))
	}
	if len(names) == 0 {
		return sensitivityText.unmoved.with(values{"name": r.Name})
	}
	return sensitivityText.rests.with(values{"name": r.Name, "assumptions": names})
}

// factorText names a factor, and says what the ends of its range change, where they were run.
func factorText(r *experiment.ResponseSensitivity, e *experiment.FactorEffect) string {
	low, high := math.IsNaN(e.Low.Mean), math.IsNaN(e.High.Mean)
	if math.IsNaN(r.Base) || low && (high || !e.Out[0]) || high && !e.Out[1] {
		return placed(e.Factor.Name)
	}
	by := document.OwnScale(changeOf(r, e, largerChange(e)))
	show := func(change stats.Estimate) string {
		number := document.FigureOf(changeOf(r, e, change), by, tongue()).Point()
		if change.Mean > 0 && number != "0" {
			number = "+" + number
		}
		return document.BoundSigns[change.Bound] + number
	}
	told := values{"name": placed(e.Factor.Name), "low": show(e.Low), "high": show(e.High), "unit": tongue().Unit(by.Unit)}
	switch {
	case low:
		return searchText.named.with(values{"name": placed(e.Factor.Name), "change": show(e.High),
			"unit": tongue().Unit(by.Unit), "end": asWritten(e.Factor.High)})
	case high:
		return searchText.named.with(values{"name": placed(e.Factor.Name), "change": show(e.Low),
			"unit": tongue().Unit(by.Unit), "end": asWritten(e.Factor.Low)})
	case by.Unit == "":
		return sensitivityText.named.with(told)
	}
	return sensitivityText.namedWith.with(told)
}

func tornadoTable(table *document.Table, r *experiment.ResponseSensitivity) {
	table.Columns = []document.Column{{Header: "assumption"}, {Header: "stated", Rank: 2}, {Header: "low", Rank: 1},
		{Header: "change at low", OwnUnits: true},
		{Header: "high", Rank: 1}, {Header: "change at high", OwnUnits: true}}
	for i := range r.Effects {
		e := &r.Effects[i]
		change := func(x stats.Estimate, out bool) document.Cell {
			if out {
				return text(searchText.little.said())
			}
			return document.Cell{Number: changeOf(r, e, x)}
		}
		table.Rows = append(table.Rows, []document.Cell{
			text(e.Factor.Name), text(statedWords(&e.Factor)), text(asWritten(e.Factor.Low)), change(e.Low, e.Out[0]),
			text(asWritten(e.Factor.High)), change(e.High, e.Out[1]),
		})
	}
}

func morrisTable(table *document.Table, r *experiment.ResponseSensitivity) {
	table.Columns = []document.Column{{Header: "assumption"}, {Header: "range", Rank: 1}, {Header: "size (μ*)"},
		{Header: "effect (μ)"}, {Header: "spread (σ)"}}
	for i := range r.Effects {
		e := &r.Effects[i]
		number := func(x float64) document.Cell { return estimated(unitOfDifference(r.Unit()), stats.Unknown(x)) }
		table.Rows = append(table.Rows, []document.Cell{
			text(e.Factor.Name), text(rangeWords(&e.Factor)), number(e.Screen.Star),
			number(e.Screen.Mean), number(e.Screen.Sigma),
		})
	}
}

func sobolTable(table *document.Table, r *experiment.ResponseSensitivity) {
	table.Columns = []document.Column{{Header: "assumption"}, {Header: "range", Rank: 1}, {Header: "alone"},
		{Header: "with others"}}
	for i := range r.Effects {
		e := &r.Effects[i]
		table.Rows = append(table.Rows, []document.Cell{
			text(e.Factor.Name), text(rangeWords(&e.Factor)), estimated("1", possibleShare(e.Index.First)),
			estimated("1", possibleShare(e.Index.Total)),
		})
	}
}

// sensitivityRows are tidy: a row an effect; what the method does not give is empty.
func sensitivityRows(s *experiment.Sensitivity) [][]string {
	header := slices.Concat(nameColumns, []string{"factor", "low", "stated", "high", "rank"}, effectColumns)
	if s.Search != nil {
		header = append(header, leftOutColumns...)
	}
	rows := [][]string{header}
	for i := range s.Responses {
		r := &s.Responses[i]
		for j := range r.Effects {
			e := &r.Effects[j]
			row := slices.Concat(nameFields(&r.Response),
				[]string{e.Factor.Name, e.Factor.Low, e.Factor.Text, e.Factor.High, strconv.Itoa(j + 1)},
				effectFields(s.Method, e))
			if s.Search != nil {
				row = append(row, leftOutFields(s, e.Factor.Name, i)...)
			}
			rows = append(rows, row)
		}
		if s.Search != nil {
			rows = append(rows, leftOutRows(s, i)...)
		}
	}
	return rows
}

// effectColumns are what methods tell of an effect: of an estimate its interval and the bound that it is.
var effectColumns = slices.Concat(effectEstimate("change_low"), effectEstimate("change_high"),
	[]string{"mu", "mu_star", "sigma"}, effectEstimate("first"), effectEstimate("total"))

func effectEstimate(name string) []string {
	return []string{name, name + "_half_width", name + "_low", name + "_high", name + "_bound"}
}

func effectFields(method experiment.Method, e *experiment.FactorEffect) []string {
	fields := make([]string, len(effectColumns))
	put := func(name string, x stats.Estimate) {
		at := slices.Index(effectColumns, name)
		copy(fields[at:], []string{data.Plain(x.Mean), data.Plain(x.HalfWidth()), data.Plain(x.Low), data.Plain(x.High),
			string(x.Bound)})
	}
	switch method {
	case experiment.MorrisWalk:
		at := slices.Index(effectColumns, "mu")
		fields[at], fields[at+1], fields[at+2] = data.Plain(e.Screen.Mean), data.Plain(e.Screen.Star),
			data.Plain(e.Screen.Sigma)
	case experiment.SobolShare:
		put("first", e.Index.First)
		put("total", e.Index.Total)
	default:
		put("change_low", e.Low)
		put("change_high", e.High)
	}
	return fields
}

func sensitivityMembers(s *experiment.Sensitivity) []document.Member {
	var effects []document.Member
	for i := range s.Responses {
		r := &s.Responses[i]
		for j := range r.Effects {
			parts := map[string]any{"unit": r.Unit(), "rank": j + 1, "low": r.Effects[j].Factor.Low,
				"high": r.Effects[j].Factor.High, "stated": r.Effects[j].Factor.Text}
			for k, field := range effectFields(s.Method, &r.Effects[j]) {
				if value, err := strconv.ParseFloat(field, 64); err == nil {
					parts[effectColumns[k]] = value
				} else if field != "" {
					parts[effectColumns[k]] = field
				}
			}
			effects = append(effects, document.Member{Name: r.Name + "." + r.Effects[j].Factor.Name, Value: parts})
		}
	}
	members := append(settingMembers(s.Plan), []document.Member{
		{Name: "method", Value: string(s.Method)}, {Name: "seed", Value: s.Seed}, {Name: "points", Value: s.Points},
		{Name: "replications", Value: s.Replications},
		{Name: "interrupted", Value: s.Interrupted}, {Name: "failures", Value: failuresJSON(s.Failures)}, conclusionMember(s),
		{Name: "effects", Value: effects},
	}...)
	if s.Search != nil {
		members = append(members, searchMember(s))
	}
	return members
}

// changeOf is a change of a response, which the table and the sentence round alike.
func changeOf(r *experiment.ResponseSensitivity, e *experiment.FactorEffect, change stats.Estimate) *document.Number {
	return &document.Number{Unit: unitOfDifference(r.Unit()), Estimate: change, Beside: sizeBeside(r, e)}
}

// largerChange is that of the two ends by which a sentence chooses its unit.
func largerChange(e *experiment.FactorEffect) stats.Estimate {
	if math.IsNaN(e.Low.Mean) || math.Abs(e.High.Mean) > math.Abs(e.Low.Mean) {
		return e.High
	}
	return e.Low
}

// sizeBeside is the size by which the changes of a response choose their unit: that of the response as stated, so
// that all share one.
func sizeBeside(r *experiment.ResponseSensitivity, e *experiment.FactorEffect) float64 {
	if base := math.Abs(r.Base); base > 0 {
		return base
	}
	return e.Size
}
