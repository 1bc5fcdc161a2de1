package report

import (
	"math"
	"slices"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// flowEffectsTable says who gains and who loses under a configuration.
func flowEffectsTable(c *experiment.Comparison, o *experiment.Contrast) document.Table {
	table := document.Table{
		Name:  o.Name + "-stakes",
		Title: comparisonText.flowEffectsTitle.with(values{"configuration": o.Name}),
		Columns: []document.Column{
			{Header: "flow"}, {Header: "arrived", Words: "arrive", Rank: 3},
			{Header: "mean time", Words: "take on average", Rank: 2}, {Header: "difference"},
			{Header: "p95 difference", Words: nineteen + " take at most, difference", Rank: 2},
			{Header: "turned away", Words: "turned away, difference", Rank: 4},
			{Header: "of all, hours a day", Words: "hours a day of all", Rank: 1, Note: comparisonText.burden.said()},
		},
	}
	effects := c.FlowEffects(o)
	loses := slices.ContainsFunc(effects, func(s experiment.FlowEffect) bool { return s.Loses })
	if loses {
		table.Columns = append(table.Columns, document.Column{Header: "lost", Words: "lost to queues, difference"})
	}
	for _, s := range effects {
		if s.Time.Mean == 0 && s.Tail.Mean == 0 && s.Lost.Mean == 0 || math.IsNaN(s.Time.Mean) {
			continue
		}
		row := []document.Cell{
			text(s.Flow), estimated("1/day", stats.Unknown(s.PerDay)), estimated("s", s.Time.Base),
			estimated("s", s.Time.Estimate), estimated("s", s.Tail.Estimate),
			estimated("1/day", s.Refused.Estimate), estimated("h/day", hours(s.Burden)),
		}
		if loses {
			row = append(row, lostCell(&s))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// lostCell says how many more of a flow queues lose; nothing where they lose none.
func lostCell(s *experiment.FlowEffect) document.Cell {
	if !s.Loses {
		return text("")
	}
	return estimated("points", s.Lost.Estimate)
}

// hours turns an estimate in seconds into one in hours.
func hours(e stats.Estimate) stats.Estimate { return e.Scaled(1.0 / 3600) }

// flowEffectsSentence names those who gain and lose most, beyond what chance would do to one flow of so many, with the
// hours of all of them.
func flowEffectsSentence(c *experiment.Comparison, o *experiment.Contrast) string {
	var gain, lose []string
	for _, s := range c.FlowEffects(o) {
		who := effectText(s.Burden).with(values{"flow": s.Flow, "hours": math.Abs(s.Burden.Mean) / 3600})
		switch {
		case !s.Sure:
		case s.Time.Mean < 0:
			gain = append(gain, who)
		default:
			lose = append(lose, who)
		}
	}
	who := values{"gainers": few(gain), "losers": few(lose)}
	switch {
	case len(gain) > 0 && len(lose) > 0:
		return comparisonText.gainedAndLost.with(who)
	case len(gain) > 0:
		return comparisonText.gained.with(who)
	case len(lose) > 0:
		return comparisonText.lost.with(who)
	}
	return ""
}

// lostSentences say of which flows queues lose more or fewer: times of those who stayed fall too where others went.
func lostSentences(c *experiment.Comparison, o *experiment.Contrast) []string {
	var said []string
	for _, s := range c.FlowEffects(o) {
		asked := slices.ContainsFunc(o.Primary, func(d experiment.Difference) bool { return d.Name == s.Lost.Name })
		if s.Loses && s.Lost.Significant() && !asked && len(said) < mostPoints {
			said = append(said, differenceSentence(&s.Lost))
		}
	}
	return said
}

// effectText chooses what is said of the size of a change, which may be one for the less, where that is a bound.
func effectText(e stats.Estimate) sentence {
	more := e.Mean > 0
	switch {
	case e.Bound == stats.Exact:
		return comparisonText.effect
	case e.Bound == stats.AtLeast && more, e.Bound == stats.AtMost && !more:
		return comparisonText.effectAtLeast
	case e.Bound == stats.AtLeast, e.Bound == stats.AtMost:
		return comparisonText.effectAtMost
	}
	return comparisonText.effectAbout
}

// flowEffectJSON is what a flow gains or loses, in JSON; times in seconds, the burden in seconds a day.
type flowEffectJSON struct {
	Arrived           data.Real `json:"arrived"`
	Time              data.Real `json:"time"`
	TimeDifference    data.Real `json:"time_difference"`
	TimeHalfWidth     data.Real `json:"time_half_width"`
	Burden            data.Real `json:"burden"`
	BurdenHalfWidth   data.Real `json:"burden_half_width"`
	RefusedDifference data.Real `json:"turned_away_difference"`

	Estimates map[string]data.Estimate `json:"estimates"`
}

func flowEffectMembers(c *experiment.Comparison) []document.Member {
	var members []document.Member
	for i := range c.Others {
		o := &c.Others[i]
		for _, s := range c.FlowEffects(o) {
			estimates := map[string]data.Estimate{
				"time": data.EstimateOf(s.Time.Base), "time_difference": data.EstimateOf(s.Time.Estimate),
				"p95_difference":         data.EstimateOf(s.Tail.Estimate),
				"turned_away_difference": data.EstimateOf(s.Refused.Estimate), "burden": data.EstimateOf(s.Burden),
			}
			if s.Loses {
				estimates["lost_difference"] = data.EstimateOf(s.Lost.Estimate)
			}
			members = append(members, document.Member{Name: o.Name + ".flow." + s.Flow, Value: flowEffectJSON{
				data.Real(s.PerDay), data.Real(s.Time.Base.Mean), data.Real(s.Time.Mean), data.Real(s.Time.HalfWidth()),
				data.Real(s.Burden.Mean), data.Real(s.Burden.HalfWidth()), data.Real(s.Refused.Mean),
				estimates,
			}})
		}
	}
	return members
}

// groupsTable says who gains and who loses within the flows.
func groupsTable(o *experiment.Contrast) document.Table {
	table := document.Table{
		Name:  o.Name + "-groups",
		Title: comparisonText.groupsTitle.with(values{"configuration": o.Name}),
		Columns: []document.Column{
			{Header: "flow"}, {Header: "by"}, {Header: "group"}, {Header: "share", Rank: 1}, {Header: "difference"},
		},
		Notes: []string{comparisonText.sample.said()},
	}
	for i := range o.Groups {
		g := &o.Groups[i]
		if !g.Time.Excludes(0) {
			break
		}
		table.Rows = append(table.Rows, []document.Cell{
			text(g.Flow), text(wordFor(g.By)), text(g.Word),
			estimated("1", stats.Unknown(g.Share)), estimated("s", g.Time),
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
			{Header: "flow"}, {Header: "gain time"}, {Header: "the same"}, {Header: "lose time"},
			{Header: "in one only", Rank: 1},
		},
		Notes: []string{comparisonText.gains.said()},
	}
	for i := range o.Balances {
		b := &o.Balances[i]
		if b.Gain == 0 && b.Lose == 0 && b.Unmatched == 0 {
			continue
		}
		share := func(value float64) document.Cell { return estimated("1", stats.Unknown(value)) }
		table.Rows = append(table.Rows, []document.Cell{
			text(b.Flow), share(b.Gain), share(b.Same), share(b.Lose), share(b.Unmatched),
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
			members = append(members,
				document.Member{Name: o.Name + ".flow." + g.Flow + "." + g.By + "." + g.Word, Value: struct {
					Share      data.Real `json:"share"`
					Difference data.Real `json:"time_difference"`
					HalfWidth  data.Real `json:"half_width"`
					Low        data.Real `json:"low"`
					High       data.Real `json:"high"`
				}{data.Real(g.Share), data.Real(g.Time.Mean), data.Real(g.Time.HalfWidth()), data.Real(g.Time.Low),
					data.Real(g.Time.High)}})
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
