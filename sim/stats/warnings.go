package stats

import (
	"math"
	"strconv"

	"karvon/sim/reason"
)

// minimumTail is the number of customers beyond a quantile under which its estimate comes with a warning. With 50
// the share beyond the estimated quantile has a coefficient of variation of 1/√50 = 14% (a p99 may in truth be
// anything from p98.7 to p99.3), and with fewer the interval's normal approximation is doubtful.
const minimumTail = 50

// tailWarning says that too few of count pooled customers lie beyond their p-quantile (on its shorter side) for the
// estimate to be trusted: fewer than 50. It is none when there are enough.
func tailWarning(count uint64, p float64) reason.Reason {
	tail := float64(count) * min(p, 1-p)
	if math.Round(tail) >= minimumTail {
		return reason.Reason{}
	}
	name := "p" + strconv.FormatFloat(math.Round(p*1e6)/1e4, 'f', -1, 64)
	return reason.Of(reason.ShortTail, reason.Values{
		"beyond": reason.About(tail), "count": count, "quantile": name, "least": minimumTail,
	})
}

// replicationWarnings tells of what the number of replications with a value leaves in doubt.
func replicationWarnings(e Estimate) []reason.Reason {
	var warnings []reason.Reason
	if e.Missing > 0 {
		warnings = append(warnings, reason.Of(reason.NotInAll, reason.Values{
			"missing": e.Missing, "all": reason.PlainReplications(e.N + e.Missing),
		}))
	}
	if e.N > 0 && e.N < leastForInterval {
		warnings = append(warnings, reason.Of(reason.TooFewForInterval, reason.Values{
			"least": reason.PlainReplications(leastForInterval),
		}))
	}
	return warnings
}

// burstWarning says that so many independent values as all are worth leave too few beyond their p-quantile for its
// interval, if there is one, to be trusted.
func burstWarning(p, effective float64, interval bool) reason.Reason {
	worth, code := float64(min(p, 1-p)*effective), reason.TailInBursts
	if !interval {
		code = reason.TailInFewBursts
	}
	if worth >= fewBursts {
		return reason.Reason{}
	}
	return reason.Of(code, reason.Values{"bursts": reason.About(worth)})
}

// fewBursts is the number of independent events below which the interval of a share covers too seldom: how often
// bursts come is then known from too few.
const fewBursts = 10

// rareWarning says that a share's rarer outcome was seen too few times for its interval to be trusted, or in too
// few bursts. It is none where neither is so.
func rareWarning(share, standardError, whole float64, replications int) reason.Reason {
	few, bursts, part := reason.FewBelong, reason.BelongInBursts, share
	if share > 0.5 {
		few, bursts, part = reason.FewDoNotBelong, reason.DoNotBelongInBursts, 1-share
	}
	rare := float64(part * whole)
	if rare < float64(fewEvents*float64(replications)) {
		return reason.Of(few, reason.Values{"rare": reason.About(rare)})
	}
	if worth := float64(part * independent(share, standardError)); worth < fewBursts {
		return reason.Of(bursts, reason.Values{"rare": reason.About(rare), "bursts": reason.About(worth)})
	}
	return reason.Reason{}
}
