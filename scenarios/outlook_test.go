package scenarios_test

import (
	"context"
	"math"
	"testing"

	"karvon/scenarios"
	"karvon/sim/experiment"
	"karvon/sim/outlook"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// Phases that come one after the other can stand together, today's posts twice: as what there is and as a phase.
func TestPhasesOfTheCentreStandTogether(t *testing.T) {
	s, err := scenario.Load(t.Context(), scenarios.FS, "central-asia", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	policies, hashes := []string{"todays-posts"}, map[string]bool{}
	for _, phase := range s.Years.Phases {
		policies = append(policies, phase.Policy.Text)
		now, err := scenario.Load(t.Context(), scenarios.FS, "central-asia", scenario.Options{Policies: policies})
		if err != nil {
			t.Fatal(err)
		}
		if hashes[now.Hash] {
			t.Errorf("%v changes nothing", policies)
		}
		hashes[now.Hash] = true
	}
}

// courseOfTheCentre is how the load of central-asia goes on, by growth of trade a year where it is not 0.
func courseOfTheCentre(t *testing.T, growth float64) *outlook.Course {
	t.Helper()
	s, err := scenario.Load(t.Context(), scenarios.FS, "central-asia", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	course, err := outlook.NewCourse(s, s.Years, func(stream string) (float64, bool) {
		return growth, growth != 0 && stream == "trucks"
	})
	if err != nil {
		t.Fatal(err)
	}
	return course
}

// By hand: 1,250 trucks a day on the whole border in 2024, of which 70% come here, and 1.1 of them in the busiest
// month; 15.5% more in 2025 and 7% each year from then on, less 1% for a unit of trade and 1% that go by rail.
func TestTheLoadOfTheCentreByYear(t *testing.T) {
	course := courseOfTheCentre(t, 0)
	trucks := course.Streams[2]
	first := 3314 * 0.377 * 0.7 * 1.1
	for year, want := range map[int]float64{
		2024: first, 2025: first * 1.155 * 0.99 * 0.99, 2030: first * 1.155 * math.Pow(1.07, 5) * math.Pow(0.99, 12),
	} {
		if got := trucks.Loads[year-course.Base]; math.Abs(got-want) > 1e-6 {
			t.Errorf("in %d there are %v trucks a day, by hand %v", year, got, want)
		}
	}
	if trucks.Stated != 5000 || course.Streams[1].Stated != 16100 || course.Streams[0].Stated != 1200 {
		t.Errorf("the file states %v trucks, %v parties and %v cars", trucks.Stated, course.Streams[1].Stated,
			course.Streams[0].Stated)
	}
	if year, reached := course.Reaches("trucks", 5000, 2024, 2051); reached {
		t.Errorf("5,000 trucks a day come in %d", year)
	}
	// 962 x (1.30 x 0.99 x 0.99)^n is 4,116 with n = 6 and 5,244 with 7.
	if year, reached := courseOfTheCentre(t, 0.30).Reaches("trucks", 5000, 2024, 2051); !reached || year != 2031 {
		t.Errorf("at 30%% a year 5,000 trucks a day come in %d (%v), by hand in 2031", year, reached)
	}
}

// The posts of 2024 carry the traffic of that year, and cannot carry the 5,000 trucks of the plan; the others lie
// between them and the 400 hectares. Three days from empty.
func TestTodaysPostsCarryTodaysTraffic(t *testing.T) {
	course := courseOfTheCentre(t, 0)
	today := underLoad(t, course.Settings(2024), "todays-posts")
	for response, most := range map[string]float64{
		"flow.trucks-from-uz.at.central-asia.time.p95": 6 * 3600, "flow.trucks-from-kz.at.central-asia.time.p95": 6 * 3600,
		"flow.people-uz-kz.time.p95": 3600, "flow.people-kz-uz.time.p95": 3600, "flow.cars-uz-kz.time.p95": 4 * 3600,
	} {
		if got := today.Find(response).Mean; !(got < most) {
			t.Errorf("with the traffic of 2024 %s is %v s, more than %v", response, got, most)
		}
	}
	if !*long {
		t.Skip("the load of the plan is run with -long")
	}
	carried := "crossing.uz-kz.trucks.carried"
	before := 0.0
	for _, state := range []string{"todays-posts", "first-100-ha", "rebuilt-posts", "whole-400-ha"} {
		now := underLoad(t, nil, state).Find(carried).Mean
		if !(now > before*1.02) {
			t.Errorf("of the trucks of the plan %s lets %v a day through, what comes before it %v", state, now, before)
		}
		before = now
	}
}

// underLoad runs one replication of three days from empty, with settings, under policies.
func underLoad(t *testing.T, settings []string, policies ...string) *experiment.Result {
	t.Helper()
	set := append([]string{"run.warm-up=0s", "run.follow-up=1 day"}, settings...)
	_, p := compile(t, "central-asia", scenario.Options{Policies: policies, Set: set})
	result, err := experiment.Run(context.Background(), p, experiment.Options{Replications: 1, Window: 3 * plan.Day})
	if err != nil {
		t.Fatal(err)
	}
	return result
}
