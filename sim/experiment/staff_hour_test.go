package experiment

import (
	"math"
	"slices"
	"testing"

	"karvon/sim/response"
)

// eachHourCase is the post by day and by night, where the wait of all is short enough with fewer by night than the wait
// of each hour: that alone binds.
func eachHourCase(t *testing.T) staffCase {
	t.Helper()
	return dayAndNightWith(t, "[post.gate.wait.mean < 60s, post.gate.wait.mean.each-hour < 90s]",
		func(result *Result) float64 {
			beyond := result.Find("post.gate.wait.mean").Mean/60 - 1
			for hour := range hoursOfDay {
				beyond = math.Max(beyond, result.Find(response.OfHour("post.gate.wait.mean", hour)).Mean/90-1)
			}
			return beyond
		})
}

// One less breaks a threshold in the hours of its block, whatever it is about, and says in which.
func TestOneLessNamesTheHourThatItBreaks(t *testing.T) {
	all := []string{"[post.gate.wait.within-2m.each-hour > 80%]", "[post.gate.wait.p95 < 200s]"}
	if *long {
		all = append(all, "[post.gate.queue.mean < 1.2]", "[post.gate.wait.mean < 40s]",
			"[post.gate.wait.within-2m.from-20-to-08 > 90%]", "[post.gate.utilisation < 80%]")
	}
	for _, limits := range all {
		c := staffCase{text: dayAndNight, limits: limits, vary: []string{"*.gate.servers=2..9"}}
		x := staffed(t, &c, StaffOptions{}, new(Runner))
		named := 0
		for _, n := range x.Neighbours {
			if n.Broken < 0 || n.Overload != nil {
				continue
			}
			named++
			if at := n.Judgements[n.Broken].Response; at >= len(x.Responses) || x.Responses[at].OfEachHour {
				t.Fatalf("%s: the response that is broken has the place %d", limits, at)
			}
			_, block := x.Problem.Of(n.Block)
			if n.Hour < 0 || !block.MeetsHour(n.Hour) && !block.MeetsHour(n.Hour-1) { // whom one leaves waits on
				t.Errorf("%s: %v with one less %s breaks it most at %d", limits, x.Chosen.Numbers, block.Words(), n.Hour)
			}
		}
		t.Logf("%s: %v, %d neighbours break it", limits, x.Chosen.Numbers, named)
		if named == 0 {
			t.Errorf("%s: of %v no neighbour breaks it", limits, x.Chosen.Numbers)
		}
	}
}

// What cannot be asked by hours has no hour, and of some hours only these are asked.
func TestWhichHoursTellOfAThreshold(t *testing.T) {
	m, err := staffLoader(dayAndNight)(t.Context(), Configuration{Settings: []string{
		"thresholds=[post.gate.wait.p95 < 1h, post.gate.served > 1/day, post.gate.queue.max.from-22-to-02 < 9, " +
			"post.gate.wait.mean.each-hour < 1h, post.gate.wait.mean.from-08:10-to-08:50 < 1h]"}})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		count int
		first string
	}{
		{24, "post.gate.wait.p95.from-00-to-01"}, {0, ""}, {4, "post.gate.queue.max.from-00-to-01"}, {0, ""}, {0, ""},
	} {
		threshold := &m.Thresholds[i]
		names := hoursOf(&m.Responses[threshold.Response], threshold)
		if len(names) != want.count || want.count > 0 && !slices.Contains(names, want.first) {
			t.Errorf("%s has the hours %v", threshold.Expression, names)
		}
	}
}
