package experiment

import (
	"math"
	"slices"

	"karvon/sim/internal/precise"
	"karvon/sim/stats"
)

// selection is the rule of a race by which the best of many systems is found, the one with the largest mean, among
// those that meet conditions.
//
// It eliminates as procedure KN of Kim and Nelson (2001) does with c = 1: after First observations of each the variance
// of each pair's difference is estimated, once and for all; from then on a system is dropped as soon as the sum of its
// differences from another one lies below a boundary, which starts far away and comes to nought with the number of
// observations. With normal values the best is left with a probability of at least 1-Error where it is better than all
// others by at least the indifference, and whatever systems have in common, such as luck: each of the others gets an
// equal part of the error (Bonferroni). Where the variance is seen larger later, or values are skew, the boundary is
// farther away than there (see boundary), which takes 20 to 90% more observations. Looks need not be after every
// observation: a walk that is looked at seldom leaves the region no more often on the wrong side (Jennison, Johnstone
// and Turnbull 1982).
//
// A boundary that is right for the indifference is far away for what is much worse and varies much, such as a queue
// that hardly carries its load. So at the first look, and when the observations have doubled up to three times, who is
// surely worse is dropped by Student's interval of the difference too, lengthened for skewness (screening as in
// Nelson, Swann, Goldsman and Song 2001). A fifth of the error is for these screens.
//
// Conditions are judged at the same looks, before that, by the same boundary around nought of their margins, with
// their tolerance in the place of the indifference (Andradóttir and Kim 2010). Only a system that surely meets all of
// them drops others (Healey, Andradóttir and Kim 2014); half of the error is for them, an equal part for each system
// and condition, and half for the selection.
type selection struct {
	First        int     // observations at the first look
	Indifference float64 // difference of means that does not matter, above 0
	Error        float64 // that the statement is wrong
	Conditions   int     // of each system

	over     bool        // whether it ended by itself
	screens  int         // that were held
	screen   bool        // whether one is held at this look
	systems  int         // that take part
	margins  [][]margins // by system and condition
	verdicts [][]Verdict
}

// margins are by how much a system meets a condition, by observation: above 0 where it is met on average.
type margins struct {
	least, most []float64 // the same but for what the unfinished leave open; nil where there is no end on that side
	tolerance   float64   // mean within which either answer is right
	strict      bool      // whether a mean of 0 does not meet it
}

// leastFirst is the number of first observations from which a selection estimates variances.
const leastFirst = 10

// A selection holds so many screens, for which so much of its error is.
const (
	mostScreens   = 4
	screensShare  = 0.2
	screensFactor = 2 // observations of a screen, over those of the one before
)

// looksUpTo gives the looks of a selection: after the first observations, and then after a fifth more each time, to
// the most.
func (s *selection) looksUpTo(most int) []int {
	looks := []int{min(s.First, most)}
	for last := looks[0]; last < most; last = looks[len(looks)-1] {
		looks = append(looks, min(most, last+max(1, last/5)))
	}
	return looks
}

// judge decides about conditions, drops who surely breaks one, and then who is surely not the best. It is over where
// one is left of which all conditions are decided, or where those left are equal to the last bit.
func (s *selection) judge(all []entrant, look int) (over bool) {
	left := remaining(all)
	if look == 0 {
		s.systems = len(left)
		s.verdicts = make([][]Verdict, len(all))
		for i := range s.verdicts {
			s.verdicts[i] = slices.Repeat([]Verdict{Undecided}, s.Conditions)
		}
	}
	if len(left) == 0 {
		s.over = true
		return true
	}
	observations := len(all[left[0]].Values[0])
	if s.screen = s.isScreen(observations); s.screen {
		s.screens++
	}
	open := false
	if s.Conditions > 0 {
		sure := s.sure(s.Error/2/float64(s.systems*s.Conditions), observations)
		for _, i := range left {
			switch s.meets(i, sure) {
			case NotMet:
				all[i].Fate = Infeasible
			case Undecided:
				open = true
			}
		}
	}
	left = remaining(all)
	apart := s.eliminate(all, left)
	left = remaining(all)
	s.over = len(left) == 0 || !open && (len(left) == 1 || !apart) ||
		len(left) == 1 && s.verdictOf(left[0]) != Undecided
	return s.over
}

// isScreen says whether a screen is due after so many observations.
func (s *selection) isScreen(observations int) bool {
	due := s.First
	for range s.screens {
		due *= screensFactor
	}
	return s.screens < mostScreens && observations >= due
}

// sureness is how far a sum must be from nought to be told from it with a probability of error of at most so much on
// each side.
type sureness struct {
	spread  float64 // of the boundary
	student float64 // quantile of a screen; 0 where none is held
}

// sure gives the sureness for a part of the error, after so many observations.
func (s *selection) sure(part float64, observations int) sureness {
	made := sureness{spread: spread(s.First, float64(part*(1-screensShare)))}
	if s.screen && observations > 1 {
		made.student = stats.StudentQuantile(1-float64(float64(part*screensShare)/mostScreens), observations-1)
	}
	return made
}

// ahead says of the sum of values whether it is surely above nought, or at least no farther below it than does not
// matter: 1; or -1 where that holds of its negative. It says 0 where that is open, or where there is nothing to tell.
func (s *selection) ahead(values []float64, indifference float64, sure sureness) int {
	edge, sum := boundary(sure.spread, values, s.First, indifference), total(values)
	switch {
	case sum > edge:
		return 1
	case sum < -edge:
		return -1
	case sure.student == 0:
		return 0
	}
	mean, low, high := lengthened(values, sure.student)
	switch {
	case mean > 0 && low > -indifference:
		return 1
	case mean < 0 && high < indifference:
		return -1
	}
	return 0
}

// isNought says whether a sum of values can no longer be told from nought: it is that to the last bit.
func (s *selection) isNought(values []float64, indifference float64, sure sureness) bool {
	return total(values) == 0 && boundary(sure.spread, values, s.First, indifference) == 0
}

// verdictOf is what is known of all conditions of a system together.
func (s *selection) verdictOf(system int) Verdict {
	if s.Conditions == 0 {
		return Met
	}
	return together(s.verdicts[system])
}

// meets decides what can be of the conditions of a system.
func (s *selection) meets(system int, sure sureness) Verdict {
	for c := range s.Conditions {
		if s.verdicts[system][c] == Undecided {
			s.verdicts[system][c] = s.verdict(&s.margins[system][c], sure)
		}
	}
	return s.verdictOf(system)
}

// verdict decides a condition where its margins are told from nought.
func (s *selection) verdict(m *margins, sure sureness) Verdict {
	side := func(values []float64) int {
		if slices.ContainsFunc(values, math.IsNaN) || len(values) == 0 {
			return 0
		}
		if ahead := s.ahead(values, m.tolerance, sure); ahead != 0 || !s.isNought(values, m.tolerance, sure) {
			return ahead
		}
		if m.strict {
			return -1
		}
		return 1
	}
	switch {
	case side(m.least) > 0:
		return Met
	case side(m.most) < 0:
		return NotMet
	}
	return Undecided
}

// eliminate drops those that another one surely beats, which meets all conditions, and says whether any two of those
// that are left could still be told apart.
func (s *selection) eliminate(all []entrant, left []int) (apart bool) {
	if s.systems < 2 || len(left) < 2 {
		return false
	}
	share := s.Error
	if s.Conditions > 0 {
		share /= 2
	}
	sure := s.sure(share/float64(s.systems-1), len(all[left[0]].Values[0]))
	beaten := map[int]bool{}
	region := map[[2]int]bool{} // pairs that are not decided
	for n, i := range left {
		for _, l := range left[:n] {
			differences := differences(all[i].Values[0], all[l].Values[0])
			switch ahead := s.ahead(differences, s.Indifference, sure); {
			case ahead > 0 && s.verdictOf(l) == Met:
				beaten[i] = true
			case ahead < 0 && s.verdictOf(i) == Met:
				beaten[l] = true
			case ahead != 0 || !s.isNought(differences, s.Indifference, sure):
				region[[2]int{i, l}] = true
			}
		}
	}
	for i := range beaten {
		all[i].Fate = Beaten
	}
	for pair := range region {
		apart = apart || !beaten[pair[0]] && !beaten[pair[1]]
	}
	return apart
}

// spread is h², by how many variances over the square of the indifference a difference is observed at most, where it
// is to be told wrongly with a probability of at most part: (n-1) ((2 part)^(-2/(n-1)) - 1) after n first observations
// (Kim and Nelson 2001, with c = 1).
func spread(first int, part float64) float64 {
	freedom := float64(first - 1)
	return float64(freedom * (precise.Pow(1/min(1, float64(2*part)), 2/freedom) - 1))
}

// boundary is how far the sum of values must be from nought to be told from it: nought from the number on from which
// the sign alone decides. The variance is that of the first values, or of all where that is more, and lengthened for
// values that are skew: where long tails are missing from few values, their mean and their spread are both seen too
// small.
func boundary(spread float64, values []float64, first int, indifference float64) float64 {
	variance := max(stats.Variance(values[:min(first, len(values))]), stats.Variance(values))
	if variance == 0 {
		return 0
	}
	n := float64(len(values))
	skew := max(leastSkewness, math.Abs(skewness(values, total(values)/n, math.Sqrt(stats.Variance(values)))))
	variance *= 1 + float64(skewAllowance*skew)/math.Sqrt(n)
	return max(0, float64(float64(spread*variance)/float64(2*indifference))-float64(float64(indifference*n)/2))
}

// skewAllowance is by how many skewnesses, over the root of the number of values, a variance is taken to be larger.
// With it a choice of two whose difference is as skew as that of an exponential value from one of a third of its
// spread (1.8) errs no more often than stated; without it almost twice as often (TestSelectionsFindTheBest).
const skewAllowance = 2

// total is the sum of values, in their order.
func total(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum
}
