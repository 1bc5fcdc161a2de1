package report

import (
	"cmp"
	"math"
	"slices"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// triedOf lists what was moved one at a time: all, or what a search found.
func triedOf(s *experiment.Sensitivity) []experiment.FactorGroup {
	if s.Search == nil {
		return s.Moved
	}
	var found []experiment.FactorGroup
	for j := range s.Moved {
		if s.Search.IsFound(j) {
			found = append(found, s.Moved[j])
		}
	}
	return found
}

// searchPoints say what a search found and what it left out, and how sure that is.
func searchPoints(s *experiment.Sensitivity) []string {
	x := s.Search
	alone, grouped := 0, 0
	for j := range s.Moved {
		switch {
		case x.IsFound(j):
		case x.Ends[2*j].Fate == experiment.EndInGroup || x.Ends[2*j+1].Fate == experiment.EndInGroup:
			grouped++
		default:
			alone++
		}
	}
	said := values{"among": amongMoved(s.Moved), "found": len(x.Found), "alone": alone, "grouped": grouped,
		"delta": percentage(x.Delta), "sure": level(x.Confidence), "crowded": x.Crowded, "names": few(x.Hidden),
		"hidden": len(x.Hidden), "arrangements": x.Arrangements, "sets": x.Sets}
	var points []string
	if len(x.Found) > 0 {
		points = append(points, searchText.found.with(said))
	}
	if alone+grouped > 0 {
		points = append(points, searchText.left.with(said), searchText.sure.with(said))
	}
	if x.Arrangements > 0 {
		said["most"] = percentage(slices.Max(x.Together))
		text := searchText.inGroups
		if x.Sets > 1 {
			text = searchText.inSets
		}
		points = append(points, text.with(said))
	}
	if len(x.Hidden) > 0 {
		points = append(points, searchText.hidden.with(said))
	}
	if x.Crowded > 0 && x.Arrangements > 0 {
		points = append(points, searchText.crowded.with(said))
	}
	return points
}

// omission is what a search left out of what is moved: an end of its range, or both.
type omission struct {
	moved int
	ends  []int // among all ends
	how   experiment.EndFate
	word  sentence
}

// atMost is what it moves a response by at most, as a share of it.
func (l *omission) atMost(x *experiment.Screening, response int) float64 {
	most := 0.0
	for _, end := range l.ends {
		most = math.Max(most, x.Ends[end].AtMost[response])
	}
	return most
}

// allLeftOut lists what was left out, ends that were tried in the same way together.
func allLeftOut(s *experiment.Sensitivity) []omission {
	var all []omission
	for j := range s.Moved {
		low, high := s.Search.Ends[2*j].Fate, s.Search.Ends[2*j+1].Fate
		if low == high && low != experiment.EndFound {
			all = append(all, omission{j, []int{2 * j, 2*j + 1}, low, searchText.both})
			continue
		}
		if low != experiment.EndFound {
			all = append(all, omission{j, []int{2 * j}, low, searchText.low})
		}
		if high != experiment.EndFound {
			all = append(all, omission{j, []int{2*j + 1}, high, searchText.high})
		}
	}
	return all
}

// leftOutTable lists what a search left out: first what was tried alone, the largest first.
func leftOutTable(s *experiment.Sensitivity) document.Table {
	table := document.Table{Name: "left-out", Title: searchText.table.said(), Columns: []document.Column{
		{Header: "assumption"}, {Header: "range", Rank: 2}, {Header: "end", Rank: 1}, {Header: "tried"}, {Header: "at most"},
	}, Notes: []string{searchText.note.said()}}
	all := allLeftOut(s)
	largest := func(l omission) float64 {
		most := 0.0
		for r := range s.Responses {
			most = math.Max(most, l.atMost(s.Search, r))
		}
		return most
	}
	slices.SortStableFunc(all, func(a, b omission) int {
		return cmp.Or(cmp.Compare(a.how, b.how), cmp.Compare(largest(b), largest(a)))
	})
	for _, l := range all {
		m := &s.Moved[l.moved]
		table.Rows = append(table.Rows, []document.Cell{
			text(m.Name), text(rangeWords(m)), text(l.word.said()), text(howLeftOut[l.how].said()),
			estimated("1", stats.Unknown(largest(l))),
		})
	}
	return table
}

// leftOutColumns are what tidy rows of a search have besides: which ends were left out, and what they move the response
// by at most, as a share of it as stated.
var leftOutColumns = []string{"left_out", "at_most"}

// leftOutFields are those of something that is moved, by its name.
func leftOutFields(s *experiment.Sensitivity, name string, response int) []string {
	word, most := "", math.NaN()
	for _, l := range allLeftOut(s) {
		if s.Moved[l.moved].Name != name {
			continue
		}
		if word != "" {
			l.word = searchText.both
		}
		word = string(l.word)
		if at := l.atMost(s.Search, response); !(most > at) {
			most = at
		}
	}
	return []string{word, data.Plain(most)}
}

// leftOutRows are the tidy rows of a response of what was left out at both ends.
func leftOutRows(s *experiment.Sensitivity, response int) [][]string {
	var rows [][]string
	for j := range s.Moved {
		if m := &s.Moved[j]; !s.Search.IsFound(j) {
			rows = append(rows, slices.Concat(nameFields(&s.Responses[response].Response),
				[]string{m.Name, m.Low, m.Text, m.High, ""}, make([]string, len(effectColumns)),
				leftOutFields(s, m.Name, response)))
		}
	}
	return rows
}

// searchMember is a search in JSON.
func searchMember(s *experiment.Sensitivity) document.Member {
	x := s.Search
	shares := func(of func(response int) float64) map[string]float64 {
		byName := map[string]float64{}
		for r := range s.Responses {
			if share := of(r); document.IsFinite(share) {
				byName[s.Responses[r].Name] = share
			}
		}
		return byName
	}
	out := []map[string]any{}
	for _, l := range allLeftOut(s) {
		out = append(out, map[string]any{"assumption": s.Moved[l.moved].Name, "end": string(l.word),
			"tried": string(howLeftOut[l.how]), "at_most": shares(func(r int) float64 { return l.atMost(x, r) })})
	}
	value := map[string]any{
		"delta": x.Delta, "confidence": x.Confidence, "looks": x.Looks, "points": x.Points, "replications": x.Runs,
		"checks": x.Checks, "sets": x.Sets, "arrangements": x.Arrangements, "crowded": x.Crowded,
		"found": append([]string{}, x.Found...), "hidden": append([]string{}, x.Hidden...), "left_out": out,
	}
	if x.Arrangements > 0 {
		value["together_at_most"] = shares(func(r int) float64 { return x.Together[r] })
	}
	return document.Member{Name: "search", Value: value}
}
