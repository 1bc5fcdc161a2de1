package response

import (
	"fmt"
	"math"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/internal/expression"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// Threshold is a condition on a response.
type Threshold struct {
	Expression string
	Response   int     // index into Responses
	Operator   string  // <, <=, > or >=
	Limit      float64 // in the response's unit
	Meta       scenario.Meta
	Source     scenario.Evidence // who set the limit; none where it is the scenario's own choice
	Note       string
	Implied    bool // whether karvon adds it, on who is lost, where the scenario states none
	Asked      bool // whether a command asks for it, beside those of the scenario

	// Count is the index into the model's Counts of the share that decides a threshold on a quantile, and Probability
	// what it must reach; None for others.
	Count       int
	Probability float64

	// Hours are, of a threshold that holds where it holds in each hour of the day, the thresholds of the 24 hours, from
	// that after midnight on by the clocks of the place; nil for others. The response is then that of all hours.
	Hours []Threshold
}

// limit is a text that bounds a response, a threshold or a tolerance, with its parts.
type limit struct {
	scenario.Text
	expression.Limit
	source  scenario.Evidence
	note    string
	implied bool
	asked   bool
	each    bool // whether it is of each hour of the day; then the name is that of all hours
}

// readLimit cuts a text into response, operator and quantity.
func (c *compiler) readLimit(t scenario.Text, noun, hint string, operators ...string) (limit, bool) {
	parts, ok := expression.ParseLimit(t.Text, operators...)
	if !ok {
		c.Fail(t.Meta, scenario.BadExpression, fmt.Sprintf("%q is not a %s", t.Text, noun), hint)
	}
	return limit{Text: t, Limit: parts}, ok
}

// readThreshold cuts a condition on a response into its parts.
func (c *compiler) readThreshold(t scenario.Text, noun string) (limit, bool) {
	l, ok := c.readLimit(t, noun, "write response < limit, such as flow.trucks.time.p95 < 6h; also <=, > and >=",
		"<", "<=", ">", ">=")
	if name, each := strings.CutSuffix(l.Name, formEachHour); each && c.canBeOfEachHour(name) {
		l.Name, l.each = name, true
	}
	return l, ok
}

// measure gives the response of a limit and the quantity in the response's unit, or as a share of its value.
func (c *compiler) measure(l limit, isShare bool) (response int, quantity float64, ok bool) {
	response = c.responseIndex(scenario.Text{Meta: l.Meta, Text: l.Name})
	if response == plan.None {
		return plan.None, 0, false
	}
	var err error
	if isShare {
		quantity, err = unit.Parse(l.Quantity, unit.Share)
	} else {
		quantity, err = c.model.Responses[response].Parse(l.Quantity)
	}
	if err != nil {
		c.Fail(l.Meta, scenario.BadQuantity, fmt.Sprintf("the limit of %s: %v", l.Name, err), "")
	}
	return response, quantity, err == nil
}

// Parse reads a quantity of the response's dimension, in the response's unit.
func (r *Response) Parse(text string) (float64, error) {
	if r.isOfHours() && r.Estimand.count != nil {
		return r.parseCount(text)
	}
	quantity, err := unit.Parse(text, r.dimension())
	if r.dimension() == unit.Rate {
		quantity *= 86400 // responses count by the day
	}
	return quantity, err
}

func (c *compiler) threshold(t limit) {
	made, ok := c.thresholdOn(t)
	if ok && t.each {
		made.Hours, ok = c.hourByHour(t)
	} else if ok {
		c.count(&made)
	}
	if ok {
		c.model.Thresholds = append(c.model.Thresholds, made)
	}
}

// thresholdOn makes a threshold but for what decides one on a quantile.
func (c *compiler) thresholdOn(t limit) (made Threshold, ok bool) {
	i, quantity, ok := c.measure(t, false)
	if !ok {
		return Threshold{}, false
	}
	name := t.Name
	if t.each {
		name += formEachHour
	}
	made = Threshold{
		Expression: fmt.Sprintf("%s %s %s", name, t.Operator, t.Quantity), Response: i, Operator: t.Operator,
		Limit: quantity, Meta: t.Meta, Count: plan.None,
		Source: t.source, Note: t.note, Implied: t.implied, Asked: t.asked,
	}
	made.Probability, _ = c.model.Responses[i].Statistic.Quantile()
	return made, true
}

// count has a threshold on a quantile decided by a count of its own.
func (c *compiler) count(t *Threshold) {
	if t.Probability > 0 {
		t.Count = len(c.model.Counts)
		c.model.Counts = append(c.model.Counts, c.model.Responses[t.Response].counted(t))
	}
}

// counted is the share that decides a threshold on a quantile. The p-quantile is less than a limit where the share
// of those below it reaches p, and no more than it where the share of those up to it does.
func (r *Response) counted(t *Threshold) Response {
	share := *r
	share.Name, share.Statistic = t.Expression, Within
	if t.Operator == "<" || t.Operator == ">=" {
		share.Statistic = Below
	}
	share.within = bound.Nanoseconds(t.Limit)
	return share
}

// BoundsAbove says whether the threshold is on how much there may be at the most.
func (t *Threshold) BoundsAbove() bool { return t.Operator == "<" || t.Operator == "<=" }

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
