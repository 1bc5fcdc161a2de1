package report

import (
	"fmt"
	"strconv"

	"karvon/sim/engine"
	"karvon/sim/experiment"
)

// stoppedVerdict is that of a run which ended before it was over: none, but for
// what can no longer change. Of one that was stopped by memory it says when, what
// was inside, and which places grew without end.
func stoppedVerdict(r *experiment.Result) Verdict {
	v := Verdict{Headline: "The run was stopped before it was over: it has no verdict."}
	if len(r.Lost) > 0 {
		v.Headline = lostHeadline(r.Plan)
	}
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
	if s.Asked != nil {
		sentence += fmt.Sprintf(" %s asked for %s more at once.", s.Asked.Path, withCommas(strconv.FormatUint(s.Asked.Count, 10)))
	}
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
