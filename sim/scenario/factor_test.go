package scenario

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"
)

const movable = `
karvon: 1
title: Quantities with ranges
run: {kind: stationary, window: 1 day}
entities: {truck: {counts: {trucks: 1}}}
sites:
  post:
    stations:
      gate: {servers: {value: 2, range: [1, 5]}, service: {value: {lognormal: {mean: 10m, cv: 0.9}}, range: [5m, 20m]}}
      desk: {servers: 1, service: {triangular: [1m, 2m, 6m], range: [1m, 9m]}}
      hall: {servers: 1, service: {value: 3m, range: [2m, 4m]}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: {value: 10/h, range: [5/h, 20/h]}}
    attributes:
      channel: {shares: {green: 70%, yellow: 20%, red: 10%}, range: {red: [5%, 30%]}}
    journey: [{visit: gate}, {visit: desk}, {visit: hall}, depart]
`

func loadMovable(t *testing.T, positions map[string]float64) *Scenario {
	t.Helper()
	s, err := Load(t.Context(), fstest.MapFS{"movable.yaml": {Data: []byte(movable)}}, "movable",
		Options{Positions: positions})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFactorsAreTheQuantitiesWithRanges(t *testing.T) {
	var got []string
	for _, f := range loadMovable(t, nil).Factors() {
		got = append(got, f.Name+" "+f.Text+" ["+f.Low+", "+f.High+"]")
	}
	want := []string{
		"flows.trucks.arrivals.rate 10/h [5/h, 20/h]",
		"flows.trucks.attributes.channel.shares.red 10% [5%, 30%]",
		"sites.post.stations.desk.service {triangular: [1m, 2m, 6m]} [1m, 9m]",
		"sites.post.stations.gate.servers 2 [1, 5]",
		"sites.post.stations.gate.service {lognormal: {mean: 10m, cv: 0.9}} [5m, 20m]",
		"sites.post.stations.hall.service 3m [2m, 4m]",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPositionsMoveQuantitiesWithinTheirRanges(t *testing.T) {
	still := loadMovable(t, nil)
	moved := loadMovable(t, map[string]float64{
		"flows.trucks.arrivals.rate":                 1,
		"flows.trucks.attributes.channel.shares.red": 0.2,
		"sites.post.stations.desk.service":           0.75,
		"sites.post.stations.gate.servers":           0,
		"sites.post.stations.gate.service":           0.5,
		"sites.post.stations.hall.service":           0.25,
	})
	post, shares := moved.Sites["post"].Stations, moved.Flows["trucks"].Attributes["channel"].Shares
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"rate an hour", 3600 * *moved.Flows["trucks"].Arrivals.Rate, 20},
		{"red", shares["red"], 0.10},
		{"green", shares["green"], 0.70},
		{"servers", float64(post["gate"].Servers.Number), 1},
		{"mean at the gate", post["gate"].Service.Mean(), 750},
		{"cv at the gate", math.Sqrt(post["gate"].Service.Variance()) / post["gate"].Service.Mean(), 0.9},
		{"mean at the desk", post["desk"].Service.Mean(), 420},
		{"mean at the hall", post["hall"].Service.Mean(), 150},
	} {
		if math.Abs(c.got-c.want) > 1e-9*c.want {
			t.Errorf("%s is %v, want %v", c.what, c.got, c.want)
		}
	}
	if still.Hash == moved.Hash {
		t.Error("the hash does not tell a moved scenario from one that is not")
	}
	if !strings.Contains(string(moved.Resolved()), "20/h") {
		t.Errorf("the resolved scenario does not show it:\n%s", moved.Resolved())
	}
}

func TestSharesFillUpInProportion(t *testing.T) {
	s := loadMovable(t, map[string]float64{"flows.trucks.attributes.channel.shares.red": 1})
	shares := s.Flows["trucks"].Attributes["channel"].Shares
	if math.Abs(shares["red"]-0.3) > 1e-12 || math.Abs(shares["green"]-0.7*7/9) > 1e-12 {
		t.Errorf("the shares are %v", shares)
	}
}

func TestAPositionOfNothingIsAMistake(t *testing.T) {
	_, err := Load(t.Context(), fstest.MapFS{"movable.yaml": {Data: []byte(movable)}}, "movable",
		Options{Positions: map[string]float64{"sites.post.stations.desk.servers": 1}})
	if err == nil || !strings.Contains(err.Error(), "sites.post.stations.desk.servers") {
		t.Errorf("the error is %v", err)
	}
}

// The mean of a table is no quantity in it: a range says what is known of it, and nothing moves it.
func TestATableOfValuesIsNoFactor(t *testing.T) {
	text := movable + "assumptions: {size: {value: {discrete: {1: 50%, 4: 50%}}, range: [2, 3]}}\n"
	text = strings.Replace(text, "    attributes:\n", `    attributes:
      size: {draw: $size}
      load: {draw: {value: {discrete: {10: 50%, 20: 50%}}, range: [12, 18]}}
`, 1)
	s, err := Load(t.Context(), fstest.MapFS{"movable.yaml": {Data: []byte(text)}}, "movable", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(s.Factors()), len(loadMovable(t, nil).Factors()); got != want {
		t.Errorf("%d factors, want the %d of the other quantities", got, want)
	}
	ranges := map[string]string{}
	for _, v := range s.Values {
		ranges[v.Path] = v.Range
	}
	if ranges["assumptions.size"] != "[2, 3]" || ranges["flows.trucks.attributes.load.draw"] != "[12, 18]" {
		t.Errorf("the ranges are not listed: %q", ranges)
	}
}

func TestWhatTheClockCountsIsMovedByWholeNanoseconds(t *testing.T) {
	const standing = `    standing:
      early: {count: 5, at: gate, since: {value: 3h, range: [1h, 4h]}}
      late: {count: 5, at: gate, since: $hour / 7}
`
	text := strings.Replace(movable, "    journey:", standing+"    journey:", 1) + "assumptions: {hour: 1h}\n"
	s := loadText(t, text, Options{Positions: map[string]float64{"flows.trucks.standing.early.since": 1.0 / 7}})
	groups := s.Flows["trucks"].Standing
	if since := groups["early"].Since; since != 5_142_857_142_857 {
		t.Errorf("moved to %d ns", since)
	}
	if since := groups["late"].Since; since != 514_285_714_286 {
		t.Errorf("computed to %d ns", since)
	}
}
