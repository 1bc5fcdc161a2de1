package plan

import "karvon/sim/scenario"

// Activity is what is done at a border crossing, as CAREC's Corridor Performance Measurement and Monitoring lists it.
type Activity int

// The activities: of road first, then of rail.
const (
	BorderSecurity Activity = iota
	Customs
	Health
	Phytosanitary
	Veterinary
	Visa
	Traffic
	Police
	Transport
	Weight
	Registration
	Repair
	Escort
	Loading
	Toll
	Gauge
	Marshalling
	Technical
	Commercial
	Locomotives
	Activities // how many there are
)

// modes says of which modes of transport an activity is.
type modes struct{ road, rail bool }

// activityFacts has for each activity its words, its modes, and where the language names its places.
var activityFacts = [Activities]struct {
	words string
	of    modes
	given func(*scenario.Activities) []scenario.Text
}{
	BorderSecurity: {"border security and control", modes{true, true},
		func(a *scenario.Activities) []scenario.Text { return a.BorderSecurity }},
	Customs: {"customs control", modes{true, true}, func(a *scenario.Activities) []scenario.Text { return a.Customs }},
	Health: {"health and quarantine inspection", modes{true, true},
		func(a *scenario.Activities) []scenario.Text { return a.Health }},
	Phytosanitary: {"phytosanitary inspection", modes{true, true},
		func(a *scenario.Activities) []scenario.Text { return a.Phytosanitary }},
	Veterinary: {"veterinary inspection", modes{true, true},
		func(a *scenario.Activities) []scenario.Text { return a.Veterinary }},
	Visa: {"visa and immigration", modes{true, true}, func(a *scenario.Activities) []scenario.Text { return a.Visa }},
	Traffic: {"traffic inspection", modes{road: true},
		func(a *scenario.Activities) []scenario.Text { return a.Traffic }},
	Police: {"police checkpoint or stop", modes{road: true},
		func(a *scenario.Activities) []scenario.Text { return a.Police }},
	Transport: {"transport inspection", modes{road: true},
		func(a *scenario.Activities) []scenario.Text { return a.Transport }},
	Weight: {"weight and standard inspection", modes{road: true},
		func(a *scenario.Activities) []scenario.Text { return a.Weight }},
	Registration: {"vehicle registration", modes{road: true},
		func(a *scenario.Activities) []scenario.Text { return a.Registration }},
	Repair: {"emergency repair", modes{true, true}, func(a *scenario.Activities) []scenario.Text { return a.Repair }},
	Escort: {"escort and convoy", modes{road: true}, func(a *scenario.Activities) []scenario.Text { return a.Escort }},
	Loading: {"loading and unloading", modes{true, true},
		func(a *scenario.Activities) []scenario.Text { return a.Loading }},
	Toll: {"road toll", modes{road: true}, func(a *scenario.Activities) []scenario.Text { return a.Toll }},
	Gauge: {"change of gauge", modes{rail: true},
		func(a *scenario.Activities) []scenario.Text { return a.Gauge }},
	Marshalling: {"wagons and marshalling", modes{rail: true},
		func(a *scenario.Activities) []scenario.Text { return a.Marshalling }},
	Technical: {"technical inspection", modes{rail: true},
		func(a *scenario.Activities) []scenario.Text { return a.Technical }},
	Commercial: {"commercial inspection", modes{rail: true},
		func(a *scenario.Activities) []scenario.Text { return a.Commercial }},
	Locomotives: {"waiting for locomotives and ways", modes{rail: true},
		func(a *scenario.Activities) []scenario.Text { return a.Locomotives }},
}

// String gives the words for an activity.
func (a Activity) String() string { return activityFacts[a].words }

// Of says whether an activity is one of a mode of transport.
func (a Activity) Of(mode scenario.LinkMode) bool {
	of := activityFacts[a].of
	return mode == scenario.Road && of.road || mode == scenario.Rail && of.rail
}

// activitiesOf lists the places that a control names, by activity.
func activitiesOf(given *scenario.Activities) [Activities][]scenario.Text {
	var all [Activities][]scenario.Text
	for activity := range all {
		all[activity] = activityFacts[activity].given(given)
	}
	return all
}
