package experiment

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/stats"
)

// rushHour has ten trucks at once at 08:05, who wait 0, 6, ..., 54 minutes, and in the hours from 09:00 to 22:00 twelve
// by themselves, who wait for nobody. The clocks of Kathmandu are a quarter of an hour from whole hours of others.
const rushHour = `
karvon: 1
title: A rush
run: {kind: cyclic, time-zone: UTC, cycle: 1 week, warm-up: 1 week, window: 1 week, follow-up: 6h, replications: 5}
entities: {truck: {}}
sites:
  post: {time-zone: Asia/Kathmandu, stations: {gate: {servers: 1, service: 6m}, booth: {servers: 1, service: 1m}}}
flows:
  rush: {entity: truck, arrivals: {timetable: [{at: ["08:05"]}], batch: 10}, journey: [{visit: gate}, depart]}
  rest: {entity: truck, arrivals: {timetable: [{at: TIMES}]}, journey: [{visit: gate}, depart]}
  night: {entity: truck, arrivals: {timetable: [{at: ["23:30"]}]}, journey: [{visit: booth}, depart]}
thresholds: [LIMIT]
`

// ofRushHour judges a threshold in the rush.
func ofRushHour(t *testing.T, limit string) *Judgement {
	t.Helper()
	var times []string
	for hour := 10; hour < 23; hour++ {
		for minute := range 6 {
			times = append(times, `"`+string(rune('0'+hour/10))+string(rune('0'+hour%10))+":"+string(rune('0'+minute))+`0"`)
		}
	}
	text := strings.NewReplacer("TIMES", "["+strings.Join(times, ", ")+"]", "LIMIT", limit).Replace(rushHour)
	return &run(t, responsetest.Text(t, text), Options{Replications: 5}).Thresholds[0]
}

// A threshold that holds of all together can fail in the rush alone. Hours in which nobody comes are left out.
func TestAThresholdOnEachHourFailsInTheWorst(t *testing.T) {
	for _, test := range []struct {
		limit   string
		verdict Verdict
		worst   int
		notMet  []int
	}{
		{"post.gate.wait.mean < 5m", Met, 0, nil}, // 27 minutes of ten in 88
		{"post.gate.wait.mean.each-hour < 5m", NotMet, 8, []int{8}},
		{"post.gate.wait.mean.each-hour < 28m", Met, 8, nil},
		{"post.gate.wait.mean.each-hour > 28m", NotMet, 10, []int{8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22}},
		{"post.gate.wait.within-15m > 90%", Met, 0, nil}, // 81 of 88
		{"post.gate.wait.within-15m.each-hour > 90%", NotMet, 8, []int{8}},
		{"post.gate.wait.p50.each-hour < 20m", NotMet, 8, []int{8}},
		{"post.gate.wait.p50.each-hour < 25m", Met, 8, nil},
		{"post.gate.queue.max.each-hour <= 9", Met, 8, nil},
		{"post.gate.queue.max.each-hour < 9", NotMet, 8, []int{8}},
		{"post.gate.queue.mean.each-hour < 4.6", Met, 8, nil}, // 45 times 6 minutes are 4.5 hours
		{"post.gate.queue.mean.each-hour < 4", NotMet, 8, []int{8}},
		{"post.gate.queue.mean.from-09-to-08 < 0.1", Met, 0, nil},
		{"post.gate.utilisation.each-hour < 90%", NotMet, 8, []int{8}}, // 55 minutes of it, and 36 of others
		{"post.gate.utilisation.each-hour < 92%", Met, 8, nil},
	} {
		j := ofRushHour(t, test.limit)
		var notMet []int
		for h := range j.Hours {
			if j.Hours[h].Verdict == NotMet {
				notMet = append(notMet, h)
			}
		}
		if j.Verdict != test.verdict || j.Worst != test.worst && j.Hours != nil || !slices.Equal(notMet, test.notMet) {
			t.Errorf("%s: %s, worst at %d, not met at %v; want %s at %d, %v", test.limit, j.Verdict, j.Worst, notMet,
				test.verdict, test.worst, test.notMet)
		}
		if name := strings.Fields(test.limit)[0]; j.Expression != test.limit || j.Hours != nil &&
			name != j.Hours[0].Expression[:len(name)-len(".each-hour")]+".each-hour" {
			t.Errorf("%s is told as %s", test.limit, j.Expression)
		}
	}
	for hour, want := range map[int]Verdict{7: "", 8: Met, 9: "", 10: Met, 23: ""} {
		if j := ofRushHour(t, "post.gate.wait.mean.each-hour < 1h"); j.Hours[hour].Verdict != want {
			t.Errorf("at %d the verdict is %q, want %q", hour, j.Hours[hour].Verdict, want)
		}
	}
}

// Where nobody comes at all nothing is told.
func TestAThresholdOnEachHourOfNobodyIsUndecided(t *testing.T) {
	const nobody = `
karvon: 1
title: Nobody comes on a Monday
run: {kind: terminating, start: 2025-08-18T00:00, time-zone: UTC, window: 1 day, replications: 2}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: 6m}}}}
flows: {trucks: {entity: truck, arrivals: {timetable: [{days: sat, at: ["08:00"]}]}, journey: [{visit: gate}, depart]}}
thresholds: [flow.trucks.time.p95.each-hour < 1h]
`
	j := run(t, responsetest.Text(t, nobody), Options{Replications: 2}).Thresholds[0]
	if j.Verdict != Undecided || j.Worst != -1 || j.Why.Code != reason.NothingObserved {
		t.Errorf("the verdict is %s, worst at %d: %v", j.Verdict, j.Worst, j.Why)
	}
}

// evenQueue is M/M/1 in the long run, whose hours are all the same, and unevenQueue has a rush.
const (
	evenQueue = `
karvon: 1
title: M/M/1, each hour
run: {kind: stationary, warm-up: 1 day, window: 2 days, follow-up: 6h, replications: 20}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 60s}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 36/h}, journey: [{visit: gate}, depart]}}
thresholds: ["post.gate.wait.within-2m.each-hour > LIMIT"]
`
	unevenQueue = `
karvon: 1
title: M/M/2 with a rush, each hour
run: {kind: stationary, warm-up: 1 day, window: 2 days, follow-up: 6h, replications: 20}
entities: {truck: {}}
profiles: {rush: {hours: [1, 1, 1, 1, 1, 1, 2, 3, 4, 4, 3, 2, 2, 2, 2, 3, 3, 3, 2, 2, 2, 1, 1, 1]}}
sites: {post: {stations: {gate: {servers: 2, service: {exponential: 60s}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 50/h, profile: rush}, journey: [{visit: gate}, depart]}}
thresholds: ["post.gate.wait.within-2m.each-hour > LIMIT"]
`
)

// worstShare is the least share of any hour of those who wait up to two minutes: of the even queue that of all, as
// those who wait no longer than t are 1-ρ·exp(-(μ-λ)t) (Kleinrock 1975), else by many replications.
func worstShare(t *testing.T, even bool) float64 {
	t.Helper()
	if even {
		return 1 - 0.6*math.Exp(-0.4*2)
	}
	seed, least := uint64(1e6), 1.0
	many := run(t, responsetest.Text(t, strings.Replace(unevenQueue, "LIMIT", "50%", 1)),
		Options{Replications: 4000, Seed: &seed})
	for hour := range 24 {
		least = min(least, many.Find(response.OfHour("post.gate.wait.within-2m", hour)).Mean)
	}
	return least
}

// Of a threshold on each hour of the day neither met nor not met is said wrongly more often than of one threshold, one
// time in forty: met where the worst hour is at the limit from beyond, not met where it is, or all 24 are, from within.
//
// This kills hours that are not paid for: where each is judged as if it were alone, every second verdict of the even
// queue is wrong.
func TestHoursAreJudgedNoOftenerWronglyThanOneThreshold(t *testing.T) {
	if !*long && !*longest {
		t.Skip("long")
	}
	seeds := seedsOf(0, 100, 400)
	for name, even := range map[string]bool{"even": true, "uneven": false} {
		share := worstShare(t, even)
		text := unevenQueue
		if even {
			text = evenQueue
		}
		m := responsetest.Text(t, strings.Replace(text, "LIMIT", strconv.FormatFloat(100*share, 'f', -1, 64)+"%", 1))
		met, notMet, alone := 0, 0, 0
		for seed := range uint64(seeds) {
			result := run(t, m, Options{Replications: 20, Seed: &seed})
			j := &result.Thresholds[0]
			switch j.Verdict {
			case Met:
				met++
			case NotMet:
				notMet++
			}
			for h := range j.Hours {
				if one := judged(j.Hours[h].Estimate, j.Threshold.Holds); one == NotMet {
					alone++
					break
				}
			}
		}
		t.Logf("%s: the worst hour's share is %.4f; of %d: %d met, %d not met; %d if each hour were judged alone", name,
			share, seeds, met, notMet, alone)
		if binomialUpperTail(met, seeds, 0.025) < falseAlarm || binomialUpperTail(notMet, seeds, 0.025) < falseAlarm {
			t.Errorf("%s: %d met, %d not met", name, met, notMet)
		}
	}
}

// Where nobody of two hours is beyond a limit, the hour whose quantile is nearer to it decides, in whatever order they
// stand.
func TestOfHoursWithoutAnybodyBeyondTheNearerDecides(t *testing.T) {
	of := func(operator string, seconds float64) *Judgement {
		return &Judgement{
			Threshold: response.Threshold{Operator: operator, Limit: 1200, Probability: 0.95}, Verdict: Met, Counted: true,
			Share: stats.Estimate{Mean: 1}, Estimate: stats.Estimate{Mean: seconds},
		}
	}
	if short, long := of("<", 0), of("<", 900); !long.worseThan(short) || short.worseThan(long) {
		t.Error("below 20 min, an hour of 15 min is to decide and not one without a wait")
	}
	if short, long := of(">", 1300), of(">", 9000); long.worseThan(short) || !short.worseThan(long) {
		t.Error("above 20 min, an hour of 22 min is to decide and not one of 150")
	}
}
