package scenario

// endsBounded checks the ends of a range against the min and max of its key: sensitivities stand there.
func (d *decoder) endsBounded(ends [2]float64, at place) bool {
	inner := at.under("range", at.constraint)
	for i, end := range ends {
		d.bounds(end, at.span.Items[i], inner)
	}
	if at.positive != "" && ends[0] <= 0 {
		d.fail(OutOfRange, at.span.Items[0], inner, at.positive+" is always zero at this end of the range",
			"the low end is above zero")
	}
	return !d.Blamed(inner.path)
}
