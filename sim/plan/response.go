package plan

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/sim/bound"
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
	if r.Statistic == Within || r.Statistic == Below {
		return "1"
	}
	return r.Estimand.Unit
}

// MeasureName is the part of the name that says what is measured, with the
// statistic.
func (r *Response) MeasureName() string {
	switch r.Statistic {
	case Single:
		return r.Estimand.Measure
	case Within:
		return r.Estimand.Measure + r.Name[strings.LastIndex(r.Name, ".within-"):]
	}
	return r.Estimand.Measure + "." + string(r.Statistic)
}

// Dimension is the dimension of a response's number.
func (r *Response) Dimension() unit.Dimension {
	if r.Statistic == Within || r.Statistic == Below {
		return unit.Share
	}
	return r.Estimand.Dimension
}

// responses makes the responses of the plan, and those that its thresholds and
// primary responses ask for besides.
func (c *compiler) responses() {
	for _, e := range Estimands {
		for _, s := range c.subjects(e) {
			if !c.goesOn(len(c.plan.Responses)) || !c.bounded(c.scenario.Meta, &bound.Responses, len(c.plan.Responses)) {
				return
			}
			c.instances(e, s)
		}
	}
	c.sortResponses()
	c.namesApart()
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

// namesApart refuses elements whose names make one name of two responses; one
// clash is told, where nothing else is wrong.
func (c *compiler) namesApart() {
	if c.wrong() {
		return
	}
	for i := 1; i < len(c.plan.Responses); i++ {
		if name := c.plan.Responses[i].Name; name == c.plan.Responses[i-1].Name {
			c.fail(c.scenario.Meta, scenario.NameClash, "two responses would be named "+name, "rename one of the elements that its name is made of")
			return
		}
	}
}

func (c *compiler) sortResponses() {
	slices.SortFunc(c.plan.Responses, func(a, b Response) int { return strings.Compare(a.Name, b.Name) })
}

// instances adds an estimand's responses for one subject. The statistic Within
// has a parameter and is added on demand.
func (c *compiler) instances(e *Estimand, s subject) {
	full := s.name + "." + e.Measure + s.after
	if len(e.Statistics) == 0 {
		c.plan.Responses = append(c.plan.Responses, Response{Name: full, Place: s.place(), Estimand: e, Index: s.index, Second: s.second})
		return
	}
	for _, statistic := range e.Statistics {
		if statistic != Within {
			c.plan.Responses = append(c.plan.Responses, Response{
				Name: full + "." + string(statistic), Place: s.place(), Estimand: e, Index: s.index, Second: s.second, Statistic: statistic,
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
	made := Threshold{
		Expression: fmt.Sprintf("%s %s %s", t.name, t.operator, t.limit), Response: i, Operator: t.operator,
		Limit: limit, Dimension: r.Dimension(), Meta: t.Meta, Count: None,
	}
	if p, ok := r.Statistic.Quantile(); ok {
		made.Probability, made.Count = p, len(c.plan.Counts)
		c.plan.Counts = append(c.plan.Counts, r.counted(&made))
	}
	c.plan.Thresholds = append(c.plan.Thresholds, made)
}

// counted is the share that decides a threshold on a quantile. The p-quantile
// is less than a limit where the share of those below it reaches p, and no more
// than it where the share of those up to it does.
func (r *Response) counted(t *Threshold) Response {
	share := *r
	share.Name, share.Statistic = t.Expression, Within
	if t.Operator == "<" || t.Operator == ">=" {
		share.Statistic = Below
	}
	share.Within = bound.Nanoseconds(t.Limit)
	return share
}

// Reaches says whether a share meets a threshold on a quantile.
func (t *Threshold) Reaches(share float64) bool {
	enough := share >= t.Probability
	if t.Operator == ">" || t.Operator == ">=" {
		return !enough
	}
	return enough
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
