package engine

import "testing"

const escorts = `
sites: {post: {stations: {gate: {servers: 1, service: 1m}}}}
flows:
  escorts: {entity: truck, arrivals: {times: [1h, 2h, 4h]}, journey: [{signal: GIVEN}, {delay: 30m}, depart]}
  lorries: {entity: truck, arrivals: {times: TIMES}, journey: [{wait: {signal: go}}, {visit: gate}, depart]}
`

func TestASignalLetsThoseGoOnWhoWait(t *testing.T) {
	// The first three go at one hour, one minute after the other, in the order in which they came; the fourth, which
	// comes a moment after the first signal, at two hours.
	rec := totals(t, replaced(escorts, "GIVEN", "go", "TIMES", "[0m, 10m, 20m, 61m]"), 90*minute,
		(60+50+40+59)*minute+(1+2+3+1)*minute)
	if got := int64(rec.Flows[1].Waited.Lo); got != (60+50+40+59)*minute+(0+1+2+0)*minute {
		t.Errorf("%d ns are counted as waited", got)
	}
}

func TestASignalLetsAtMostSoManyGoOnTheFirstThatCame(t *testing.T) {
	totals(t, replaced(escorts, "GIVEN", "{name: go, most: 2}", "TIMES", "[0m, 10m, 20m]"), 90*minute,
		(60+50+100)*minute+(1+2+1)*minute)
}

func TestWhoComesAtTheInstantOfASignalAfterItWaitsForTheNext(t *testing.T) {
	// escorts come before lorries of the same instant, so that the lorry of one hour goes with the signal of two.
	totals(t, replaced(escorts, "GIVEN", "go", "TIMES", "[1h]"), 90*minute, 61*minute)
}

func TestWhoWaitsForASignalThatIsNotGivenAgainStaysInside(t *testing.T) {
	p := compile(t, replaced(escorts, "GIVEN", "go", "TIMES", "[3h, 5h]"))
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	if f := &rec.Flows[1]; f.Time.Unfinished.Count() != 1 || f.Time.Count() != 1 {
		t.Errorf("%d are unfinished, %d went", f.Time.Unfinished.Count(), f.Time.Count())
	}
}

// Those who are let go do so after the one that gives the signal has gone as far as it can: it comes to the gate
// before them.
func TestTheOneThatGivesASignalGoesFirst(t *testing.T) {
	totals(t, `
sites: {post: {stations: {gate: {servers: 1, service: 10m}}}}
flows:
  escorts: {entity: truck, arrivals: {times: [1h]}, journey: [{signal: go}, {visit: gate}, depart]}
  lorries: {entity: truck, arrivals: {times: [0h]}, journey: [{wait: {signal: go}}, {visit: gate}, depart]}
`, 10*minute, 80*minute)
}

// A server that is held after service is given up for the wait.
func TestWhoWaitsForASignalHoldsNoServer(t *testing.T) {
	totals(t, `
sites: {post: {stations: {gate: {servers: 1, service: 10m}}}}
flows:
  escorts: {entity: truck, arrivals: {times: [1h]}, journey: [{signal: go}, depart]}
  lorries: {entity: truck, arrivals: {times: [0h, 0h]}, journey: [{visit: gate}, {wait: {signal: go}}, depart]}
`, 0, 120*minute)
}
