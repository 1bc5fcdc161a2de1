package report

import (
	"fmt"

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
	for _, point := range []string{
		x.loadPoint(loads), shortPoint(loads), x.backlogPoint(growing), thresholdPoint(r), x.longestQueuePoint(),
	} {
		if point != "" {
			verdict.Points = append(verdict.Points, point)
		}
	}
	return verdict
}

// stoppedVerdict is that of a run which ended before it was over: none, but for
// what can no longer change.
func stoppedVerdict(r *experiment.Result) Verdict {
	v := Verdict{Headline: "The run was stopped before it was over: it has no verdict."}
	if err := r.Overload(); err != nil {
		v.Points = append(v.Points, sentenceStart(err.Error())+".")
	}
	if point := thresholdPoint(r); point != "" {
		v.Points = append(v.Points, point)
	}
	return v
}

// findings are what the headline says: of the loads and sites that it is
// about, and of those elsewhere.
type findings struct {
	judged    bool // whether there is a load to judge
	designed  bool
	below     bool // less is offered than the design load
	short     bool // less passes than comes
	grows     bool // the backlog grows
	unclear   bool
	elsewhere bool // short or growing
}

func (x *index) findings(loads []load, growing []int) findings {
	f := findings{
		judged:   len(loads) > 0 || x.Plan.Kind != scenario.Terminating,
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
	subject := "The load offered"
	if f.designed && !f.below {
		subject = "The design load"
	}
	switch {
	case f.short:
		return subject + " is not carried: less passes than comes."
	case f.grows:
		return subject + " is not carried: the backlog grows."
	case f.unclear:
		return "It is undecided whether " + lowerStart(subject) + " is carried: the intervals are too wide."
	case !f.judged:
		return "No load is judged in a run that starts empty and has no crossing: see the flows."
	}
	sentence := subject + " is carried"
	if f.below {
		sentence += ", but it is below the design load, on which it says nothing"
	}
	if f.elsewhere {
		sentence += ", but elsewhere more comes than passes"
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
	switch {
	case x.Plan.Kind == scenario.Terminating:
		return ""
	case len(growing) == 0 && len(x.Plan.Sites) == 1:
		return fmt.Sprintf("Backlog: does not grow (%s).", x.driftOf(0))
	case len(growing) == 0:
		return "Backlog: does not grow at any site."
	}
	parts := make([]string, len(growing))
	for i, site := range growing {
		parts[i] = fmt.Sprintf("%s (%s)", x.Plan.Sites[site].Name, x.driftOf(site))
	}
	return "Backlog: grows at " + list(parts) + "."
}

// driftOf writes a site's drift in words.
func (x *index) driftOf(site int) string {
	response := x.find(of(plan.OfSite, site), "drift", plan.Single)
	if response == nil {
		return "drift unknown"
	}
	sign := ""
	if response.Mean > 0 {
		sign = "+"
	}
	return "drift " + sign + figureOf(x.number(response), scale{"", 1}).String() + " a week"
}

// longestQueuePoint names the station with the longest waits.
func (x *index) longestQueuePoint() string {
	worst, longest := plan.None, -1.0
	for i := range x.Plan.Stations {
		if wait, known := x.mean(of(plan.OfStation, i), "wait", plan.P95); known && wait > longest {
			worst, longest = i, wait
		}
	}
	switch {
	case worst == plan.None:
		return ""
	case longest == 0:
		return "Queues: at every station at least 95% are served without waiting."
	}
	return fmt.Sprintf("Longest queue: %s, where one in twenty waits %s or longer.",
		x.Plan.Stations[worst].Name, spokenDuration(longest))
}
