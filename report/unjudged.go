package report

// unjudgedPoint names the sites that no threshold is about, where there are thresholds or several sites.
func (x *index) unjudgedPoint() string {
	names := x.unjudged()
	if len(names) == 0 || len(x.Thresholds) == 0 && len(x.Plan.Sites) == 1 {
		return ""
	}
	return thresholdsText.unjudged.with(values{"sites": list(names), "count": len(names)})
}

// unjudged names the sites that no threshold is about.
func (x *index) unjudged() []string {
	names := []string{}
	for _, site := range x.UnjudgedSites() {
		names = append(names, x.Plan.Sites[site].Name)
	}
	return names
}
