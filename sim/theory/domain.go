package theory

import (
	"errors"
	"fmt"
	"math"
)

// errUnstable says that work arrives at least as fast as it can be done, so that there is no steady state.
var errUnstable = errors.New("theory: the offered load is not below the capacity")

// The checks below are joined by cmp.Or, which returns the first complaint.

func positive(name string, value float64) error {
	if value > 0 && !math.IsInf(value, 1) {
		return nil
	}
	return fmt.Errorf("theory: the %s must be positive and finite, not %v", name, value)
}

func notNegative(name string, value float64) error {
	if value >= 0 && !math.IsInf(value, 1) {
		return nil
	}
	return fmt.Errorf("theory: the %s must be finite and not negative, not %v", name, value)
}

func probability(name string, value float64) error {
	if value > 0 && value < 1 {
		return nil
	}
	return fmt.Errorf("theory: the %s must lie between 0 and 1, not at %v", name, value)
}

func atLeast(name string, value, least int) error {
	if value >= least {
		return nil
	}
	return fmt.Errorf("theory: the %s must be at least %d, not %d", name, least, value)
}

func secondMomentOf(name string, mean, secondMoment float64) error {
	// Rounded input may fall short of a constant's mean² by a trace.
	if secondMoment >= mean*mean*(1-1e-9) && !math.IsInf(secondMoment, 1) {
		return nil
	}
	return fmt.Errorf("theory: the second moment %v of the %s is less than its squared mean or infinite", secondMoment,
		name)
}

func sameLength(name string, length, want int) error {
	if length == want {
		return nil
	}
	return fmt.Errorf("theory: there are %d %s, but %d stations", length, name, want)
}

func stable(utilisation float64) error {
	if utilisation < 1 {
		return nil
	}
	return fmt.Errorf("%w (utilisation %v)", errUnstable, utilisation)
}
