package looks_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"

	"karvon/cmd/karvon/internal/studio/looks"
	"karvon/sim/stats"
)

// compared writes what is read of a comparison of pairs that differ by a normal deviate, as karvon compare writes it.
func compared(t *testing.T, differences []float64, asked int) []byte {
	t.Helper()
	before, after := make([]float64, len(differences)), make([]float64, len(differences))
	for i, d := range differences {
		before[i], after[i] = 100, 100+d
	}
	each := stats.Bonferroni(0.95, asked)
	e := stats.Paired(stats.Means(before, stats.Real), stats.Means(after, stats.Real), each)
	one := map[string]any{"unit": "s", "primary": true, "base": 100, "difference": e.Mean, "confidence": each,
		"base_values": before, "values": after,
		"estimates": map[string]any{"difference": map[string]any{"replications": e.N, "of": e.N}}}
	if e.HasInterval() {
		one["low"], one["high"] = e.Low, e.High
	}
	text, err := json.Marshal(map[string]any{
		"schema": "karvon.comparison/1", "confidence": 0.95, "adjusted_confidence": each, "looks": asked,
		"replications": len(differences), "configurations": map[string]any{"base": nil, "one.stop": nil},
		"differences": map[string]any{"one.stop.flow.trucks.time.mean": one},
	})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func at(t *testing.T, text []byte, asked looks.Asked) *looks.Look {
	t.Helper()
	look, err := looks.At(text, asked)
	if err != nil {
		t.Fatal(err)
	}
	return look
}

// The number that is told makes the interval as narrow as was asked for: n with t(n-1)·s/√n <= smallest.
func TestNextTellsTheSizeThatIsNamed(t *testing.T) {
	differences := []float64{-2, 3, 1, -1, 4, -3, 2, 0, 1, -1}
	text := compared(t, differences, looks.Most)
	look := at(t, text, looks.Asked{Look: 1, Configuration: "one.stop", Difference: "flow.trucks.time.mean",
		Smallest: 0.5})
	deviation := math.Sqrt(stats.Variance(differences))
	half := func(n int) float64 {
		return stats.StudentQuantile((1+look.Each)/2, n-1) * deviation / math.Sqrt(float64(n))
	}
	if half(look.Next) > 0.5 || half(look.Next-1) <= 0.5 {
		t.Errorf("%d replications: half-widths %v, with one less %v", look.Next, half(look.Next), half(look.Next-1))
	}
	if want := stats.Bonferroni(0.95, 5); look.Each != want || look.Of != 5 || !look.Provisional {
		t.Errorf("each %v of %d looks, provisional %v; want %v", look.Each, look.Of, look.Provisional, want)
	}
	d := look.Differences[0]
	if d.Told != looks.Open || d.Configuration != "one.stop" || d.Name != "flow.trucks.time.mean" {
		t.Errorf("the difference is %+v", d)
	}
}

func TestSizeThatIsSeenIsTakenWhereNoneIsNamed(t *testing.T) {
	look := at(t, compared(t, []float64{-2, 3, 1, -1, 4, -3}, looks.Most), looks.Asked{Look: 2})
	if math.Abs(look.Smallest-1.0/3) > 1e-12 || look.Difference != "flow.trucks.time.mean" || look.Next <= 6 {
		t.Errorf("%v of %s with %d", look.Smallest, look.Difference, look.Next)
	}
}

func TestFewPairsGiveANumberToo(t *testing.T) {
	look := at(t, compared(t, []float64{-1, 2, 1}, looks.Most), looks.Asked{Look: 1, Smallest: 1})
	if look.Differences[0].Low != nil || look.Next < 5 {
		t.Errorf("interval from %v; next %d", look.Differences[0].Low, look.Next)
	}
}

func TestWhatIsToldNeedsNoMore(t *testing.T) {
	for name, test := range map[string]struct {
		differences []float64
		want        looks.Told
	}{
		"more": {[]float64{5, 6, 5, 6, 5, 6}, looks.More},
		"less": {[]float64{-5, -6, -5, -6, -5, -6}, looks.Less},
		"same": {[]float64{0, 0, 0, 0, 0, 0}, looks.Same},
	} {
		look := at(t, compared(t, test.differences, looks.Most), looks.Asked{Look: 1})
		if look.Differences[0].Told != test.want || look.Provisional || look.Next != 0 {
			t.Errorf("%s: %+v", name, look)
		}
	}
}

func TestLastLookIsFinal(t *testing.T) {
	look := at(t, compared(t, []float64{-2, 3, 1, -1, 4, -3}, looks.Most), looks.Asked{Look: looks.Most, Smallest: 0.1})
	if look.Provisional || look.Next != 0 || look.Differences[0].Told != looks.Open {
		t.Errorf("%+v", look)
	}
}

func TestWhatCannotBeAskedIsRefused(t *testing.T) {
	good := compared(t, []float64{-2, 3, 1, -1, 4}, looks.Most)
	for name, test := range map[string]struct {
		text  []byte
		asked looks.Asked
	}{
		"no JSON":           {[]byte("{"), looks.Asked{Look: 1}},
		"a run":             {[]byte(`{"schema": "karvon.result/1"}`), looks.Asked{Look: 1}},
		"a sixth look":      {good, looks.Asked{Look: 6}},
		"more than planned": {compared(t, []float64{-2, 3, 1, -1, 4}, 1), looks.Asked{Look: 2}},
		"below nought":      {good, looks.Asked{Look: 1, Smallest: -1}},
		"no number":         {good, looks.Asked{Look: 1, Smallest: math.NaN()}},
		"another":           {good, looks.Asked{Look: 1, Configuration: "one.stop", Difference: "flow.cars.time.mean"}},
	} {
		if look, err := looks.At(test.text, test.asked); err == nil {
			t.Errorf("%s gives %+v", name, look)
		}
	}
}

// Whoever stops at the first look that tells a difference, where there is none, is wrong in at most one of twenty
// comparisons; without the split of the error it would be about one in eight.
func TestLooksTogetherKeepTheConfidence(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	const trials = 2000
	wrong, naive := 0, 0
	for range trials {
		var differences []float64
		split, alone := false, false
		for look := 1; look <= looks.Most; look++ {
			for range 10 {
				differences = append(differences, random.NormFloat64())
			}
			told := at(t, compared(t, differences, looks.Most), looks.Asked{Look: look}).Differences[0].Told
			split = split || told != looks.Open
			alone = alone || stats.MeanInterval(differences, 0.95).Excludes(0)
		}
		if split {
			wrong++
		}
		if alone {
			naive++
		}
	}
	if limit := trials/20 + 30; wrong > limit {
		t.Errorf("%d of %d are told where there is nothing", wrong, trials)
	}
	if naive < trials/10 {
		t.Errorf("without the split %d of %d: the trial shows nothing", naive, trials)
	}
	t.Logf("%d, without the split %d of %d", wrong, naive, trials)
}

// A longest queue has no interval: no more replications are offered for it, whatever they cost.
func TestNothingIsOfferedForAnExtreme(t *testing.T) {
	text, err := json.Marshal(map[string]any{
		"schema": "karvon.comparison/1", "confidence": 0.95, "adjusted_confidence": 0.99, "looks": looks.Most,
		"replications": 6, "configurations": map[string]any{"base": nil, "desk": nil},
		"differences": map[string]any{"desk.post.gate.queue.max": map[string]any{"unit": "entities", "primary": true,
			"base": 35, "difference": -18, "base_values": []float64{35, 30, 31}, "values": []float64{17, 16, 12},
			"estimates": map[string]any{"difference": map[string]any{"replications": 6, "of": 6, "extreme": true}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	look := at(t, text, looks.Asked{Look: 1})
	if look.Differences[0].Told != looks.Never || look.Next != 0 || look.Provisional || look.Difference != "" {
		t.Errorf("%+v", look)
	}
}
