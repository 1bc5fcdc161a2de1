package plan

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/expression"
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
	if !c.listResponses() {
		return
	}
	var conditions []condition
	var named []string
	for _, t := range c.scenario.Thresholds {
		if parsed, ok := c.parseThreshold(t); ok {
			conditions, named = append(conditions, parsed), append(named, parsed.Name)
		}
	}
	for _, name := range c.scenario.Primary {
		named = append(named, name.Text)
	}
	for _, sweep := range c.scenario.Sweeps {
		for _, name := range sweep.Responses {
			named = append(named, name.Text)
		}
	}
	c.addWithin(named)
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
	expression.Limit
}

// parseThreshold cuts a threshold into response, operator and limit.
func (c *compiler) parseThreshold(t scenario.Text) (condition, bool) {
	limit, ok := expression.ParseLimit(t.Text, "<", "<=", ">", ">=")
	if !ok {
		c.fail(t.Meta, scenario.BadExpression, fmt.Sprintf("%q is not a threshold", t.Text), "write response < limit, such as flow.trucks.time.p95 < 6h; also <=, > and >=")
	}
	return condition{t, limit}, ok
}

func (c *compiler) threshold(t condition) {
	i := c.responseIndex(scenario.Text{Meta: t.Meta, Text: t.Name})
	if i == None {
		return
	}
	r := &c.plan.Responses[i]
	limit, err := unit.Parse(t.Quantity, r.Dimension())
	if err != nil {
		c.fail(t.Meta, scenario.BadQuantity, fmt.Sprintf("the limit of %s: %v", t.Name, err), "")
		return
	}
	if r.Dimension() == unit.Rate {
		limit *= 86400 // responses count by the day
	}
	made := Threshold{
		Expression: fmt.Sprintf("%s %s %s", t.Name, t.Operator, t.Quantity), Response: i, Operator: t.Operator,
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
