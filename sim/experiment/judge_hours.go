package experiment

import (
	"math"

	"karvon/sim/response"
	"karvon/sim/stats"
)

// hoursOfDay is how many hours a threshold on each hour of the day is judged in.
const hoursOfDay = 24

// judgeHours judges a threshold that holds where it does in each hour of the day in which anybody comes.
//
// It is met where it is met in each of them, each judged alone at the level of one threshold: where it truly fails in
// some hour, that hour itself is said to be met no more often than a threshold is (an intersection-union test, Berger
// 1982), so that nothing need be split. It is not met where it is not in any of them, and that is said wrongly where it
// is of any one: for that each hour is judged with a part of the error, a twenty-fourth (Bonferroni). All else is
// undecided. So neither is said wrongly more often than of one threshold.
//
// Hours in which nobody comes in any replication are left out: there is nothing that could fail. What is told is of the
// hour that decides: of those by which it is not met, or else undecided, the one that is farthest beyond the limit, and
// where it is met the one that is nearest to it. Of a quantile that is told by the share beyond the limit, not by the
// quantile itself.
func (r *Result) judgeHours(s *Sample, t *response.Threshold, done []int) Judgement {
	all := Judgement{Threshold: *t, Estimate: stats.Unknown(nan), Worst: -1, Verdict: Undecided,
		Hours: make([]Judgement, len(t.Hours))}
	strict := 1 - (1-s.Plan.Confidence)/hoursOfDay
	verdicts, isMet := []Verdict{}, true
	for h := range t.Hours {
		judged := r.judge(s, &t.Hours[h], done)
		if judged.Verdict == NotMet {
			judged = r.judgeStrictly(s, &t.Hours[h], done, strict)
		}
		all.Hours[h] = judged
		if !judged.seen {
			all.Hours[h].Verdict = ""
			continue
		}
		verdicts, isMet = append(verdicts, judged.Verdict), isMet && judged.isMet
		if all.Worst < 0 || judged.worseThan(&all.Hours[all.Worst]) {
			all.Worst = h
		}
	}
	if all.Worst < 0 {
		all.More, all.Why = all.undecided(r)
		return all
	}
	worst := &all.Hours[all.Worst]
	all.Estimate, all.Share, all.Counted, all.loses = worst.Estimate, worst.Share, worst.Counted, worst.loses
	all.More, all.Why, all.seen = worst.More, worst.Why, true
	all.Verdict, all.isMet = together(verdicts), isMet
	return all
}

// judgeStrictly judges an hour that seems not to meet a threshold by intervals of another level, and tells the
// estimates with their own.
func (r *Result) judgeStrictly(s *Sample, t *response.Threshold, done []int, confidence float64) Judgement {
	number := s.estimateAt(t.Response, done, confidence)
	judged := r.judgeBy(t, &number, func() ResponseEstimate { return s.counted(t, done, confidence) })
	judged.Estimate = r.Responses[t.Response].Estimate
	if judged.Counted {
		judged.Share = s.counted(t, done, s.Plan.Confidence).Estimate
	}
	return judged
}

// worseThan says whether an hour rather than another one decides.
func (j *Judgement) worseThan(other *Judgement) bool {
	if j.Verdict != other.Verdict {
		return worse(j.Verdict, other.Verdict) == j.Verdict
	}
	one, another := j.beyond(), other.beyond()
	if one == another && j.Counted { // nobody of either is beyond the limit: their quantiles tell them apart
		if j.BoundsAbove() {
			return j.Estimate.Mean > other.Estimate.Mean
		}
		return j.Estimate.Mean < other.Estimate.Mean
	}
	return one > another || math.IsNaN(another) && !math.IsNaN(one)
}
