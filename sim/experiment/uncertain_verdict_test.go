package experiment

import (
	"errors"
	"testing"

	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/stats"
)

// A draw that was stopped meets nothing, one that failed is no draw, and one without a value is none of its threshold.
func TestThresholdsAreCountedInTheDraws(t *testing.T) {
	m := responsetest.Text(t, queue)
	m.Thresholds = append(m.Thresholds, m.Thresholds[0])
	draw := func(first, second Judgement) Evaluation { return Evaluation{thresholds: []Judgement{first, second}} }
	met, not := Judgement{Estimate: stats.Unknown(1), isMet: true}, Judgement{Estimate: stats.Unknown(2)}
	unknown := Judgement{Estimate: stats.Unknown(nan)}
	over := draw(met, unknown)
	over.overload = errors.New("too many")
	each, all := thresholdsInDraws(m, []Evaluation{draw(met, met), draw(met, not), draw(met, unknown), over,
		{Err: errUnfinished}})
	for i, want := range []MetInDraws{{Met: 3, Of: 4}, {Met: 1, Of: 3}} {
		want.Probability = stats.Proportion(want.Met, want.Of, m.Confidence)
		if each[i].Met != want.Met || each[i].Of != want.Of || each[i].Probability.Low != want.Probability.Low {
			t.Errorf("threshold %d is met in %+v, want %+v", i, each[i], want)
		}
	}
	if all.Met != 1 || all.Of != 3 || all.Probability.Mean != 1.0/3 {
		t.Errorf("all are met in %+v, want 1 of 3", all)
	}
}

// A quantile is decided by a share, of all who came: where queues lose them all it is not met, though nobody stayed to
// have a value. A draw that misses one threshold misses all together, whatever another's value would be.
func TestADrawThatLosesAllMeetsNoQuantile(t *testing.T) {
	m := responsetest.Text(t, queue)
	m.Thresholds = append(m.Thresholds, m.Thresholds[0])
	lost := Judgement{Counted: true, Estimate: stats.Unknown(nan), Share: stats.Unknown(0)}
	unknown := Judgement{Counted: true, Estimate: stats.Unknown(1), Share: stats.Unknown(nan)}
	each, all := thresholdsInDraws(m, []Evaluation{{thresholds: []Judgement{lost, unknown}}})
	for i, want := range []int{1, 0} {
		if each[i].Met != 0 || each[i].Of != want {
			t.Errorf("threshold %d is met in %+v, want 0 of %d", i, each[i], want)
		}
	}
	if all.Met != 0 || all.Of != 1 {
		t.Errorf("all are met in %+v, want 0 of 1", all)
	}
}

// ± reaches below nought where no draw does; of a change, which draws take below it, it may.
func TestAnIntervalThatReachesBelowNoughtIsNotSymmetric(t *testing.T) {
	of := func(input float64, values ...float64) *UncertainResponse {
		u := &UncertainResponse{Response: response.Response{Estimand: &response.Estimand{}}}
		for _, value := range values {
			u.Values = append(u.Values, []float64{value - 0.1, value + 0.1})
			u.Mean += value / float64(len(values))
		}
		u.Input = input
		return u
	}
	for _, c := range []struct {
		u    *UncertainResponse
		want bool
	}{{of(3, 1, 2, 6), true}, {of(4, 1, 2, 6), false}, {of(4, -1, 2, 6), true}} {
		if got := c.u.Symmetric(); got != c.want {
			t.Errorf("%v ± %v is even: %v, want %v", c.u.Values, c.u.Input, got, c.want)
		}
	}
	low, high := of(4, 1, 2, 6).Draws()
	if low < 1.0999 || low > 1.1001 || high < 5.5999 || high > 5.6001 {
		t.Errorf("nine in ten draws lie between %v and %v, want 1.1 and 5.6", low, high)
	}
}
