package stats

import (
	"fmt"
	"math"
	"strconv"
)

// minimumTail is the number of customers beyond a quantile under which its estimate comes with a warning. With 50
// the share beyond the estimated quantile has a coefficient of variation of 1/√50 = 14% (a p99 may in truth be
// anything from p98.7 to p99.3), and with fewer the interval's normal approximation is doubtful.
const minimumTail = 50

// tailWarning says, in a sentence for [Estimate].Warnings, that too few of count pooled customers lie beyond their
// p-quantile (on its shorter side) for the estimate to be trusted: fewer than 50. It is empty when there are
// enough.
func tailWarning(count uint64, p float64) string {
	tail := float64(count) * min(p, 1-p)
	if math.Round(tail) >= minimumTail {
		return ""
	}
	name := "p" + strconv.FormatFloat(math.Round(p*1e6)/1e4, 'f', -1, 64)
	return fmt.Sprintf("only about %.0f of %d observations lie beyond %s: fewer than %d", tail, count, name, minimumTail)
}

// replicationWarnings tells of what the number of replications with a value leaves in doubt.
func replicationWarnings(e Estimate) []string {
	var warnings []string
	if e.Missing > 0 {
		warnings = append(warnings, fmt.Sprintf("%d of %d replications have no observations", e.Missing, e.N+e.Missing))
	}
	if e.N > 0 && e.N < leastForInterval {
		warnings = append(warnings, fmt.Sprintf("fewer than %d replications give no interval", leastForInterval))
	}
	return warnings
}

// burstWarning says that so many independent values as all are worth leave too few beyond their p-quantile for its
// interval, if there is one, to be trusted.
func burstWarning(p, effective float64, interval bool) string {
	worth, what := float64(min(p, 1-p)*effective), "the interval is too narrow"
	if !interval {
		what = "too few for an interval"
	}
	if worth >= fewBursts {
		return ""
	}
	return fmt.Sprintf("the observations beyond come in bursts, about %.0f in all: %s", worth, what)
}

// fewBursts is the number of independent events below which the interval of a share covers too seldom: how often
// bursts come is then known from too few.
const fewBursts = 10

// rareWarning says that a share's rarer outcome was seen too few times for its interval to be trusted, or in too
// few bursts. It is empty where neither is so.
func rareWarning(share, standardError, whole float64, replications int) string {
	what, part := "belong to the share", share
	if share > 0.5 {
		what, part = "do not belong to the share", 1-share
	}
	rare := float64(part * whole)
	if rare < float64(fewEvents*float64(replications)) {
		return fmt.Sprintf("only about %.0f observations %s: where they come in bursts the interval is too narrow", rare,
			what)
	}
	if worth := float64(part * independent(share, standardError)); worth < fewBursts {
		return fmt.Sprintf("the %.0f observations that %s come in bursts, about %.0f in all: the interval is too narrow",
			rare, what, worth)
	}
	return ""
}
