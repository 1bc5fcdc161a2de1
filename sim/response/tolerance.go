package response

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/internal/expression"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// defaultTolerance is the share of a response's baseline within which a difference does not matter where the
// scenario states no other tolerance.
const defaultTolerance = 0.02

// Tolerance is the difference of a response that does not matter.
type Tolerance struct {
	Response int     // index into Responses
	Limit    float64 // a share of the baseline where Relative holds, else in the response's unit
	Relative bool
	Text     string // as written, such as 2%
}

// Judged lists the responses by which a change is judged: the primary ones, or those of the thresholds where the
// scenario names none.
func (m *Model) Judged() []int {
	if len(m.Primary) > 0 {
		return m.Primary
	}
	var judged []int
	for _, t := range m.Thresholds {
		if !slices.Contains(judged, t.Response) {
			judged = append(judged, t.Response)
		}
	}
	return judged
}

// Tolerance gives the tolerance of a response.
func (m *Model) Tolerance(response int) Tolerance {
	for _, t := range m.tolerances {
		if t.Response == response {
			return t
		}
	}
	return Tolerance{Response: response, Limit: defaultTolerance, Relative: true,
		Text: unit.Format(defaultTolerance, unit.Share)}
}

// tolerances compiles the scenario's tolerances. Each is of a response that is judged: another one would be read
// and ignored.
func (c *compiler) tolerances() {
	for _, t := range c.scenario.Tolerances {
		limit, ok := expression.ParseLimit(t.Text, "within")
		if !ok {
			c.Fail(t.Meta, scenario.BadExpression, fmt.Sprintf("%q is not a tolerance", t.Text),
				"write response within limit, such as flow.trucks.time.p95 within 5%")
			continue
		}
		if tolerance, ok := c.tolerance(t.Meta, limit.Name, limit.Quantity); ok {
			c.model.tolerances = append(c.model.tolerances, tolerance)
		}
	}
}

func (c *compiler) tolerance(meta scenario.Meta, name, limit string) (Tolerance, bool) {
	i := c.responseIndex(scenario.Text{Meta: meta, Text: name})
	if i == plan.None {
		return Tolerance{}, false
	}
	t := Tolerance{Response: i, Relative: strings.HasSuffix(limit, "%"), Text: limit}
	dimension := c.model.Responses[i].dimension()
	if t.Relative {
		dimension = unit.Share
	}
	value, err := unit.Parse(limit, dimension)
	if dimension == unit.Rate {
		value *= 86400 // responses count by the day
	}
	t.Limit = value
	switch twice := slices.ContainsFunc(c.model.tolerances, func(other Tolerance) bool { return other.Response == i }); {
	case err != nil:
		c.Fail(meta, scenario.BadQuantity, fmt.Sprintf("the tolerance of %s: %v", name, err),
			"a share of its value, such as 5%, or a quantity in its unit")
	case value <= 0:
		c.Fail(meta, scenario.BadQuantity, fmt.Sprintf("the tolerance of %s is %s; it is more than 0", name, limit), "")
	case !slices.Contains(c.model.Judged(), i):
		c.Fail(meta, scenario.UnknownResponse, name+" is not among the primary responses, by which a change is judged",
			"add it to primary")
	case twice:
		c.Fail(meta, scenario.NameClash, name+" has two tolerances", "")
	default:
		return t, true
	}
	return Tolerance{}, false
}
