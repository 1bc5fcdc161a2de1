package experiment

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// systems are what a selection chooses from: values by system, of one observation.
type systems struct {
	means []float64 // true ones
	draw  func(*rand.Rand) []float64
}

// withNoise adds noise of mean 0 and a standard deviation of about 1, of which a part is shared by all systems.
func withNoise(means []float64, shared float64, noise func(*rand.Rand) float64) systems {
	return systems{means, func(r *rand.Rand) []float64 {
		common, values := noise(r), slices.Clone(means)
		for i := range values {
			values[i] += math.Sqrt(shared)*common + math.Sqrt(1-shared)*noise(r)
		}
		return values
	}}
}

// scaled has noise that grows with the system's number, up to three times.
func (s systems) scaled() systems {
	return systems{s.means, func(r *rand.Rand) []float64 {
		values := s.draw(r)
		for i := range values {
			values[i] = s.means[i] + (values[i]-s.means[i])*(1+2*float64(i)/float64(len(values)-1))
		}
		return values
	}}
}

// exponentialCentred draws from an exponential distribution less its mean.
func exponentialCentred(r *rand.Rand) float64 { return r.ExpFloat64() - 1 }

// choose holds one selection with as many observations as it wants.
func (s systems) choose(t *testing.T, rule *selection, seed uint64) ([]entrant, *selection) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 2))
	values := make([][]float64, len(s.means))
	fresh := *rule
	all, finished, err := compete(t.Context(), fresh.looksUpTo(1<<20), &fresh, len(s.means),
		ofOne(func(left []int, observations int) ([][]float64, error) {
			for len(values[0]) < observations {
				for i, value := range s.draw(random) {
					values[i] = append(values[i], value)
				}
			}
			given := make([][]float64, len(left))
			for n, i := range left {
				given[n] = slices.Clone(values[i])
			}
			return given, nil
		}))
	if err != nil || !finished {
		t.Fatalf("finished %v, %v", finished, err)
	}
	return all, &fresh
}

// wrongChoices counts how often none of those that are left is as good as the best less what does not matter.
func (s systems) wrongChoices(t *testing.T, rule *selection, runs int) (wrong int, observations float64) {
	t.Helper()
	best := slices.Max(s.means)
	for seed := range uint64(runs) {
		all, _ := s.choose(t, rule, seed)
		left := remaining(all)
		for i := range all {
			observations += float64(len(all[i].Values[0])) / float64(runs*len(all))
		}
		if len(left) != 1 || s.means[left[0]] <= best-rule.Indifference*(1-1e-9) {
			wrong++
		}
	}
	return wrong, observations
}

// slippage has one best, and all others worse by the indifference: the configuration that is worst for a selection.
func slippage(systems int, indifference float64) []float64 {
	return append(repeated(0, systems-1), indifference)
}

func selectionRuns() int {
	if *long || *longest {
		return 2_000
	}
	return 60
}

// A selection finds the best too rarely wrong to contradict what it states, in the configuration that is worst for it.
// This kills a spread that is not of Bonferroni's parts (some 30% wrong with ten systems) and a boundary that is half
// as far away (some 15%).
func TestSelectionsFindTheBest(t *testing.T) {
	const indifference = 0.5
	rule := selection{First: leastFirst, Indifference: indifference, Error: 0.05}
	noises := map[string]func(*rand.Rand) float64{
		"normal":      func(r *rand.Rand) float64 { return r.NormFloat64() },
		"lognormal":   lognormalCentred,
		"exponential": exponentialCentred,
	}
	for name, noise := range noises {
		for _, number := range []int{2, 10} {
			for _, shared := range []float64{0, 0.5} {
				s := withNoise(slippage(number, indifference), shared, noise)
				for _, unequal := range []bool{false, true} {
					if unequal {
						s = s.scaled()
					}
					about := fmt.Sprintf("%s, %d systems, %v shared, unequal %v", name, number, shared, unequal)
					wrong, observations := s.wrongChoices(t, &rule, selectionRuns())
					t.Logf("%s: %d of %d wrong after %.0f observations of each", about, wrong, selectionRuns(), observations)
					if binomialUpperTail(wrong, selectionRuns(), rule.Error) < falseAlarm {
						t.Errorf("%s: %d of %d wrong", about, wrong, selectionRuns())
					}
				}
			}
		}
	}
}

// Systems that differ in steps of less than the indifference are good as long as they are within it of the best: one
// of these is found.
func TestSelectionsFindAGoodOne(t *testing.T) {
	s := withNoise([]float64{0, 0.2, 0.4, 0.6, 0.8, 1}, 0.3, func(r *rand.Rand) float64 { return r.NormFloat64() })
	rule := selection{First: leastFirst, Indifference: 0.5, Error: 0.05}
	wrong, observations := s.wrongChoices(t, &rule, selectionRuns())
	t.Logf("%d of %d wrong after %.0f observations of each", wrong, selectionRuns(), observations)
	if binomialUpperTail(wrong, selectionRuns(), rule.Error) < falseAlarm {
		t.Errorf("%d of %d wrong", wrong, selectionRuns())
	}
}

// Values that are the same to the last bit are left together at once.
func TestSelectionsLeaveEqualsTogether(t *testing.T) {
	s := systems{[]float64{1, 1, 0}, func(r *rand.Rand) []float64 {
		x := r.NormFloat64()
		return []float64{x + 1, x + 1, x}
	}}
	all, _ := s.choose(t, &selection{First: leastFirst, Indifference: 0.5, Error: 0.05}, 1)
	if left := remaining(all); !slices.Equal(left, []int{0, 1}) || len(all[0].Values[0]) != leastFirst {
		t.Errorf("left are %v after %d", left, len(all[0].Values[0]))
	}
}

// conditioned adds margins to systems: the values of a second number of each.
func (s systems) conditioned(t *testing.T, rule *selection, feasible []float64, seed uint64) []entrant {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 3))
	values, second := make([][]float64, len(s.means)), make([][]float64, len(s.means))
	fresh := *rule
	fresh.margins = make([][]margins, len(s.means))
	all, finished, err := compete(t.Context(), fresh.looksUpTo(1<<20), &fresh, len(s.means),
		ofOne(func(left []int, observations int) ([][]float64, error) {
			for len(values[0]) < observations {
				for i, value := range s.draw(random) {
					values[i] = append(values[i], value)
					second[i] = append(second[i], feasible[i]+(value-s.means[i])/2+random.NormFloat64())
				}
			}
			given := make([][]float64, len(left))
			for n, i := range left {
				given[n] = slices.Clone(values[i])
				fresh.margins[i] = []margins{{least: second[i], most: second[i], tolerance: 0.2}}
			}
			return given, nil
		}))
	if err != nil || !finished {
		t.Fatalf("finished %v, %v", finished, err)
	}
	return all
}

// With conditions the best of those that meet them is found, where some that do not would be better, and where all are
// at the edge of what is told. This kills a selection in which those that break a condition drop others.
func TestSelectionsMeetTheirConditions(t *testing.T) {
	means, feasible := []float64{1.5, 1, 0.5, 0, 0, 0, 0, 0}, []float64{-0.2, -0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2}
	const best = 2
	s := withNoise(means, 0.3, func(r *rand.Rand) float64 { return r.NormFloat64() })
	rule := selection{First: leastFirst, Indifference: 0.5, Error: 0.05, Conditions: 1}
	wrong, runs := 0, selectionRuns()
	for seed := range uint64(runs) {
		all := s.conditioned(t, &rule, feasible, seed)
		if left := remaining(all); !slices.Equal(left, []int{best}) {
			wrong++
		}
	}
	t.Logf("%d of %d wrong", wrong, runs)
	if binomialUpperTail(wrong, runs, rule.Error) < falseAlarm {
		t.Errorf("%d of %d wrong", wrong, runs)
	}
}

// Where none meets the conditions none is left.
func TestSelectionsOfNoneThatMeetsTheConditions(t *testing.T) {
	s := withNoise([]float64{1, 0}, 0, func(r *rand.Rand) float64 { return r.NormFloat64() })
	rule := selection{First: leastFirst, Indifference: 0.5, Error: 0.05, Conditions: 1}
	all := s.conditioned(t, &rule, []float64{-1, -2}, 1)
	for i := range all {
		if all[i].Fate != Infeasible {
			t.Errorf("system %d: %q", i, all[i].Fate)
		}
	}
}

// crewed is a station with servers of one speed.
type crewed struct {
	servers int
	service float64 // mean
}

// timeInRun is the mean time of customers in an M/M/c queue, without the first quarter of them, by the recursion of
// Kiefer and Wolfowitz (1955).
func timeInRun(q crewed, rate float64, customers int, r *rand.Rand) float64 {
	free, sum, now := make([]float64, q.servers), 0.0, 0.0
	for n := range customers {
		now += r.ExpFloat64() / rate
		first := slices.Index(free, slices.Min(free))
		free[first] = max(now, free[first]) + r.ExpFloat64()*q.service
		if n >= customers/4 {
			sum += free[first] - now
		}
	}
	return sum / float64(customers-customers/4)
}

// timeInQueue is the mean time in an M/M/c queue (Erlang 1917).
func timeInQueue(q crewed, rate float64) float64 {
	offered, blocked := rate*q.service, 1.0
	for n := 1; n <= q.servers; n++ {
		blocked = offered * blocked / (float64(n) + offered*blocked)
	}
	load := offered / float64(q.servers)
	waits := blocked / (1 - load*(1-blocked))
	return q.service + waits*q.service/float64(q.servers)/(1-load)
}

// Of queues whose times are known from theory the shortest is found, with the same luck in all of them and without.
func TestSelectionsFindTheShortestQueue(t *testing.T) {
	const rate, customers = 1.0, 400
	queues := []crewed{{2, 1.2}, {1, 0.6}, {3, 1.8}, {1, 0.68}, {1, 0.66}}
	means := make([]float64, len(queues))
	for i, q := range queues {
		means[i] = -timeInQueue(q, rate)
	}
	sorted := slices.Sorted(slices.Values(means))
	rule := selection{First: leastFirst, Indifference: sorted[4] - sorted[3], Error: 0.05}
	for _, same := range []bool{false, true} {
		s := systems{means, func(r *rand.Rand) []float64 {
			luck, values := r.Uint64(), make([]float64, len(queues))
			for i, q := range queues {
				own := uint64(i)
				if same {
					own = 0
				}
				values[i] = -timeInRun(q, rate, customers, rand.New(rand.NewPCG(luck, own)))
			}
			return values
		}}
		runs := selectionRuns()
		wrong, observations := s.wrongChoices(t, &rule, runs)
		t.Logf("same luck %v: %d of %d wrong after %.0f observations of each", same, wrong, runs, observations)
		if binomialUpperTail(wrong, runs, rule.Error) < falseAlarm {
			t.Errorf("same luck %v: %d of %d wrong", same, wrong, runs)
		}
	}
}

// What is said to do as well as the best is no more than the indifference behind it, where some are as good, some just
// beyond the indifference and some within it. This kills intervals that are not widened for the number of systems.
func TestWhatIsSaidToDoAsWellDoes(t *testing.T) {
	means := []float64{0, 0, -0.1, -0.55, -0.55, -0.55, -0.55}
	const indifference = 0.5
	for name, noise := range map[string]func(*rand.Rand) float64{
		"normal": func(r *rand.Rand) float64 { return r.NormFloat64() }, "exponential": exponentialCentred,
	} {
		s := withNoise(means, 0.5, noise)
		wrong, named, runs := 0, 0, selectionRuns()
		for seed := range uint64(runs) {
			all, rule := s.choose(t, &selection{First: leastFirst, Indifference: indifference, Error: 0.05}, seed)
			left := remaining(all)
			x := &chooser{Choosing: Choosing{Indifference: indifference}, rule: rule}
			alike := x.compared(&Choice{Confidence: 0.95, Points: make([]Chosen, len(all))}, all, left[0])
			named += len(alike) - 1
			if slices.ContainsFunc(alike, func(i int) bool { return means[left[0]]-means[i] > indifference }) {
				wrong++
			}
		}
		t.Logf("%s: %d of %d wrong, %.2f named besides the best", name, wrong, runs, float64(named)/float64(runs))
		if binomialUpperTail(wrong, runs, 0.05) < falseAlarm {
			t.Errorf("%s: %d of %d wrong", name, wrong, runs)
		}
	}
}
