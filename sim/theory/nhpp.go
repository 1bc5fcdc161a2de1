package theory

import (
	"cmp"
	"errors"
	"math"
)

// sinusoidalRate is the rate of a non-homogeneous Poisson process that swings over a period: mean +
// amplitude·sin(2π·t/period).
type sinusoidalRate struct {
	mean, amplitude, period float64
}

func (r sinusoidalRate) check() error {
	err := cmp.Or(positive("mean rate", r.mean), notNegative("amplitude", r.amplitude), positive("period", r.period))
	if err == nil && r.amplitude > r.mean {
		return errors.New("theory: the amplitude exceeds the mean, so that the rate would be negative")
	}
	return err
}

func (r sinusoidalRate) frequency() float64 { return 2 * math.Pi / r.period }

// count returns the mean, which is also the variance, of the number of arrivals between two times: the integral of
// the rate.
func (r sinusoidalRate) count(from, to float64) (float64, error) {
	if err := r.check(); err != nil {
		return 0, err
	}
	if !(from <= to) {
		return 0, errors.New("theory: a window begins before it ends")
	}
	omega := r.frequency()
	return r.mean*(to-from) + r.amplitude/omega*(math.Cos(omega*from)-math.Cos(omega*to)), nil
}

// ratePiece is a stretch of time with a constant rate of arrivals.
type ratePiece struct {
	duration, rate float64
}

// PiecewiseCount returns the mean, which is also the variance, of the number of Poisson arrivals over all pieces
// together.
func PiecewiseCount(pieces []ratePiece) (float64, error) {
	count := 0.0
	for _, piece := range pieces {
		if err := cmp.Or(notNegative("duration", piece.duration), notNegative("rate", piece.rate)); err != nil {
			return 0, err
		}
		count += piece.duration * piece.rate
	}
	return count, nil
}
