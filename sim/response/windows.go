package response

import (
	"errors"
	"fmt"

	"karvon/sim/scenario"
)

// Many windows right after each other are observed as one that is as long as all of them. Rates, drifts and averages
// over time are of a day or a week, however long the window is; times, quantiles and shares are of all who begin in it.
// What they estimate does not depend on the number of windows. The largest is of all that was observed, of all windows
// as of all replications, and grows with the one number as with the other. A time until something happens is of one
// window, with its own end.

// CheckWindows refuses many windows where a run or a response is of one.
func (m *Model) CheckWindows() error {
	if m.Windows <= 1 {
		return nil
	}
	return m.CheckSeveral()
}

// CheckSeveral refuses several windows, however many, where a run or a response is of one.
func (m *Model) CheckSeveral() error {
	if m.Kind == scenario.Terminating {
		return errors.New("a terminating run has one window: it starts as it is meant to, so that no warm-up is saved")
	}
	for i := range m.Responses {
		if r := &m.Responses[i]; r.IsTimeUntil() {
			return fmt.Errorf("%s is a time within one window: it has no meaning where a replication has several", r.Name)
		}
	}
	return nil
}

// ofOneWindow refuses what is asked of one window where the scenario has several.
func (c *compiler) ofOneWindow(name scenario.Text, r *Response) {
	if windows := c.model.Windows; windows > 1 && r.IsTimeUntil() {
		c.Fail(name.Meta, scenario.OutOfRange, "it is a time within one window, and a replication has several",
			fmt.Sprintf("run.windows is %d", windows))
	}
}
