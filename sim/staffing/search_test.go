package staffing

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

// puzzle is a monotone oracle: so much of several works has to be done, to which each block adds with diminishing
// returns.
type puzzle struct {
	gains [][]float64 // by work and block
	needs []float64
	costs []float64
	most  []int
	asked int
}

func newPuzzle(seed uint64, blocks int) *puzzle {
	random := rand.New(rand.NewPCG(seed, 2))
	p := &puzzle{}
	for range blocks {
		p.most = append(p.most, 3+random.IntN(6))
		p.costs = append(p.costs, float64(1+random.IntN(9)))
	}
	for range 1 + random.IntN(3) {
		gains, all := make([]float64, blocks), 0.0
		for i := range gains {
			gains[i] = random.Float64()
			all += gains[i] * root(p.most[i])
		}
		p.gains, p.needs = append(p.gains, gains), append(p.needs, all*(0.5+0.5*random.Float64()))
	}
	return p
}

// root is that of a small whole number, near enough.
func root(n int) float64 {
	x := 1.0
	for range 30 {
		x = (x + float64(n)/x) / 2
	}
	return x
}

func (p *puzzle) examine(plan []int) (Verdict, error) {
	p.asked++
	v := Verdict{Met: true}
	for k, gains := range p.gains {
		done := 0.0
		for i := range plan {
			done += gains[i] * root(plan[i])
		}
		if done < p.needs[k]-1e-12 {
			v.Met, v.Excess = false, v.Excess+(p.needs[k]-done)/p.needs[k]
		}
	}
	return v, nil
}

func (p *puzzle) cost(plan []int) float64 {
	all := 0.0
	for i := range plan {
		all += p.costs[i] * float64(plan[i])
	}
	return all
}

// cheapest tries all plans.
func (p *puzzle) cheapest(t *testing.T) float64 {
	best, plan := -1.0, make([]int, len(p.most))
	var try func(i int)
	try = func(i int) {
		if i < len(plan) {
			for plan[i] = 0; plan[i] <= p.most[i]; plan[i]++ {
				try(i + 1)
			}
			return
		}
		if v, _ := p.examine(plan); v.Met && (best < 0 || p.cost(plan) < best) {
			best = p.cost(plan)
		}
	}
	try(0)
	if best < 0 {
		t.Fatal("nothing is good enough")
	}
	return best
}

func (p *puzzle) search() *Search {
	return &Search{Least: make([]int, len(p.most)), Most: p.most, Cost: p.cost, Examine: p.examine}
}

// A search of an oracle that is monotone finds the cheapest plan, as all are tried, and looks at a small part of them.
// This kills a way up that ends too early, and cuts that cut off too much.
func TestTheCheapestPlanIsFound(t *testing.T) {
	trials, asked, plans := 150, 0, 0
	if *long {
		trials = 2000
	}
	for seed := range uint64(trials) {
		p := newPuzzle(seed, 1+int(seed%4))
		want := p.cheapest(t)
		plans, p.asked = plans+p.asked, 0
		found, err := p.search().Run(t.Context())
		if err != nil || !found.Complete || found.Good[0].cost != want {
			t.Fatalf("seed %d: %+v, %v, where %v is the cheapest", seed, found.Good[0], err, want)
		}
		asked += p.asked
		for i := range found.Examined {
			for j := range i {
				if slices.Equal(found.Examined[i].Plan, found.Examined[j].Plan) {
					t.Fatalf("seed %d: %v is looked at twice", seed, found.Examined[i].Plan)
				}
			}
		}
	}
	t.Logf("%d of %d plans were looked at", asked, plans)
	if asked*5 > plans {
		t.Errorf("%d of %d plans were looked at", asked, plans)
	}
}

// A search that has no more answers, or is interrupted, gives what it has and claims nothing.
func TestASearchEndsWithWhatItHas(t *testing.T) {
	for most := range 20 {
		p := newPuzzle(3, 4)
		s := p.search()
		s.Examine = func(plan []int) (Verdict, error) {
			if p.asked == most {
				return Verdict{}, ErrSpent
			}
			return p.examine(plan)
		}
		found, err := s.Run(t.Context())
		if err != nil || found.Complete || !found.Spent || len(found.Examined) != most {
			t.Fatalf("after %d: %+v, %v", most, found, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if found, err := newPuzzle(3, 4).search().Run(ctx); err != nil || found.Complete || len(found.Examined) > 0 {
		t.Error(found, err)
	}
	broken := errors.New("broken")
	s := newPuzzle(3, 4).search()
	s.Examine = func([]int) (Verdict, error) { return Verdict{}, broken }
	if _, err := s.Run(t.Context()); !errors.Is(err, broken) {
		t.Error(err)
	}
}

// A search that goes on finds the next cheapest plan, as all are tried: what was found wanting is left out, and with it
// what is below.
func TestTheNextCheapestPlanIsFound(t *testing.T) {
	for seed := range uint64(60) {
		p := newPuzzle(seed, 1+int(seed%3))
		s := p.search()
		found, err := s.Run(t.Context())
		for range 3 {
			if err != nil || len(found.Good) < 2 {
				break
			}
			wanting := found.Good[0].Plan
			found, err = s.Next(t.Context())
			least := -1.0
			for _, e := range found.Good {
				if slices.Equal(e.Plan, wanting) {
					t.Fatalf("seed %d: %v is found again", seed, wanting)
				}
				if least < 0 {
					least = e.cost
				}
			}
			complete := eachCheaper(p.cost, s.lows, s.Most, cheaperThan(least), func(plan []int, _ float64) bool {
				return slices.ContainsFunc(found.Examined, func(e Examined) bool { return !e.Met && below(plan, e.Plan) })
			})
			if !found.Complete || !complete {
				t.Fatalf("seed %d: %v is not known to be the next cheapest", seed, found.Good[0])
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestNothingGoodEnoughWithinBounds(t *testing.T) {
	p := newPuzzle(1, 3)
	p.needs[0] *= 10
	found, err := p.search().Run(t.Context())
	if err != nil || len(found.Good) > 0 || len(found.Examined) != 1 || found.Complete {
		t.Errorf("%+v, %v", found, err)
	}
}

// gates are two places, one of them by day and by night.
func gates(t *testing.T, shifts []shift) *Problem {
	t.Helper()
	p, err := newProblem([]Place{
		{Path: "sites.post.stations.gate.servers", Name: "post.gate", site: "post", Agency: "customs", rate: 10,
			perServer: 2, relief: 1.1, leave: 1.25, shifts: shifts,
			blocks: []Block{{everyDay, 8 * hour, 20 * hour, 1, 6, 2}, {everyDay, 20 * hour, 8 * hour, 0, 3, 1}}},
		{Path: "sites.post.stations.halls.lanes.fast.servers", Name: "post.halls.fast", site: "post", Agency: "customs",
			rate: 10, perServer: 1, relief: 1, leave: 1.25, shifts: shifts,
			blocks: []Block{{everyDay, 0, 24 * hour, 1, 4, 1}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhatAPlanCosts(t *testing.T) {
	// By day 2 servers of 2 people with relief are 5 people, and one more in the lane; by night 3 and 1.
	want := 7 * (12*(5+1) + 12*(3+1)) * 10 * 1.25
	p := gates(t, nil)
	if got := p.Cost(p.Stated()); got != want {
		t.Errorf("by the hour %v, expected %v", got, want)
	}
	p = gates(t, daily(12, 8, 20))
	if got := p.Cost(p.Stated()); got != want {
		t.Errorf("in shifts that fit %v, expected %v", got, want)
	}
	all, err := p.Roster(p.Stated())
	if err != nil || len(all) != 1 || all[0].Hours != 7*12*10 || all[0].Needed != all[0].Hours {
		t.Errorf("%+v, %v", all, err)
	}
	// Shifts that begin at six are longer than they are needed for: 6 people where 6 or 4 are.
	p = gates(t, daily(12, 6, 18))
	if got := p.Cost(p.Stated()); got != 7*24*6*10*1.25 {
		t.Errorf("in shifts that do not fit %v", got)
	}
}

func TestPlansThatBoundOthers(t *testing.T) {
	p := gates(t, nil)
	chosen := []int{2, 1, 2}
	if bounded, each := p.Bounded(chosen, [][]int{{1, 3, 4}, {6, 0, 4}, {6, 3, 1}}); !bounded || each {
		t.Error(bounded, each)
	}
	if bounded, _ := p.Bounded(chosen, [][]int{{1, 3, 4}, {6, 0, 4}}); bounded {
		t.Error("one server less in the lane is not known to be too few")
	}
	if bounded, each := p.Bounded([]int{1, 0, 2}, [][]int{{1, 0, 1}}); !bounded || !each {
		t.Error(bounded, each)
	}
}

func TestHowAPlanIsWritten(t *testing.T) {
	p := gates(t, nil)
	want := []Setting{
		{"sites.post.schedules.staff-gate", `[{days: every-day, from: "08:00", to: "20:00", value: 5}, ` +
			`{days: every-day, from: "20:00", to: "08:00", value: 1}]`},
		{"sites.post.stations.gate.servers", "{schedule: staff-gate}"},
		{"sites.post.stations.halls.lanes.fast.servers", "3"},
	}
	if got := p.Settings([]int{5, 1, 3}); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	b := Block{days: 0b1010111, from: 0, to: 24 * hour}
	if got := b.Words(); got != "mon-wed, fri, sun all day" {
		t.Error(got)
	}
}

// Where more staff makes something worse, such as what all costs, the most is not good enough and a smaller plan is.
func TestWhatMoreStaffMakesWorseIsFoundAmongFewPlans(t *testing.T) {
	s := &Search{Least: []int{1, 1}, Most: []int{6, 6},
		Cost: func(plan []int) float64 { return float64(plan[0] + 2*plan[1]) },
		Examine: func(plan []int) (Verdict, error) {
			return Verdict{Met: plan[0] >= 3 && plan[1] >= 2 && plan[0]+plan[1] <= 7, Excess: 1}, nil
		},
	}
	found, err := s.Run(t.Context())
	if err != nil || len(found.Good) != 1 || !slices.Equal(found.Good[0].Plan, []int{3, 2}) || found.Complete {
		t.Errorf("found %+v, %v; want 3 and 2 alone, and no claim of all", found, err)
	}
}
