package engine

import (
	"fmt"
	"testing"
)

func TestAClosureFinishesTheWorkInHandAndTakesNoMore(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 2, service: 90m}}}}
disruptions: {strike: {at: 1h, for: 4h, close: s.a}}
flows: {f: {entity: truck, arrivals: {times: [0s, 30m, 30m, 2h]}, journey: [{visit: a}, depart]}}
`)
	// Served 0:00–1:30 and 0:30–2:00, over the beginning of the closure; the others from its end at 5:00.
	rec := replicate(t, p, 0)
	s, d := &rec.Stations[0], &rec.Disruptions[0]
	if s.Wait.Max() != 9*hour/2 || s.Wait.Sum().Lo != uint64(15*hour/2) {
		t.Errorf("longest wait %d ns, sum %s", s.Wait.Max(), s.Wait.Sum())
	}
	if want := uint64(2 * 96 * hour); s.Capacity.Area.Lo != want {
		t.Errorf("%s ns of servers, want %d", s.Capacity.Area, want)
	}
	if d.Begun != 1 || d.Active.Area.Lo != uint64(4*hour) {
		t.Errorf("begun %d times, active %s ns", d.Begun, d.Active.Area)
	}
}

func TestADisruptionBeginsBeforeAShiftAndEndsAfterOne(t *testing.T) {
	p := compile(t, `
sites:
  s:
    schedules: {day: [{from: "01:00", to: "03:00", value: 1}, {from: "05:00", to: "06:00", value: 1}]}
    stations: {a: {servers: {schedule: day}, service: 5m}}
disruptions: {strike: {at: 1h, for: 2h, close: s}}
flows: {f: {entity: truck, arrivals: {times: [0s]}, journey: [{visit: a}, depart]}}
`)
	// The shift begins and ends with the strike: nobody is served before 5:00.
	if got := replicate(t, p, 0).Stations[0].Wait.Max(); got != 5*hour {
		t.Errorf("it waits %d ns", got)
	}
}

func TestSharesOfDisruptionsMultiplyAndTheLeastNumberHolds(t *testing.T) {
	const model = `
sites: {s: {stations: {a: {servers: 10, service: 1h}}, resources: {crew: {units: 5}}}}
disruptions:
  half: {at: 1h, for: 10h, capacity: {of: s.a, share: 50%%}}
  ill: {at: 2h, for: 10h, absent: {of: s.a, share: 30%%}}
  few: {at: 3h, for: 10h, capacity: {of: s.a, to: 4}}
  fewer: {at: 4h, for: 1h, capacity: {of: s.a, to: 2}}
  shut: {at: 5h, for: 1h, close: s}
  crew: {at: 6h, for: 1h, absent: {of: s.crew, share: 30%%}}
run: {kind: terminating, window: %s, follow-up: 0s}
flows: {f: {entity: truck, arrivals: {times: [0s]}, journey: [{seize: crew}, {release: crew}, {visit: a}, depart]}}
`
	// 10, 10 × 50% = 5, 5 × 70% = 3.5 up to 4, no more than 4, no more than 2, none, 4; of the crew 5 × 70% =
	// 3.5 up to 4.
	for window, want := range map[string][2]int64{
		"30m": {10, 5}, "90m": {5, 5}, "150m": {4, 5}, "210m": {4, 5}, "270m": {2, 5}, "330m": {0, 5}, "390m": {4, 4},
		"450m": {4, 5},
		"690m": {4, 5}, "750m": {4, 5}, "810m": {10, 5},
	} {
		rec := replicate(t, compile(t, fmt.Sprintf(model, window)), 0)
		if got := [2]int64{rec.Stations[0].Capacity.now, rec.Resources[0].Capacity.now}; got != want {
			t.Errorf("after %s there are %d servers and units, want %d", window, got, want)
		}
	}
}

func TestALinkIsSlowForThoseWhoSetOutMeanwhileAndClosedToAll(t *testing.T) {
	p := compile(t, `
sites: {a: {}, b: {}}
links: {road: {from: a, to: b, mode: road, length: 60 km, speed: 60 km/h}}
disruptions:
  snow: {at: 1h, for: 4h, link: {name: road, speed: 50%}}
  ice: {at: 2h, for: 2h, link: {name: road, speed: 50%}}
  avalanche: {at: 3h, for: 30m, link: {name: road, closed: true}}
flows:
  f: {entity: truck, from: a, arrivals: {times: [30m, 90m, 150m, 190m, 270m, 300m]},
    journey: [{travel: {to: b}}, depart]}
`)
	// Set out 0:30 (1 h), 1:30 (2 h), 2:30 (4 h), 3:10 held up until 3:30 (4 h), 4:30 (2 h), 5:00 as the snow ends (1
	// h).
	rec := replicate(t, p, 0)
	l := &rec.Links[0]
	if want := uint64(14 * hour); l.Time.Sum().Lo != want || l.Time.Max() != 4*hour {
		t.Errorf("trips take %s ns in all, want %d; the longest %d", l.Time.Sum(), want, l.Time.Max())
	}
	if l.Wait.Max() != hour/3 || l.Queue.Max != 1 {
		t.Errorf("the longest wait is %d ns", l.Wait.Max())
	}
	checkIdentities(t, p, rec)
}

func TestALinkThatOpensByHoursStaysClosedInADisruption(t *testing.T) {
	p := compile(t, `
sites: {a: {}, b: {hours: [{from: "02:00", to: "04:00"}, {from: "10:00", to: "12:00"}]}}
links: {road: {from: a, to: b, mode: road, length: 60 km, speed: 60 km/h, opens-with: to}}
disruptions: {flood: {at: 1h, for: 4h, link: {name: road, closed: true}}}
flows: {f: {entity: truck, from: a, arrivals: {times: [0s]}, journey: [{travel: {to: b}}, depart]}}
`)
	// It would open at 2:00; the flood ends at 5:00, so that it opens at 10:00.
	if got := replicate(t, p, 0).Links[0].Wait.Max(); got != 10*hour {
		t.Errorf("it waits %d ns", got)
	}
}

func TestRandomDisruptionsHaveTheirOwnLuck(t *testing.T) {
	const head = `
run: {kind: stationary, window: 1000 days}
sites: {s: {stations: {a: {servers: 1, service: 1m}}}}
disruptions:
  storm: {every: {exponential: 60h}, for: {exponential: 20h}, close: s}
`
	const flow = `
flows: {f: {entity: truck, arrivals: {rate: 1/day}, journey: [{visit: a}, depart]}}
`
	alone := replicate(t, compile(t, head+flow), 0)
	beside := replicate(t, compile(t, head+"  fog: {every: 100h, for: 1h, close: s.a}\n"+flow), 0)
	if alone.Disruptions[0].Active.Area != beside.Disruptions[1].Active.Area {
		t.Error("another disruption changes the first")
	}
	// Of alternating times the share is 20/80; the standard error of 300 cycles is some 1.5%.
	active := float64(alone.Disruptions[0].Active.Area.Lo) / float64(24000*hour)
	if active < 0.20 || active > 0.30 {
		t.Errorf("active %.3f of the time, on average 0.25", active)
	}
	if fog := &beside.Disruptions[0]; fog.Begun != 237 { // every 101 h, the first at 100 h
		t.Errorf("the fog comes %d times", fog.Begun)
	}
}

// arrivalsIn counts the arrivals of a model of a flow at 60 an hour for 100 hours with disruptions.
func arrivalsIn(t *testing.T, disruptions string) uint64 {
	t.Helper()
	return replicate(t, compile(t, `
sites: {s: {}}
disruptions: {never: {at: 99h, for: 1h, surge: {flow: f, factor: 1}}`+disruptions+`}
flows: {f: {entity: truck, arrivals: {rate: 60/h}, journey: [{delay: 1m}, depart]}}
`), 0).Flows[0].balance.in
}

func TestASurgeAddsToThoseWhoComeAnyway(t *testing.T) {
	const first, second = ", a: {at: 10h, for: 10h, surge: {flow: f, factor: 3}}",
		", b: {at: 15h, for: 20h, surge: {flow: f, factor: 1.5}}"
	plain, one, other, both := arrivalsIn(t, ""), arrivalsIn(t, first), arrivalsIn(t, second), arrivalsIn(t, first+second)
	if both-plain != one-plain+other-plain {
		t.Errorf("%d come, with the surges %d, %d and %d", plain, one, other, both)
	}
	// 1,200 and 600 more on average; the standard deviations are 35 and 24.
	if more := one - plain; more < 1050 || more > 1350 {
		t.Errorf("the first brings %d", more)
	}
	if more := other - plain; more < 500 || more > 700 {
		t.Errorf("the second brings %d", more)
	}
}

func TestDemandThatFallsKeepsItsShare(t *testing.T) {
	plain, none, half := arrivalsIn(t, ""), arrivalsIn(t, ", a: {at: 10h, for: 10h, surge: {flow: f, factor: 0}}"),
		arrivalsIn(t, ", a: {at: 0h, for: 99h, surge: {flow: f, factor: 0.5}}")
	if less := plain - none; less < 500 || less > 700 {
		t.Errorf("%d fewer come in ten hours without any", less)
	}
	if share := float64(half) / float64(plain); share < 0.47 || share > 0.54 {
		t.Errorf("%.3f of them come", share)
	}
}
