package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/traffic"
)

// Verdict says in plain words whether the load is carried.
type Verdict struct {
	Headline string
	Points   []string // sentences: load, backlog, thresholds, longest queue
}

// Judge says in words what a result concludes (see [experiment.Result.Conclude]).
// Where crossings have a design load the headline is about them and their sites;
// what fails elsewhere is said after it. A run that was stopped has no verdict.
func Judge(r *experiment.Result) Verdict {
	if r.Stopped() {
		return stoppedVerdict(r)
	}
	x, c := newIndex(r), r.Conclude()
	verdict := Verdict{Headline: headline(c)}
	points := []string{overloadPoint(c.Overloads), x.loadPoint(c), x.shortPoint(c), x.backlogPoint(c.Growing), thresholdPoint(r)}
	if rest := c.Remaining; rest != nil {
		verdict.Headline = x.remainingHeadline(rest)
		points = append(points, unfinishedPoint(rest), x.missingPoint())
	}
	for _, point := range append(points, x.queuePoints()...) {
		if point != "" {
			verdict.Points = append(verdict.Points, inSpans(r.Plan, point))
		}
	}
	verdict.Headline = inSpans(r.Plan, verdict.Headline)
	return verdict
}

// lostHeadline is that of a run or comparison of which replications are left out
// because karvon itself failed.
func lostHeadline(p *plan.Plan) string {
	return sentenceStart(inPlainWords(p, "replications failed inside karvon: the rest has no verdict."))
}

// headline puts a conclusion into a sentence.
func headline(c *experiment.Conclusion) string {
	load := ""
	if c.Designed && !c.Below {
		load = " at the design load"
	}
	switch c.Answer {
	case experiment.NotCarried:
		return "Not " + allGetsThrough + load + ": less " + getsThrough + " than " + arrives + "."
	case experiment.BacklogGrows:
		return "Not " + allGetsThrough + load + ": queues grow from week to week."
	case experiment.NotTold:
		return sentenceStart(tooFew) + " weeks simulated to tell whether " + allGetsThrough + load + "."
	}
	sentence := sentenceStart(allGetsThrough) + load
	if c.Below {
		sentence += ", but less " + arrives + " than the design load, of which this says nothing"
	}
	if c.Elsewhere {
		sentence += ", but elsewhere more " + arrives + " than " + getsThrough
	}
	return sentence + "."
}

// loadPoint says how much passes of what is offered, at the crossings that the
// headline is about.
func (x *index) loadPoint(c *experiment.Conclusion) string {
	var parts []string
	for m, measure := range x.Plan.Measures {
		offered, carried, design := 0.0, 0.0, 0.0
		for _, l := range c.Loads {
			if l.Main && l.Measure == m {
				offered += l.Offered.Mean
				carried += l.Carried.Mean
				design += l.Design
			}
		}
		if offered == 0 && carried == 0 {
			continue
		}
		part := fmt.Sprintf("%s of %s %s", roundly(carried), roundly(offered), measure)
		if offered == 0 { // nothing says where they approach
			part = roundly(carried) + " " + measure
		}
		if !math.IsNaN(design) {
			part += fmt.Sprintf(" (design %s)", roundly(design))
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return ""
	}
	where := "all directions together"
	if c.Designed {
		where = "the crossings with a design load together"
	}
	return fmt.Sprintf("Load: about %s get through in a day, %s.", list(parts), where)
}

// shortPoint names the loads of which less passes than comes.
func (x *index) shortPoint(c *experiment.Conclusion) string {
	var names []string
	for _, l := range c.Loads {
		if l.Passage == experiment.FallsShort {
			names = append(names, x.Plan.Measures[l.Measure]+" at "+x.Plan.Crossings[l.Crossing].Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "Less " + getsThrough + " than " + arrives + " of " + firstOf(names) + "."
}

// roundly writes a load to three significant digits.
func roundly(value float64) string {
	return document.Fixed(value, min(0, document.SignificantDecimals(value, 3)))
}

// backlogPoint says whether and where the backlog grows.
func (x *index) backlogPoint(growing []int) string {
	const same = "ueues are no longer at the week's end than at its start"
	switch {
	case x.Plan.Kind == scenario.Terminating:
		return ""
	case len(growing) == 0 && len(x.Plan.Sites) == 1:
		return "Q" + same + " (" + x.driftOf(0) + ")."
	case len(growing) == 0:
		return "At every site q" + same + "."
	}
	drift := func(site int) float64 {
		mean, _ := x.mean(of(response.OfSite, site), "drift", response.Single)
		return mean
	}
	growing = slices.Clone(growing)
	slices.SortStableFunc(growing, func(a, b int) int { return cmp.Compare(drift(b), drift(a)) })
	parts := make([]string, len(growing))
	for i, site := range growing {
		parts[i] = fmt.Sprintf("%s (%s)", x.Plan.Sites[site].Name, x.driftOf(site))
	}
	return "Queues grow at " + firstOf(parts) + "."
}

// driftOf writes a site's drift in words.
func (x *index) driftOf(site int) string {
	response := x.find(of(response.OfSite, site), "drift", response.Single)
	if response == nil {
		return weekChange + " unknown"
	}
	sign := ""
	if response.Mean > 0 {
		sign = "+"
	}
	return weekChange + " " + sign + document.FigureOf(x.number(response), document.Scale{Unit: "", Factor: 1}).String()
}

// overloadPoint says what the file alone asks too much of.
func overloadPoint(overloads []traffic.Overload) string {
	const most = 6
	more := len(overloads) - most
	if more > 0 {
		overloads = slices.Clone(overloads)
		slices.SortStableFunc(overloads, func(a, b traffic.Overload) int { return cmp.Compare(b.Work/b.There, a.Work/a.There) })
		overloads = overloads[:most]
	}
	var parts []string
	for _, o := range overloads {
		what := "lanes or desks"
		if o.Resource {
			what = "units"
		}
		parts = append(parts, fmt.Sprintf("%s needs %s %s on average and has %s", o.Name, document.Shown(o.Work), what, document.Shown(o.There)))
	}
	switch {
	case len(parts) == 0:
		return ""
	case more == 1:
		parts = append(parts, "and 1 other needs more than it has")
	case more > 0:
		parts = append(parts, fmt.Sprintf("and %d others need more than they have", more))
	}
	return "By the file alone more work comes than can be done: " + strings.Join(parts, "; ") + "."
}
