package scenario

// OutlookValues lists the quantities of the sections years, appraisal and options with where they come from, and the
// assumptions with a name that these use, by path.
func (s *Scenario) OutlookValues() []Value {
	var values []Value
	for _, v := range s.Values {
		if inOutlook(v.Path) || s.outlookUses[v.Path] {
			values = append(values, v)
		}
	}
	return values
}
