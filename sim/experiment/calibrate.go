package experiment

import (
	"cmp"
	"context"
	"fmt"
	"math"

	"karvon/sim/bound"
	"karvon/sim/observed"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// Calibration says which values of assumptions, within their ranges, make the responses of a model those that were
// observed.
//
// What is not known of the assumptions before is their doubt. The simulation is run at points that fill it, each by
// replications with luck of its own, so that chance averages out over the points; an emulator is fitted to what they
// give; and by it what was observed is likely or not: as one realisation, by the covariance between replications, the
// emulator's own and the error of the model. The posterior is drawn from by tempering, further points are run where it
// is, as many rounds as were fixed beforehand, and what is found is tested by replications that were not seen.
type Calibration struct {
	*response.Model
	Seed         uint64
	ModelError   float64 // share of a value by which the model may be wrong
	Rounds       int
	Size         int // points of a round
	Replications int // of each point
	Values       []observed.Value
	Dates        int // realisations

	Assumptions []Calibrated
	Combined    []KnownCombination // what the data tell together and not apart
	Set         map[string]float64 // positions that the values found have; of what the data tell nothing of, as stated

	// Reached is whether any values within the ranges give what was observed. Where none do, the values told of are those
	// of the points simulated that come nearest, and the intervals mean nothing.
	Reached     bool
	Predictions []Prediction // by value, in the order of Values
	Spread      []Spreading  // of responses that differ between dates by more than replications do

	Failures []Failure
}

// CalibrateOptions say how the question is put.
type CalibrateOptions struct {
	Base         Point // the scenario as it stands
	Doubt        *scenario.Doubt
	Chosen       func(name string) bool // which assumptions are moved
	Values       []observed.Value       // sorted as observed.Table.Of does
	ModelError   float64
	Rounds       int // at least 1
	Size         int // points of a round; 0 for what the number of assumptions asks for
	Replications int // of each point, at least 2

	draws int // of the posterior of a round; 0 for as many as its quantiles need
}

// The bounds of a calibration, and what is done where nothing is said.
const (
	MostCalibrated           = 40
	CalibrationRounds        = 4
	CalibrationReplications  = 4
	leastSize                = 24
	sizeAnAssumption         = 8
	calibrationDraws         = 2000 // and twice as many in the last round
	predictedDraws           = 40
	replicationsAPredicted   = 2
	replicationsOfCalibrated = 40
)

// sizeOfCalibration is the number of points of a round for a number of assumptions.
func sizeOfCalibration(assumptions int) int { return max(leastSize, sizeAnAssumption*assumptions) }

// MovedInCalibration lists what is moved: a group where any of its members is chosen.
func MovedInCalibration(d *scenario.Doubt, chosen func(name string) bool) []FactorGroup {
	return movedOf(d, chosen)
}

// calibrating is a calibration in the making.
type calibrating struct {
	ctx    context.Context
	runner *Runner
	*Calibration
	options *CalibrateOptions
	*priorSpace
	names     []string // of the responses that were observed
	responses []int    // their places in the model
	raw       []rawPoint
	scales    map[int]observedScale
	target    *target
	next      int // the first replication that nothing has seen
	draws     int // of the posterior
	priors    [][]float64
}

// rawPoint is a design point with its values as simulated.
type rawPoint struct {
	scores      []float64
	coordinates []float64
	values      [][]float64 // by response and replication
}

// Calibrate finds the values. The error is the run directory's, or says why there is no answer: that nothing is to be
// fitted, that a response has no value in the simulation, or that an interruption came first.
func Calibrate(ctx context.Context, runner *Runner, m *response.Model, o CalibrateOptions) (*Calibration, error) {
	x := &calibrating{ctx: ctx, runner: runner, options: &o, Calibration: &Calibration{
		Model: m, Seed: m.Seed, ModelError: o.ModelError, Rounds: o.Rounds, Size: o.Size, Replications: o.Replications,
		Values: o.Values, Dates: len(observed.Dates(o.Values)),
	}}
	if o.Base.Seed != nil {
		x.Seed = *o.Base.Seed
	}
	moved := movedOf(o.Doubt, o.Chosen)
	x.priorSpace = newPriorSpace(o.Doubt, moved, o.Base)
	if x.Size == 0 {
		x.Size = sizeOfCalibration(len(moved))
	}
	x.responses = responsesOf(m, o.Values)
	x.names = namesOf(m, x.responses)
	if len(fitted(m, o.Values)) == 0 {
		return nil, fmt.Errorf("all of what was observed is held out: nothing is left to be fitted")
	}
	x.draws = cmp.Or(o.draws, calibrationDraws)
	x.priors = x.spread(x.draws, o.Doubt, x.Seed)
	posterior, l, err := x.search()
	if err != nil {
		return nil, err
	}
	x.tell(posterior, l)
	if err := x.predict(posterior); err != nil {
		return nil, err
	}
	return x.Calibration, nil
}

// responsesOf lists the responses of values, which are sorted by them.
func responsesOf(m *response.Model, values []observed.Value) []int {
	var responses []int
	for i := range values {
		r, _ := m.ResponseIndex(values[i].Response)
		if len(responses) == 0 || responses[len(responses)-1] != r {
			responses = append(responses, r)
		}
	}
	return responses
}

// search runs the rounds.
func (x *calibrating) search() (*particles, *likelihood, error) {
	var posterior *particles
	var l *likelihood
	for round := range x.Rounds {
		scores := x.spread(x.Size, x.options.Doubt, x.Seed+1)
		if round > 0 {
			scores = spacedFrom(posterior.scores, x.Size, furtherOut)
		}
		if err := x.simulate(scores, round); err != nil {
			return nil, nil, err
		}
		if round == 0 {
			if err := x.scale(); err != nil {
				return nil, nil, err
			}
		}
		var near [][]float64
		if posterior != nil {
			near = x.placesOf(posterior)
		}
		l = newLikelihood(x.priorSpace, newEmulator(x.onScales(), near, len(x.target.responses)), x.target, l)
		prior := x.priors
		if round == x.Rounds-1 {
			prior = x.spread(2*x.draws, x.options.Doubt, x.Seed)
		}
		posterior = l.temper(x.ctx, prior, draws{x.Seed + uint64(round)})
		if x.ctx.Err() != nil {
			return nil, nil, interrupted(x.ctx, errUnfinished)
		}
	}
	return posterior, l, nil
}

// furtherOut is by how much more than the posterior the next points are spread about its mean.
const furtherOut = 1.25

// spacedFrom picks points from draws, each further from their mean.
func spacedFrom(scores [][]float64, n int, further float64) [][]float64 {
	centre, _ := moments(scores)
	picked := make([][]float64, n)
	for i := range picked {
		from := scores[i*len(scores)/n]
		picked[i] = make([]float64, len(from))
		for j := range from {
			picked[i][j] = bounded(centre[j] + float64(further*(from[j]-centre[j])))
		}
	}
	return picked
}

// placesOf gives the coordinates of draws.
func (x *calibrating) placesOf(p *particles) [][]float64 {
	places := make([][]float64, len(p.scores))
	for i := range places {
		places[i] = x.coordinates(p.scores[i], make([]float64, len(x.axes)))
	}
	return places
}

// point makes a design point at normal scores, with luck that no other has.
func (x *calibrating) point(name string, positions map[string]float64, replications int) Point {
	point := x.options.Base
	point.Name, point.Positions, point.first = name, positions, x.next
	x.next += replications
	return point
}

// run simulates points; those that fail have an error.
func (x *calibrating) run(points []Point, replications int) ([]Evaluation, error) {
	evaluations, err := evaluate(x.ctx, x.runner, points, question{x.names, false, false}, replications)
	stopped(evaluations)
	x.Failures = append(x.Failures, failures(evaluations)...)
	switch {
	case err != nil:
		return nil, err
	case x.ctx.Err() != nil:
		return nil, interrupted(x.ctx, errUnfinished)
	case nothing(evaluations):
		return nil, evaluations[0].Err
	}
	return evaluations, nil
}

// simulate runs the points of a round.
func (x *calibrating) simulate(scores [][]float64, round int) error {
	var points []Point
	for i := range scores {
		points = append(points, x.point(fmt.Sprintf("round %d, point %d", round+1, i+1), x.positions(scores[i]),
			x.Replications))
	}
	evaluations, err := x.run(points, x.Replications)
	if err != nil {
		return err
	}
	for i := range evaluations {
		if evaluations[i].Err != nil {
			continue
		}
		raw := rawPoint{scores: scores[i]}
		for j := range x.axes {
			raw.coordinates = append(raw.coordinates, x.axes[j].among(points[i].Positions))
		}
		for r := range x.responses {
			raw.values = append(raw.values, evaluations[i].Values(r))
		}
		x.raw = append(x.raw, raw)
	}
	return nil
}

// scale chooses the scale of each response, by the first round.
func (x *calibrating) scale() error {
	x.scales = map[int]observedScale{}
	for i, r := range x.responses {
		var seen, simulated []float64
		all := 0
		for k := range x.Values {
			if x.Values[k].Response == x.names[i] {
				seen = append(seen, x.Values[k].Number)
			}
		}
		for p := range x.raw {
			for _, v := range x.raw[p].values[i] {
				all++
				if !math.IsNaN(v) {
					simulated = append(simulated, v)
				}
			}
		}
		if 2*len(simulated) < all {
			return fmt.Errorf("%s has no value in %d of %d replications all over the ranges: it cannot be fitted", x.names[i],
				all-len(simulated), all)
		}
		x.scales[r] = newObservedScale(&x.Model.Responses[r], seen, simulated)
	}
	x.target = newTarget(x.Model, x.Values, x.scales, x.ModelError)
	return nil
}

// onScales gives the points with the values of the responses that are fitted, on their scales.
func (x *calibrating) onScales() []simulatedPoint {
	points := make([]simulatedPoint, len(x.raw))
	for i := range x.raw {
		points[i].coordinates = x.raw[i].coordinates
		for k, r := range x.responses {
			if !x.isFitted(r) {
				continue
			}
			scale := x.scales[r]
			values := make([]float64, len(x.raw[i].values[k]))
			for n, v := range x.raw[i].values[k] {
				values[n] = nan
				if !math.IsNaN(v) {
					values[n] = scale.on(v)
				}
			}
			points[i].values = append(points[i].values, values)
		}
	}
	return points
}

func (x *calibrating) isFitted(response int) bool {
	for _, r := range x.target.responses {
		if r == response {
			return true
		}
	}
	return false
}

// CheckCalibration refuses more replications than an experiment holds.
func CheckCalibration(o *CalibrateOptions, assumptions int) error {
	size := o.Size
	if size == 0 {
		size = sizeOfCalibration(assumptions)
	}
	points, ok := bound.Product(int64(size), int64(o.Rounds))
	if !ok || !bound.Points.Allows(points) {
		return fmt.Errorf("%d rounds of %d points are too many %s (%s)", o.Rounds, size, bound.Points.Name, &bound.Points)
	}
	return Within(int(points), o.Replications)
}
