package experiment

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"karvon/sim/doubt"
	"karvon/sim/scenario"
)

// effectsModel is a model whose response moves by the sum of what each assumption does at its end, as a share: low,
// high.
type effectsModel struct {
	ends   [][2]float64
	noise  float64 // standard deviation of what each moves, as a part of it
	shape  func(*rand.Rand) float64
	spread float64 // and of the response from replication to replication, as a share
	fails  placed  // an end without a result; none where it is the low one of the first
}

// search holds a search among the assumptions of the model.
func (m *effectsModel) search(t *testing.T, replications int, seed uint64) *Screening {
	t.Helper()
	x := newSearch(0.05, len(m.ends), replications, seed)
	x.simulate = func(_ context.Context, at []arrangement, first, count int) ([][][]float64, error) {
		values := make([][][]float64, len(at))
		for i, all := range at {
			if m.fails != (placed{}) && slices.Contains(all, m.fails) {
				continue
			}
			values[i] = [][]float64{make([]float64, count)}
			for n := range count {
				values[i][0][n] = m.value(all, seed, first+n)
			}
		}
		return values, nil
	}
	names := make([]string, len(m.ends))
	for j := range names {
		names[j] = fmt.Sprint(j)
	}
	if err := x.run(t.Context(), names); err != nil {
		t.Fatal(err)
	}
	return x.Screening
}

// value is the response of a replication: the luck of each assumption is the same wherever it stands.
func (m *effectsModel) value(all arrangement, seed uint64, replication int) float64 {
	luck := rand.New(rand.NewPCG(seed, uint64(replication)))
	moved := m.spread * m.shape(luck)
	own := make([]float64, len(m.ends))
	for j := range own {
		own[j] = m.noise * m.shape(luck)
	}
	for _, p := range all {
		end := 0
		if p.high {
			end = 1
		}
		moved += m.ends[p.moved][end] * (1 + own[p.moved])
	}
	return 100 * (1 + moved)
}

// misses says whether a search left out an assumption that matters at an end.
func (m *effectsModel) misses(s *Screening) bool {
	for j, ends := range m.ends {
		matters := math.Max(math.Abs(ends[0]), math.Abs(ends[1])) > s.Delta
		if matters && s.Ends[2*j].Fate != EndFound && s.Ends[2*j+1].Fate != EndFound {
			return true
		}
	}
	return false
}

// amidst puts ends among others that do next to nothing.
func amidst(count int, small float64, ends ...[2]float64) [][2]float64 {
	all := make([][2]float64, count)
	for i := range all {
		size := small * float64(i%5) / 4
		all[i] = [2]float64{-size, size}
		if i%2 == 0 {
			all[i] = [2]float64{size, -size}
		}
	}
	for i, e := range ends {
		all[(i*i*7+3*i+5)%count] = e
	}
	return all
}

func searchReplications() int {
	switch {
	case *longest:
		return 2_000
	case *long:
		return 200
	}
	return 20
}

// A search misses one that matters too rarely to contradict what it states, where effects cancel, where they are just
// enough, and where the luck is skew. This kills a search without its check, which misses in 15% and more where
// neighbours cancel. With 21 checks it fails by luck with a chance of 3·10⁻⁴ at most.
func TestSearchesMissNoneTooOften(t *testing.T) {
	models := map[string][][2]float64{
		"two that cancel":       amidst(60, 0.001, [2]float64{-0.2, 0.2}, [2]float64{0.2, -0.2}),
		"neighbours":            append(amidst(58, 0.001), [2]float64{-0.06, 0.06}, [2]float64{0.06, -0.06}),
		"at the high end only":  amidst(60, 0.001, [2]float64{0, 0.06}, [2]float64{0, -0.06}),
		"alike at both ends":    amidst(60, 0.001, [2]float64{0.06, 0.06}, [2]float64{-0.06, -0.06}),
		"just enough":           amidst(60, 0.002, [2]float64{-0.055, 0.02}, [2]float64{0, 0.055}, [2]float64{0.055, 0.055}),
		"just enough and alone": amidst(8, 0, [2]float64{0, 0.0501}, [2]float64{0, -0.0501}, [2]float64{0.0501, 0}),
		"many small ones":       amidst(120, 0.01, [2]float64{-0.06, 0.06}, [2]float64{0.06, -0.06}),
	}
	for name, ends := range models {
		for shape, draw := range shapes {
			m := &effectsModel{ends: ends, noise: 0.5, shape: draw, spread: 0.2}
			missed, runs, spent := 0, searchReplications(), 0
			for seed := range uint64(runs) {
				s := m.search(t, LeastSearched, seed)
				spent += s.Runs
				if m.misses(s) {
					missed++
				}
			}
			t.Logf("%s, %s: %d of %d missed, %d replications each", name, shape, missed, runs, spent/runs)
			if binomialUpperTail(missed, runs, 1-searchConfidence) < falseAlarm {
				t.Errorf("%s, %s: %d of %d searches miss one that matters", name, shape, missed, runs)
			}
		}
	}
}

// What cancels in the group in which it is searched is found by the check, which says so.
func TestACheckFindsWhatCancelsInAGroup(t *testing.T) {
	m := &effectsModel{ends: append(amidst(58, 0), [2]float64{-0.2, 0.2}, [2]float64{0.2, -0.2}), shape: shapes["normal"]}
	for seed := range uint64(100) {
		s := m.search(t, LeastSearched, seed)
		if m.misses(s) {
			t.Fatalf("seed %d: missed", seed)
		}
		if s.Checks > 1 {
			if len(s.Hidden) != 2 || len(s.Found) != 2 {
				t.Errorf("seed %d: hidden %v, found %v", seed, s.Hidden, s.Found)
			}
			return
		}
	}
	t.Error("they never cancel in the first search")
}

// Where hardly any of many matter it takes a small part of what one at a time takes.
func TestASearchTakesLittleWhereLittleMatters(t *testing.T) {
	m := &effectsModel{ends: amidst(400, 0, [2]float64{-0.2, 0.3}, [2]float64{0.1, 0}), noise: 0.5,
		shape: shapes["normal"]}
	s := m.search(t, LeastSearched, 1)
	if most := (2*400 + 1) * LeastSearched / 20; s.Runs > most || len(s.Found) != 2 {
		t.Errorf("%d replications for at most %d, found %v", s.Runs, most, s.Found)
	}
}

// What sums leave no room for is left as stated in an arrangement, and the order in which they have room is drawn.
func TestArrangementsKeepToSums(t *testing.T) {
	x := newSearch(0.05, 6, LeastSearched, 1)
	x.fits = func(all arrangement) bool {
		high := 0
		for _, p := range all {
			if p.high {
				high++
			}
		}
		return high <= 1
	}
	members := make([]member, 6)
	for j := range members {
		members[j] = member{j, false, true}
	}
	seen := map[int]bool{}
	for i := range 100 {
		all := x.drawn(members, i)
		if len(all) > 1 {
			t.Fatalf("arrangement %d has %v", i, all)
		}
		if len(all) == 1 {
			seen[all[0].moved] = true
		}
	}
	if len(seen) != 6 {
		t.Errorf("only %v ever stand at their ends", seen)
	}
}

func TestArrangementsAreEnoughToShowWhatMatters(t *testing.T) {
	for most, want := range map[float64]int{0.01: 12, 0.5: 2, 1: 0} {
		if got := arrangementsOf(most); got != want {
			t.Errorf("%v: %d arrangements, expected %d", most, got, want)
		}
	}
}

// Of what has to fit into a whole not all can stand at the high end, and each alone can, as the others make room.
func TestEndsThatDoNotFitTogetherAreTold(t *testing.T) {
	parts := []doubt.Part{{Name: "yard", Low: 1, Value: 4, High: 8}, {Name: "hall", Low: 1, Value: 4, High: 8}}
	o := SensitivityOptions{
		Moved:  Alone([]scenario.Factor{{Name: "yard"}, {Name: "hall"}, {Name: "speed"}}),
		Totals: []doubt.Total{{Whole: doubt.Part{Low: 10, Value: 10, High: 10}, Parts: parts}},
	}
	for _, c := range []struct {
		all  arrangement
		fits bool
	}{
		{arrangement{{0, true}}, true}, {arrangement{{0, true}, {1, true}}, false},
		{arrangement{{0, true}, {1, false}, {2, true}}, true}, {arrangement{{0, false}, {1, false}}, true},
	} {
		if got := o.fits(c.all); got != c.fits {
			t.Errorf("%v fits: %v", c.all, got)
		}
	}
	if got := o.crowded(); got != 2 {
		t.Errorf("%d are crowded, expected 2", got)
	}
}

// What has no result at an end is never left out, alone or with others.
func TestEndsWithoutAResultAreFound(t *testing.T) {
	m := &effectsModel{ends: amidst(50, 0), shape: shapes["normal"], fails: placed{13, true}}
	if s := m.search(t, LeastSearched, 1); len(s.Found) != 1 || s.Found[0] != "13" || s.Ends[26].Fate != EndInGroup {
		t.Errorf("found %v, the other end is %q", s.Found, s.Ends[26].Fate)
	}
}
