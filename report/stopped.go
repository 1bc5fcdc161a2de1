package report

import (
	"fmt"
	"math"
	"strconv"

	"karvon/sim/engine"
	"karvon/sim/experiment"
)

// stoppedVerdict is that of a run which ended before it was over: none, but for
// what can no longer change. Of one that was stopped by memory it says when, what
// was inside, and which places grew without end.
func stoppedVerdict(r *experiment.Result) Verdict {
	v := Verdict{Headline: "The run was stopped before it was over: it has no verdict."}
	add := func(points ...string) {
		for _, point := range points {
			if point != "" {
				v.Points = append(v.Points, inSpans(r.Plan, point))
			}
		}
	}
	if s := r.Stoppage(); s != nil {
		x := newIndex(r)
		add(x.stopPoint(s))
		add(growthPoints(s)...)
		add(x.insidePoint(s), x.overloadPoint())
	}
	add(thresholdPoint(r))
	return v
}

// stopPoint says when runs were stopped, and why.
func (x *index) stopPoint(s *experiment.Stoppage) string {
	after := "after " + spokenTime(s.First)
	if s.Last > s.First && spokenTime(s.Last) != spokenTime(s.First) {
		after = fmt.Sprintf("after %s to %s", spokenTime(s.First), spokenTime(s.Last))
	}
	weeks := "simulated weeks were"
	if s.Replications == 1 {
		weeks = "simulated week was"
	}
	sentence := fmt.Sprintf("%d of %d %s stopped %s of the %s that one takes, with %s entities inside: more than the memory holds that a worker may take (%s).",
		s.Stopped, s.Replications, weeks, after, spokenTime(x.Plan.End()), entities(s.Entities+s.Expected), experiment.MemoryText(s.Memory))
	switch {
	case s.Unobserved == s.Replications:
		return sentence + " That was before the week counted began: nothing was counted."
	case s.Unobserved > 0:
		return sentence + fmt.Sprintf(" In %d of them that was before the week counted began. All rates are over the time that was run.", s.Unobserved)
	}
	return sentence + " All rates are over the time that was run."
}

// growthPoints say which places grow without end and how fast.
func growthPoints(s *experiment.Stoppage) []string {
	const most = 5
	var points []string
	growing := 0
	for i := range s.Places {
		p := &s.Places[i]
		if !p.Grows {
			continue
		}
		growing++
		if growing <= most {
			points = append(points, "Grows without end: "+growthOf(p)+".")
		}
	}
	switch {
	case growing == 0 && len(s.Places) > 0:
		p := &s.Places[0]
		return []string{fmt.Sprintf("Most are %s: %s. No place was seen to grow by itself.", whereOf(p), entities(p.Count))}
	case growing > most:
		points = append(points, fmt.Sprintf("So do %s; a table tells which.", plural(growing-most, "other place")))
	}
	return points
}

// growthOf says how fast a place grows, and why.
func growthOf(p *experiment.PlaceStopped) string {
	text := fmt.Sprintf("%s, where %s wait", p.Name, entities(p.Count))
	if isFinite(p.Growth) {
		text += fmt.Sprintf(", %s a day more", entities(p.Growth))
		if p.Since >= 1 {
			text += " since " + spokenDuration(p.Since) + " after the start"
		}
	}
	if isFinite(p.Came) {
		text += fmt.Sprintf(" (%s a day come, %s are served)", entities(p.Came), entities(p.Served))
	}
	if p.Behind != "" {
		text += ", held up by " + p.Behind + " further on"
		if isFinite(p.BehindServed) {
			text += ", which serves " + entities(p.BehindServed) + " a day"
		}
	}
	return text
}

// whereOf says where those are who are at a place.
func whereOf(p *experiment.PlaceStopped) string {
	switch {
	case p.Kind == engine.ExpectedPlace:
		return "still to come (" + p.Name + ")"
	case p.Kind == engine.StepPlace:
		return "at the step " + p.Name
	case p.Waiting:
		return "waiting for " + p.Name
	case p.Kind == engine.LinkPlace:
		return "on " + p.Name
	case p.Kind == engine.StationPlace:
		return "served at " + p.Name
	}
	return "at " + p.Name
}

// insidePoint says what was inside, flow by flow.
func (x *index) insidePoint(s *experiment.Stoppage) string {
	const most = 6
	var parts []string
	rest, others := 0.0, 0
	for i := range s.Flows {
		f := &s.Flows[i]
		if f.Inside == 0 {
			continue
		}
		if len(parts) == most {
			rest, others = rest+f.Inside, others+1
			continue
		}
		text := fmt.Sprintf("%s of %s", entities(f.Inside), x.Plan.Flows[f.Flow].Name)
		if isFinite(f.Came) {
			text += fmt.Sprintf(" (%s a day come, %s leave)", entities(f.Came), entities(f.Left+f.TurnedAway))
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		return ""
	}
	if others > 0 {
		parts = append(parts, fmt.Sprintf("%s of %s", entities(rest), plural(others, "other flow")))
	}
	return "Inside as it was stopped: " + list(parts) + "."
}

// entities writes a number of entities, or of entities a day.
func entities(number float64) string {
	if number >= 1000 {
		rounded, _ := strconv.ParseFloat(strconv.FormatFloat(number, 'e', 2, 64), 64)
		return withCommas(strconv.FormatFloat(rounded, 'f', 0, 64))
	}
	return Shown(number)
}

// spokenTime says a time of the model.
func spokenTime(nanosecond int64) string {
	seconds := float64(nanosecond) / nanoseconds
	switch {
	case nanosecond == 0:
		return "no time"
	case seconds < 1e-3:
		return Shown(seconds*1e6) + " µs"
	case seconds < 1:
		return Shown(seconds*1e3) + " ms"
	}
	return spokenDuration(seconds)
}

// stoppedPlaces is the table of the places at which entities were as runs were
// stopped, those that grow first.
func (x *index) stoppedPlaces() Table {
	table := Table{
		Name: "stopped-places", Title: "Where entities were as the run was stopped",
		Columns: []Column{
			{Header: "place"}, {Header: "are there"}, {Header: "inside"}, {Header: "grows", Words: "grows without end"},
			{Header: "growth"}, {Header: "since", Rank: 2}, {Header: "come"}, {Header: "served"}, {Header: "held up by", Rank: 1},
		},
	}
	table.noteAt("growth", "Growth is counted from the time on at which hardly anybody waited there.")
	s := x.Stoppage()
	if s == nil {
		return table
	}
	for i := range s.Places {
		p := &s.Places[i]
		doing, grows := "waiting", ""
		if !p.Waiting {
			doing = "at work or on the way"
		}
		if p.Kind == engine.ExpectedPlace {
			doing = "still to come"
		}
		row := []Cell{text(p.Name), text(doing), stopCell(p.Name, "inside", "entities", p.Count), {}, {}, {}, {}, {}, text(p.Behind)}
		if p.Grows {
			grows = "yes"
			row[4], row[5] = stopCell(p.Name, "growth", "1/day", p.Growth), stopCell(p.Name, "since", "s", p.Since)
		}
		row[3] = text(grows)
		row[6], row[7] = stopCell(p.Name, "came", "1/day", p.Came), stopCell(p.Name, "served", "1/day", p.Served)
		table.Rows = append(table.Rows, row)
	}
	return table
}

// stoppedFlows is the table of the flows as runs were stopped.
func (x *index) stoppedFlows() Table {
	table := Table{
		Name: "stopped-flows", Title: "What was inside as the run was stopped, by flow",
		Columns: []Column{{Header: "flow"}, {Header: "inside"}, {Header: "come"}, {Header: "leave"}, {Header: "turned away"}},
		Notes:   []string{"Rates are over the whole time from the start to the stop."},
	}
	s := x.Stoppage()
	if s == nil {
		return table
	}
	for i := range s.Flows {
		f := &s.Flows[i]
		name := x.Plan.Flows[f.Flow].Name
		row := []Cell{text(name), stopCell(name, "inside", "entities", f.Inside), stopCell(name, "came", "1/day", f.Came), stopCell(name, "left", "1/day", f.Left), {}}
		if f.TurnedAway > 0 {
			row[4] = stopCell(name, "turned-away", "1/day", f.TurnedAway)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// stopCell makes a cell of a number of stopped runs.
func stopCell(name, measure, unit string, value float64) Cell {
	if !isFinite(value) {
		return Cell{}
	}
	cell := given("stopped."+name+"."+measure, unit, value)
	return cell
}

// stopMember is a stopped replication in JSON; times in seconds, rates a day.
type stopMember struct {
	Replication int         `json:"replication"`
	Why         string      `json:"why"`
	At          float64     `json:"at"`
	Observed    float64     `json:"observed"` // of the window
	Inside      uint64      `json:"inside"`
	Expected    uint64      `json:"expected"`
	Bytes       int64       `json:"bytes"`
	Flows       []stopFlow  `json:"flows"`
	Places      []stopPlace `json:"places"`
}

type stopFlow struct {
	Flow       string `json:"flow"`
	Came       uint64 `json:"came"`
	Left       uint64 `json:"left"`
	TurnedAway uint64 `json:"turned_away"`
	Inside     uint64 `json:"inside"`
}

type stopPlace struct {
	Place   string  `json:"place"`
	Kind    string  `json:"kind"`
	Waiting bool    `json:"waiting"`
	Inside  uint64  `json:"inside"`
	Grows   bool    `json:"grows"`
	Since   float64 `json:"since,omitempty"`
	Growth  real    `json:"growth"`
	Came    uint64  `json:"came,omitempty"`
	Served  uint64  `json:"served,omitempty"`
	Behind  string  `json:"held_up_by,omitempty"`
}

// stopMembers tell of the replications that were stopped by memory; there are
// none where none was.
func stopMembers(r *experiment.Result) []member {
	if len(r.Stops) == 0 {
		return nil
	}
	stops := make([]stopMember, len(r.Stops))
	for i := range r.Stops {
		s := &r.Stops[i]
		in := s.Inside
		stops[i] = stopMember{
			Replication: s.Replication, Why: s.Why.String(), At: float64(s.At) / nanoseconds, Observed: float64(s.Observed) / nanoseconds,
			Inside: in.Entities, Expected: in.Expected, Bytes: in.Bytes,
		}
		for _, f := range in.Flows {
			stops[i].Flows = append(stops[i].Flows, stopFlow{r.Plan.Flows[f.Flow].Name, f.Came, f.Left, f.TurnedAway, f.Inside})
		}
		for _, p := range in.Places {
			stops[i].Places = append(stops[i].Places, stopPlaceOf(&p, s.At))
		}
	}
	return []member{{"memory", r.Memory}, {"stops", stops}}
}

func stopPlaceOf(p *engine.PlaceInside, at int64) stopPlace {
	growth := math.NaN()
	if p.Grows && at > p.Since {
		growth = (float64(p.Count) - float64(p.Then)) / (float64(at-p.Since) / nanoseconds / 86400)
	}
	return stopPlace{
		Place: p.Name, Kind: p.Kind.String(), Waiting: p.Waiting, Inside: p.Count, Grows: p.Grows,
		Since: float64(p.Since) / nanoseconds, Growth: real(growth), Came: p.Came, Served: p.Served, Behind: p.Behind,
	}
}
