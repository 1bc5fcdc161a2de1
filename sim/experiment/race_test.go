package experiment

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// shapes are values with mean 0 and a standard deviation of about 1.
var shapes = map[string]func(*rand.Rand) float64{
	"normal":       func(r *rand.Rand) float64 { return r.NormFloat64() },
	"to the right": lognormalCentred,
	"to the left":  func(r *rand.Rand) float64 { return -lognormalCentred(r) },
}

// lognormalCentred draws from a lognormal with a coefficient of variation of 0.5, less its mean, doubled.
func lognormalCentred(r *rand.Rand) float64 {
	variance := math.Log(1.25)
	return 2 * (math.Exp(math.Sqrt(variance)*r.NormFloat64()-variance/2) - 1)
}

// field is a race of entrants with known means; values have a part that all of a replication share.
type field struct {
	means  []float64
	shared float64 // 0 for independent values, below 1
	shape  func(*rand.Rand) float64
}

// run holds one race.
func (f *field) run(t *testing.T, r *race, seed uint64) []entrant {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 1))
	values := make([][]float64, len(f.means))
	all, finished, err := r.run(t.Context(), len(f.means), func(left []int, replications int) ([][][]float64, error) {
		for len(values[0]) < replications {
			common := f.shape(random)
			for i := range values {
				values[i] = append(values[i], f.means[i]+f.shared*common+(1-f.shared)*f.shape(random))
			}
		}
		given := make([][][]float64, len(left))
		for n, i := range left {
			given[n] = [][]float64{values[i]}
		}
		return given, nil
	})
	if err != nil || !finished {
		t.Fatalf("finished %v, %v", finished, err)
	}
	return all
}

// dropsBest says whether one of the best so many was dropped that matter.
func dropsBest(all []entrant, means []float64, wanted int, least float64) bool {
	sorted := slices.Clone(means)
	slices.Sort(sorted)
	edge := max(least, sorted[len(sorted)-wanted])
	for i := range all {
		if means[i] >= edge && all[i].Fate != Remains {
			return true
		}
	}
	return false
}

func repeated(value float64, times int) []float64 {
	return slices.Repeat([]float64{value}, times)
}

// A race drops one of the best too rarely to contradict what it states, in the configurations that are worst for it:
// all of them at the edge at which they begin to matter, or all others just below the best. This kills intervals that
// are not lengthened for skewness (several per cent beyond in the full edition), and an error that is not divided by
// looks and entrants (some 30%).
func TestRacesDropNoneTooMany(t *testing.T) {
	races := map[string]struct {
		means  []float64
		least  float64
		wanted int
	}{
		"all at the edge":           {repeated(0, 20), 0, 0},
		"the wanted above the rest": {append(repeated(0.05, 5), repeated(0, 15)...), -9, 5},
		"one above the rest":        {append(repeated(0.05, 1), repeated(0, 39)...), -9, 1},
	}
	for name, c := range races {
		for shape, draw := range shapes {
			for _, shared := range []float64{0, 0.7} {
				f := field{c.means, shared, draw}
				r := &race{Looks: []int{4, 8, 16}, Error: 0.05, Least: c.least, Wanted: c.wanted}
				wrong, runs := 0, macroReplications()
				for seed := range uint64(runs) {
					if dropsBest(f.run(t, r, seed), c.means, max(c.wanted, 1), c.least) {
						wrong++
					}
				}
				t.Logf("%s, %s, shared %v: %d of %d wrong", name, shape, shared, wrong, runs)
				if binomialUpperTail(wrong, runs, r.Error) < falseAlarm {
					t.Errorf("%s, %s, shared %v: %d of %d races drop one of the best", name, shape, shared, wrong, runs)
				}
			}
		}
	}
}

// What is much better, or much too little, is told apart early.
func TestRacesDropWhatIsClear(t *testing.T) {
	f := field{append(repeated(20, 2), repeated(5, 8)...), 0.5, shapes["normal"]}
	f.means = append(f.means, repeated(-20, 10)...)
	all := f.run(t, &race{Looks: []int{8, 16, 32}, Error: 0.05, Least: 0, Wanted: 2}, 1)
	for i := range all {
		want := Remains
		switch {
		case f.means[i] < 0:
			want = TooLittle
		case f.means[i] == 5:
			want = NotAmong
		}
		if all[i].Fate != want || want != Remains && all[i].Look == 3 {
			t.Errorf("entrant %d of mean %v: %q at look %d", i, f.means[i], all[i].Fate, all[i].Look)
		}
	}
	if found := best(all, 1); len(found) != 1 || found[0] > 1 {
		t.Errorf("best are %v", found)
	}
}

// A race ends as soon as no more are left than are wanted.
func TestRacesEndEarly(t *testing.T) {
	looked := 0
	r := &race{Looks: []int{4, 8, 16}, Error: 0.05, Least: 1, Wanted: 3}
	all, finished, err := r.run(t.Context(), 3, func(left []int, replications int) ([][][]float64, error) {
		looked = replications
		return [][][]float64{{{2, 2, 2, 2}}, {{0, 0, 0, 0}}, nil}[:len(left)], nil
	})
	if err != nil || !finished || looked != 4 {
		t.Fatalf("finished %v after %d, %v", finished, looked, err)
	}
	for i, want := range []Fate{Remains, TooLittle, Disqualified} {
		if all[i].Fate != want {
			t.Errorf("entrant %d: %q", i, all[i].Fate)
		}
	}
}

func TestRacesThatAreInterruptedSaySo(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r := &race{Looks: []int{4, 8}, Error: 0.05}
	all, finished, err := r.run(ctx, 1, func(_ []int, replications int) ([][][]float64, error) {
		if replications == 8 {
			cancel()
		}
		return [][][]float64{{make([]float64, replications)}}, nil
	})
	if finished || err != nil || all[0].Look != 1 {
		t.Errorf("finished %v, look %d, %v", finished, all[0].Look, err)
	}
	broken := errors.New("broken")
	if _, _, err := r.run(t.Context(), 1, func([]int, int) ([][][]float64, error) { return nil, broken }); err != broken {
		t.Errorf("%v", err)
	}
}

func TestLooksOf(t *testing.T) {
	for replications, want := range map[int][]int{1: {1}, 4: {4}, 7: {7}, 8: {4, 8}, 16: {4, 8, 16}, 100: {25, 50, 100}} {
		if got := looksOf(replications); !slices.Equal(got, want) {
			t.Errorf("%d: %v, expected %v", replications, got, want)
		}
	}
}

// A band drops what is near to nought to both sides in all of its values, and is done with what surely is not.
func TestABandDropsWhatIsNearNought(t *testing.T) {
	around := func(mean float64) []float64 {
		return []float64{mean - 0.1, mean, mean + 0.1, mean, mean, mean - 0.1, mean + 0.1, mean}
	}
	given := [][][]float64{
		{around(0.3), around(-0.5)}, {around(0.1), around(-3)}, {around(2), around(0)}, {around(0.9)},
		{{0, math.Inf(1), 0, 0, 0, 0, 0, 0}},
	}
	r := &race{Looks: []int{8}, Error: 0.05, Least: 1, Band: true}
	all, finished, err := r.run(t.Context(), len(given),
		func([]int, int) ([][][]float64, error) { return given, nil })
	if err != nil || !finished {
		t.Fatalf("finished %v, %v", finished, err)
	}
	for i, want := range []Fate{TooLittle, Enough, Enough, Remains, Disqualified} {
		if all[i].Fate != want {
			t.Errorf("entrant %d: %q, expected %q", i, all[i].Fate, want)
		}
	}
}

// A band drops what is at its edge too rarely to contradict what it states, though each has two values: the error is by
// entrant. With six checks it fails by luck with a chance of 6·10⁻⁵ at most.
func TestBandsDropNoneTooMany(t *testing.T) {
	const entrants = 10
	for shape, draw := range shapes {
		for _, edge := range []float64{1, -1} {
			wrong, runs := 0, macroReplications()
			for seed := range uint64(runs) {
				random := rand.New(rand.NewPCG(seed, 2))
				given := make([][][]float64, entrants)
				for i := range given {
					given[i] = make([][]float64, 2)
				}
				values := func(left []int, replications int) ([][][]float64, error) {
					found := make([][][]float64, len(left))
					for n, i := range left {
						for len(given[i][0]) < replications {
							given[i][0] = append(given[i][0], edge+0.1*draw(random))
							given[i][1] = append(given[i][1], 0.1*draw(random))
						}
						found[n] = given[i]
					}
					return found, nil
				}
				r := &race{Looks: []int{8, 16}, Error: 0.05, Least: 1, Band: true}
				all, _, err := r.run(t.Context(), entrants, values)
				if err != nil {
					t.Fatal(err)
				}
				if slices.ContainsFunc(all, func(e entrant) bool { return e.Fate == TooLittle }) {
					wrong++
				}
			}
			t.Logf("%s at %v: %d of %d wrong", shape, edge, wrong, runs)
			if binomialUpperTail(wrong, runs, 0.05) < falseAlarm {
				t.Errorf("%s at %v: %d of %d races drop one at the edge", shape, edge, wrong, runs)
			}
		}
	}
}
