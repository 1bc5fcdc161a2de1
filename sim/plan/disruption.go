package plan

import (
	"fmt"
	"math"
	"strings"

	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// Disruption is something that goes wrong for a while.
type Disruption struct {
	Name      string
	Title     string
	At        int64        // when it begins, None where it comes at random
	Every     SamplerID    // sampler, s; None where At says when
	For       SamplerID    // sampler, s
	Stations  []StationID  // whose servers it takes away
	Resources []ResourceID // whose units it takes away
	Left      float64
	Most      int         // servers or units that are left at most
	Slowed    []StationID // whose services take Factor times as long
	Factor    float64
	Link      LinkID // that it slows down or closes, None where it does not
	Speed     float64
	Closes    bool
	Hash      uint64
}

// disruptions compiles what goes wrong, once sites and links are known.
func (c *compiler) disruptions() {
	byName(c.scenario.Disruptions, func(name string, d *scenario.Disruption) {
		compiled := Disruption{
			Name: name, Title: d.Title, At: None, Every: c.duration(d.Every), For: c.duration(d.For),
			Left: 1, Most: math.MaxInt32, Factor: 1, Link: None, Speed: 1, Hash: hashOf("disruption", name),
		}
		if d.Every == nil {
			compiled.At = c.begins(d.At)
		}
		switch {
		case d.Capacity != nil:
			c.cut(&compiled, d.Capacity.Of)
			if d.Capacity.To != nil {
				compiled.Most = *d.Capacity.To
			} else {
				compiled.Left = *d.Capacity.Share
			}
		case d.Absent != nil:
			c.cut(&compiled, d.Absent.Of)
			compiled.Left = 1 - d.Absent.Share
		case d.Service != nil:
			compiled.Slowed, compiled.Factor = c.slowed(d.Service.Of), d.Service.Factor
		case d.Surge != nil: // once the flows are known
		case d.Link != nil:
			c.slow(&compiled, d.Link)
		default:
			c.close(&compiled, d.Close)
		}
		c.plan.Disruptions = append(c.plan.Disruptions, compiled)
	})
}

// begins gives the time at which a disruption begins, since the run's start.
func (c *compiler) begins(at scenario.Text) int64 {
	after, err := unit.ParseDuration(at.Text)
	if err != nil {
		moment, ok := scenario.ParseMoment(at.Text, c.calendar.start.Location())
		if !ok {
			c.fail(at.Meta, scenario.BadTime, fmt.Sprintf("%q is neither a duration nor a date and time", at.Text),
				"write it as 32h, or as 2024-09-03 08:00")
			return 0
		}
		after = moment.Sub(c.calendar.start).Nanoseconds()
	}
	switch {
	case after < 0:
		c.fail(at.Meta, scenario.OutOfRange, at.Text+" is before the run's start", "the run starts on "+c.plan.Start)
		return 0
	case after >= c.plan.End():
		c.warn(at.Meta, scenario.Unused, "the disruption begins after the run's end", "")
	}
	return after
}

// cut finds the station or resource whose servers or units a disruption takes away.
func (c *compiler) cut(d *Disruption, of scenario.Text) {
	if station, ok := c.stationIndex[of.Text]; ok {
		d.Stations = []StationID{station}
		return
	}
	if resource, ok := c.resourceIndex[of.Text]; ok {
		c.use(ResourceElement, of.Text)
		d.Resources = []ResourceID{resource}
		return
	}
	known := append(keys(c.stationIndex), keys(c.resourceIndex)...)
	c.unknown(of, "station or resource", func() []string { return known })
}

// close finds what a disruption closes: all stations of a site, a station or a resource.
func (c *compiler) close(d *Disruption, what scenario.Text) {
	d.Most = 0
	if strings.Contains(what.Text, ".") {
		c.cut(d, what)
		return
	}
	purpose := "to close"
	if _, known := c.siteIndex[what.Text]; known && c.stopSlots(what.Text) {
		purpose = "" // its slots stop, if nothing else does
	}
	d.Stations = c.stationsOf(what, purpose)
}

// stationsOf finds the stations of a site, which must have some where a purpose is told.
func (c *compiler) stationsOf(what scenario.Text, purpose string) []StationID {
	site := lookUp(c, c.siteIndex, "site", what)
	if site == None {
		return nil
	}
	var all []StationID
	for i := range c.plan.Stations {
		if c.plan.Stations[i].Site == site {
			all = append(all, StationID(i))
		}
	}
	if len(all) == 0 && purpose != "" {
		c.fail(what.Meta, scenario.UnknownReference, "site "+what.Text+" has no station "+purpose, "")
	}
	return all
}

// slowed finds the stations whose services a disruption makes longer or shorter: one, or all of a site.
func (c *compiler) slowed(what scenario.Text) []StationID {
	if !strings.Contains(what.Text, ".") {
		return c.stationsOf(what, "whose services could change")
	}
	if station := lookUp(c, c.stationIndex, StationElement, what); station != None {
		return []StationID{station}
	}
	return nil
}

// stopSlots has the disruption that is compiled stop the slots of a site's electronic queues, where they stop while
// it is closed, and says whether any does.
func (c *compiler) stopSlots(site string) bool {
	stops := false
	for name, b := range c.scenario.Sites[site].Bookings {
		if b.WhileClosed != scenario.ClosedStop {
			continue
		}
		stops = true
		compiled := &c.plan.Bookings[c.bookingsIndex[site+"."+name]]
		compiled.Closings = append(compiled.Closings, DisruptionID(len(c.plan.Disruptions)))
	}
	return stops
}

// slow finds the link that a disruption slows down or closes.
func (c *compiler) slow(d *Disruption, l *scenario.LinkDisruption) {
	d.Link = lookUp(c, c.linkIndex, LinkElement, l.Name)
	d.Closes = l.Closed
	if l.Speed != nil {
		d.Speed = *l.Speed
	}
	if d.Link != None && d.Closes {
		c.plan.Links[d.Link].Closes = true
	}
}
