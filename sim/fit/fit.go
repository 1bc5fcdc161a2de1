package fit

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// Times fits distributions to observations of times. The error is of observations that are none (not a
// number, ends the wrong way round), of options that do not belong together, or that the context has ended.
func Times(ctx context.Context, observations []Observation, options Options) (*Fits, error) {
	if err := checkTimes(observations, options); err != nil {
		return nil, err
	}
	p := prepare(observations, options)
	r := p.counted()
	if len(p.kept) == 0 {
		r.Troubles = p.troubles(r, nil)
		r.Families, r.Chosen = []Fit{empirical(p.zeroObservations())}, 0
		r.Why = []Trouble{why(onlyZeros)}
		return r, nil
	}
	f := newFitting(p.kept, options.Seed)
	f.describe(r)
	for _, family := range p.families() {
		fitted, ok, err := f.fit(ctx, family)
		if err != nil {
			return nil, err
		}
		if ok {
			r.Families = append(r.Families, fitted)
		}
	}
	r.Families = append(r.Families, f.tables(options)...)
	r.order()
	r.choose()
	r.Troubles = p.troubles(r, f)
	return r, nil
}

func checkTimes(observations []Observation, options Options) error {
	if len(observations) == 0 {
		return fmt.Errorf("there are no observations to fit")
	}
	if options.Starts != nil && len(options.Starts) != len(observations) {
		return fmt.Errorf("%d observations have %d starts: each has one, or none has", len(observations),
			len(options.Starts))
	}
	for i, o := range observations {
		if !(o.Low <= o.High) || math.IsInf(o.Low, 0) {
			return fmt.Errorf("observation %d from %v to %v is none: it goes from a number to one that is not below it", i+1,
				o.Low, o.High)
		}
	}
	for _, name := range options.Families {
		if !slices.Contains(familyNames(), name) {
			return fmt.Errorf("there is no family named %q that could be fitted: they are %q", name, familyNames())
		}
	}
	return nil
}

// familyNames lists the families that can be fitted, as the scenario language names them.
func familyNames() []string {
	var names []string
	for _, f := range slices.Concat(smoothFamilies, boundedFamilies) {
		names = append(names, f.name)
	}
	return append(names, constantFamily, discreteFamily, empiricalFamily)
}

// The families that have no law of continuous values.
const (
	constantFamily  = "constant"
	discreteFamily  = "discrete"
	empiricalFamily = "empirical"
)

// prepared are observations as families take them.
type prepared struct {
	all     []Observation // as they were given
	options Options
	kept    []Observation // above zero, or from zero, with the intervals of rounded ones
	places  []int         // where each that is kept stands in all
	step    float64       // to which they are rounded
	coarse  bool          // whether that is more than a trifle
	zeros   int
	below   int // negative
}

func prepare(observations []Observation, options Options) *prepared {
	p := &prepared{all: observations, options: options}
	var exact []float64
	for _, o := range observations {
		if o.Low == o.High && o.Low > 0 {
			exact = append(exact, o.Low)
		}
	}
	switch {
	case options.rounding > 0:
		p.step = options.rounding
	case options.rounding == 0:
		p.step = roundingStep(exact)
	}
	p.coarse = p.step > 0 && (options.rounding > 0 || p.step > fineStep*deviation(exact))
	apart := p.zerosApart(exact)
	for i, o := range observations {
		switch {
		case o.High < 0 || o.Low < 0 && o.Low == o.High:
			p.below++
			continue
		case o.Low == 0 && o.High == 0 && apart:
			p.zeros++
			continue
		}
		p.kept, p.places = append(p.kept, Observation{max(0, o.Low), o.High}), append(p.places, i)
	}
	if p.coarse {
		p.kept = unrounded(p.kept, p.step)
	}
	return p
}

// zerosApart says whether zeros are another thing than small values: always where small values are not rounded to
// zero; else where they are more than three times as many as values of one step.
func (p *prepared) zerosApart(exact []float64) bool {
	if !p.coarse {
		return true
	}
	zeros, ones := 0, 0
	for _, o := range p.all {
		if o.Low == o.High && o.Low == 0 {
			zeros++
		}
	}
	for _, x := range exact {
		if math.Abs(x-p.step) < 1e-6*p.step {
			ones++
		}
	}
	return zeros > 3*ones+3
}

func deviation(values []float64) float64 {
	var mean, squares float64
	for _, x := range values {
		mean += x / float64(len(values))
	}
	for _, x := range values {
		squares += float64((x-mean)*(x-mean)) / float64(len(values))
	}
	return root(squares)
}

func (p *prepared) zeroObservations() []Observation { return make([]Observation, max(1, p.zeros)) }

// counted has what is counted of the observations.
func (p *prepared) counted() *Fits {
	r := &Fits{N: len(p.all), Autocorrelation: math.NaN()}
	if p.coarse {
		r.Rounding = p.step
	}
	for _, o := range p.all {
		if o.High == infinite {
			r.Censored++
		} else if o.Low < o.High || p.coarse {
			r.rounded++
		}
	}
	if p.zeros > 0 {
		r.Zeros = shareOf(p.zeros, len(p.all)-p.below)
	}
	return r
}

// families are those to try.
func (p *prepared) families() []*family {
	var all []*family
	for _, list := range [][]family{smoothFamilies, boundedFamilies} {
		for i := range list {
			if len(p.options.Families) == 0 || slices.Contains(p.options.Families, list[i].name) {
				all = append(all, &list[i])
			}
		}
	}
	return all
}

// describe fills in moments and quantiles.
func (f *fitting) describe(r *Fits) {
	points := make([]float64, len(f.observations))
	for i, o := range f.observations {
		points[i] = o.point()
	}
	slices.Sort(points)
	r.Mean, r.SD = f.mean.Value, 0
	if n := float64(len(points)); n > 1 {
		r.SD = deviation(points) * root(n/(n-1))
	}
	if r.Mean > 0 {
		r.CV = r.SD / r.Mean
	}
	r.Least, r.Greatest = points[0], points[len(points)-1]
	for p, at := range map[float64]*float64{0.25: &r.Quartile1, 0.5: &r.Median, 0.75: &r.Quartile3, 0.95: &r.P95} {
		*at = f.observed.at(p)
	}
}
