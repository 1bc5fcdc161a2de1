package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/traffic"
)

// answerText says in plain words whether the load is carried.
type answerText struct {
	Headline string
	Points   []string // sentences: load, backlog, thresholds, longest queue
}

// judge says in words what a result concludes (see [experiment.Result.Conclude]). Where crossings have a design
// load the headline is about them and their sites; what fails elsewhere is said after it. A run that was stopped
// has no verdict.
func judge(r *experiment.Result) answerText {
	if r.Stopped() {
		return stoppedVerdict(r)
	}
	x, c := newIndex(r), r.Conclude()
	verdict := answerText{Headline: headline(r.Plan, c)}
	points := []string{overloadPoint(c.Overloads), x.loadPoint(c), x.shortPoint(c), x.lossPoint(c.Losses),
		shutOutPoint(c.Losses), allowedSentence(allowedOf(c.Losses)), x.backlogPoint(c), thresholdPoint(r),
		x.restsPoint(), x.unjudgedPoint(), x.askedPoint()}
	if rest := c.Remaining; rest != nil {
		verdict.Headline = x.remainingHeadline(rest, c, verdict.Headline)
		points = append(points, unfinishedPoint(rest), x.missingPoint())
	}
	verdict.Headline = x.withMissed(x.withSizing(verdict.Headline, c), c)
	for _, point := range append(points, x.queuePoints()...) {
		if point != "" {
			verdict.Points = append(verdict.Points, point)
		}
	}
	return verdict
}

// lostHeadline is that of a run or comparison of which replications are left out because karvon itself failed.
func lostHeadline(p *plan.Plan) string { return verdictText.lost.with(values{"span": spanOf(p)}) }

// hardlyMore is the multiple of what a place can do up to which surely hardly more is asked of it.
const hardlyMore = 1.01

// headline puts a conclusion into a sentence.
func headline(p *plan.Plan, c *experiment.Conclusion) string {
	text := headlines[c.Answer]
	switch {
	case c.Answer == experiment.LostToQueues:
		text = lostHeadlines(c.Losses)
	case c.Answer == experiment.Carried && c.Elsewhere:
		text = carriedElsewhereNot
	case c.Answer == experiment.Carried && len(c.Overloads) > 0 && c.Backlog == experiment.Undecided:
		text = carriedButAsked
	case c.Answer == experiment.Carried && len(c.Overloads) > 0:
		text = carriedButFew
		if !slices.ContainsFunc(c.Overloads, func(o traffic.Overload) bool { return o.Most > float64(hardlyMore*o.There) }) {
			text = carriedButHardly
		}
	}
	said := text.all
	switch {
	case c.Below && text.below != "":
		said = text.below
	case c.Designed && !c.Below:
		said = text.design
	}
	return said.with(values{"span": spanOf(p)})
}

// lostHeadlines are those of a load of which too many are lost, by what loses them.
func lostHeadlines(losses []experiment.Loss) headlineText {
	var tooMany, another, shutOut int
	for _, loss := range losses {
		switch {
		case loss.Verdict != experiment.NotMet:
			continue
		case loss.Another:
			another++
		case loss.ShutOut:
			shutOut++
		}
		tooMany++
	}
	switch {
	case tooMany > 0 && another == tooMany:
		return anotherWay
	case shutOut > 0:
		return shutOutToo
	}
	return headlines[experiment.LostToQueues]
}

// loadPoint says how much passes of what is offered, at the crossings that the headline is about.
func (x *index) loadPoint(c *experiment.Conclusion) string {
	var passed []string
	for m, measure := range x.Plan.Measures {
		offered, carried, design := 0.0, 0.0, 0.0
		for _, l := range c.Loads {
			if l.Main && l.Measure == m {
				offered += l.Offered.Mean
				carried += l.Carried.Mean
				design += l.Design
			}
		}
		if offered != 0 || carried != 0 {
			passed = append(passed, passedText(offered, design).with(values{
				"carried": rough(carried), "offered": rough(offered), "design": rough(design), "measure": measure,
			}))
		}
	}
	switch {
	case len(passed) == 0:
		return ""
	case c.Designed:
		return verdictText.loadDesigned.with(values{"passed": passed})
	}
	return verdictText.load.with(values{"passed": passed})
}

// passedText chooses what is said of a load; where nothing is offered, nothing says where they approach.
func passedText(offered, design float64) sentence {
	designed := !math.IsNaN(design)
	switch {
	case offered == 0 && designed:
		return verdictText.throughDesigned
	case offered == 0:
		return verdictText.through
	case designed:
		return verdictText.passedDesigned
	}
	return verdictText.passed
}

// shortPoint names the loads of which less passes than comes.
func (x *index) shortPoint(c *experiment.Conclusion) string {
	var names []string
	for _, l := range c.Loads {
		if l.Passage == experiment.FallsShort {
			names = append(names, verdictText.shortAt.with(values{
				"measure": x.Plan.Measures[l.Measure], "crossing": x.Plan.Crossings[l.Crossing].Name,
			}))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return verdictText.short.with(values{"loads": firstOf(names)})
}

// shutOutPoint says of which flows anybody is lost, where full zones turn some of them away.
func shutOutPoint(losses []experiment.Loss) string {
	var flows []string
	for _, loss := range losses {
		if loss.ShutOut && loss.Share.Mean > 0 {
			flows = append(flows, verdictText.turnedAwayOf.with(values{"share": share(loss.Share.Mean), "flow": loss.Flow}))
		}
	}
	if len(flows) == 0 {
		return ""
	}
	return verdictText.shutOut.with(values{"flows": firstOf(flows)})
}

// backlogPoint says whether and where the backlog grows, or that this cannot be told.
func (x *index) backlogPoint(c *experiment.Conclusion) string {
	text, judged := backlogTexts[c.Backlog]
	switch {
	case c.Fills && c.Backlog == experiment.Undecided:
		return verdictText.fills.with(values{"span": spanOf(x.Plan)})
	case judged && len(c.Rising) > 0:
		return x.risingPoint(c.Rising)
	case judged && len(x.Plan.Sites) == 1:
		return x.driftSentence(0, text.known, text.unknown)
	case judged:
		return text.everywhere.with(values{"span": spanOf(x.Plan)})
	case c.Backlog == "":
		return ""
	case len(c.Growing) == 0:
		return verdictText.growsOf.with(values{"flows": firstOf(c.Flows)})
	}
	return verdictText.grows.with(values{"sites": x.withDrifts(c.Growing)})
}

// risingPoint says at which sites queues grow by so little that it does not count.
func (x *index) risingPoint(sites []int) string {
	if len(x.Plan.Sites) == 1 {
		return x.driftSentence(0, verdictText.hardly, verdictText.growingUnknown)
	}
	return verdictText.hardlyAt.with(values{"span": spanOf(x.Plan), "sites": x.withDrifts(sites)})
}

// withDrifts names sites with their drifts, the largest first.
func (x *index) withDrifts(sites []int) string {
	drift := func(site int) float64 {
		mean, _ := x.mean(of(response.OfSite, site), "drift", response.Single)
		return mean
	}
	sorted := slices.Clone(sites)
	slices.SortStableFunc(sorted, func(a, b int) int { return cmp.Compare(drift(b), drift(a)) })
	words := make([]string, len(sorted))
	for i, site := range sorted {
		words[i] = x.driftSentence(site, verdictText.growing, verdictText.growingUnknown)
	}
	return firstOf(words)
}

// driftSentence says something of a site with its drift, or that this is unknown.
func (x *index) driftSentence(site int, known, unknown sentence) string {
	about := values{"span": spanOf(x.Plan), "site": x.Plan.Sites[site].Name}
	response := x.find(of(response.OfSite, site), "drift", response.Single)
	if response == nil {
		return unknown.with(about)
	}
	drift := document.FigureOf(x.number(response), document.Scale{Unit: "", Factor: 1}, tongue()).String()
	if response.Mean > 0 {
		drift = "+" + drift
	}
	about["drift"] = drift
	return known.with(about)
}

// overloadPoint says what the file alone asks too much of.
func overloadPoint(overloads []traffic.Overload) string {
	const most = 6
	said, more := verdictText.overloads, len(overloads)-most
	if more > 0 {
		said = verdictText.overloadsMore
		overloads = slices.Clone(overloads)
		slices.SortStableFunc(overloads,
			func(a, b traffic.Overload) int { return cmp.Compare(b.Work/b.There, a.Work/a.There) })
		overloads = overloads[:most]
	}
	var parts []string
	for _, o := range overloads {
		needs := verdictText.lanes
		if o.Resource {
			needs = verdictText.units
		}
		parts = append(parts, needs.with(values{"name": o.Name, "work": o.Work, "there": o.There}))
	}
	if len(parts) == 0 {
		return ""
	}
	return said.with(values{"overloads": strings.Join(parts, "; "), "more": more})
}

// remainingHeadline says whether those who arrive are through in time. Who went away is not inside: where too many did,
// or nobody can tell, another sentence says so.
func (x *index) remainingHeadline(r *experiment.Remaining, c *experiment.Conclusion, ofTheLost string) string {
	if isThrough(r) && c.Answer != experiment.Carried {
		return ofTheLost
	}
	return outlooks[r.Outcome].with(values{
		"arrived": rough(r.Arrived), "left": rough(r.Left), "share": share(r.Left / r.Arrived), "span": spanOf(x.Plan),
	})
}

// isThrough says whether those who arrive in a run that starts empty are through in time, but for a few.
func isThrough(r *experiment.Remaining) bool {
	return r.Outcome == experiment.AllThrough || r.Outcome == experiment.MostThrough
}

// withMissed says in a headline which thresholds are not met: first of all where the load gets through, which would
// hide it, and how many they are behind all other answers of a run that starts empty.
func (x *index) withMissed(headline string, c *experiment.Conclusion) string {
	var missed []string
	for i := range x.Thresholds {
		if x.Thresholds[i].Verdict == experiment.NotMet {
			missed = append(missed, x.Thresholds[i].Expression)
		}
	}
	through := c.Answer == experiment.Carried && (c.Remaining == nil || isThrough(c.Remaining))
	switch {
	case len(missed) == 0:
		return headline
	case through:
		return verdictText.missed.with(values{"thresholds": len(missed), "names": few(missed)}) + " " + headline
	case c.Remaining != nil:
		return headline + " " + verdictText.notMet.with(values{"thresholds": len(missed)})
	}
	return headline
}

// unfinishedPoint says how many times are not known to their end.
func unfinishedPoint(r *experiment.Remaining) string {
	if r.Unfinished <= 0 {
		return ""
	}
	return verdictText.unfinished.with(values{"share": share(r.Unfinished)})
}

// missingPoint says what a scenario needs for more to be judged.
func (x *index) missingPoint() string {
	crossing, threshold := len(x.Plan.Crossings) > 0, len(x.Thresholds) > 0
	switch {
	case !crossing && !threshold:
		return verdictText.moreByBoth.said()
	case !crossing:
		return verdictText.moreByCrossing.said()
	case !threshold:
		return verdictText.moreByAim.said()
	}
	return ""
}
