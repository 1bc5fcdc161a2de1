package experiment

import (
	"context"
	"math"
	"slices"

	"karvon/sim/internal/precise"
	"karvon/sim/random"
)

// likelihood says how likely what was observed is at a place, by the emulator: normal on the scales, with the
// covariance of what one realisation is observed to be, that of the emulator and the model's error (Wood 2010). Further
// out than an emulator was fitted, that of the round before tells, which looked further: a local surface goes anywhere
// there.
type likelihood struct {
	*priorSpace
	*emulator
	*target
	wider       *likelihood // nil of the first round
	told        emulated
	coordinates []float64
	off         []float64
	covariance  [][]float64
}

func newLikelihood(s *priorSpace, e *emulator, t *target, wider *likelihood) *likelihood {
	p := len(t.responses)
	return &likelihood{priorSpace: s, emulator: e, target: t, wider: wider,
		told:        emulated{means: make([]float64, p), variances: make([]float64, p), doubts: make([]float64, p)},
		coordinates: make([]float64, len(s.axes)), off: make([]float64, p), covariance: zeros(p, p)}
}

// distance gives the squared distance of what was observed from what would be simulated at a place, and the logarithm
// of the covariance's determinant.
func (l *likelihood) distance(scores []float64) (square, logDeterminant float64) {
	coordinates := l.priorSpace.coordinates(scores, l.coordinates)
	if l.wider != nil && l.emulator.isFar(coordinates) {
		return l.wider.distance(scores)
	}
	l.at(coordinates, &l.told)
	for i := range l.off {
		l.off[i] = l.target.means[i] - l.told.means[i]
		for j := range i + 1 {
			l.covariance[i][j] = float64(l.weights[i][j] * float64(l.emulator.correlation[i][j]*
				math.Sqrt(float64(l.told.variances[i]*l.told.variances[j]))))
			l.covariance[j][i] = l.covariance[i][j]
		}
		l.covariance[i][i] += l.told.doubts[i] + float64(l.errors[i]*l.errors[i]) + leastVariance
	}
	lower := triangle(l.covariance)
	forward(lower, l.off, l.off)
	for i := range lower {
		logDeterminant += float64(2 * precise.Log(lower[i][i]))
	}
	return squared(l.off), logDeterminant
}

// logarithm of the likelihood of a place.
func (l *likelihood) logarithm(scores []float64) float64 {
	square, determinant := l.distance(scores)
	return -(square + determinant) / 2
}

// prior is the logarithm of the prior's density, but for a constant; none where nothing is looked for.
func (s *priorSpace) prior(scores []float64, scratch []float64) float64 {
	for _, score := range scores {
		if math.Abs(score) > furthestScore {
			return math.Inf(-1)
		}
	}
	forward(s.lower, scores, scratch)
	return -squared(scratch) / 2
}

// particles are draws of the posterior with their likelihoods.
type particles struct {
	scores      [][]float64
	likelihoods []float64
}

// draws gives keyed draws: each by what it is for.
type draws struct{ seed uint64 }

var drawnForCalibration = random.HashString("calibration")

func (d draws) unit(stage, particle, number int) float64 {
	word := random.Mix(random.Mix(d.seed, drawnForCalibration),
		random.Mix(uint64(stage), random.Mix(uint64(particle), uint64(number))))
	return random.Unit(random.Mix(word, word>>32))
}

func (d draws) normal(stage, particle, number int) float64 {
	return precise.NormalQuantile(d.unit(stage, particle, number))
}

const (
	movesAStage = 4
	lastMoves   = 12
	mostStages  = 60
)

// temper moves draws of the prior to the posterior through likelihoods to a power that grows from 0 to 1, such that at
// each stage half of the draws count (Del Moral, Doucet and Jasra 2006), with steps of a Metropolis walk by the
// draws' own covariance.
func (l *likelihood) temper(ctx context.Context, prior [][]float64, d draws) *particles {
	p := &particles{}
	for _, scores := range prior {
		p.scores = append(p.scores, slices.Clone(scores))
		p.likelihoods = append(p.likelihoods, l.logarithm(scores))
	}
	power, scale := 0.0, 2.38/math.Sqrt(float64(len(l.axes)))
	for stage := 1; power < 1 && stage < mostStages && ctx.Err() == nil; stage++ {
		next := p.nextPower(power)
		if stage == mostStages-1 {
			next = 1
		}
		p.resample(next-power, d.unit(stage, 0, 0))
		power = next
		moves := movesAStage
		if power >= 1 {
			moves = lastMoves
		}
		for move := range moves {
			accepted := l.walk(p, power, scale, d, stage*100+move)
			switch {
			case accepted < 0.15:
				scale *= 0.6
			case accepted > 0.45:
				scale *= 1.4
			}
		}
	}
	return p
}

// nextPower is the power at which half of the draws count, found by halving.
func (p *particles) nextPower(power float64) float64 {
	if p.counting(1-power) >= float64(len(p.scores))/2 {
		return 1
	}
	low, high := power, 1.0
	for range 40 {
		if middle := (low + high) / 2; p.counting(middle-power) >= float64(len(p.scores))/2 {
			low = middle
		} else {
			high = middle
		}
	}
	return math.Max(low, power+1e-9)
}

// weighted gives the weights of the draws where the likelihood's power is raised.
func (p *particles) weighted(raise float64) []float64 {
	best := slices.Max(p.likelihoods)
	weights := make([]float64, len(p.likelihoods))
	for i, v := range p.likelihoods {
		weights[i] = precise.Exp(math.Max(-700, float64(raise*(v-best))))
	}
	return weights
}

// counting is the effective number of draws.
func (p *particles) counting(raise float64) float64 {
	weights := p.weighted(raise)
	whole := sum(weights)
	return whole * whole / squared(weights)
}

// resample keeps draws by their weights, evenly.
func (p *particles) resample(raise, u float64) {
	weights := p.weighted(raise)
	step := sum(weights) / float64(len(weights))
	kept := &particles{}
	reached, at := 0.0, float64(u*step)
	for i, w := range weights {
		reached += w
		for ; at < reached && len(kept.scores) < len(weights); at += step {
			kept.scores = append(kept.scores, slices.Clone(p.scores[i]))
			kept.likelihoods = append(kept.likelihoods, p.likelihoods[i])
		}
	}
	for len(kept.scores) < len(weights) { // what rounding leaves over
		last := len(weights) - 1
		kept.scores = append(kept.scores, slices.Clone(p.scores[last]))
		kept.likelihoods = append(kept.likelihoods, p.likelihoods[last])
	}
	*p = *kept
}

// walk proposes a step to each draw, and says what part of them was taken.
func (l *likelihood) walk(p *particles, power, scale float64, d draws, stage int) (accepted float64) {
	_, covariance := moments(p.scores)
	lower := triangle(covariance)
	dimensions := len(l.axes)
	step, scratch := make([]float64, dimensions), make([]float64, dimensions)
	taken := 0
	for i, scores := range p.scores {
		for j := range step {
			step[j] = float64(scale * d.normal(stage, i, j))
		}
		proposed := lowerTimes(lower, step)
		for j := range proposed {
			proposed[j] += scores[j]
		}
		density := l.prior(proposed, scratch)
		if math.IsInf(density, -1) {
			continue
		}
		likely := l.logarithm(proposed)
		gain := float64(power*(likely-p.likelihoods[i])) + density - l.prior(scores, scratch)
		if gain >= 0 || precise.Log(d.unit(stage, i, dimensions)) < gain {
			p.scores[i], p.likelihoods[i] = proposed, likely
			taken++
		}
	}
	return float64(taken) / float64(len(p.scores))
}
