package report

import (
	"fmt"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/unit"
)

// stoppedVerdict is that of a run which ended before it was over: none, but for
// what can no longer change. Of one that was stopped by memory it says when, what
// was inside, and which places grew without end.
func stoppedVerdict(r *experiment.Result) Verdict {
	v := Verdict{Headline: string(stoppedText.stopped)}
	switch {
	case len(r.Lost) > 0:
		v.Headline = lostHeadline(r.Plan)
	case r.Interrupted:
		v.Headline = inSpans(r.Plan, stoppedText.interrupted.with(values{"finished": r.Replications, "asked": r.Asked}))
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
		add(x.insidePoint(s), overloadPoint(r.Overloads()))
	}
	add(thresholdPoint(r))
	return v
}

// stopPoint says when runs were stopped, and why.
func (x *index) stopPoint(s *experiment.Stoppage) string {
	said, first, last := stoppedText.at, spokenTime(s.First), spokenTime(s.Last)
	if s.Last > s.First && last != first {
		said = stoppedText.between
	}
	sentences := []string{said.with(values{
		"stopped": s.Stopped, "weeks": s.Replications, "first": first, "last": last, "whole": spokenTime(x.Plan.End()),
		"entities": entities(s.Entities + s.Expected), "memory": experiment.MemoryText(s.Memory),
	})}
	if s.Asked != nil {
		sentences = append(sentences, stoppedText.asked.with(values{
			"step": s.Asked.Path, "entities": unit.WithCommas(strconv.FormatUint(s.Asked.Count, 10)),
		}))
	}
	switch {
	case s.Unobserved == s.Replications:
		sentences = append(sentences, string(stoppedText.unobserved))
	case s.Unobserved > 0:
		sentences = append(sentences, stoppedText.unobservedIn.with(values{"count": s.Unobserved}))
	}
	return strings.Join(append(sentences, string(memoryAdvice(s))), " ")
}

// memoryAdvice says what more memory would do.
func memoryAdvice(s *experiment.Stoppage) sentence {
	if s.Worst() != nil {
		return stoppedText.endless
	}
	for i := range s.Places {
		if s.Places[i].Grows {
			return stoppedText.peak
		}
	}
	return stoppedText.quiet
}

// growthPoints say which places grow without end and how fast.
func growthPoints(s *experiment.Stoppage) []string {
	const most = 5
	var points []string
	growing, peaks := 0, 0
	for i := range s.Places {
		p := &s.Places[i]
		if !p.Grows {
			continue
		}
		growing++
		if growing <= most {
			points = append(points, growthPoint(p, peaks == 0))
		}
		if !p.Endless() {
			peaks++
		}
	}
	switch {
	case growing == 0 && len(s.Places) > 0:
		p := &s.Places[0]
		return []string{stoppedText.most.with(values{"place": whereOf(p), "entities": entities(p.Count)})}
	case growing > most:
		points = append(points, stoppedText.others.with(values{"places": growing - most}))
	}
	return points
}

// growthPoint says whether a place grows without end, or for less than what comes
// takes to repeat itself; what that means is told of the first such place.
func growthPoint(p *experiment.PlaceStopped, first bool) string {
	said := stoppedText.grewPeak
	switch {
	case p.Endless():
		said = stoppedText.growsEndless
	case !first:
		said = stoppedText.grew
	}
	return said.with(values{"place": growthOf(p), "time": spokenDuration(p.For), "repeats": repeatWord(p.Repeats)})
}

// repeatWord names the time after which what comes repeats itself.
func repeatWord(seconds float64) string {
	switch int64(seconds * nanoseconds) {
	case plan.Week:
		return "week"
	case plan.Day:
		return "day"
	}
	return spokenDuration(seconds)
}

// growthOf says how fast a place grows, and why.
func growthOf(p *experiment.PlaceStopped) string {
	text := fmt.Sprintf("%s, where %s wait", p.Name, entities(p.Count))
	if document.IsFinite(p.Growth) {
		since := " since the start"
		if p.Since >= 1 {
			since = " since " + spokenDuration(p.Since) + " after the start"
		}
		text += "; " + flowThrough(p) + since
	}
	if p.Behind != "" {
		text += ", held up by " + p.Behind + " further on"
		if document.IsFinite(p.BehindServed) {
			text += ", which serves " + entities(p.BehindServed) + " a day"
		}
	}
	return text
}

// flowThrough says how much a place grows in a day, and of what that is the
// difference.
func flowThrough(p *experiment.PlaceStopped) string {
	text := entities(p.Growth) + " a day more"
	if !document.IsFinite(p.Came) {
		return text
	}
	away := ""
	if p.TurnedAway > 0 {
		away = entities(p.TurnedAway) + " are turned away or give up, "
	}
	return text + fmt.Sprintf(" (%s come, %s%s are served)", entities(p.Came), away, entities(p.Served))
}

// whereOf says where those are who are at a place.
func whereOf(p *experiment.PlaceStopped) string {
	switch {
	case p.Kind == engine.ExpectedPlace:
		return "still to come (" + p.Name + ")"
	case p.Kind == engine.StepPlace:
		return "at " + placeName(p)
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
		if document.IsFinite(f.Came) {
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
		return unit.Rough(number)
	}
	return document.Shown(number)
}

// spokenTime says a time of the model.
func spokenTime(nanosecond int64) string {
	seconds := float64(nanosecond) / nanoseconds
	switch {
	case nanosecond == 0:
		return "no time"
	case seconds < 1e-3:
		return document.Shown(seconds*1e6) + " µs"
	case seconds < 1:
		return document.Shown(seconds*1e3) + " ms"
	}
	return spokenDuration(seconds)
}
