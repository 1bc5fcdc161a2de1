package engine

import "karvon/sim/plan"

// observer is who is told of visits, and what must be remembered for it: of each entity a list of what it holds, as
// long as that is, for there can be very many entities.
type observer struct {
	tell  func(*Visit) // nil where nobody is
	flows []bool
	visit Visit
	began []int64 // by entity: when its service began; shorter where none did

	held      []heldItemID // by entity: the first of what it has; None, or no entry, for none
	heldItems []heldItem
	freed     heldItemID // the first of the free places, linked through heldItem.next, or None
}

// heldItem is what an entity has of a resource, or its stay in a zone.
type heldItem struct {
	asked, began int64
	units        int32
	place        Place
	index        int32
	next         heldItemID // of the entity, or None
}

func (o *observer) reset() {
	o.held, o.heldItems, o.freed, o.began = o.held[:0], o.heldItems[:0], plan.None, o.began[:0]
}

// begins notes that an entity's service begins.
func (o *observer) begins(i entityID, now int64) {
	if o.tell == nil {
		return
	}
	for int(i) >= len(o.began) {
		o.began = append(o.began, 0)
	}
	o.began[i] = now
}

// beganAt gives when an entity's service began.
func (o *observer) beganAt(i entityID) int64 {
	if int(i) >= len(o.began) {
		return 0 // nobody is told
	}
	return o.began[i]
}

// holdsAny says whether an entity holds anything.
func (o *observer) holdsAny(i entityID) bool { return int(i) < len(o.held) && o.held[i] != plan.None }

// heldItemOf finds what an entity has of a resource or zone: nil for nothing.
func (o *observer) heldItemOf(i entityID, place Place, index int32) *heldItem {
	if !o.holdsAny(i) {
		return nil
	}
	for n := o.held[i]; n != plan.None; n = o.heldItems[n].next {
		if h := &o.heldItems[n]; h.place == place && h.index == index {
			return h
		}
	}
	return nil
}

// hold notes what an entity has from now on.
func (o *observer) hold(i entityID, h heldItem) *heldItem {
	for int(i) >= len(o.held) {
		o.held = append(o.held, plan.None)
	}
	n := o.freed
	if n == plan.None {
		n = heldItemID(len(o.heldItems))
		o.heldItems = append(o.heldItems, heldItem{})
	} else {
		o.freed = o.heldItems[n].next
	}
	h.next, o.held[i] = o.held[i], n
	o.heldItems[n] = h
	return &o.heldItems[n]
}

// drop ends what an entity has.
func (o *observer) drop(i entityID, place Place, index int32) {
	for at := &o.held[i]; *at != plan.None; at = &o.heldItems[*at].next {
		n := *at
		if h := &o.heldItems[n]; h.place == place && h.index == index {
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
	h := r.observer.heldItemOf(i, place, index)
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
	h := r.observer.heldItemOf(i, place, index)
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

func (r *Run) cutOffHeld(i entityID, place Place, index int32) {
	if h := r.observer.heldItemOf(i, place, index); h != nil {
		r.tell(i, Incomplete, place, index, h.asked, h.began)
	}
}
