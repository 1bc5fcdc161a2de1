package experiment

import (
	"fmt"
	"math"

	"karvon/sim/internal/precise"
	"karvon/sim/observed"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// Prediction is what the calibrated model says of one value that was observed, by replications that were not seen
// before.
type Prediction struct {
	observed.Value
	Response  response.Response
	Simulated stats.Estimate // at the values found
	Low, High float64        // the 95% prediction interval of one realisation
	Inside    bool
	// Least and Most are what single runs gave at all points within the ranges, and Missed is whether the value is beyond
	// both.
	Least, Most float64
	Missed      bool
}

// Spreading is a response that differs from date to date otherwise than from replication to replication.
type Spreading struct {
	Response  response.Response
	Observed  float64 // standard deviation on its scale, near that as a share of the value
	Simulated float64
}

// predict tests the posterior: draws of it, and the values found.
func (x *calibrating) predict(p *particles) error {
	var points []Point
	for i, scores := range spacedFrom(p.scores, predictedDraws, 1) {
		points = append(points, x.point(fmt.Sprintf("prediction %d", i+1), x.positions(scores), replicationsAPredicted))
	}
	drawn, err := x.run(points, replicationsAPredicted)
	if err != nil {
		return err
	}
	positions := map[string]float64{}
	for name, at := range x.options.Base.Positions {
		positions[name] = at
	}
	for name, at := range x.Calibration.Set {
		positions[name] = at
	}
	best, err := x.run([]Point{x.point("the values found", positions, replicationsOfCalibrated)}, replicationsOfCalibrated)
	if err != nil {
		return err
	}
	if !x.Reached {
		drawn = best // there is no posterior that is worth drawing from
	}
	for i := range x.Values {
		x.Predictions = append(x.Predictions, x.predicted(&x.Values[i], drawn, &best[0]))
	}
	x.spreadings(drawn)
	return nil
}

// onScale gives the values of a response by draw and replication, on its scale.
func (x *calibrating) onScale(drawn []Evaluation, k int) []float64 {
	var all []float64
	for i := range drawn {
		for _, v := range drawn[i].Values(k) {
			if !math.IsNaN(v) {
				all = append(all, x.scales[x.responses[k]].on(v))
			}
		}
	}
	return all
}

// placeOf is the place of a response among those that were observed.
func (x *calibrating) placeOf(name string) int {
	for k := range x.names {
		if x.names[k] == name {
			return k
		}
	}
	return -1
}

// predicted makes the prediction of a value: normal on the scale of its response, with the doubt of the values found,
// the chance of one realisation, and the error of the model.
func (x *calibrating) predicted(v *observed.Value, drawn []Evaluation, best *Evaluation) Prediction {
	k := x.placeOf(v.Response)
	r := x.responses[k]
	scale := x.scales[r]
	q := Prediction{Value: *v, Response: x.Model.Responses[r], Simulated: best.Estimate(k)}
	q.Least, q.Most = x.extremes(k)
	q.Missed = v.Number < q.Least || v.Number > q.Most
	average, variance, n := mean(x.onScale(drawn, k))
	if n < 2 {
		q.Low, q.High = nan, nan
		return q
	}
	wrong := float64(errorOf(v, x.ModelError) * scale.slope(scale.back(average)))
	half := float64(precise.StudentTQuantile(1-outerTail, float64(n-1)) *
		math.Sqrt(float64(variance*(1+1/float64(n)))+float64(wrong*wrong)))
	q.Low, q.High = scale.back(average-half), scale.back(average+half)
	q.Inside = q.Low <= v.Number && v.Number <= q.High
	return q
}

// extremes gives the least and the most that single runs gave of a response at all points of the rounds.
func (x *calibrating) extremes(k int) (least, most float64) {
	least, most = math.Inf(1), math.Inf(-1)
	for i := range x.raw {
		for _, v := range x.raw[i].values[k] {
			if !math.IsNaN(v) {
				least, most = math.Min(least, v), math.Max(most, v)
			}
		}
	}
	return least, most
}

// spreadings finds responses whose dates differ by more than replications do: by an F ratio that chance passes once in
// two hundred.
func (x *calibrating) spreadings(drawn []Evaluation) {
	for k, r := range x.responses {
		var seen []float64
		for i := range x.Values {
			if x.Values[i].Response == x.names[k] {
				seen = append(seen, x.scales[r].on(x.Values[i].Number))
			}
		}
		if len(seen) < leastSpreadDates {
			continue
		}
		_, between, n := mean(seen)
		_, within, _ := mean(x.onScale(drawn, k))
		freedom := float64(n - 1)
		ratio := between / math.Max(within, leastVariance)
		if 1-precise.GammaRegularized(freedom/2, float64(freedom*ratio)/2) < 0.005 && ratio > 2 {
			x.Spread = append(x.Spread, Spreading{Response: x.Model.Responses[r], Observed: math.Sqrt(between),
				Simulated: math.Sqrt(within)})
		}
	}
}

// leastSpreadDates is how many dates tell how much days differ.
const leastSpreadDates = 4

// Within counts the values in their prediction intervals, and all, of those that were held out or of the others.
func (c *Calibration) Within(heldOut bool) (inside, all int) {
	for i := range c.Predictions {
		if p := &c.Predictions[i]; p.HoldOut == heldOut {
			all++
			if p.Inside {
				inside++
			}
		}
	}
	return inside, all
}

// Fitted lists the values that were fitted, without those that were held out.
func (c *Calibration) Fitted() []observed.Value {
	var values []observed.Value
	for i := range c.Values {
		if !c.Values[i].HoldOut {
			values = append(values, c.Values[i])
		}
	}
	return values
}
