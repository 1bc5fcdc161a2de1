package stats

import (
	"math"

	"karvon/sim/internal/precise"
)

// Shares is a share of the entities of all replications: values are the replications' own shares and weights the
// numbers that they are shares of. Doubts, if not nil, are the numbers that were unfinished and may belong to the
// share or not: then it lies between that of none and that of all of them.
func Shares(values, weights, doubts []float64) Sections {
	s := Pooled(values, weights, Share)
	s.kind = ofShares
	for _, doubt := range doubts {
		if doubt > 0 {
			s.doubts = doubts
		}
	}
	return s
}

// WorthAtMost lets the entities of a share count as no more independent ones than so many. A share that judges a
// quantile does so by the interval that the quantile has: see [Pool.Worth].
func (s Sections) WorthAtMost(entities float64) Sections {
	s.worth = entities
	return s
}

// share estimates a share with its interval.
func (s Sections) share(confidence float64) Estimate {
	low := s.certain(confidence)
	if s.doubts == nil {
		return low
	}
	raised := make([]float64, len(s.own))
	for j := range raised {
		// Whole numbers, so that a share of all of them is 1 to the last bit.
		raised[j] = (math.Round(float64(s.own[j]*s.weights[j])) + s.doubts[j]) / s.weights[j]
	}
	high := Shares(raised, s.weights, nil).WorthAtMost(s.worth).certain(confidence)
	low.Bound, low.Most, low.AtLimit = Between, high.Mean, false
	from, _ := low.Test()
	if math.IsNaN(from) {
		from = low.Mean
	}
	_, to := high.Test()
	if math.IsNaN(to) {
		to = high.Mean
	}
	low.Low, low.High = math.NaN(), math.NaN()
	if low.N > 0 {
		low.set(from, to)
	}
	return low
}

// certain is the estimate without the doubts.
func (s Sections) certain(confidence float64) Estimate {
	present, e := begin(s.Values, confidence)
	e.Mean = s.point
	own := withoutNaN(s.own)
	switch {
	case e.N == 0:
	case same(own) && Share.atLimit(own[0]):
		e.AtLimit = true
	case e.N > 1:
		whole := 0.0
		for j, weight := range s.weights {
			if !math.IsNaN(s.own[j]) {
				whole += weight
			}
		}
		standardError := s.standardError(present)
		if s.worth > 0 && s.worth < whole {
			standardError = max(standardError, math.Sqrt(float64(s.point*(1-s.point))/s.worth))
		}
		e.set(shareInterval(s.point, standardError, len(present), whole, confidence))
		if doubt := rareWarning(s.point, standardError, whole, e.N); !doubt.IsNone() && e.N >= leastForInterval {
			e.Warnings = append(e.Warnings, doubt)
		}
	}
	return e
}

// fewEvents is the number of events a replication below which the spread of a share over replications tells too
// little of its error.
const fewEvents = 5

// burst is the part by which an end of a share's interval is moved out where those on its side come in few bursts:
// see shareInterval.
const burst = 0.25

// shareInterval gives the ends of the interval of a share of so many entities in n replications, from its standard
// error s: Student's on the logit, each side longer by the factor 1 + burst·t·v, where v is s over the share for
// the upper end and s over the rest for the lower. Where few bursts of events were seen, fewer than expected, their
// spread is seen too small as well, and without the factor the interval would miss on that side: of ten
// replications with 50 events expected in bursts of 20 it covered 92%, with it 95% (TestSharesCover).
//
// Where the rarer of the two outcomes is worth fewer than fewEvents independent events a replication it is no
// narrower than that of Clopper and Pearson (1934) at the effective number of entities, by Korn and Graubard
// (1998):
//
//	n* = min(whole, share·(1-share)/s²)·(t(whole-1)/t(n-1))²
func shareInterval(share, standardError float64, n int, whole, confidence float64) (low, high float64) {
	level := float64((1 + confidence) / 2)
	student := precise.StudentTQuantile(level, float64(n-1))
	width := float64(student * standardError)
	low, high = logitInterval(share, width)
	if standardError == 0 {
		low, high = share, share
	}
	rare := math.Min(share, 1-share)
	effective := whole
	if standardError > 0 {
		effective = min(whole, independent(share, standardError))
	}
	if float64(rare*effective) >= float64(fewEvents*float64(n)) || standardError == 0 &&
		float64(rare*whole) >= float64(n) {
		return low, high
	}
	ratio := precise.StudentTQuantile(level, max(1, whole-1)) / student
	effective = float64(effective * float64(ratio*ratio))
	events := float64(share * effective)
	least, _ := precise.BetaQuantile(events, effective-events+1, 1-level)
	most, _ := precise.BetaQuantile(events+1, effective-events, level)
	return min(low, least), max(high, most)
}

// logitInterval gives the ends of an interval on the logit, from its width on the share itself to one side.
func logitInterval(share, width float64) (low, high float64) {
	logit := width / float64(share*(1-share))
	down := precise.Exp(float64(logit * (1 + float64(burst*width)/(1-share))))
	up := precise.Exp(float64(logit * (1 + float64(burst*width)/share)))
	return share / (share + float64((1-share)*down)), share / (share + (1-share)/up)
}

// independent is the number of independent entities whose share would have the standard error.
func independent(share, standardError float64) float64 {
	return float64(share*(1-share)) / float64(standardError*standardError)
}

// allInterval gives the lower end of the interval of a share that all of so many entities belong to, in n
// replications: as shareInterval does where every replication says the same.
func allInterval(n int, whole, confidence float64) (low float64) {
	level := float64((1 + confidence) / 2)
	ratio := precise.StudentTQuantile(level, max(1, whole-1)) / precise.StudentTQuantile(level, float64(n-1))
	effective := float64(whole * float64(ratio*ratio))
	return precise.Pow(1-level, 1/effective)
}
