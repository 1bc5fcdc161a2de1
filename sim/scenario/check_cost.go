package scenario

func (f *Fuel) check(d *decoder, t *tree, at place) {
	if d.sound(t, at, "idling") && f.Idling > 1 {
		d.fail(OutOfRange, t.get("idling"), at.under("idling", constraint{}), "the engine runs for more than all of the waiting", "the most is 100%")
	}
}

func (f *Fees) check(d *decoder, t *tree, at place) {
	if fees := t.get("by-class"); fees != nil && len(ownFields(fees)) == 0 {
		d.fail(MissingValue, fees, at.under("by-class", constraint{}), "no class pays a fee", "name some, such as {truck: 25 USD}, or leave fees out")
	}
}
