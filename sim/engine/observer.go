package engine

import "karvon/sim/plan"

// observer is who is told of visits, and what must be remembered for it: of each entity a list of what it holds, as
// long as that is, for there can be very many entities.
type observer struct {
	tell  func(*Visit) // nil where nobody is
	flows []bool
	visit Visit

	held     []holdingID // by entity: the first of its holdings; None, or no entry, for none
	holdings []heldItem
	freed    holdingID // the first of the free places, linked through holding.next, or None
}

// heldItem is what an entity has of a resource, or its stay in a zone.
type heldItem struct {
	asked, began int64
	units        int32
	place        Place
	index        int32
	next         holdingID // of the entity, or None
}

func (o *observer) reset() {
	o.held, o.holdings, o.freed = o.held[:0], o.holdings[:0], plan.None
}

// holdsAny says whether an entity holds anything.
func (o *observer) holdsAny(i entityID) bool { return int(i) < len(o.held) && o.held[i] != plan.None }

// holdingOf finds what an entity has of a resource or zone: nil for nothing.
func (o *observer) holdingOf(i entityID, place Place, index int32) *heldItem {
	if !o.holdsAny(i) {
		return nil
	}
	for n := o.held[i]; n != plan.None; n = o.holdings[n].next {
		if h := &o.holdings[n]; h.place == place && h.index == index {
			return h
		}
	}
	return nil
}

// hold begins a holding.
func (o *observer) hold(i entityID, h heldItem) *heldItem {
	for int(i) >= len(o.held) {
		o.held = append(o.held, plan.None)
	}
	n := o.freed
	if n == plan.None {
		n = holdingID(len(o.holdings))
		o.holdings = append(o.holdings, heldItem{})
	} else {
		o.freed = o.holdings[n].next
	}
	h.next, o.held[i] = o.held[i], n
	o.holdings[n] = h
	return &o.holdings[n]
}

// drop ends a holding.
func (o *observer) drop(i entityID, place Place, index int32) {
	for at := &o.held[i]; *at != plan.None; at = &o.holdings[*at].next {
		n := *at
		if h := &o.holdings[n]; h.place == place && h.index == index {
			*at = h.next
			h.next, o.freed = o.freed, n
			return
		}
	}
}

// took remembers since when an entity has units of a resource, or is in a zone.
func (r *Run) took(i entityID, place Place, index, units int32) {
	if r.observer.tell != nil {
		r.remember(i, place, index, units)
	}
}

func (r *Run) remember(i entityID, place Place, index, units int32) {
	h := r.observer.holdingOf(i, place, index)
	if h == nil {
		h = r.observer.hold(i, heldItem{asked: r.entities[i].asked, began: r.now, place: place, index: index})
	}
	h.units += units
}

// gave tells of the end of what an entity had, once it has given all back.
func (r *Run) gave(i entityID, place Place, index, units int32, kind VisitKind) {
	if r.observer.tell != nil {
		r.forget(i, place, index, units, kind)
	}
}

func (r *Run) forget(i entityID, place Place, index, units int32, kind VisitKind) {
	h := r.observer.holdingOf(i, place, index)
	if h == nil {
		return
	}
	h.units -= units
	if h.units > 0 {
		return
	}
	r.tell(i, kind, place, index, h.asked, h.began)
	r.observer.drop(i, place, index)
}

func (r *Run) cutOffHolding(i entityID, place Place, index int32) {
	if h := r.observer.holdingOf(i, place, index); h != nil {
		r.tell(i, Incomplete, place, index, h.asked, h.began)
	}
}
