package response

import (
	"fmt"
	"math"

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

	// Count is the index into the model's Counts of the share that decides a threshold on a quantile, and Probability
	// what it must reach; None for others.
	Count       int
	Probability float64
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
		c.Fail(t.Meta, scenario.BadExpression, fmt.Sprintf("%q is not a threshold", t.Text),
			"write response < limit, such as flow.trucks.time.p95 < 6h; also <=, > and >=")
	}
	return condition{t, limit}, ok
}

func (c *compiler) threshold(t condition) {
	i := c.responseIndex(scenario.Text{Meta: t.Meta, Text: t.Name})
	if i == plan.None {
		return
	}
	r := &c.model.Responses[i]
	limit, err := unit.Parse(t.Quantity, r.dimension())
	if err != nil {
		c.Fail(t.Meta, scenario.BadQuantity, fmt.Sprintf("the limit of %s: %v", t.Name, err), "")
		return
	}
	if r.dimension() == unit.Rate {
		limit *= 86400 // responses count by the day
	}
	made := Threshold{
		Expression: fmt.Sprintf("%s %s %s", t.Name, t.Operator, t.Quantity), Response: i, Operator: t.Operator,
		Limit: limit, Meta: t.Meta, Count: plan.None,
	}
	if p, ok := r.Statistic.Quantile(); ok {
		made.Probability, made.Count = p, len(c.model.Counts)
		c.model.Counts = append(c.model.Counts, r.counted(&made))
	}
	c.model.Thresholds = append(c.model.Thresholds, made)
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
