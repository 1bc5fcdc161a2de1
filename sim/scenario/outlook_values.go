package scenario

import "slices"

// OutlookValues lists the quantities that the sections years, appraisal and options use, with where they come from, by
// path; of those that runs use too the ones that have a range.
func (s *Scenario) OutlookValues() []Value {
	var values []Value
	for _, v := range s.Values {
		moves := func(f Factor) bool { return f.quantity == v.Path }
		if v.Outlook || slices.ContainsFunc(s.outlookDoubt.Factors, moves) {
			values = append(values, v)
		}
	}
	return values
}
