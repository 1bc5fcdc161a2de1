package scenario

import (
	"strings"
	"testing"
	"testing/fstest"
)

// demandOf finds how the load of a flow with some arrivals is scaled.
func demandOf(t *testing.T, arrivals string) (*Scenario, *Demand, error) {
	t.Helper()
	text := `karvon: 1
title: A flow
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites: {post: {}}
flows:
  others: {entity: truck, arrivals: {rate: 1/h}, journey: [depart]}
  trucks: {entity: truck, arrivals: ` + arrivals + `, journey: [depart]}
`
	s, err := Load(t.Context(), fstest.MapFS{"flow.yaml": {Data: []byte(text)}}, "flow", Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Demand("trucks")
	return s, d, err
}

func TestEachKindOfArrivalsIsScaledInItsWay(t *testing.T) {
	for _, c := range []struct {
		arrivals string
		rate     float64 // an hour
		scale    float64
		want     string
	}{
		{"{rate: {value: 20/h, range: [10/h, 30/h]}, batch: 2}", 40, 1.5, "rate=30/h"},
		{"{interarrival: 10m}", 6, 2, "interarrival=5m"},
		{"{interarrival: {value: {gamma: {mean: 10m, cv: 0.5}}, source: a book}, first: 1h}", 6, 0.5,
			"interarrival={gamma: {mean: 20m, cv: 0.5}} first=2h"},
		{"{interarrival: {uniform: [5m, 15m]}}", 6, 2, "interarrival={uniform: [2m30s, 7m30s]}"},
		{"{times: [1h, 2h]}", 0, 1.5, "batch={discrete: {1: 50.0000%, 2: 50.0000%}}"},
		{"{times: [1h, 2h]}", 0, 0.25, "batch={discrete: {0: 75.0000%, 1: 25.0000%}}"},
		{"{timetable: [{at: [\"06:00\"]}], batch: 40}", 0, 1.1, "batch=44"},
		{"{timetable: [{at: [\"06:00\"]}], batch: {uniform: [20, 40]}}", 0, 2, "batch={uniform: [40, 80]}"},
		{"{trace: {times: [1h, 2h]}}", 0, 2, "batch=2"},
		{"{rate: 5/h, after: {flow: others}}", 5, 2, "rate=10/h"},
	} {
		s, d, err := demandOf(t, c.arrivals)
		if err != nil {
			t.Errorf("%s: %v", c.arrivals, err)
			continue
		}
		settings := d.Settings(c.scale)
		got := strings.ReplaceAll(strings.Join(settings, " "), "flows.trucks.arrivals.", "")
		if got != c.want || d.Rate*3600 < c.rate-1e-9 || d.Rate*3600 > c.rate+1e-9 {
			t.Errorf("%s: %s and %v an hour, want %s and %v", c.arrivals, got, d.Rate*3600, c.want, c.rate)
		}
		for _, setting := range settings {
			path, value, _ := strings.Cut(setting, "=")
			if _, mistake := s.Try(t.Context(), path, value, levelText); mistake != nil {
				t.Errorf("%s: %v", setting, mistake)
			}
		}
	}
}

func TestWhatCannotBeScaledSaysWhy(t *testing.T) {
	for arrivals, want := range map[string]string{
		"{after: {flow: others}}": "the flow trucks follows on the departures of others: scale " +
			"that one",
		"{times: [1h], batch: {discrete: {1: 50%, 3: 50%}}}": "since {discrete: {1: 50%, 3: 50%}} is not made of quantities",
	} {
		if _, _, err := demandOf(t, arrivals); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", arrivals, err)
		}
	}
}
