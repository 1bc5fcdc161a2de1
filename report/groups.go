package report

import (
	"fmt"

	"karvon/report/data"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// groupsTable says who gains and who loses within the flows.
func groupsTable(o *experiment.Contrast) document.Table {
	table := document.Table{
		Name:  o.Name + "-groups",
		Title: comparisonText.groupsTitle.with(values{"configuration": o.Name}),
		Columns: []document.Column{
			{Header: "flow"}, {Header: "by"}, {Header: "group"}, {Header: "share", Rank: 1}, {Header: "difference"},
		},
		Notes: []string{string(comparisonText.sample)},
	}
	for i := range o.Groups {
		g := &o.Groups[i]
		if !g.Time.Excludes(0) {
			break
		}
		name := o.Name + ".flow." + g.Flow + "." + g.By + "." + g.Word
		table.Rows = append(table.Rows, []document.Cell{
			text(g.Flow), text(g.By), text(g.Word),
			{Number: &document.Number{Name: name + ".share", Unit: "1", Estimate: stats.Unknown(g.Share)}},
			{Number: &document.Number{Name: name + ".time.difference", Unit: "s", Estimate: g.Time}},
		})
	}
	return table
}

// balancesTable counts the entities that gain and lose.
func balancesTable(o *experiment.Contrast) document.Table {
	table := document.Table{
		Name:  o.Name + "-entities",
		Title: comparisonText.balancesTitle.with(values{"configuration": o.Name}),
		Columns: []document.Column{
			{Header: "flow"}, {Header: "gain time"}, {Header: "the same"}, {Header: "lose time"}, {Header: "in one only", Rank: 1},
		},
		Notes: []string{string(comparisonText.gains)},
	}
	for i := range o.Balances {
		b := &o.Balances[i]
		if b.Gain == 0 && b.Lose == 0 && b.Unmatched == 0 {
			continue
		}
		share := func(what string, value float64) document.Cell {
			return document.Cell{Number: &document.Number{Name: fmt.Sprintf("%s.flow.%s.%s", o.Name, b.Flow, what), Unit: "1", Estimate: stats.Unknown(value)}}
		}
		table.Rows = append(table.Rows, []document.Cell{
			text(b.Flow), share("gain", b.Gain), share("same", b.Same), share("lose", b.Lose), share("unmatched", b.Unmatched),
		})
	}
	return table
}

func groupMembers(c *experiment.Comparison) []document.Member {
	var members []document.Member
	for i := range c.Others {
		o := &c.Others[i]
		for j := range o.Groups {
			g := &o.Groups[j]
			members = append(members, document.Member{Name: o.Name + ".flow." + g.Flow + "." + g.By + "." + g.Word, Value: struct {
				Share      data.Real `json:"share"`
				Difference data.Real `json:"time_difference"`
				HalfWidth  data.Real `json:"half_width"`
				Low        data.Real `json:"low"`
				High       data.Real `json:"high"`
			}{data.Real(g.Share), data.Real(g.Time.Mean), data.Real(g.Time.HalfWidth()), data.Real(g.Time.Low), data.Real(g.Time.High)}})
		}
	}
	return members
}

func balanceMembers(c *experiment.Comparison) []document.Member {
	var members []document.Member
	for i := range c.Others {
		o := &c.Others[i]
		for j := range o.Balances {
			b := &o.Balances[j]
			members = append(members, document.Member{Name: o.Name + ".flow." + b.Flow, Value: struct {
				Gain      data.Real `json:"gain"`
				Same      data.Real `json:"same"`
				Lose      data.Real `json:"lose"`
				Unmatched data.Real `json:"unmatched"`
				Entities  int       `json:"entities"`
			}{data.Real(b.Gain), data.Real(b.Same), data.Real(b.Lose), data.Real(b.Unmatched), b.Entities}})
		}
	}
	return members
}
