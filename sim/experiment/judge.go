package experiment

import (
	"math"
	"strings"

	"karvon/sim/plan"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/syntax"
	"karvon/sim/visible"
)

// Verdict is the judgement on a threshold.
type Verdict string

// The verdicts: judged on the interval, not on its middle.
const (
	Met       Verdict = "met"
	NotMet    Verdict = "not met"
	Undecided Verdict = "undecided"
)

// Judgement is a threshold with its verdict.
type Judgement struct {
	response.Threshold
	Estimate stats.Estimate // of the response
	// Share is, of a threshold on a quantile, the share of those below the limit, which decides it; Counted is whether
	// there is one.
	Share   stats.Estimate
	Counted bool
	// loses is whether a queue can lose some of those whose times these are: then what is known of the others alone
	// decides nothing.
	loses   bool
	Verdict Verdict
	// isMet says whether the estimate itself meets the threshold, whatever its interval, and nothing that is certain
	// speaks against it.
	isMet bool

	// More is the number of further replications that would decide, if they go on as those that were run; 0 where it
	// was decided, where no number of them would help, or where nothing can be said. Why says what an
	// undecided threshold needs.
	More int
	Why  reason.Reason

	// Hours are, of a threshold on each hour of the day, the judgements of the 24; nil for others. Worst is the hour that
	// decides, of which the estimates are; below 0 where nobody came in any.
	Hours []Judgement
	Worst int
	seen  bool // whether any replication has a value that decides
}

// judge gives a threshold its verdict by what is finished of a sample.
func (r *Result) judge(s *Sample, t *response.Threshold, done []int) Judgement {
	if t.Hours != nil {
		return r.judgeHours(s, t, done)
	}
	return r.judgeBy(t, &r.Responses[t.Response], func() ResponseEstimate { return s.counted(t, done, s.Plan.Confidence) })
}

// judgeBy gives a threshold its verdict by the estimates of its response and of the share that decides it, if any.
func (r *Result) judgeBy(t *response.Threshold, number *ResponseEstimate, counted func() ResponseEstimate) Judgement {
	judged := Judgement{Threshold: *t, Estimate: number.Estimate, seen: number.any()}
	if t.Count != plan.None {
		share := counted()
		judged.Share, judged.Counted, judged.seen = share.Estimate, true, share.any()
		judged.loses = r.Model.CanLose(&number.Response)
	}
	switch {
	case r.Interrupted || len(r.Lost) > 0:
		judged.Verdict = judged.whatStays(number.Combination() == response.LargestOfAll, judged.Estimate.Mean)
	case len(r.Stops) > 0 && number.CountsUp():
		judged.Verdict = judged.whatStays(true, r.leastOf(number))
	case len(r.Stops) > 0:
		judged.Verdict = judged.whatStays(number.Combination() == response.LargestOfAll, judged.Estimate.Mean)
	default:
		judged.Verdict = judged.verdict()
	}
	judged.isMet = judged.holds() && judged.Verdict != NotMet
	if judged.Verdict == Undecided {
		judged.More, judged.Why = judged.undecided(r)
	}
	return judged
}

// decisive is the estimate that decides, and its condition.
func (j *Judgement) decisive() (e stats.Estimate, holds func(float64) bool) {
	if j.Counted {
		return j.Share, j.Reaches
	}
	return j.Estimate, j.Threshold.Holds
}

// holds says whether the estimate itself meets the threshold.
func (j *Judgement) holds() bool {
	e, holds := j.decisive()
	return !math.IsNaN(e.Mean) && holds(e.Mean)
}

// verdict is met or not met where all values that the number can have are on one side of the limit, and otherwise
// undecided. They are those of its interval, and beyond it what the unfinished leave open. The ends of a quantile's
// interval are values that were observed and counted; where the limit lies between them the share of those below it
// is asked, which the unfinished may leave decided. Those whom a queue lost are in that share alone, as too late.
func (j *Judgement) verdict() Verdict {
	if j.Counted && !j.loses {
		if v := judged(j.Estimate, j.Threshold.Holds); v != Undecided {
			return v
		}
	}
	return judged(j.decisive())
}

// judged asks whether all values that an estimate leaves possible meet a condition.
func judged(e stats.Estimate, holds func(float64) bool) Verdict {
	low, high := e.Test()
	switch e.Bound {
	case stats.AtLeast:
		high = math.Inf(1)
	case stats.AtMost:
		low = math.Inf(-1)
	}
	if math.IsNaN(low) || math.IsNaN(high) {
		return Undecided
	}
	met := holds(low)
	switch {
	case met != holds(high):
		return Undecided
	case met:
		return Met
	}
	return NotMet
}

// whatStays is the verdict of a run that was stopped: what has failed stays failed where the number can only grow
// from what it is at the least, and the rest is undecided.
func (j *Judgement) whatStays(grows bool, least float64) Verdict {
	upper := j.Operator == "<" || j.Operator == "<="
	if grows && upper && !math.IsNaN(least) && !j.Threshold.Holds(least) {
		return NotMet
	}
	return Undecided
}

// warn gathers the doubts that travel with the result.
func (r *Result) warn() {
	for _, doubt := range r.Plan.Warnings {
		r.Warnings = append(r.Warnings, doubtOfPlan(&doubt))
	}
	if len(r.Lost) > 0 {
		r.Warnings = append(r.Warnings, r.lostDoubt())
	}
	r.warnWarmUp()
	r.warnWindows()
	if !r.unobserved() {
		r.warnPrimary()
	}
}

// doubtOfPlan is what is doubtful of a plan, with the path of what it is about.
func doubtOfPlan(doubt *syntax.Error) reason.Reason {
	if doubt.Reason.IsNone() {
		return reason.Text(doubt.Brief())
	}
	return reason.Of(reason.OfPath, reason.Values{"path": visible.Line(doubt.Path), "why": doubt.Reason})
}

// unobserved says whether all replications were stopped before their window began, so that there is nothing to
// doubt.
func (r *Result) unobserved() bool {
	s := r.Stoppage()
	return s != nil && s.Unobserved == r.Replications
}

// cutShort says how much an interruption left, and what the memory did not hold. The verdict on the result itself
// says it.
func (r *Result) cutShort() []reason.Reason {
	var doubts []reason.Reason
	if r.Interrupted {
		doubts = append(doubts, reason.Of(reason.Interrupted, reason.Values{
			"finished": r.Replications, "asked": reason.Replications(r.Asked),
		}))
	}
	if err := r.Overload(); err != nil {
		doubts = append(doubts, reason.OfError(err))
	}
	return doubts
}

// warnWarmUp compares a cyclic run's warm-up with the longest journeys: what takes longer than the warm-up was not
// yet in balance when the window opened.
func (r *Result) warnWarmUp() {
	if r.Plan.Kind != scenario.Cyclic {
		return
	}
	for i := range r.Responses {
		one := &r.Responses[i]
		mean := one.Mean
		if one.notAsked {
			mean = r.longest[i]
		}
		if isLongestJourney(&one.Response) && mean*1e9 > float64(r.Plan.WarmUp) {
			r.Warnings = append(r.Warnings, reason.Of(reason.LongerThanWarmUp, reason.Values{
				"name": one.Name, "days": reason.Days(mean / day),
			}))
		}
	}
}

// warnWindows doubts what fewer than ten replications of several windows show: who spends the work on windows
// has fewer of what alone is independent.
func (r *Result) warnWindows() {
	if r.Plan.Windows > 1 && r.Replications < stats.LeastLooked {
		r.Warnings = append(r.Warnings, reason.Of(reason.FewForWindows, reason.Values{
			"all": reason.PlainReplications(r.Replications), "windows": r.Plan.Windows, "least": stats.LeastLooked,
		}))
	}
}

// isLongestJourney says whether a response is how long the longest journeys of a flow take.
func isLongestJourney(r *response.Response) bool {
	return r.Estimand.Subject == response.OfFlow && r.Estimand.Measure == "time" && r.Statistic == response.P99
}

// warnPrimary repeats the doubts about the primary responses and the thresholds' ones, which are what the reader
// looks at: each doubt once, with all that it is about.
func (r *Result) warnPrimary() {
	var doubts []reason.Reason
	about := map[reason.Reason][]string{}
	said := map[int]bool{}
	tell := func(doubt reason.Reason, name string) {
		if about[doubt] == nil {
			doubts = append(doubts, doubt)
		}
		about[doubt] = append(about[doubt], name)
	}
	repeat := func(i int) {
		if said[i] {
			return
		}
		said[i] = true
		response := &r.Responses[i]
		for _, doubt := range response.Warnings {
			tell(doubt, response.Name)
		}
		switch response.Bound {
		case stats.AtLeast:
			if response.NotReached > 0 {
				tell(reason.Of(reason.NotReachedInAll, reason.Values{
					"missed": response.NotReached, "all": reason.PlainReplications(response.N),
				}), response.Name)
				break
			}
			tell(reason.Of(reason.BoundedBelow, reason.Values{"part": reason.Part(response.Unfinished)}), response.Name)
		case stats.Between:
			tell(reason.Of(reason.Bounded, reason.Values{"part": reason.Part(response.Unfinished)}), response.Name)
		}
	}
	for _, i := range r.Primary {
		repeat(i)
	}
	for _, t := range r.Model.Thresholds {
		repeat(t.Response)
	}
	for _, doubt := range doubts {
		r.Warnings = append(r.Warnings, aboutAll(doubt, about[doubt], len(said)))
	}
}

// aboutAll says a doubt with the names that it is about: of many as many as can be read, and none where it is about
// all that was looked at.
func aboutAll(doubt reason.Reason, names []string, all int) reason.Reason {
	const most = 3
	switch {
	case len(names) > 1 && len(names) == all:
		return reason.Of(reason.OfAll, reason.Values{"count": all, "why": doubt})
	case len(names) > most+1:
		return reason.Of(reason.OfMany, reason.Values{
			"names": strings.Join(names[:most], ", "), "more": len(names) - most, "why": doubt,
		})
	}
	return reason.Of(reason.OfThing, reason.Values{"name": strings.Join(names, ", "), "why": doubt})
}
