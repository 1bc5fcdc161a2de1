package report

import (
	"math"
	"slices"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// explanationRows are tidy: a row a change, with what became of it.
func explanationRows(x *experiment.Explanation) [][]string {
	header := slices.Concat([]string{"change", "place", "kind", "part"}, []string{"waited"}, data.ColumnsOf("saved"),
		data.ColumnsOf("people"), data.ColumnsOf("sent out"), data.ColumnsOf("kept"), data.ColumnsOf("money"),
		[]string{"added_hours", "added_cost", "setting", "schedule", "hours", "agency", "country", "relation"})
	rows := [][]string{header}
	eachMending(x, func(part string, m *experiment.Mending) {
		row := slices.Concat([]string{m.Name, m.Place, string(m.Kind), part, data.Plain(m.Waited)}, data.Fields(m.Saved),
			data.Fields(m.People), data.Fields(m.Sent), data.Fields(m.Kept), data.Fields(m.Money),
			[]string{data.Plain(m.StaffHours()), data.Plain(m.StaffCost()), m.Way.Setting, m.Way.Schedule, m.Way.Hours})
		row = append(row, agencyOf(x, m)...)
		rows = append(rows, row)
	})
	return rows
}

// relations name in data what an agency is to who asks.
var relations = map[plan.Relation]string{plan.Own: "us", plan.Another: "another", plan.Neighbour: "neighbour"}

// agencyOf names who must act for a change, his country, and what he is to who asks; empty where the scenario does not
// say.
func agencyOf(x *experiment.Explanation, m *experiment.Mending) []string {
	if id := x.Plan.ActorOf(&m.Change); id != plan.None {
		agency := &x.Plan.Agencies[id]
		return []string{agency.Name, agency.Country, relations[agency.To(x.Asker)]}
	}
	return []string{"", "", ""}
}

// eachMending visits all changes with the part of the answer in which they stand.
func eachMending(x *experiment.Explanation, visit func(part string, m *experiment.Mending)) {
	for _, part := range []struct {
		name string
		all  []experiment.Mending
	}{{"shown", x.Mendings}, {"dropped", x.Dropped}, {"not-tried", x.NotTried}} {
		for i := range part.all {
			visit(part.name, &part.all[i])
		}
	}
}

// mendingJSON is a change in JSON: hours and dollars are of a day.
type mendingJSON struct {
	Place      string                   `json:"place"`
	Kind       string                   `json:"kind"`
	Part       string                   `json:"part"`
	Waited     data.Real                `json:"waited"`
	Saved      *data.Estimate           `json:"saved,omitempty"`
	People     *data.Estimate           `json:"people,omitempty"`
	Sent       *data.Estimate           `json:"sent_out,omitempty"`
	Kept       *data.Estimate           `json:"kept,omitempty"`
	Money      *data.Estimate           `json:"money,omitempty"`
	Changed    map[string]data.Estimate `json:"changed,omitempty"`
	AddedHours data.Real                `json:"added_hours"`
	AddedCost  data.Real                `json:"added_cost"`
	Setting    string                   `json:"setting,omitempty"`
	Schedule   string                   `json:"schedule,omitempty"`
	Hours      string                   `json:"hours,omitempty"`
	Agency     string                   `json:"agency,omitempty"`
	Country    string                   `json:"country,omitempty"`
	Relation   string                   `json:"relation,omitempty"` // of the agency to who asks
	Looks      int                      `json:"looks,omitempty"`
	Fate       string                   `json:"fate,omitempty"`
}

func explanationMembers(x *experiment.Explanation) []document.Member {
	var changes []document.Member
	eachMending(x, func(part string, m *experiment.Mending) {
		made := mendingJSON{
			Place: m.Place, Kind: string(m.Kind), Part: part, Waited: data.Real(m.Waited),
			AddedHours: data.Real(m.StaffHours()), AddedCost: data.Real(m.StaffCost()),
			Setting: m.Way.Setting, Schedule: m.Way.Schedule, Hours: m.Way.Hours, Looks: m.Look, Fate: string(m.Fate),
		}
		agency := agencyOf(x, m)
		made.Agency, made.Country, made.Relation = agency[0], agency[1], agency[2]
		if part != "not-tried" {
			made.Saved = new(data.EstimateOf(m.Saved))
		}
		if part == "shown" {
			made.People, made.Sent, made.Money = known(m.People.Mean, data.EstimateOf(m.People)),
				known(m.Sent.Mean, data.EstimateOf(m.Sent)), known(m.Money.Mean, data.EstimateOf(m.Money))
			made.Kept = known(m.Kept.Mean, data.EstimateOf(m.Kept))
			made.Changed = map[string]data.Estimate{}
			for i := range x.Shown {
				made.Changed[x.Shown[i].Name] = data.EstimateOf(m.Changed[i])
			}
		}
		changes = append(changes, document.Member{Name: m.Name, Value: made})
	})
	return append(settingMembers(x.Plan), []document.Member{
		{Name: "seed", Value: x.Seed}, {Name: "replications", Value: x.Replications}, {Name: "looks", Value: x.Looks},
		{Name: "points", Value: x.Points}, {Name: "runs", Value: x.Runs}, {Name: "interrupted", Value: x.Interrupted},
		{Name: "asker", Value: x.Asker.Words()},
		{Name: "inside", Value: data.Real(x.Inside)}, {Name: "waited", Value: data.Real(x.Waited)},
		{Name: "indifference", Value: data.Real(x.Indifference)}, {Name: "growing", Value: listed(x.Growing)},
		{Name: "race_error", Value: x.RaceError},
		{Name: "family", Value: x.Family}, {Name: "adjusted_confidence", Value: data.Real(x.Adjusted)},
		{Name: "failures", Value: failuresJSON(x.Failures)}, {Name: "changes", Value: changes},
	}...)
}

// known gives an estimate where there is one.
func known(mean float64, e data.Estimate) *data.Estimate {
	if math.IsNaN(mean) {
		return nil
	}
	return &e
}
