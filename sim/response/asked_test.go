package response_test

import (
	"strings"
	"testing"

	"karvon/sim/plan/plantest"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// episode is 500 trucks before four lanes at 20:00, each of which takes 20 minutes a truck; ARRIVALS come besides.
const episode = `karvon: 1
title: an episode
run: {kind: terminating, start: 2025-08-21T20:00, time-zone: UTC, window: 3 days, replications: 1}
entities: {truck: {}}
sites: {post: {time-zone: Asia/Tashkent, stations: {gate: {servers: 4, service: 20m}}}}
flows:
  trucks:
    entity: truck
    arrivals: ARRIVALS
    standing: {line: {count: 500, at: gate, since: 30h}}
    journey: [{visit: gate}, depart]
primary: [PRIMARY]
`

// observed gives what a replication of an episode says of a response.
func observed(t *testing.T, arrivals, name string) response.Observation {
	t.Helper()
	m := responsetest.Text(t, strings.NewReplacer("ARRIVALS", arrivals, "PRIMARY", name).Replace(episode))
	rec, err := m.Run().Replicate(1, 0)
	if err != nil {
		t.Fatal(err)
	}
	i, ok := m.ResponseIndex(name)
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	return response.NewView(m.Plan, rec, m.Window).Observe(&m.Responses[i])
}

const (
	none      = "{times: [71h]}"                  // but for one, when the queue is gone
	halfHours = "{interarrival: 30m, limit: 130}" // the first comes half an hour after the start
	seconds   = 1.0
	minutes   = 60 * seconds
	hours     = 60 * minutes
)

// A queue that is served by the clock is known to the second. The start is 20:00 in UTC, 01:00 in Tashkent, whose time
// the names have; at the start four of the 500 are taken, and four each 20 minutes.
func TestEpisodesOfDeterministicQueues(t *testing.T) {
	for _, test := range []struct {
		arrivals, name string
		want           float64
	}{
		{none, "post.gate.queue.at.2025-08-22T01:00", 496},
		{none, "post.gate.queue.at.2025-08-22T01:19:59", 496},
		{none, "post.gate.queue.at.2025-08-22T01:20", 492},
		{none, "post.gate.queue.at.2025-08-23T18:00", 500 - 4*124}, // 41 h: 123 times 20 minutes, and the start
		{none, "post.gate.queue.max", 496},
		{none, "flow.trucks.inside.at.2025-08-22T01:00", 500},
		{none, "site.post.inside.at.2025-08-22T01:20", 496},
		{none, "post.gate.queue.until-below-50", 112 * 20 * minutes}, // 48 wait when four were taken for the 113th time
		{none, "post.gate.queue.until-below-48", 113 * 20 * minutes},
		{none, "post.gate.queue.until-below-500", 0},
		{none, "post.gate.queue.until-max", 0},
		{none, "post.gate.served", 501.0 / 3},
		{none, "post.gate.arrived", 1.0 / 3},
		{none, "flow.trucks.arrived", 1.0 / 3},
		{none, "flow.trucks.completed", 501.0 / 3},
		{none, "flow.trucks.time.mean", 20 * minutes},
		{halfHours, "post.gate.queue.at.2025-08-23T18:00", 500 + 82 - 4*124},
		{"{times: [10h]}", "flow.trucks.time.at.2025-08-22T11:00", 32 * hours}, // 125 times 20 minutes, and its service
		{"{times: [10h]}", "flow.trucks.time.at.2025-08-22T10:30", 32 * hours},
		{halfHours, "flow.trucks.time.until-below-6h", backBelow(6 * hours)},
		{"{interarrival: 1m, limit: 120}", "post.gate.queue.until-max", 119 * minutes},
	} {
		if got := observed(t, test.arrivals, test.name); got.Value != test.want || got.Censored != 0 {
			t.Errorf("%s of %s is %v, %d unfinished; want %v", test.name, test.arrivals, got.Value, got.Censored, test.want)
		}
	}
}

// Whatever stands at a site has the site's hours in the names of its numbers. A link, which stands at none, has the
// run's.
func TestTheHoursOfANumberAreThoseOfItsPlace(t *testing.T) {
	const file = `karvon: 1
title: hours in Tashkent
run: {kind: terminating, start: 2025-08-21T20:00, time-zone: UTC, window: 2h}
entities: {truck: {}}
sites:
  post:
    time-zone: Asia/Tashkent
    stations: {gate: {servers: 4, service: 20m}}
    resources: {officers: {units: 2}}
    zones: {yard: {places: 100}}
    bookings: {slots: {every: 1h, slots: 4}}
  far: {time-zone: Asia/Tashkent}
links: {road: {mode: road, from: post, to: far, length: 60 km, speed: 60 km/h}}
flows:
  trucks:
    entity: truck
    from: post
    arrivals: {rate: 5/h}
    journey:
      - book: post.slots
      - check-in: slots
      - enter: yard
      - visit: gate
      - {seize: officers}
      - {release: officers}
      - leave: yard
      - batch: {size: 2, into: convoy, entity: truck, do: [{travel: far}, unbatch]}
      - depart
primary: [NAME]
`
	for _, number := range []string{
		"site.post.inside", "post.gate.queue", "post.yard.inside", "post.officers.queue", "post.slots.queue",
		"flow.trucks.inside", "flow.trucks.convoy.members-waiting", "link.road.inside",
	} {
		for hour, observed := range map[string]bool{"2025-08-22T01:30": true, "2025-08-21T20:30": false} {
			if strings.HasPrefix(number, "link.") {
				observed = !observed
			}
			text := strings.ReplaceAll(file, "NAME", number+".at."+hour)
			_, _, err := responsetest.Try(t.Context(), plantest.TextLibrary(text), "test", scenario.Options{})
			if refused := err != nil && strings.Contains(err.Error(), "is not in the window"); refused == observed ||
				err != nil && !refused {
				t.Errorf("%s at %s: %v", number, hour, err)
			}
		}
	}
}

// A run with a warm-up says where that ends, and each of its moments has one name.
func TestAMomentOfTheWarmUpIsTold(t *testing.T) {
	text := strings.NewReplacer("ARRIVALS", none, "PRIMARY", "post.gate.queue.at.2025-08-22T02:00",
		"kind: terminating", "kind: stationary, warm-up: 2h",
		"    standing: {line: {count: 500, at: gate, since: 30h}}\n", "",
	).Replace(episode)
	_, _, err := responsetest.Try(t.Context(), plantest.TextLibrary(text), "test", scenario.Options{})
	want := "(it goes from 2025-08-22T03:00 until before 2025-08-25T03:00 by the clocks of post, which are those of " +
		"Asia/Tashkent; the run starts at 2025-08-22T01:00, 2h earlier)"
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v; want %s", err, want)
	}
}

// A name that only the command line has is not taken for a misspelt one.
func TestMeantKnowsWhatOnlyAFileCanAskFor(t *testing.T) {
	m := responsetest.Text(t, strings.NewReplacer("ARRIVALS", none, "PRIMARY", "post.gate.queue.mean").Replace(episode))
	want := "a run answers it where a threshold, primary or a sweep of the scenario asks for it by name"
	for _, name := range []string{"post.gate.queue.at.2025-08-22T02:00", "post.gate.queue.until-below-50",
		"flow.trucks.time.until-below-6h"} {
		if got := m.Meant(name); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// backBelow is the end of the last hour whose arrivals, one each half an hour, take so long on average.
func backBelow(limit float64) float64 {
	sum, count, last := map[int]float64{}, map[int]float64{}, 0
	for n := 1; n <= 130; n++ {
		came := float64(n) * 30 * minutes
		left := max(came, float64((499+n)/4)*20*minutes) + 20*minutes
		hour := int(came / hours)
		sum[hour] += left - came
		count[hour]++
	}
	for hour := range sum {
		if sum[hour]/count[hour] >= limit {
			last = max(last, hour+1)
		}
	}
	return float64(last) * hours
}

// What comes about at the beginning is no time that nobody spends: reports say 0 s of it, and not none.
func TestTimesUntilSomethingComesAboutAreMoments(t *testing.T) {
	for name, want := range map[string]stats.Range{
		"post.gate.queue.until-max": stats.Moment, "post.gate.queue.until-below-50": stats.Moment,
		"flow.trucks.time.until-below-6h": stats.Moment, "flow.trucks.time.at.2025-08-22T11:00": stats.Positive,
		"post.gate.queue.at.2025-08-22T11:00": stats.Positive,
	} {
		m := responsetest.Text(t, strings.NewReplacer("ARRIVALS", none, "PRIMARY", name).Replace(episode))
		if i, ok := m.ResponseIndex(name); !ok || m.Responses[i].Range() != want {
			t.Errorf("%s has another range than %v", name, want)
		}
	}
}

// What does not come about in the window is known by a lower bound: the window.
func TestEpisodesThatDoNotEndAreLowerBounds(t *testing.T) {
	for _, name := range []string{"post.gate.queue.until-below-50", "flow.trucks.time.until-below-6h"} {
		got := observed(t, "{interarrival: 5m}", name)
		if got.Value != 72*hours || got.Censored != 1 || got.Weight != 1 {
			t.Errorf("%s is %+v; want 72 h as a lower bound", name, got)
		}
	}
}

// Who wants to know something at a time that is not observed, or of a number that has no length, is told so.
func TestMistakesInEpisodesArePlaced(t *testing.T) {
	for name, want := range map[string]string{
		"post.gate.queue.at.2025-08-21T20:00": "test.yaml:12:11: primary[1]: 2025-08-21T20:00 is not in the window that is " +
			"observed (it goes from 2025-08-22T01:00 until before 2025-08-25T01:00 by the clocks of post, which are those of " +
			"Asia/Tashkent) [",
		"post.gate.queue.at.2025-08-25T01:00": "2025-08-25T01:00 is not in the window",
		"post.gate.queue.at.noon":             "no response is named",
		"post.gate.queue.until-below-many": "(how an episode goes is asked for as post.gate.queue.at.2025-08-23T13:00, " +
			"post.gate.queue.until-below-50, post.gate.queue.until-max)",
		"post.gate.queue.at.2025-13-01T01:00": "(how an episode goes is asked for as post.gate.queue.at.2025-08-23T13:00",
		"post.gate.queue.at.2025-08-22T2:00":  "(did you mean post.gate.queue.at.2025-08-22T02:00?)",
		"post.gate.queue.at.2025-08-22 02:00": "(did you mean post.gate.queue.at.2025-08-22T02:00?)",
		"post.gate.queue.at.2025-08-23":       "(did you mean post.gate.queue.at.2025-08-23T00:00?)",
		"post.gate.queue.att.2025-08-23T2:00": "(did you mean post.gate.queue.at.2025-08-23T02:00?)",
		"post.gate.queue.until-below-050":     "(did you mean post.gate.queue.until-below-50?)",
		"post.gate.queue.untill-below-50":     "(did you mean post.gate.queue.until-below-50?)",
		"post.gate.queue.until-maxx":          "(did you mean post.gate.queue.until-max?)",
		"flow.trucks.time.until-blow-6h":      "(did you mean flow.trucks.time.until-below-6h?)",
		"post.gate.queue.until-below-0":       "nothing is ever below 0",
		"flow.trucks.time.until-below-0s":     "nothing is ever below 0",
		"post.gate.utilisation.until-max":     "no response is named",
		"flow.trucks.time.until-max":          "no response is named",
	} {
		text := strings.NewReplacer("ARRIVALS", none, "PRIMARY", name).Replace(episode)
		_, _, err := responsetest.Try(t.Context(), plantest.TextLibrary(text), "test", scenario.Options{})
		if err == nil || !strings.Contains(err.Error(), want) || strings.Count(err.Error(), "[") > 2 {
			t.Errorf("%s: %v; want %q", name, err, want)
		}
	}
}
