package response

import (
	"fmt"
	"time"

	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// readMoment reads a time of the window, in the time zone of the place.
func (c *compiler) readMoment(name scenario.Text, r *Response, text string) bool {
	moment, ok := scenario.ParseMoment(text, time.UTC)
	if !ok || scenario.FormatMoment(moment) != text {
		return false // a moment has one name: Meant says which
	}
	at := int64(moment.Sub(c.LocalStart(r.site(c.model.Plan))))
	if at < c.model.WindowStart() || at >= c.model.WindowEnd() {
		c.Fail(name.Meta, scenario.OutOfRange, fmt.Sprintf("%s is not in the window that is observed", text),
			c.observed(r.site(c.model.Plan)))
	}
	r.asked = asked{statistic: At, at: at}
	return true
}

// observed says from when to when a run observes, by the clocks of a site.
func (c *compiler) observed(site plan.SiteID) string {
	start := c.LocalStart(site)
	clock := func(since int64) string { return scenario.FormatMoment(start.Add(time.Duration(since))) }
	place := "the run"
	if site != plan.None {
		place = c.model.Sites[site].Name
	}
	before := ""
	if warmUp := c.model.WindowStart(); warmUp > 0 {
		before = fmt.Sprintf("; the run starts at %s, %s earlier", clock(0), unit.FormatDuration(warmUp))
	}
	return fmt.Sprintf("it goes from %s until before %s by the clocks of %s, which are those of %s%s",
		clock(c.model.WindowStart()), clock(c.model.WindowEnd()), place, c.ZoneOf(site), before)
}
