package plan

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// ResponseIndex finds a response by its dotted name.
func (p *Plan) ResponseIndex(name string) (index int, ok bool) {
	return slices.BinarySearchFunc(p.Responses, name, func(r Response, name string) int {
		return strings.Compare(r.Name, name)
	})
}

// Unit is the unit of a response's number.
func (r *Response) Unit() string {
	if r.Statistic == Within {
		return "1"
	}
	return r.Estimand.Unit
}

// Dimension is the dimension of a response's number.
func (r *Response) Dimension() unit.Dimension {
	if r.Statistic == Within {
		return unit.Share
	}
	return r.Estimand.Dimension
}

// responses makes the responses of the plan, and those that its thresholds and
// primary responses ask for besides.
func (c *compiler) responses() {
	for _, e := range Estimands {
		for _, s := range c.subjects(e) {
			c.instances(e, s)
		}
	}
	c.sortResponses()
	var conditions []condition
	for _, t := range c.scenario.Thresholds {
		if parsed, ok := c.parseThreshold(t); ok {
			conditions = append(conditions, parsed)
			c.addWithin(parsed.name)
		}
	}
	for _, name := range c.scenario.Primary {
		c.addWithin(name.Text)
	}
	for _, sweep := range c.scenario.Sweeps {
		for _, name := range sweep.Responses {
			c.addWithin(name.Text)
		}
	}
	c.sortResponses()
	for _, t := range conditions {
		c.threshold(t)
	}
	for _, name := range c.scenario.Primary {
		if i := c.responseIndex(name); i != None {
			c.plan.Primary = append(c.plan.Primary, i)
		}
	}
	c.tolerances()
}

func (c *compiler) sortResponses() {
	slices.SortFunc(c.plan.Responses, func(a, b Response) int { return strings.Compare(a.Name, b.Name) })
}

// subject is one station, flow, ... with its dotted name.
type subject struct {
	name          string
	index, second int
	after         string // part of the name after the measure
}

// subjects lists what an estimand is measured for.
func (c *compiler) subjects(e *Estimand) []subject {
	p := c.plan
	var all []subject
	add := func(name string, index, second int) {
		all = append(all, subject{name: name, index: index, second: second})
	}
	switch e.Subject {
	case OfStation:
		for i := range p.Stations {
			if p.Stations[i].measures(e.Measure) {
				add(p.Stations[i].Name, i, None)
			}
		}
	case OfBookings:
		for i := range p.Bookings {
			if p.Bookings[i].Booked || !e.ofBooking() {
				add(p.Bookings[i].Name, i, None)
			}
		}
	case OfLane:
		for i := range p.Stations {
			if p.Stations[i].InLanes() {
				for n := range p.Stations[i].Crew.Lanes {
					add(p.Stations[i].Crew.Lanes[n].Name, i, n)
				}
			}
		}
	case OfResource:
		for i := range p.Resources {
			add(p.Resources[i].Name, i, None)
		}
	case OfZone:
		for i := range p.Zones {
			if p.Zones[i].Holds && p.Zones[i].measures(e.Measure) {
				add(p.Zones[i].Name, i, None)
			}
		}
	case OfLevel:
		for i := range p.Zones {
			for level := range p.Zones[i].gradedLevels() {
				if e.Measure != "or-better" || level < len(p.Zones[i].Levels) { // all is F or better
					add(p.Zones[i].Name+".level-"+LevelNames[level], i, level)
				}
			}
		}
	case OfLink:
		for i := range p.Links {
			if !p.Links[i].measures(e.Measure) {
				continue
			}
			add("link."+p.Links[i].Name, i, None)
		}
	case OfWay:
		for i := range p.Ways {
			if p.Ways[i].Used {
				add("link."+p.Ways[i].Name, i, None)
			}
		}
	case OfDisruption:
		for i := range p.Disruptions {
			add("disruption."+p.Disruptions[i].Name, i, None)
		}
	case OfSite:
		for i := range p.Sites {
			add("site."+p.Sites[i].Name, i, None)
		}
	case OfTiming:
		for i := range p.Timings {
			add("flow."+p.Timings[i].Name, i, None)
		}
	case OfBatch:
		for i := range p.Batches {
			add("flow."+p.Flows[p.Batches[i].Flow].Name, i, None)
		}
	case OfFlow:
		for i := range p.Flows {
			add("flow."+p.Flows[i].Name, i, None)
		}
	case OfCost, OfBearer, OfFlowCost, OfCostCrossed, OfFuel, OfCarbon, OfCarbonCrossed:
		all = c.costSubjects(e)
	case OfFlowSite:
		for i := range p.Flows {
			for _, site := range p.Flows[i].Sites {
				add("flow."+p.Flows[i].Name+".at."+p.Sites[site].Name, i, site)
			}
		}
	case OfCrossing:
		for i := range p.Crossings {
			for m, measure := range p.Measures {
				if e.Measure != "offered" || p.Crossings[i].Approached {
					add("crossing."+p.Crossings[i].Name+"."+measure, i, m)
				}
			}
		}
	}
	return all
}

// instances adds an estimand's responses for one subject. The statistic Within
// has a parameter and is added on demand.
func (c *compiler) instances(e *Estimand, s subject) {
	full := s.name + "." + e.Measure + s.after
	if len(e.Statistics) == 0 {
		c.plan.Responses = append(c.plan.Responses, Response{Name: full, Estimand: e, Index: s.index, Second: s.second})
		return
	}
	for _, statistic := range e.Statistics {
		if statistic != Within {
			c.plan.Responses = append(c.plan.Responses, Response{
				Name: full + "." + string(statistic), Estimand: e, Index: s.index, Second: s.second, Statistic: statistic,
			})
		}
	}
}

// addWithin adds the response of a name that ends with within-DURATION, if its
// measure has the statistic.
func (c *compiler) addWithin(full string) {
	dot := strings.LastIndex(full, ".within-")
	if dot < 0 {
		return
	}
	if _, known := c.plan.ResponseIndex(full); known {
		return
	}
	i, ok := c.plan.ResponseIndex(full[:dot] + ".mean")
	if !ok || !slices.Contains(c.plan.Responses[i].Estimand.Statistics, Within) {
		return
	}
	limit, err := unit.ParseDuration(full[dot+len(".within-"):])
	if err != nil {
		return
	}
	r := c.plan.Responses[i]
	r.Name, r.Statistic, r.Within = full, Within, limit
	c.plan.Responses = append(c.plan.Responses, r)
	c.sortResponses()
}

// responseIndex finds a response, or notes that there is none of that name.
func (c *compiler) responseIndex(name scenario.Text) int {
	if i, ok := c.plan.ResponseIndex(name.Text); ok {
		return i
	}
	c.fail(name.Meta, scenario.UnknownResponse, fmt.Sprintf("no response is named %q", name.Text), c.plan.meant(name.Text))
	return None
}

// condition is a threshold's parts.
type condition struct {
	scenario.Text
	name, operator, limit string
}

// parseThreshold cuts a threshold into response, operator and limit.
func (c *compiler) parseThreshold(t scenario.Text) (condition, bool) {
	parts := strings.Fields(t.Text)
	if len(parts) >= 3 && slices.Contains([]string{"<", "<=", ">", ">="}, parts[1]) {
		return condition{t, parts[0], parts[1], strings.Join(parts[2:], " ")}, true
	}
	c.fail(t.Meta, scenario.BadExpression, fmt.Sprintf("%q is not a threshold", t.Text), "write response < limit, such as flow.trucks.time.p95 < 6h; also <=, > and >=")
	return condition{}, false
}

func (c *compiler) threshold(t condition) {
	i := c.responseIndex(scenario.Text{Meta: t.Meta, Text: t.name})
	if i == None {
		return
	}
	r := &c.plan.Responses[i]
	limit, err := unit.Parse(t.limit, r.Dimension())
	if err != nil {
		c.fail(t.Meta, scenario.BadQuantity, fmt.Sprintf("the limit of %s: %v", t.name, err), "")
		return
	}
	if r.Dimension() == unit.Rate {
		limit *= 86400 // responses count by the day
	}
	c.plan.Thresholds = append(c.plan.Thresholds, Threshold{
		Expression: fmt.Sprintf("%s %s %s", t.name, t.operator, t.limit), Response: i, Operator: t.operator,
		Limit: limit, Dimension: r.Dimension(), Meta: t.Meta,
	})
}

// Holds says whether a value meets the threshold.
func (t *Threshold) Holds(value float64) bool {
	if math.IsNaN(value) {
		return false
	}
	switch t.Operator {
	case "<":
		return value < t.Limit
	case "<=":
		return value <= t.Limit
	case ">":
		return value > t.Limit
	default:
		return value >= t.Limit
	}
}
