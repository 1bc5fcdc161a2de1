package response

import (
	"fmt"
	"slices"
	"strings"

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
		l, ok := c.readLimit(t, "tolerance",
			"write response within limit, such as flow.trucks.time.p95 within 5%", "within")
		if ok {
			c.tolerance(l)
		}
	}
}

func (c *compiler) tolerance(l limit) {
	t := Tolerance{Relative: strings.HasSuffix(l.Quantity, "%"), Text: l.Quantity}
	var ok bool
	if t.Response, t.Limit, ok = c.measure(l, t.Relative); !ok {
		return
	}
	isSame := func(other Tolerance) bool { return other.Response == t.Response }
	switch {
	case t.Limit <= 0:
		c.Fail(l.Meta, scenario.BadQuantity,
			fmt.Sprintf("the tolerance of %s is %s; it is more than 0", l.Name, l.Quantity), "")
	case !slices.Contains(c.model.Judged(), t.Response):
		c.Fail(l.Meta, scenario.UnknownResponse, l.Name+" is not among the primary responses, by which a change is judged",
			"add it to primary")
	case slices.ContainsFunc(c.model.tolerances, isSame):
		c.Fail(l.Meta, scenario.NameClash, l.Name+" has two tolerances", "")
	default:
		c.model.tolerances = append(c.model.tolerances, t)
	}
}
