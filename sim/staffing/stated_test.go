package staffing

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/scenario"
)

// post has a number of each kind.
const post = `
karvon: 1
title: A post
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites:
  post:
    country: UZ
    schedules:
      day: [{days: weekdays, from: "08:00", to: "20:00", value: 5}]
      breaks: [{from: "08:00", to: "20:00", value: 5, breaks: [{from: "12:00", to: "13:00", away: 1}]}]
    stations:
      gate: {servers: {schedule: day, per-server: 2, relief: 1.25}, service: 1m, costs: {duty: 20 USD/h}}
      hall: {service: 1m, lanes: {fast: {servers: 2}, slow: {servers: {schedule: breaks}}}}
    resources: {guards: {units: 3}}
    bookings: {queue: {slots: 10}}
flows: {trucks: {entity: truck, arrivals: {rate: 1/h}, journey: [{visit: gate}, {visit: hall}, depart]}}
`

func loaded(t *testing.T, staffing string) *scenario.Scenario {
	t.Helper()
	s, err := scenario.Load(t.Context(), fstest.MapFS{"test.yaml": {Data: []byte(post + staffing)}}, "test",
		scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNumbersThatCanBeChosen(t *testing.T) {
	var paths []string
	for _, p := range numbers(loaded(t, "")) {
		paths = append(paths, strings.TrimPrefix(p.Path, "sites.post."))
	}
	want := []string{"stations.gate.servers", "stations.hall.lanes.fast.servers", "stations.hall.lanes.slow.servers",
		"resources.guards.units", "bookings.queue.slots"}
	if !slices.Equal(paths, want) {
		t.Errorf("%q", paths)
	}
}

// Five people with a relief of 1.25 man two servers of two; a server costs what the duty says.
func TestWhatAScenarioSaysOfItsStaff(t *testing.T) {
	p, err := Read(loaded(t, ""), Request{Vary: []string{"*.gate.servers=0..4"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Stated(); !slices.Equal(got, []int{2}) {
		t.Errorf("stated %v", got)
	}
	if got, want := p.Cost([]int{2}), 5*12*5*10.0; got != want {
		t.Errorf("a week costs %v, expected %v", got, want)
	}
	p, err = Read(loaded(t, "staffing: {gate: {of: [sites.post.stations.gate.servers], cost: 6 USD/h, per-server: 1, "+
		"relief: 1, leave: 1.5, most: 4, "+
		"blocks: [{days: mon-fri, from: \"10:00\", to: \"14:00\"}, {days: sat}]}}"), Request{})
	if err != nil {
		t.Fatal(err)
	}
	if stated, cost := p.Stated(), p.Cost([]int{2, 1}); !slices.Equal(stated, []int{2, 0}) || cost != (5*4*2+24)*6*1.5 {
		t.Errorf("stated %v, a week costs %v", stated, cost)
	}
}

func TestChoicesThatCannotBe(t *testing.T) {
	for text, want := range map[string]string{
		"*.slow.servers=1..3":   "goes by a schedule with breaks",
		"*.guard.units=1..3":    "is no number that can be chosen",
		"*.gate.servers=1..3,*": "is not PATH=LEAST..MOST",
		"*=1..3000000":          "is too many",
	} {
		if _, err := Read(loaded(t, ""), Request{Vary: []string{text}}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
	// What one costs is known of the gate alone.
	request := Request{Vary: []string{"*.gate.servers=1..3", "*.units=1..3"}}
	if _, err := Read(loaded(t, ""), request); err == nil || !strings.Contains(err.Error(), "resources.guards.units") {
		t.Error(err)
	}
	request.Rates = []string{"*.units=5 USD/h"}
	if _, err := Read(loaded(t, ""), request); err != nil {
		t.Error(err)
	}
	twice := loaded(t, "staffing: {gate: {of: [sites.post.stations.gate.servers], most: 4, blocks: [{}, {days: sat}]}}")
	if err := Check(twice); err == nil || !strings.Contains(err.Error(), "two blocks hold at Saturday 00:00") {
		t.Error(err)
	}
}

// Nobody is on duty where a station is shut: what its people cost is that of its hours alone.
func TestStationsAreMannedWithinTheirHours(t *testing.T) {
	const hours = `
sites:
  post:
    hours: [{days: mon-fri, from: "10:00", to: "18:00"}, {days: sat, from: "22:00", to: "02:00"}]
    stations:
      desk: {servers: 3, service: 1m}
      door: {servers: 1, service: 1m, hours: [{from: "06:00", to: "07:00"}]}
      cell: {servers: {schedule: long}, service: 1m}
    schedules:
      long:
        - {days: weekdays, from: "08:00", to: "20:00", value: 2}
        - {days: [sat], from: "20:00", to: "08:00", value: 1}
`
	s, err := scenario.Load(t.Context(), fstest.MapFS{
		"base.yaml": {Data: []byte(post)}, "test.yaml": {Data: []byte("karvon: 1\ntitle: hours\nextends: base" + hours)},
	}, "test", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]struct {
		stated []int
		hours  float64 // a week
	}{
		"*.desk.servers": {[]int{3, 3}, 3 * (5*8 + 4)},
		"*.door.servers": {[]int{1}, 7},
		"*.cell.servers": {[]int{2, 1}, 2*5*8 + 4},
		"*.guards.units": {[]int{3}, 3 * 7 * 24},
	} {
		p, err := Read(s, Request{Vary: []string{path + "=0..9"}})
		if err != nil {
			t.Fatal(path, err)
		}
		if got := p.Stated(); !slices.Equal(got, want.stated) || p.Cost(got) != want.hours {
			t.Errorf("%s: stated %v, %v hours a week, want %v, %v", path, got, p.Cost(p.Stated()), want.stated, want.hours)
		}
	}
}
