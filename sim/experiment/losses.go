package experiment

import (
	"slices"

	"karvon/sim/plan"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// Loss is the share of a flow that gets no service for want of room or patience: those who turn back, give up, find a
// queue or a zone full or go elsewhere because of a queue. A load of which more than [response.MostLost] are so is not
// carried, however short its queues are, and whatever a threshold allows.
type Loss struct {
	Flow    string
	At      int // index of the flow
	Share   stats.Estimate
	Verdict Verdict // NotMet where more are lost than of a load that is carried
	ShutOut bool    // whether full zones can turn some of them away
	Another bool    // whether those who choose another way alone make them too many, and all others are few enough
	Allowed string  // a threshold that allows more than is lost of a load that is carried; empty for none
}

// TooMany says whether more are lost than of a load that is carried, by the estimate.
func (l *Loss) TooMany() bool { return l.Share.Mean > response.MostLost }

// losses lists the losses of all flows that arrive by themselves and that queues or full zones can lose.
func (r *Result) losses() []Loss {
	var losses []Loss
	for i := range r.Plan.Flows {
		if share, ok := r.lossOf(i); ok {
			name := r.Plan.Flows[i].Name
			losses = append(losses, Loss{
				Flow: name, At: i, Share: share, Verdict: judged(share, func(v float64) bool { return v <= response.MostLost }),
				ShutOut: r.Plan.Flows[i].ShutOut(), Another: r.choosesAnotherWay(i, share), Allowed: r.allowed(i),
			})
		}
	}
	return losses
}

// lossOf is the share of a flow that is lost; false where none of them can be.
func (r *Result) lossOf(flow int) (share stats.Estimate, ok bool) {
	f := &r.Plan.Flows[flow]
	if f.Parent != plan.None || !f.Loses && !r.IsTraffic(flow) {
		return share, false
	}
	for _, gone := range r.Gone {
		if gone.Flow == flow {
			return r.counts[gone.Count].Estimate, true
		}
	}
	if !f.Loses {
		return share, false
	}
	return r.Find(response.LostOf(f.Name)).Estimate, true
}

// waysOfLosing are measures of a flow: how queues lose, but for those who choose another way.
var waysOfLosing = []string{"balked", "reneged", "refused"}

// choosesAnotherWay says whether of a flow too many are lost for choosing another way, and at most as many as of a load
// that is carried in all other ways together: by full zones, and by turning back, giving up and full queues, of which
// one entity can count in several.
func (r *Result) choosesAnotherWay(flow int, share stats.Estimate) bool {
	f := &r.Plan.Flows[flow]
	if !f.Loses || !(share.Mean > response.MostLost) {
		return false
	}
	others := share.Mean - r.Find(response.LostOf(f.Name)).Mean // whom full zones turn away
	for _, way := range waysOfLosing {
		others += r.Find("flow." + f.Name + "." + way).Mean
	}
	return others <= response.MostLost
}

// allowed is the first threshold that allows more of a flow to be lost, or a zone to turn more away, than of a load
// that is carried, and by the estimates does not fail by it.
func (r *Result) allowed(flow int) string {
	for i := range r.Model.Thresholds {
		t := &r.Model.Thresholds[i]
		of := &r.Responses[t.Response]
		if share := of.Unit() == "1"; share && t.BoundsAbove() && t.Limit > response.MostLost &&
			!(of.Mean > t.Limit) && r.Model.TellsOfLosses(t.Response, flow) {
			return t.Expression
		}
	}
	return ""
}

// lossesOf are those of some flows.
func lossesOf(losses []Loss, flows []string) []Loss {
	var of []Loss
	for i := range losses {
		if slices.Contains(flows, losses[i].Flow) {
			of = append(of, losses[i])
		}
	}
	return of
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

// tooManyLost says whether a reason is that too many are lost.
func tooManyLost(why reason.Reason) bool {
	return why.Code == reason.LostToQueues || why.Code == reason.LostForRoom || why.Code == reason.ChooseAnotherWay
}

// LosesBeyond says whether what gives way beyond a finding, or at the least load already, is that too many are lost.
func (f *Finding) LosesBeyond() bool { return tooManyLost(f.Why) || f.Why.Code == reason.TooManyLostAt }

// losesTooMany says whether more of a load is lost than of one that is carried, by the estimates.
func (l *Load) losesTooMany() bool {
	_, tooMany := l.worstLoss()
	return tooMany
}

// stable is the verdict on the demand that is offered: that no backlog grows, and that nobody goes away for it not to.
func (l *Load) stable() Verdict { return worse(l.Backlog, worstLoss(l.Losses)) }

// worstLoss is the loss of the flow that most is lost of; false where that is no more than of a load that is carried.
func (l *Load) worstLoss() (worst Loss, tooMany bool) {
	worst.Share = stats.Unknown(response.MostLost)
	for _, loss := range l.Losses {
		if loss.Share.Mean > worst.Share.Mean {
			worst = loss
		}
	}
	return worst, worst.Flow != ""
}
