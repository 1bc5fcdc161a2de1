package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// tolerance is the share of a load below which a difference has no practical
// meaning: it is less than the Poisson noise of a day's 5,000 trucks (1.4%).
const tolerance = 0.01

// Verdict says in plain words whether the load is carried.
type Verdict struct {
	Headline string
	Points   []string // sentences: load, backlog, thresholds, longest queue
}

// Judge comes to a verdict on a result.
//
// Where crossings have a design load the headline is about them and their
// sites; what fails elsewhere is said after it. Otherwise it is about all.
//
// A crossing carries its load unless carried falls short of offered by more
// than 1% and the two intervals lie apart; where it falls short by more than
// 1% but the intervals overlap, that is undecided. An offered load is below
// the design load where it is so by more than 1% and with its whole interval.
// Whether a site's backlog grows says [experiment.Result.GrowsAt]; a run that was
// stopped has no verdict.
func Judge(r *experiment.Result) Verdict {
	if r.Stopped() {
		return stoppedVerdict(r)
	}
	x := newIndex(r)
	loads, growing := x.judgeLoads(), x.growingSites()
	verdict := Verdict{Headline: x.findings(loads, growing).headline()}
	points := []string{x.overloadPoint(), x.loadPoint(loads), shortPoint(loads), x.backlogPoint(growing), thresholdPoint(r)}
	if rest := x.remaining(loads); rest != nil {
		verdict.Headline = rest.headline()
		points = append(points, rest.unfinishedPoint(), rest.missingPoint())
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

// findings are what the headline says: of the loads and sites that it is
// about, and of those elsewhere.
type findings struct {
	designed  bool
	below     bool // less is offered than the design load
	short     bool // less passes than comes
	grows     bool // the backlog grows
	unclear   bool
	elsewhere bool // short or growing
}

func (x *index) findings(loads []load, growing []int) findings {
	f := findings{
		designed: designed(loads),
	}
	mainSites := map[int]bool{}
	for _, l := range loads {
		if !l.main {
			f.elsewhere = f.elsewhere || l.fate == tooLittle
			continue
		}
		mainSites[x.Plan.Crossings[l.crossing].Site] = true
		f.below = f.below || l.below
		f.short = f.short || l.fate == tooLittle
		f.unclear = f.unclear || l.fate == unknown
	}
	for _, site := range growing {
		if mainSites[site] || len(mainSites) == 0 {
			f.grows = true
		} else {
			f.elsewhere = true
		}
	}
	return f
}

// headline puts the findings into a sentence.
func (f findings) headline() string {
	load := ""
	if f.designed && !f.below {
		load = " at the design load"
	}
	switch {
	case f.short:
		return "Not " + allGetsThrough + load + ": less " + getsThrough + " than " + arrives + "."
	case f.grows:
		return "Not " + allGetsThrough + load + ": queues grow from week to week."
	case f.unclear:
		return sentenceStart(tooFew) + " weeks simulated to tell whether " + allGetsThrough + load + "."
	}
	sentence := sentenceStart(allGetsThrough) + load
	if f.below {
		sentence += ", but less " + arrives + " than the design load, of which this says nothing"
	}
	if f.elsewhere {
		sentence += ", but elsewhere more " + arrives + " than " + getsThrough
	}
	return sentence + "."
}

// growingSites lists the sites whose backlog grows.
func (x *index) growingSites() []int {
	if x.Plan.Kind == scenario.Terminating {
		return nil
	}
	var growing []int
	for i := range x.Plan.Sites {
		if x.GrowsAt(i) {
			growing = append(growing, i)
		}
	}
	return growing
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
		mean, _ := x.mean(of(plan.OfSite, site), "drift", plan.Single)
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
	response := x.find(of(plan.OfSite, site), "drift", plan.Single)
	if response == nil {
		return weekChange + " unknown"
	}
	sign := ""
	if response.Mean > 0 {
		sign = "+"
	}
	return weekChange + " " + sign + document.FigureOf(x.number(response), document.Scale{Unit: "", Factor: 1}).String()
}

// overloads lists what the file alone asks too much of; nothing for a plan that was
// not compiled.
func (x *index) overloads() []plan.Overload {
	if len(x.Plan.Steps) == 0 {
		return nil
	}
	return plan.Overloads(x.Plan)
}

// overloadPoint says what the file alone asks too much of.
func (x *index) overloadPoint() string {
	const most = 6
	overloads := x.overloads()
	more := len(overloads) - most
	if more > 0 {
		slices.SortStableFunc(overloads, func(a, b plan.Overload) int { return cmp.Compare(b.Work/b.There, a.Work/a.There) })
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
