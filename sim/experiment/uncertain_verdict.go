package experiment

import (
	"math"

	"karvon/sim/response"
	"karvon/sim/stats"
)

// MetInDraws is in how many draws of the assumptions a condition is met, by the estimate of each draw whatever its
// interval.
type MetInDraws struct {
	Met, Of     int
	Probability stats.Estimate // that it is met as the assumptions go through their ranges
}

func (m *MetInDraws) count(met bool) {
	m.Of++
	if met {
		m.Met++
	}
}

// thresholdsInDraws counts the draws that meet each threshold, and those that meet all. A draw that was stopped by too
// many entities meets none. One without the value that decides a threshold is no answer to it, nor to whether all are
// met, unless another threshold is not.
func thresholdsInDraws(m *response.Model, draws []Evaluation) (each []MetInDraws, all MetInDraws) {
	each = make([]MetInDraws, len(m.Thresholds))
	for n := range draws {
		s := conclude(m, &draws[n])
		if !s.Known || len(s.holds) == 0 {
			continue
		}
		known, together := true, true
		for i, holds := range s.holds {
			decisive, _ := draws[n].thresholds[i].decisive()
			if draws[n].overload == nil && math.IsNaN(decisive.Mean) {
				known = false
				continue
			}
			together = together && holds
			each[i].count(holds)
		}
		if known || !together {
			all.count(together)
		}
	}
	for i := range each {
		each[i].Probability = stats.Proportion(each[i].Met, each[i].Of, m.Confidence)
	}
	all.Probability = stats.Proportion(all.Met, all.Of, m.Confidence)
	return each, all
}

// Whole is the number of draws that the responses are estimated from: those that neither failed nor were left
// unfinished.
func (u *Uncertainty) Whole() int {
	if len(u.Responses) == 0 {
		return 0
	}
	return len(u.Responses[0].Values)
}

// Symmetric says whether ± by the assumptions tells where a response lies: not where it reaches below nought, or
// beyond 100% of a share, while no draw does.
func (r *UncertainResponse) Symmetric() bool {
	least, most := math.Inf(1), math.Inf(-1)
	for _, value := range r.ofDraws() {
		least, most = math.Min(least, value), math.Max(most, value)
	}
	beyond := r.Unit() == "1" && r.Mean+r.Input > 1 && most <= 1
	return !beyond && (r.Mean-r.Input >= 0 || least < 0)
}

// Draws are the quantiles between which nine in ten draws lie.
func (r *UncertainResponse) Draws() (p5, p95 float64) {
	return stats.QuantilesOf(r.ofDraws(), 0.05, 0.95)
}

// ofDraws is the value of each draw: the mean of its replications.
func (r *UncertainResponse) ofDraws() []float64 {
	values := make([]float64, len(r.Values))
	for i, draw := range r.Values {
		sum := 0.0
		for _, value := range draw {
			sum += value
		}
		values[i] = sum / float64(len(draw))
	}
	return values
}
