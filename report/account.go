package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// account shows where the time goes of those who completed their journeys.
type account struct {
	*experiment.Result
	all     []experiment.TimeAccount
	traffic []experiment.TimeAccount // of all the flows that count as traffic, those that take most hours first
	days    float64                  // of the window
}

// newAccount orders the flows. What a split sends out, such as papers, is left out of what is added up: whoever waits
// for it has its time.
func newAccount(r *experiment.Result, flows []experiment.TimeAccount) *account {
	a := &account{Result: r, all: flows, days: float64(r.Plan.Counted()) / float64(plan.Day)}
	for i := range flows {
		if r.IsTraffic(int(flows[i].Flow)) {
			a.traffic = append(a.traffic, flows[i])
		}
	}
	slices.SortStableFunc(a.traffic, func(x, y experiment.TimeAccount) int {
		return cmp.Compare(a.burden(&y, y.Time), a.burden(&x, x.Time))
	})
	return a
}

// tables are where hours are waited and why, the times of the flows by what is done, and both by the hour of arrival.
func (a *account) tables() []document.Table {
	return document.Speaking([]document.Table{a.waits(), a.times(), a.hours()}, tongue())
}

// burden gives the hours a day that all of a flow take for a part of its time.
func (a *account) burden(f *experiment.TimeAccount, part stats.Estimate) float64 {
	return part.Mean * f.Completed / a.days / 3600
}

// wait is what is waited for at a place, by all flows.
type wait struct {
	doing  engine.Doing
	place  string
	hours  float64 // a day, of all
	flows  float64 // hours a day of the flow that waits longest
	of     string  // that flow
	number int     // of flows
}

// waitsOf lists where hours are waited, the most first, and their sum.
func (a *account) waitsOf() (waits []wait, all float64) {
	type key struct {
		doing engine.Doing
		place string
	}
	at := map[key]int{}
	for i := range a.traffic {
		f := &a.traffic[i]
		for _, part := range f.Parts {
			if !part.Doing.Waits() {
				continue
			}
			k := key{part.Doing, part.Place}
			n, known := at[k]
			if !known {
				n = len(waits)
				at[k] = n
				waits = append(waits, wait{doing: part.Doing, place: part.Place})
			}
			hours := a.burden(f, part.Time)
			w := &waits[n]
			w.hours += hours
			w.number++
			if hours > w.flows {
				w.flows, w.of = hours, a.Plan.Flows[f.Flow].Name
			}
			all += hours
		}
	}
	slices.SortStableFunc(waits, func(x, y wait) int {
		return cmp.Or(cmp.Compare(y.hours, x.hours), cmp.Compare(x.place, y.place), cmp.Compare(x.doing, y.doing))
	})
	return waits, all
}

// waits is the table of where hours are waited and why.
func (a *account) waits() document.Table {
	table := document.Table{
		Name: "waits", Title: accountText.waits.said(),
		Columns: []document.Column{
			{Header: "place"}, {Header: "why"}, {Header: "hours a day", Words: "hours a day of all"},
			{Header: "share", Words: "of all waiting"}, {Header: "flow", Words: "most of it", Rank: 2},
			{Header: "of the flow", Words: "of the place's", Rank: 3},
		},
		Notes: []string{accountText.causes.said()},
	}
	waits, all := a.waitsOf()
	for _, w := range waits {
		table.Rows = append(table.Rows, []document.Cell{
			text(w.place), text(sentence(w.doing.String()).said()), estimated("h/day", stats.Unknown(w.hours)),
			estimated("1", stats.Unknown(w.hours/all)), text(w.of), estimated("1", stats.Unknown(w.flows/w.hours)),
		})
	}
	return table
}

// doingsShown are those that some of the flows do, in their order.
func (a *account) doingsShown() []engine.Doing {
	does := map[engine.Doing]bool{}
	for i := range a.traffic {
		for _, part := range a.traffic[i].Parts {
			does[part.Doing] = true
		}
	}
	var shown []engine.Doing
	for doing := range engine.Doings {
		if does[doing] {
			shown = append(shown, doing)
		}
	}
	return shown
}

// columnsOf gives a column for each of what is done: a narrow terminal shows the service and what is waited for first.
func columnsOf(doings []engine.Doing) []document.Column {
	var columns []document.Column
	for _, doing := range doings {
		rank := 1
		if !doing.Waits() && doing != engine.IsServed {
			rank = 2
		}
		columns = append(columns, document.Column{Header: doing.String(), Rank: rank})
	}
	return columns
}

// times is the table of the mean time of each flow and what it consists of: the columns of a row add up.
func (a *account) times() document.Table {
	doings := a.doingsShown()
	table := document.Table{
		Name: "times", Title: accountText.times.said(),
		Columns: slices.Concat([]document.Column{{Header: "flow"}, {Header: "completed", Words: "complete", Rank: 2},
			{Header: "time"}}, columnsOf(doings)),
		Notes: []string{accountText.adds.said()},
	}
	for i := range a.traffic {
		f := &a.traffic[i]
		row := []document.Cell{text(a.Plan.Flows[f.Flow].Name), estimated("1/day", stats.Unknown(f.Completed/a.days)),
			estimated("s", f.Time)}
		sums := map[engine.Doing]float64{}
		for _, part := range f.Parts {
			sums[part.Doing] += part.Time.Mean
		}
		table.Rows = append(table.Rows, append(row, timesOf(sums, doings)...))
	}
	return table
}

// timesOf shows the times of what is done; nothing for what is not.
func timesOf(sums map[engine.Doing]float64, doings []engine.Doing) []document.Cell {
	var cells []document.Cell
	for _, doing := range doings {
		if sums[doing] == 0 {
			cells = append(cells, document.Cell{})
		} else {
			cells = append(cells, estimated("s", stats.Unknown(sums[doing])))
		}
	}
	return cells
}

// hours is the table of the time of all flows together by the hour of the day at which they arrive.
func (a *account) hours() document.Table {
	doings := a.doingsShown()
	table := document.Table{
		Name: "hours", Title: accountText.hours.said(), Whole: true,
		Columns: slices.Concat([]document.Column{{Header: "hour"}, {Header: "arrived", Words: "arrive"},
			{Header: "time"}}, columnsOf(doings)),
		Notes: []string{accountText.local.said()},
	}
	for hour := range 24 {
		completed, time, sums := 0.0, 0.0, map[engine.Doing]float64{}
		for i := range a.traffic {
			h := &a.traffic[i].Hours[hour]
			completed += h.Completed
			time += float64(h.Time * h.Completed)
			for doing, mean := range h.Doings {
				sums[doing] += float64(mean * h.Completed)
			}
		}
		if completed == 0 {
			continue
		}
		for doing := range sums {
			sums[doing] /= completed
		}
		table.Rows = append(table.Rows, append([]document.Cell{
			text(hourText(hour)), estimated("1/day", stats.Unknown(completed/a.days)),
			estimated("s", stats.Unknown(time/completed)),
		}, timesOf(sums, doings)...))
	}
	return table
}

// hourText writes an hour of the day.
func hourText(hour int) string { return string(rune('0'+hour/10)) + string(rune('0'+hour%10)) + ":00" }

// mostAccounted is the number of flows of which the first lines tell where the time goes.
const mostAccounted = 3

// points say where the time goes of the flows that the scenario asks about, or else of those that take most hours.
func (a *account) points() []string {
	flows := a.asked()
	if len(flows) == 0 {
		flows = a.traffic
	}
	var points []string
	for i := range flows[:min(mostAccounted, len(flows))] {
		if flows[i].Time.Mean > 0 {
			points = append(points, a.point(&flows[i]))
		}
	}
	return points
}

// asked are the flows that the primary responses are about, in their order.
func (a *account) asked() []experiment.TimeAccount {
	var asked []experiment.TimeAccount
	for _, i := range a.Primary {
		r := &a.Model.Responses[i]
		if s := r.Estimand.Subject; s != response.OfFlow && s != response.OfFlowSite {
			continue
		}
		of := func(f experiment.TimeAccount) bool { return int(f.Flow) == r.Index }
		if n := slices.IndexFunc(a.traffic, of); n >= 0 && !slices.ContainsFunc(asked, of) {
			asked = append(asked, a.traffic[n])
		}
	}
	return asked
}

// point says of a flow where its time goes: by service, by waiting with its longest parts, by trips and else.
func (a *account) point(f *experiment.TimeAccount) string {
	served, waited, other := 0.0, 0.0, 0.0
	var longest []string
	for _, part := range f.Parts {
		switch {
		case part.Doing == engine.IsServed:
			served += part.Share
		case !part.Doing.Waits():
			other += part.Share
		default:
			waited += part.Share
			if len(longest) < mostAccounted && part.Share >= leastShare {
				longest = append(longest, partText(&part))
			}
		}
	}
	var of []string
	if served > 0 {
		of = append(of, accountText.service.with(values{"share": share(served)}))
	}
	if waited > 0 {
		waiting := accountText.waiting.with(values{"share": share(waited)})
		of = append(of, withRemark(waiting, list(longest)))
	}
	if other >= leastShare {
		of = append(of, accountText.other.with(values{"share": share(other)}))
	}
	return accountText.point.with(values{"flow": a.Plan.Flows[f.Flow].Name, "time": inWords("s", f.Time), "of": of})
}

// leastShare is the share of its time from which on a part of it is named.
const leastShare = 0.01

func partText(part *experiment.TimePart) string {
	said := accountText.partAlone
	if part.Place != "" {
		said = accountText.part
	}
	return said.with(values{"share": share(part.Share), "place": part.Place, "why": sentence(part.Doing.String()).said()})
}

// accountJSON is where the time of a flow goes; times in seconds.
type accountJSON struct {
	Completed data.Real         `json:"completed_per_day"`
	Time      data.Estimate     `json:"time"`
	Parts     []accountPartJSON `json:"parts"`
	Hours     []accountHourJSON `json:"hours"`
}

type accountPartJSON struct {
	Does  string        `json:"does"`
	Waits bool          `json:"waits"`
	Place string        `json:"place,omitempty"`
	Time  data.Estimate `json:"time"`
	Share data.Real     `json:"share"`
}

type accountHourJSON struct {
	Hour      int                  `json:"hour"`
	Completed data.Real            `json:"completed_per_day"`
	Time      data.Real            `json:"time"`
	Parts     map[string]data.Real `json:"parts"`
}

// members are the accounts in JSON, flow by flow.
func (a *account) members() []document.Member {
	var members []document.Member
	for i := range a.all {
		f := &a.all[i]
		value := accountJSON{Completed: data.Real(f.Completed / a.days), Time: data.EstimateOf(f.Time)}
		for _, part := range f.Parts {
			value.Parts = append(value.Parts, accountPartJSON{part.Doing.String(), part.Doing.Waits(), part.Place,
				data.EstimateOf(part.Time), data.Real(part.Share)})
		}
		for hour := range f.Hours {
			h := &f.Hours[hour]
			if h.Completed == 0 {
				continue
			}
			parts := map[string]data.Real{}
			for doing, mean := range h.Doings {
				parts[doing.String()] = data.Real(mean)
			}
			value.Hours = append(value.Hours, accountHourJSON{hour, data.Real(h.Completed / a.days), data.Real(h.Time), parts})
		}
		members = append(members, document.Member{Name: "flow." + a.Plan.Flows[f.Flow].Name, Value: value})
	}
	return []document.Member{{Name: "times", Value: members}}
}

// inWords is an estimate in a sentence, in the unit that its size asks for.
func inWords(unit string, e stats.Estimate) amount {
	number := &document.Number{Unit: unit, Estimate: e}
	return amount{number, document.OwnScale(number)}
}
