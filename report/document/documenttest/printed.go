// Package documenttest has what tests of documents and of their writers share.
package documenttest

import (
	"strconv"
	"strings"

	"karvon/sim/stats"
)

// PrintedEnds reads the ends of an interval as it is printed.
func PrintedEnds(shown string) (low, high float64, ok bool) {
	plain := strings.ReplaceAll(strings.TrimLeft(shown, "≥≤~ "), ",", "")
	first, second, by := strings.Cut(plain, " ± ")
	if !by {
		first, second, _ = strings.Cut(plain, " to ")
	}
	low, err := strconv.ParseFloat(strings.TrimSpace(first), 64)
	high, wrong := strconv.ParseFloat(strings.TrimSpace(second), 64)
	if by {
		low, high = low-high, low+high
	}
	return low, high, err == nil && wrong == nil
}

// About makes an estimate of a mean with a half-width, without an interval where that is none.
func About(mean, halfWidth float64) stats.Estimate {
	e := stats.Unknown(mean)
	e.Low, e.High, e.Confidence, e.N = mean-halfWidth, mean+halfWidth, 0.95, 4
	return e
}

// Unfinished makes an estimate one of which a share was unfinished.
func Unfinished(e stats.Estimate, share float64) stats.Estimate {
	e.Unfinished = share
	return e
}

// Bounded makes an estimate a bound.
func Bounded(e stats.Estimate, bound stats.Bound) stats.Estimate {
	e.Bound = bound
	return e
}
