package report_test

import (
	"slices"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// uncrossed are indicators of posts that nobody crosses, with corridors of which little is modelled.
func uncrossed(i *experiment.Indicators) *experiment.Indicators {
	other := *i
	other.Controls, other.Sections = slices.Clone(i.Controls), slices.Clone(i.Sections)
	for n := range other.Controls {
		x := &other.Controls[n]
		x.Time.N, x.Booked, x.Slot, x.Paid = 0, true, x.Queue, nil
		x.Slot.Mean, x.Between = stats.Unknown(1530), stats.Unknown(437)
	}
	for n := range other.Sections {
		x := &other.Sections[n]
		x.Time, x.Paid, x.Cost, x.Tonnes = nil, nil, nil, n%2 == 0
	}
	other.Unfinished, other.Of = 0.0421, "trucks"
	return &other
}

// byAttribute are release times parted by attributes of other names than what they are for, behind booked slots.
func byAttribute(i *experiment.Indicators) *experiment.Indicators {
	other := *i
	other.Releases = slices.Clone(i.Releases)
	for n := range other.Releases {
		other.Releases[n].Booked, other.Releases[n].Slot = true, other.Releases[n].All[0]
		other.Releases[n].Attribute = [2]string{"colour", "regime"}
	}
	return &other
}

// designedFor are the design hours of a scenario whose loads are about what is written of them.
func designedFor(i *experiment.Indicators) *experiment.Indicators {
	other, result, model, about := *i, *i.Result, *i.Model, *i.Plan
	about.About = []plan.SiteID{0}
	model.Plan, result.Model, other.Result = &about, &model, &result
	return &other
}
