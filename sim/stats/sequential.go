package stats

import "math"

// Sequential is the rule by which replications are added until estimates are precise enough.
//
// After a look at n replications an estimate is precise enough where its half-width h is at most γ/(1+γ) times its
// size |x|, which makes the relative error of x at most γ with the interval's confidence (Law 2015, section 9.4.1;
// the rule is of the kind of Chow and Robbins 1965). The next look is where the squared half-width promises that,
// n·(h/(γ/(1+γ)·|x|))², but at least a tenth further and at most at twice n: a rule that looks after every
// replication stops too often at a variance that is low by luck.
type Sequential struct {
	Precision float64 // γ, such as 0.02
	Most      int     // replications at most
}

// LeastLooked is the number of replications below which no look is taken.
const LeastLooked = 10

// enough says whether an estimate is precise enough. An estimate without any doubt is, whatever its size, and so,
// as more replications would not help, is one that can have no interval.
func (s Sequential) enough(e Estimate) bool {
	return e.AtLimit && e.N >= leastForInterval || e.Extreme || e.HalfWidth() == 0 ||
		e.HalfWidth() <= float64(s.target()*math.Abs(e.Mean))
}

// Reached says whether an estimate is known to be as precise as was asked for: it has an interval that is narrow
// enough, or enough replications did not differ.
func (s Sequential) Reached(e Estimate) bool { return !e.Extreme && s.enough(e) }

func (s Sequential) target() float64 { return s.Precision / (1 + s.Precision) }

// Next gives the number of replications at which to look next after a look at n, for estimates that must all be
// precise enough; done where they are, or where no more replications may be made.
func (s Sequential) Next(n int, estimates []Estimate) (next int, done bool) {
	worst := 0.0
	for _, e := range estimates {
		if s.enough(e) {
			continue
		}
		lack := e.HalfWidth() / float64(s.target()*math.Abs(e.Mean))
		if math.IsNaN(lack) || lack > math.Sqrt2 {
			lack = math.Sqrt2
		}
		worst = max(worst, lack)
	}
	if worst == 0 || n >= s.Most {
		return n, true
	}
	promised := int(math.Ceil(float64(n) * float64(worst*worst)))
	return min(2*n, max(promised, s.Least(n)), s.Most), false
}

// Least is the number of replications after which it is looked next at the earliest, after n of them.
func (s Sequential) Least(n int) int { return min(s.Most, n+(n+9)/10) }
