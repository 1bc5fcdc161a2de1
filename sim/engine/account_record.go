package engine

import (
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// AccountRecord is the account of a replication.
type AccountRecord struct{ Flows []FlowAccount }

// FlowAccount is what those of a flow did who arrived in the window and completed their journey.
type FlowAccount struct {
	Completed uint64
	Parts     []stats.Sum128 // ns, by part: see PartsOf
	Hours     [24]HourOfDay  // by the hour of the day at which they arrived, at the flow's first site
}

// HourOfDay is what those did who arrived in an hour of the day.
type HourOfDay struct {
	Completed uint64
	Times     [Doings]stats.Sum128 // ns, by Doing
}

func newAccountRecord(p *plan.Plan, a *account) *AccountRecord {
	rec := &AccountRecord{Flows: make([]FlowAccount, len(p.Flows))}
	for i := range rec.Flows {
		rec.Flows[i].Parts = make([]stats.Sum128, a.first[Doings])
	}
	return rec
}

func (rec *AccountRecord) reset() {
	for i := range rec.Flows {
		f := &rec.Flows[i]
		clear(f.Parts)
		f.Completed, f.Hours = 0, [24]HourOfDay{}
	}
}

// Part is a part of an account: what is done, and at which place of the plan's table.
type Part struct {
	Doing Doing
	Place int
}

// PartsOf lists the parts of the accounts of a plan, in the order of [FlowAccount.Parts].
func PartsOf(p *plan.Plan) []Part {
	var parts []Part
	for d, places := range placesOf(p) {
		for at := range places {
			parts = append(parts, Part{Doing(d), at})
		}
	}
	return parts
}

// add adds the account of an entity.
func (f *FlowAccount) add(a *account, hour int, since int64, spells []spell) {
	f.Completed++
	h := &f.Hours[hour]
	h.Completed++
	for _, s := range spells {
		time := uint64(s.until - since)
		since = s.until
		f.Parts[s.part].Add(time)
		h.Times[a.doingOf(s.part)].Add(time)
	}
}

// doingOf gives what is done in a part.
func (a *account) doingOf(part int32) (doing Doing) {
	for a.first[doing+1] <= part {
		doing++
	}
	return doing
}
