package engine

// observer is who is told of visits, and what must be remembered for it: of each
// entity a list of what it holds, as long as that is, for there can be very many
// entities.
type observer struct {
	tell  func(*Visit) // nil where nobody is
	flows []bool
	visit Visit

	held     []int32 // by entity: one more than the index of the first of its holdings; 0, or no entry, for none
	holdings []holding
	freed    int32 // one more than the first of the free places, linked through holding.next; 0 for none
}

// holding is what an entity has of a resource, or its stay in a zone.
type holding struct {
	asked, began int64
	units        int32
	place        Place
	index        int32
	next         int32 // one more than the next of the entity; 0 for none
}

func (o *observer) reset() {
	o.held, o.holdings, o.freed = o.held[:0], o.holdings[:0], 0
}

// holdsAny says whether an entity holds anything.
func (o *observer) holdsAny(i int32) bool { return int(i) < len(o.held) && o.held[i] != 0 }

// holdingOf finds what an entity has of a resource or zone: nil for nothing.
func (o *observer) holdingOf(i int32, place Place, index int32) *holding {
	if !o.holdsAny(i) {
		return nil
	}
	for n := o.held[i]; n != 0; n = o.holdings[n-1].next {
		if h := &o.holdings[n-1]; h.place == place && h.index == index {
			return h
		}
	}
	return nil
}

// hold begins a holding.
func (o *observer) hold(i int32, h holding) *holding {
	for int(i) >= len(o.held) {
		o.held = append(o.held, 0)
	}
	n := o.freed
	if n == 0 {
		o.holdings = append(o.holdings, holding{})
		n = int32(len(o.holdings))
	} else {
		o.freed = o.holdings[n-1].next
	}
	h.next, o.held[i] = o.held[i], n
	o.holdings[n-1] = h
	return &o.holdings[n-1]
}

// drop ends a holding.
func (o *observer) drop(i int32, place Place, index int32) {
	for at := &o.held[i]; *at != 0; at = &o.holdings[*at-1].next {
		n := *at
		if h := &o.holdings[n-1]; h.place == place && h.index == index {
			*at = h.next
			h.next, o.freed = o.freed, n
			return
		}
	}
}

// took remembers since when an entity has units of a resource, or is in a zone.
func (r *Run) took(i int32, place Place, index, units int32) {
	if r.observer.tell != nil {
		r.remember(i, place, index, units)
	}
}

func (r *Run) remember(i int32, place Place, index, units int32) {
	h := r.observer.holdingOf(i, place, index)
	if h == nil {
		h = r.observer.hold(i, holding{asked: r.entities[i].asked, began: r.now, place: place, index: index})
	}
	h.units += units
}

// gave tells of the end of what an entity had, once it has given all back.
func (r *Run) gave(i int32, place Place, index, units int32, kind VisitKind) {
	if r.observer.tell != nil {
		r.forget(i, place, index, units, kind)
	}
}

func (r *Run) forget(i int32, place Place, index, units int32, kind VisitKind) {
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

func (r *Run) cutOffHolding(i int32, place Place, index int32) {
	if h := r.observer.holdingOf(i, place, index); h != nil {
		r.tell(i, Incomplete, place, index, h.asked, h.began)
	}
}
