package response

import (
	"slices"

	"karvon/sim/engine"
	"karvon/sim/internal/expression"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// Turned away is service that was lost: who balks, leaves, is refused by a full queue or goes elsewhere because of one
// counts as too late in shares of all who came, and a load of which more than mostLost are so is not carried.

// MostLost is the share of those who come that a queue may lose of a load that is said to be carried.
const MostLost = 0.01

// mostLostText is MostLost as a threshold says it.
const mostLostText = "1%"

const (
	lostMeasure       = "lost"        // the measure of a flow that says how many a queue lost it
	turnedAwayMeasure = "turned-away" // that of whom a flow, a station or a zone turns away
)

// LostOf names the response that says what share of a flow a queue lost.
func LostOf(flow string) string { return "flow." + flow + "." + lostMeasure }

// TellsOfLosses says whether a response tells of who is lost of a flow: who queues lose or all that is turned away of
// it, and what a zone turns away that can shut it out.
func (m *Model) TellsOfLosses(response, flow int) bool {
	r := &m.Responses[response]
	switch r.Estimand.Subject {
	case OfFlow:
		return r.Index == flow && (r.Estimand.Measure == lostMeasure || r.Estimand.Measure == turnedAwayMeasure)
	case OfZone:
		return r.Estimand.Measure == turnedAwayMeasure &&
			slices.Contains(m.Flows[flow].ShutOutOf, plan.ZoneID(r.Index))
	}
	return false
}

var ofLosses = []*Estimand{
	lost(lostMeasure, "balk, leave a queue, find it full or go elsewhere because of it",
		func(l *engine.Losses) uint64 { return l.Any },
		Column{
			At: 8, Header: "lost", Words: "lost to queues",
			Note: "Lost to queues are those who turn back, give up, find a queue full or go elsewhere because of one. " +
				"Among those who come within a time they count as too late.",
		}),
	lost("balked", "come to a queue and do not join it, by its rule",
		func(l *engine.Losses) uint64 { return l.Balked }),
	lost("reneged", "leave a queue before they are served or have their units",
		func(l *engine.Losses) uint64 { return l.Reneged }),
	lost("refused", "find a station's queue full or units in use, and are turned away or sent elsewhere",
		func(l *engine.Losses) uint64 { return l.Refused }),
	lost("diverted", "choose by time another way than they would have without any queue",
		func(l *engine.Losses) uint64 { return l.Diverted }),
}

// lost is the share of a flow that a queue loses, in some way, whatever becomes of them. Who is inside at the run's end
// may be lost yet.
func lost(measure, how string, count func(l *engine.Losses) uint64, columns ...Column) *Estimand {
	e := Estimand{
		Subject: OfFlow, Measure: measure, Population: "entities of the flow that " + how + ", at least once",
		Window:     cohortWindow,
		Unfinished: "counted where they were lost before; others may be lost yet, which leaves the share between two bounds",
		Estimator:  "share of the entities of the flow that arrive in the window",
		applies:    func(p *plan.Plan, at Instance) bool { return p.Flows[at.Index].Loses },
		Columns:    columns,
	}
	e.read = func(v *View, r *Response) Observation {
		f := &v.rec.Flows[r.Index]
		o := of(count(&f.Lost), f.Arrived)
		o.Censored = f.Unfinished()
		return o
	}
	return censorable(e)
}

// gone is the share of a flow that gets no service for want of room or patience: whom a queue loses, and whom a full
// zone turns away. It is no response of its own: of each of the two the scenario has numbers.
var gone = censorable(Estimand{
	Subject: OfFlow, Measure: "gone",
	read: func(v *View, r *Response) Observation {
		f := &v.rec.Flows[r.Index]
		o := of(f.Lost.Any+f.ShutOut, f.Arrived)
		if v.plan.Flows[r.Index].Loses {
			o.Censored = f.Unfinished()
		}
		return o
	},
})

// Gone is the count of those of a flow who get no service for want of room or patience.
type Gone struct{ Flow, Count int } // Count is the index into the model's Counts

// countTheGone adds the counts of flows whom full zones can turn away. Of others the losses to queues are all.
func (c *compiler) countTheGone() {
	for i := range c.model.Flows {
		if f := &c.model.Flows[i]; f.ShutOut() && f.Parent == plan.None {
			c.model.Gone = append(c.model.Gone, Gone{i, len(c.model.Counts)})
			c.model.Counts = append(c.model.Counts, Response{Name: "flow." + f.Name + ".gone", Estimand: gone, Index: i})
		}
	}
}

// impliedThresholds add to the thresholds of a scenario that has any one on every flow that queues can lose, unless it
// states one: that all hold is not said of a load that went away.
func (c *compiler) impliedThresholds() {
	if len(c.model.Thresholds) == 0 {
		return
	}
	stated := map[int]bool{}
	for _, t := range c.model.Thresholds {
		stated[t.Response] = true
	}
	for i := range c.model.Flows {
		f := &c.model.Flows[i]
		if !f.Loses || f.Parent != plan.None {
			continue
		}
		if at, known := c.model.ResponseIndex(LostOf(f.Name)); known && !stated[at] {
			c.threshold(limit{
				Text:  scenario.Text{Meta: c.scenario.Flows[f.Name].Meta, Text: LostOf(f.Name) + " <= " + mostLostText},
				Limit: expression.Limit{Name: LostOf(f.Name), Operator: "<=", Quantity: mostLostText}, implied: true,
			})
		}
	}
}

// CanLose says whether a queue can lose somebody of those whose time a response is about, so that what is known of the
// others alone decides no threshold.
func (m *Model) CanLose(r *Response) bool {
	loses := r.Estimand.Subject.loses
	return loses != nil && loses(m.Plan, r.Index)
}
