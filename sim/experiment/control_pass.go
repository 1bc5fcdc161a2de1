package experiment

import (
	"math"
	"slices"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// controlPass is one entity's way through a control: from the beginning of the first of its spells there to the end
// of the last. What it does meanwhile elsewhere is between.
type controlPass struct {
	control   plan.ControlID
	from, to  int64 // ns since the run's start
	slot      int64 // before a booked slot, in all
	slotIn    int64 // of it between from and to
	queue     int64 // in the queue outside
	between   int64 // of no activity
	done      [plan.Activities]int64
	waited    [plan.Activities]int64 // of done, before it began
	paid      [plan.Activities]float64
	undivided float64 // USD that no activity names
}

// elapsed is how long the crossing took, without the time before a booked slot.
func (x *controlPass) elapsed() int64 { return x.to - x.from - x.slotIn }

// usd is what was paid.
func (x *controlPass) usd() float64 {
	sum := x.undivided
	for _, paid := range x.paid {
		sum += paid
	}
	return sum
}

// passFinder finds the crossings in courses.
type passFinder struct {
	plan   *plan.Plan
	parts  []engine.Part
	claims [][]plan.Claim // by part

	found []controlPass
	slots map[plan.ControlID]int64 // before booked slots, of crossings to come
}

func newPassFinder(p *plan.Plan) *passFinder {
	f := &passFinder{plan: p, parts: engine.PartsOf(p), slots: map[plan.ControlID]int64{}}
	f.claims = make([][]plan.Claim, len(f.parts))
	for i, part := range f.parts {
		place := part.Doing.Place(p, part.Place)
		switch part.Doing {
		case engine.AwaitsBatch, engine.AwaitsSignal, engine.AwaitsTime, engine.Passes, engine.DoesOther:
			continue // not at a place that a control can name
		case engine.Travels, engine.AwaitsWay, engine.AwaitsGate:
			place = "link." + place
		}
		f.claims[i] = p.Indicators.ClaimsOf(place)
	}
	return f
}

// isSlot says whether a part is the time before a booked slot.
func (f *passFinder) isSlot(part int32) bool {
	doing := f.parts[part].Doing
	return doing == engine.IsBooked || doing == engine.AwaitsSlot
}

// passes gives the crossings of a course, in their order; they are overwritten by the next.
func (f *passFinder) passes(c *engine.Course) []controlPass {
	f.found = f.found[:0]
	clear(f.slots)
	open := false
	gap := int64(0) // before a booked slot, since the last spell of the open crossing
	for i := range c.Spells {
		s := &c.Spells[i]
		claim, claimed := f.claimOf(c, i, open)
		if f.isSlot(s.Part) {
			switch last := len(f.found) - 1; {
			case open && (!claimed || claim.Control == f.found[last].control):
				gap += s.To - s.From
			case claimed:
				f.slots[claim.Control] += s.To - s.From
			}
			continue
		}
		if !claimed {
			continue
		}
		if last := len(f.found) - 1; !open || f.found[last].control != claim.Control {
			f.found = append(f.found, controlPass{control: claim.Control, from: s.From, to: s.From,
				slot: f.slots[claim.Control]})
			delete(f.slots, claim.Control)
			open, gap = true, 0
		}
		x := &f.found[len(f.found)-1]
		x.between += s.From - x.to - gap
		x.slot, x.slotIn, gap = x.slot+gap, x.slotIn+gap, 0
		x.to = s.To
		f.spend(x, claim, s)
	}
	return f.found
}

// spend adds a spell to what is done in a crossing.
func (f *passFinder) spend(x *controlPass, claim plan.Claim, s *engine.Stretch) {
	time := s.To - s.From
	waits := f.parts[s.Part].Doing.Waits()
	switch {
	case waits && claim.Queue:
		x.queue += time
	case claim.Activity == plan.Activities:
		x.between += time
	default:
		x.done[claim.Activity] += time
		if waits {
			x.waited[claim.Activity] += time
		}
	}
}

// claimOf says of which control a spell is. Where both directions of a post share a place, it is of the crossing that
// is open, or of the one whose line is passed, or else of the one to which the next spell belongs that both do not
// share.
func (f *passFinder) claimOf(c *engine.Course, at int, open bool) (plan.Claim, bool) {
	claims := f.claims[c.Spells[at].Part]
	if len(claims) == 0 {
		return plan.Claim{}, false
	}
	if open {
		now := f.found[len(f.found)-1].control
		if i := slices.IndexFunc(claims, func(k plan.Claim) bool { return k.Control == now }); i >= 0 {
			return claims[i], true
		}
	}
	if len(claims) > 1 {
		if i := f.byLine(c, claims, c.Spells[at].From); i >= 0 {
			return claims[i], true
		}
		for _, s := range c.Spells[at+1:] {
			next := f.claims[s.Part]
			if len(next) != 1 {
				continue
			}
			if i := slices.IndexFunc(claims, func(k plan.Claim) bool { return k.Control == next[0].Control }); i >= 0 {
				return claims[i], true
			}
		}
	}
	return claims[0], true
}

// byLine finds the claim of the control whose line is passed next, or else was passed last; -1 for none.
func (f *passFinder) byLine(c *engine.Course, claims []plan.Claim, from int64) int {
	found := -1
	for i := range c.Tolls {
		t := &c.Tolls[i]
		if t.At != engine.AtLine {
			continue
		}
		of := func(k plan.Claim) bool { return f.plan.Indicators.Controls[k.Control].Lines[t.Index] }
		if n := slices.IndexFunc(claims, of); n >= 0 {
			found = n
			if t.Time >= from {
				return found
			}
		}
	}
	return found
}

// pay adds what falls due to the crossings: at a station of a control while one crosses it, and of the fees of a line
// what the controls name, at the last crossing of each before it.
func (f *passFinder) pay(found []controlPass, class plan.ClassID, tolls []engine.Toll) {
	costs := f.plan.Costs
	if costs == nil {
		return
	}
	for i := range tolls {
		t := &tolls[i]
		switch t.At {
		case engine.AfterService:
			f.payAtStation(found, t, feeOf(&costs.AtStation[t.Index], class))
		case engine.AtLine:
			if feeOf(&costs.AtLine[t.Index], class) > 0 {
				f.payAtLine(found, t)
			}
		}
	}
}

// feeOf is what one of a class pays at a place.
func feeOf(fees *plan.Fees, class plan.ClassID) float64 {
	if fees.ByClass == nil {
		return 0
	}
	return fees.ByClass[class]
}

func (f *passFinder) payAtStation(found []controlPass, t *engine.Toll, fee float64) {
	if fee == 0 {
		return
	}
	claims := f.plan.Indicators.ClaimsOf(f.plan.Stations[t.Index].Name)
	for i := range found {
		x := &found[i]
		at := slices.IndexFunc(claims, func(k plan.Claim) bool { return k.Control == x.control })
		if at < 0 || t.Time < x.from || t.Time > x.to {
			continue
		}
		if activity := claims[at].Activity; activity != plan.Activities {
			x.paid[activity] += fee
		} else {
			x.undivided += fee
		}
		return
	}
}

func (f *passFinder) payAtLine(found []controlPass, t *engine.Toll) {
	paid := map[plan.ControlID]bool{}
	for i := len(found) - 1; i >= 0; i-- {
		x := &found[i]
		fee := f.plan.Indicators.Controls[x.control].Fees[t.Index]
		if x.from <= t.Time && !paid[x.control] && !math.IsNaN(fee) {
			x.undivided += fee
			paid[x.control] = true
		}
	}
}
