package experiment

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"karvon/sim/engine"
	"karvon/sim/experiment/pace"
)

// slow is a probe that has each replication of a sample take a known time, on the clock of a bubble.
type slow struct{ cost map[string]time.Duration }

func (s *slow) name() string { return "slow" }

func (s *slow) order() *probing { return nil }

func (s *slow) join(one, _ []byte) ([]byte, error) { return one, nil }

func (s *slow) begin(of *Sample, _ *engine.Run) func() []byte {
	time.Sleep(s.cost[of.Name])
	return func() []byte { return nil }
}

// costly makes samples whose replications take 1, 2, 3... minutes.
func costly(samples int) []*Sample {
	cost := map[string]time.Duration{}
	var all []*Sample
	for i := range samples {
		point := shortQueue(fmt.Sprint(i), fmt.Sprintf("flows.trucks.arrivals.rate=%d/h", i+2))
		cost[point.Name] = time.Duration(i+1) * time.Minute
		s := NewSample(point)
		s.probe = &slow{cost}
		all = append(all, s)
	}
	return all
}

// requireForetold runs samples twice and holds what is told of the second run, after a tenth of its time, against
// the time that the first one took.
func requireForetold(t *testing.T, runner func() *Runner, samples func() []*Sample, replications int) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		extend(t, runner(), replications, samples()...)
		whole := time.Since(began)
		r := runner()
		r.Pace, r.Load = pace.New(), loadLibrary
		if r.Journal != nil {
			r.Pace.Journal(r.Journal.Len())
		}
		var looking sync.WaitGroup
		looking.Go(func() {
			time.Sleep(whole / 10)
			s := r.Pace.State()
			if ratio := float64(whole/10+s.Left) / float64(whole); !s.Known || ratio < 0.5 || ratio > 2 {
				t.Errorf("of %v it foretells %v after a tenth: %+v", whole, whole/10+s.Left, s)
			}
		})
		if err := r.Extend(context.Background(), samples(), replications); err != nil {
			t.Error(err)
		}
		looking.Wait()
		if s := r.Pace.State(); s.Left != 0 || s.Done != s.Total {
			t.Errorf("at the end %+v", s)
		}
	})
}

func TestARunForetellsHowLongItTakes(t *testing.T) {
	for name, c := range map[string]struct {
		paired                         bool
		workers, samples, replications int
	}{
		"one configuration":       {false, 1, 1, 30},
		"several workers":         {false, 3, 1, 50},
		"a sweep":                 {false, 2, 12, 4},
		"pairs of unequal cost":   {true, 2, 4, 15},
		"many points, seldom run": {false, 2, 40, 1},
	} {
		t.Run(name, func(t *testing.T) {
			runner := func() *Runner { return &Runner{Workers: c.workers, sideBySide: c.paired} }
			requireForetold(t, runner, func() []*Sample { return costly(c.samples) }, c.replications)
		})
	}
}

func TestARunForetellsOnlyWhatItsDirectoryHasNot(t *testing.T) {
	for name, kept := range map[string]int{"half": 20, "nearly all": 36} {
		t.Run(name, func(t *testing.T) {
			runner := func() *Runner {
				j := openJournal(t, t.TempDir())
				t.Cleanup(func() { j.Close() })
				extend(t, &Runner{Journal: j}, kept, costly(1)...)
				return &Runner{Journal: j, Workers: 2}
			}
			synctest.Test(t, func(t *testing.T) {
				r := runner()
				r.Pace, r.Load = pace.New(), loadLibrary
				r.Pace.Journal(r.Journal.Len())
				whole := time.Duration(40-kept) / 2 * time.Minute
				began := time.Now()
				go func() {
					time.Sleep(whole/2 + time.Second)
					if s := r.Pace.State(); s.Total != float64(40-kept) || (s.Left-whole/2).Abs() > time.Minute {
						t.Errorf("half way of %v: %+v", whole, s)
					}
				}()
				if err := r.Extend(context.Background(), costly(1), 40); err != nil {
					t.Error(err)
				}
				if took := time.Since(began); took != whole {
					t.Errorf("it took %v, not %v", took, whole)
				}
			})
		})
	}
}

func TestACapacitySearchSaysWhatMayFollow(t *testing.T) {
	most, seen := 0, 0
	s := &search{Capacity: &Capacity{Resolution: 0.02}}
	for _, scale := range []float64{0.5, 0.75, 1, 1.25} {
		s.Loads = append(s.Loads, Load{Scale: scale})
	}
	s.expect(0, 1)
	most = s.further
	q := criterion{fails: func(l *Load) bool { return l.Scale > 0.74 }}
	for low, high, _ := s.bracket(q); high-low > s.Resolution*high; low, high, _ = s.bracket(q) {
		s.Loads = append(s.Loads, Load{Scale: (low + high) / 2})
		sortLoads(s.Loads)
		seen++
	}
	if seen > most || seen < most-2 {
		t.Errorf("a search looked at %d loads, and said at most %d", seen, most)
	}
}
