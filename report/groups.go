package report

import (
	"fmt"

	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// groupsTable says who gains and who loses within the flows.
func groupsTable(o *experiment.Contrast) Table {
	table := Table{
		Name:  o.Name + "-groups",
		Title: o.Name + ": who gains and who loses within the flows, by the time of all of a group",
		Columns: []Column{
			{Header: "flow"}, {Header: "by"}, {Header: "group"}, {Header: "share", Rank: 1}, {Header: "difference"},
		},
		Notes: []string{"From a sample of those who are through with and without the change, told apart by what they are without it as they leave. Nothing of this was asked for beforehand: some of it is chance."},
	}
	for i := range o.Groups {
		g := &o.Groups[i]
		if !g.Time.Excludes(0) {
			break
		}
		name := o.Name + ".flow." + g.Flow + "." + g.By + "." + g.Word
		table.Rows = append(table.Rows, []Cell{
			text(g.Flow), text(g.By), text(g.Word),
			{Number: &Number{Name: name + ".share", Unit: "1", Estimate: stats.Unknown(g.Share)}},
			{Number: &Number{Name: name + ".time.difference", Unit: "s", Estimate: g.Time}},
		})
	}
	return table
}

// balancesTable counts the entities that gain and lose.
func balancesTable(o *experiment.Contrast) Table {
	table := Table{
		Name:  o.Name + "-entities",
		Title: o.Name + ": how many gain and how many lose",
		Columns: []Column{
			{Header: "flow"}, {Header: "gain time"}, {Header: "the same"}, {Header: "lose time"}, {Header: "in one only", Rank: 1},
		},
		Notes: []string{"Who gains depends on each having the same luck with and without the change; the difference of the averages does not."},
	}
	for i := range o.Balances {
		b := &o.Balances[i]
		if b.Gain == 0 && b.Lose == 0 && b.Unmatched == 0 {
			continue
		}
		share := func(what string, value float64) Cell {
			return Cell{Number: &Number{Name: fmt.Sprintf("%s.flow.%s.%s", o.Name, b.Flow, what), Unit: "1", Estimate: stats.Unknown(value)}}
		}
		table.Rows = append(table.Rows, []Cell{
			text(b.Flow), share("gain", b.Gain), share("same", b.Same), share("lose", b.Lose), share("unmatched", b.Unmatched),
		})
	}
	return table
}

func groupMembers(c *experiment.Comparison) []Member {
	var members []Member
	for i := range c.Others {
		o := &c.Others[i]
		for j := range o.Groups {
			g := &o.Groups[j]
			members = append(members, Member{o.Name + ".flow." + g.Flow + "." + g.By + "." + g.Word, struct {
				Share      real `json:"share"`
				Difference real `json:"time_difference"`
				HalfWidth  real `json:"half_width"`
				Low        real `json:"low"`
				High       real `json:"high"`
			}{real(g.Share), real(g.Time.Mean), real(g.Time.HalfWidth()), real(g.Time.Low), real(g.Time.High)}})
		}
	}
	return members
}

func balanceMembers(c *experiment.Comparison) []Member {
	var members []Member
	for i := range c.Others {
		o := &c.Others[i]
		for j := range o.Balances {
			b := &o.Balances[j]
			members = append(members, Member{o.Name + ".flow." + b.Flow, struct {
				Gain      real `json:"gain"`
				Same      real `json:"same"`
				Lose      real `json:"lose"`
				Unmatched real `json:"unmatched"`
				Entities  int  `json:"entities"`
			}{real(b.Gain), real(b.Same), real(b.Lose), real(b.Unmatched), b.Entities}})
		}
	}
	return members
}
