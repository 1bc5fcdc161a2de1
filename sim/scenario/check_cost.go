package scenario

import "karvon/sim/syntax"

func (f *Fuel) check(d *decoder, t *syntax.Tree, at place) {
	if d.sound(t, at, "idling") && f.Idling > 1 {
		d.fail(OutOfRange, t.Get("idling"), at.under("idling", constraint{}),
			"the engine runs for more than all of the waiting", "the most is 100%")
	}
}

func (f *Fees) check(d *decoder, t *syntax.Tree, at place) {
	if fees := t.Get("by-class"); fees != nil && len(ownFields(fees)) == 0 {
		d.fail(MissingValue, fees, at.under("by-class", constraint{}), "no class pays a fee",
			"name some, such as {truck: 25 USD}, or leave fees out")
	}
}
