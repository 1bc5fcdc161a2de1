package report

import (
	"math"
	"strings"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// stakesText is what is said of what configurations change that matters to people.
var stakesText = struct{ title, note, chance, pair, more, fewer, unseen, dearer, cheaper, asDear, both sentence }{
	title: "What matters: hours a day that all together spend inside, then money",
	note: "Differences from {base}: less is better. The most hours saved come first, then the most money. Hours are of " +
		"all who arrive, a vehicle as one; of each column the intervals hold together.",
	chance: "Between {pairs} no difference in hours is seen: that one stands before the other is chance.",
	pair:   "{first} and {second}",

	more:    "all together spend {hours} hours a day more inside",
	fewer:   "all together spend {hours} hours a day less inside",
	unseen:  "it is not seen to change how long all together are inside ({hours} hours a day)",
	dearer:  "the total cost rises by {money}",
	cheaper: "the total cost falls by {money}",
	asDear:  "the total cost is not seen to change ({money})",
	both:    "{first}; {second}.",
}

// stakesTable ranks the configurations by the hours of all, then by money.
func stakesTable(c *experiment.Comparison) document.Table {
	table := document.Table{
		Name: "ranking", Title: stakesText.title.said(),
		Columns: []document.Column{
			{Header: "configuration"},
			{Header: "hours", Words: "hours a day of all"},
			{Header: "people", Words: "of people", Rank: 2},
			{Header: "sent out", Words: "of what is sent out", Rank: 3},
			{Header: "money"},
			{Header: "turned away", Words: "turned away", Rank: 4},
		},
		Notes: []string{stakesText.note.with(values{"base": c.BaseName})},
	}
	if note := chanceNote(c); note != "" {
		table.Notes = append(table.Notes, note)
	}
	for _, o := range c.Ranked() {
		difference := func(unit string, e stats.Estimate) document.Cell {
			return document.Cell{Number: &document.Number{Unit: unit, Estimate: e, Difference: true}}
		}
		table.Rows = append(table.Rows, []document.Cell{
			text(o.Name), difference("h/day", o.Stake.Hours), difference("h/day", o.Stake.People),
			difference("h/day", o.Stake.Sent), difference("USD/day", o.Stake.Money), difference("1/day", o.Stake.Kept),
		})
	}
	return table
}

// chanceNote names the neighbours in the ranking that are not told apart; empty where there are none.
func chanceNote(c *experiment.Comparison) string {
	var pairs []string
	for _, pair := range c.ByChance() {
		pairs = append(pairs, stakesText.pair.with(values{"first": pair[0].Name, "second": pair[1].Name}))
	}
	if len(pairs) == 0 {
		return ""
	}
	return stakesText.chance.with(values{"pairs": strings.Join(pairs, ", ")})
}

// stakePoints say of each configuration what it changes of hours and of money, in the order of the ranking.
func stakePoints(c *experiment.Comparison) []string {
	var points []string
	for _, o := range c.Ranked() {
		if stake := stakeSentence(o); stake != "" {
			points = append(points, comparisonText.of.with(values{"configuration": o.Name, "sentence": stake}))
		}
	}
	return points
}

// stakeSentence says what a configuration changes of hours and of money; empty where neither is known.
func stakeSentence(o *experiment.Contrast) string {
	hours := stakeText(o.Stake.Hours, "h/day", "hours", stakesText.more, stakesText.fewer, stakesText.unseen)
	money := stakeText(o.Stake.Money, "USD/day", "money", stakesText.dearer, stakesText.cheaper, stakesText.asDear)
	switch {
	case hours != "" && money != "":
		return stakesText.both.with(values{"first": hours, "second": money})
	case hours != "":
		return hours + "."
	case money != "":
		return money + "."
	}
	return ""
}

// stakeText says a difference of one kind; empty where it is not known, or cannot be judged.
func stakeText(e stats.Estimate, unit, name string, more, less, unseen sentence) string {
	if math.IsNaN(e.Mean) || !e.HasInterval() && e.Mean != 0 {
		return ""
	}
	said := unseen
	switch {
	case e.HasInterval() && e.Excludes(0) && e.Mean > 0:
		said = more
	case e.HasInterval() && e.Excludes(0):
		said, e = less, e.Scaled(-1)
		e.Low, e.High = e.High, e.Low
	}
	number := &document.Number{Unit: unit, Estimate: e}
	return said.with(values{name: amount{number, document.ScaleOf([]*document.Number{number})}})
}

// stakesMembers are what configurations change that matters, in the order of the ranking.
func stakesMembers(c *experiment.Comparison) []document.Member {
	var members []document.Member
	for _, o := range c.Ranked() {
		members = append(members, document.Member{Name: o.Name, Value: map[string]data.Estimate{
			"hours": data.EstimateOf(o.Stake.Hours), "people": data.EstimateOf(o.Stake.People),
			"sent_out": data.EstimateOf(o.Stake.Sent), "money": data.EstimateOf(o.Stake.Money),
			"turned_away": data.EstimateOf(o.Stake.Kept),
		}})
	}
	return members
}
