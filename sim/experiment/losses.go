package experiment

import (
	"slices"

	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// Loss is the share of a flow that queues lose: those who turn back, give up, find a queue full or go elsewhere because
// of one. A load of which they lose more than [response.MostLost] is not carried, however short its queues are.
type Loss struct {
	Flow    string
	Share   stats.Estimate
	Verdict Verdict // NotMet where more are lost than of a load that is carried
}

// lossOf judges the loss of a flow.
func lossOf(flow string, share stats.Estimate) Loss {
	return Loss{flow, share, judged(share, func(v float64) bool { return v <= response.MostLost })}
}

// lossesOf lists the losses of flows of a plan that queues can lose, by what is estimated of them.
func lossesOf(p *plan.Plan, flows []string, share func(response string) stats.Estimate) []Loss {
	var losses []Loss
	for i := range p.Flows {
		if f := &p.Flows[i]; f.Loses && slices.Contains(flows, f.Name) {
			losses = append(losses, lossOf(f.Name, share(response.LostOf(f.Name))))
		}
	}
	return losses
}

// losses lists the losses of the flows that a run's answer is about.
func (r *Result) losses() []Loss {
	return lossesOf(r.Plan, mainFlows(r.Plan), func(name string) stats.Estimate { return r.Find(name).Estimate })
}

// worstLoss is the verdict on losses together.
func worstLoss(losses []Loss) Verdict {
	verdict := Met
	for i := range losses {
		verdict = worse(verdict, losses[i].Verdict)
	}
	return verdict
}

// worse gives the worse of two verdicts.
func worse(one, other Verdict) Verdict {
	for _, v := range []Verdict{NotMet, Undecided} {
		if one == v || other == v {
			return v
		}
	}
	return one
}

// losesTooMany says whether queues lose more of a load than of one that is carried, by the estimates.
func (l *Load) losesTooMany() bool {
	_, tooMany := l.worstLoss()
	return tooMany
}

// stable is the verdict on the demand that is offered: that no backlog grows, and that nobody goes away for it not to.
func (l *Load) stable() Verdict { return worse(l.Backlog, worstLoss(l.Losses)) }

// worstLoss is what queues lose of the flow that they lose most of; false where that is no more than of a load that is
// carried.
func (l *Load) worstLoss() (worst Loss, tooMany bool) {
	worst.Share = stats.Unknown(response.MostLost)
	for _, loss := range l.Losses {
		if loss.Share.Mean > worst.Share.Mean {
			worst = loss
		}
	}
	return worst, worst.Flow != ""
}

// turnedAway lists the flows that full zones turn away from, by who leaves the model so: it stands in for a crossing,
// at which who comes and does not pass is counted. Flows that queues lose have their own share.
func (r *Result) turnedAway() []Loss {
	full := slices.ContainsFunc(r.Responses, func(e ResponseEstimate) bool {
		return e.Estimand.Subject == response.OfZone && e.Estimand.Measure == "turned-away" && e.Mean > 0
	})
	if !full {
		return nil
	}
	var losses []Loss
	for i := range r.Plan.Flows {
		f := &r.Plan.Flows[i]
		if f.Loses || f.Parent != plan.None || !r.IsTraffic(i) {
			continue
		}
		away, arrived := r.Find("flow."+f.Name+".turned-away"), r.Find("flow."+f.Name+".arrived")
		if away != nil && arrived != nil && away.Mean > 0 && arrived.Mean > 0 {
			losses = append(losses, lossOf(f.Name, away.Estimate.Scaled(1/arrived.Mean)))
		}
	}
	return losses
}
