package report

import (
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/unit"
)

// stoppedVerdict is that of a run which ended before it was over: none, but for what can no longer change. Of one
// that was stopped by memory it says when, what was inside, and which places grew without end.
func stoppedVerdict(r *experiment.Result) answerText {
	v := answerText{Headline: stoppedText.stopped.said()}
	switch {
	case len(r.Lost) > 0:
		v.Headline = lostHeadline(r.Plan)
	case r.Interrupted:
		v.Headline = stoppedText.interrupted.with(values{"finished": r.Replications,
			"asked": simulated{r.Asked, spanOf(r.Plan)}})
	}
	add := func(points ...string) {
		for _, point := range points {
			if point != "" {
				v.Points = append(v.Points, point)
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
		"stopped": s.Stopped, "weeks": simulated{s.Replications, spanOf(x.Plan)}, "first": first, "last": last,
		"whole":    spokenTime(x.Plan.End()),
		"entities": entities(s.Entities + s.Expected), "memory": experiment.MemoryText(s.Memory),
	})}
	if s.Asked != nil {
		sentences = append(sentences, stoppedText.asked.with(values{
			"step": s.Asked.Path, "entities": digits(unit.WithCommas(strconv.FormatUint(s.Asked.Count, 10))),
		}))
	}
	switch {
	case s.Unobserved == s.Replications:
		sentences = append(sentences, stoppedText.unobserved.with(values{"span": spanOf(x.Plan)}))
	case s.Unobserved > 0:
		sentences = append(sentences, stoppedText.unobservedIn.with(values{"count": s.Unobserved, "span": spanOf(x.Plan)}))
	}
	return strings.Join(append(sentences, memoryAdvice(s).said()), " ")
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
		return []string{mostText(p).with(values{"place": placeName(p), "entities": entities(p.Count)})}
	case growing > most:
		points = append(points, stoppedText.others.with(values{"places": growing - most}))
	}
	return points
}

// growthPoint says whether a place grows without end, or for less than what comes takes to repeat itself; what that
// means is told of the first such place.
func growthPoint(p *experiment.PlaceStopped, first bool) string {
	said := stoppedText.grewPeak
	switch {
	case p.Endless():
		said = stoppedText.growsEndless
	case !first:
		said = stoppedText.grew
	}
	return said.with(values{"place": growthOf(p), "time": seconds(p.For), "repeats": repeatWord(p.Repeats)})
}

// repeatWord names the time after which what comes repeats itself.
func repeatWord(seconds float64) string {
	switch int64(seconds * nanoseconds) {
	case plan.Week:
		return stoppedText.week.said()
	case plan.Day:
		return stoppedText.day.said()
	}
	return spokenDuration(seconds)
}

// growthOf says how fast a place grows, of what that is the difference, and why.
func growthOf(p *experiment.PlaceStopped) string {
	said := stoppedText.waits.with(values{"name": p.Name, "count": entities(p.Count)})
	if document.IsFinite(p.Growth) {
		since := stoppedText.start.said()
		if p.Since >= 1 {
			since = stoppedText.after.with(values{"time": seconds(p.Since)})
		}
		grown := stoppedText.grownBy
		switch {
		case !document.IsFinite(p.Came):
			grown = stoppedText.grown
		case p.TurnedAway > 0:
			grown = stoppedText.grownByAway
		}
		said = grown.with(values{
			"waits": said, "growth": entities(p.Growth), "since": since,
			"came": entities(p.Came), "away": entities(p.TurnedAway), "served": entities(p.Served),
		})
	}
	if p.Behind == "" {
		return said
	}
	held := stoppedText.held
	if document.IsFinite(p.BehindServed) {
		held = stoppedText.heldBy
	}
	return held.with(values{"grown": said, "behind": p.Behind, "served": entities(p.BehindServed)})
}

// mostText chooses what is said of those who are at a place.
func mostText(p *experiment.PlaceStopped) sentence {
	switch {
	case p.Kind == engine.ExpectedPlace:
		return stoppedText.expected
	case p.Kind == engine.StepPlace:
		return stoppedText.there
	case p.Waiting:
		return stoppedText.waiting
	case p.Kind == engine.LinkPlace:
		return stoppedText.moving
	case p.Kind == engine.StationPlace:
		return stoppedText.served
	}
	return stoppedText.there
}

// insidePoint says what was inside, flow by flow.
func (x *index) insidePoint(s *experiment.Stoppage) string {
	const most = 6
	var parts []string
	rest, others := 0.0, 0
	for i := range s.Flows {
		f := &s.Flows[i]
		switch {
		case f.Inside == 0:
		case len(parts) == most:
			rest, others = rest+f.Inside, others+1
		default:
			said := stoppedText.ofFlow
			if document.IsFinite(f.Came) {
				said = stoppedText.ofFlowMoving
			}
			parts = append(parts, said.with(values{
				"inside": entities(f.Inside), "flow": x.Plan.Flows[f.Flow].Name,
				"came": entities(f.Came), "leave": entities(f.Left + f.TurnedAway),
			}))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	if others > 0 {
		parts = append(parts, stoppedText.ofOthers.with(values{"inside": entities(rest), "flows": others}))
	}
	return stoppedText.inside.with(values{"flows": parts})
}

// placeName names a place of a stopped run as a planner does: a step by its label or its number, and whose it is.
func placeName(p *experiment.PlaceStopped) string {
	if p.Kind != engine.StepPlace {
		return p.Name
	}
	return stepName(p.Name)
}

// stepName makes a name of the path of a step, such as journeys.visit.steps[2].choose[1].do.shopping: shopping of
// visit, or without a label step 2 of visit, choice 1, do 1.
func stepName(path string) string {
	parts := strings.Split(path, ".")
	if len(parts) < 3 || parts[0] != "flows" && parts[0] != "journeys" {
		return path
	}
	at := 2
	for at < len(parts) && !isStepList(parts[at]) {
		at++ // the name has points itself
	}
	if at == len(parts) {
		return path
	}
	whose := strings.Join(parts[1:at], ".")
	if last := parts[len(parts)-1]; len(parts) > at+1 && !strings.HasSuffix(last, "]") {
		return stoppedText.of.with(values{"step": last, "whose": whose})
	}
	words := make([]string, 0, len(parts)-at)
	for _, part := range parts[at:] {
		words = append(words, stepWords(part))
	}
	words[0] = stoppedText.of.with(values{"step": words[0], "whose": whose})
	return strings.Join(words, ", ")
}

// isStepList says whether a part of a path names the steps of a flow or a journey.
func isStepList(part string) bool {
	list, _, _ := strings.Cut(part, "[")
	return list == "journey" || list == "steps"
}

// stepWords says a part of a path in words: choose[2] is choice 2.
func stepWords(part string) string {
	list, number, _ := strings.Cut(strings.TrimSuffix(part, "]"), "[")
	switch list {
	case "journey", "steps":
		list = stoppedText.step.said()
	case "choose":
		list = stoppedText.choice.said()
	}
	return strings.TrimSpace(list + " " + number)
}
