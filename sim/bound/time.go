package bound

import "math"

// Never is the time of what does not happen, and the length of what does not end: the end of the clock, some 292
// years after a run's start.
const Never int64 = math.MaxInt64

// Second and day are lengths of time in nanoseconds; Century is the longest that a scenario can state.
const (
	Second  int64 = 1e9
	day     int64 = 86_400 * Second
	Century int64 = 36_525 * day
)

// Later gives the time that lies by so much behind a time, both in nanoseconds and at least zero: Never where the
// clock ends before. Every time in the future is made here, so that nothing can come to lie in the past.
func Later(time, by int64) int64 {
	if time > Never-by {
		return Never
	}
	return time + by
}

// Nanoseconds gives a length of time in whole nanoseconds, the nearest to a number of seconds: Never from the end
// of the clock on, and zero for what is below zero or no number.
func Nanoseconds(seconds float64) int64 { return Round(float64(seconds * 1e9)) }

// Round gives the whole number nearest to a number of at least zero, halves upwards: Never from there on, and zero
// for what is below zero or no number. Processors differ in what they make of such numbers, so nothing else turns
// one that is not known to be small into an integer.
func Round(x float64) int64 {
	switch {
	case x >= 1<<63:
		return Never
	case !(x > 0):
		return 0
	}
	return int64(float64(x) + 0.5) // no product that a caller hands over is fused into the sum
}
