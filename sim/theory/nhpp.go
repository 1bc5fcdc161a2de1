package theory

import (
	"cmp"
	"errors"
	"math"
)

// SinusoidalRate is the rate of a non-homogeneous Poisson process that swings
// over a period: Mean + Amplitude·sin(2π·t/Period).
type SinusoidalRate struct {
	Mean, Amplitude, Period float64
}

func (r SinusoidalRate) check() error {
	err := cmp.Or(positive("mean rate", r.Mean), notNegative("amplitude", r.Amplitude), positive("period", r.Period))
	if err == nil && r.Amplitude > r.Mean {
		return errors.New("theory: the amplitude exceeds the mean, so that the rate would be negative")
	}
	return err
}

func (r SinusoidalRate) frequency() float64 { return 2 * math.Pi / r.Period }

// Count returns the mean, which is also the variance, of the number of
// arrivals between two times: the integral of the rate.
func (r SinusoidalRate) Count(from, to float64) (float64, error) {
	if err := r.check(); err != nil {
		return 0, err
	}
	if !(from <= to) {
		return 0, errors.New("theory: a window begins before it ends")
	}
	omega := r.frequency()
	return r.Mean*(to-from) + r.Amplitude/omega*(math.Cos(omega*from)-math.Cos(omega*to)), nil
}

// RatePiece is a stretch of time with a constant rate of arrivals.
type RatePiece struct {
	Duration, Rate float64
}

// PiecewiseCount returns the mean, which is also the variance, of the number
// of Poisson arrivals over all pieces together.
func PiecewiseCount(pieces []RatePiece) (float64, error) {
	count := 0.0
	for _, piece := range pieces {
		if err := cmp.Or(notNegative("duration", piece.Duration), notNegative("rate", piece.Rate)); err != nil {
			return 0, err
		}
		count += piece.Duration * piece.Rate
	}
	return count, nil
}
