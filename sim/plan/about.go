package plan

// about compiles what a scenario says of itself that changes no run: which sites it is about, and what its staff was
// chosen for.
func (c *compiler) about() {
	c.plan.SizedTo = c.scenario.SizedTo
	for _, name := range c.scenario.About {
		if site, ok := find(c, c.siteIndex, "site", name); ok {
			c.plan.About = append(c.plan.About, site)
		}
	}
}
