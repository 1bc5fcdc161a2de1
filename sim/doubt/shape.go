package doubt

import (
	"math"

	"karvon/sim/internal/precise"
)

// Family is a kind of distribution.
type Family string

// The families.
const (
	plainPERT       Family = "PERT"
	pertOfLogarithm Family = "PERT of the logarithm"
	normal          Family = "normal"
	lognormal       Family = "lognormal"
	uniform         Family = "uniform"
)

// Families lists the families.
var Families = []Family{plainPERT, pertOfLogarithm, normal, lognormal, uniform}

// Stated is what is said of a quantity.
type Stated struct {
	Low, Value, High float64 // Low < High, and Value between the two
	Even             bool    // whether all of the range is as likely
	Level            float64 // the probability that lies between the ends; 0 where they are the least and the most

	// Least and Most are the ends of what can be at all.
	Least, Most float64
}

// wide is the ratio of the high to the low end from which the logarithm is drawn.
const wide = 4

// Fit finds from what a quantity is drawn. Where its ends are the least and the most it is PERT with its mode at the
// value (Malcolm, Roseboom, Clark and Fazar 1959), or PERT of the logarithm where the low end is above zero and the
// high one at least four times as much. Where the ends are quantiles it is normal, or lognormal where the low one is
// above zero: two ends fix both of its parameters, and the value is not asked.
func Fit(s Stated) Shape {
	shape := Shape{stated: s, ratio: 0}
	switch {
	case s.Even:
		shape.Family = uniform
	case s.Level > 0:
		shape.fitQuantiles()
	case s.Low > 0 && s.High >= wide*s.Low:
		shape.Family, shape.ratio = pertOfLogarithm, precise.Log(s.High/s.Low)
		shape.beta(precise.Log(s.Value/s.Low) / shape.ratio)
	default:
		shape.Family = plainPERT
		shape.beta((s.Value - s.Low) / (s.High - s.Low))
	}
	return shape
}

// Shape is the distribution of a quantity over its range.
type Shape struct {
	Family Family
	stated Stated

	a, b           float64 // of the beta variable behind PERT
	ratio          float64 // of PERT of the logarithm: the logarithm of the ends' ratio
	centre, spread float64 // of the quantity, or of its logarithm, where the ends are quantiles
}

// beta is the beta variable of PERT with its mode at a place between 0 and 1.
func (s *Shape) beta(mode float64) {
	s.a, s.b = 1+float64(4*mode), 1+float64(4*(1-mode))
}

func (s *Shape) fitQuantiles() {
	low, high := s.stated.Low, s.stated.High
	s.Family = normal
	if low > 0 {
		s.Family, low, high = lognormal, precise.Log(low), precise.Log(high)
	}
	s.centre = (low + high) / 2
	s.spread = (high - low) / float64(2*precise.NormalQuantile((1+s.stated.Level)/2))
}

// Quantile is the value below which the quantity lies with a probability. What a normal or lognormal quantity would
// be beyond what can be is the end of what can be.
func (s *Shape) Quantile(p float64) float64 {
	switch s.Family {
	case normal:
		return s.possible(s.centre + float64(s.spread*precise.NormalQuantile(p)))
	case lognormal:
		return s.possible(precise.Exp(s.centre + float64(s.spread*precise.NormalQuantile(p))))
	}
	at := s.Position(p)
	return float64((1-at)*s.stated.Low) + float64(at*s.stated.High)
}

func (s *Shape) possible(x float64) float64 {
	return math.Max(s.stated.Least, math.Min(s.stated.Most, x))
}

// Position is the place in the range at which the quantity is where a uniform number is u: 0 at the low end, 1 at the
// high one. Where the ends are quantiles it can lie beyond both.
func (s *Shape) Position(u float64) float64 {
	switch s.Family {
	case plainPERT, pertOfLogarithm:
		return s.pert(u)
	case normal, lognormal:
		return (s.Quantile(u) - s.stated.Low) / (s.stated.High - s.stated.Low)
	}
	return u
}

func (s *Shape) pert(u float64) float64 {
	if u <= 0 || u >= 1 {
		return u
	}
	x, _ := precise.BetaQuantile(s.a, s.b, u)
	if s.Family == pertOfLogarithm {
		return precise.Expm1(float64(x*s.ratio)) / precise.Expm1(s.ratio)
	}
	return x
}
