package engine

import (
	"testing"

	"karvon/sim/plan"
)

// closedModel compiles a site with the electronic queue q, which is closed from a time on for so long.
func closedModel(t *testing.T, queue, at, lasts, arrivals, journey string) *plan.Plan {
	t.Helper()
	return compile(t, `
sites: {s: {bookings: {q: `+queue+`}, stations: {gate: {servers: 1, service: 1m}}}}
disruptions: {shut: {close: s, at: `+at+`, for: `+lasts+`}}
flows: {f: {entity: truck, arrivals: {`+arrivals+`}, journey: `+journey+`}}
`)
}

func TestAMeterIssuesNoSlotsWhileItsSiteIsClosed(t *testing.T) {
	for name, c := range map[string]struct {
		rule, at, lasts string
		want            map[string]int64
	}{
		// Those of 1:40 and 2:30 wait: of the periods of 2:00 and 3:00 there are no slots.
		"stop": {"stop", "90m", "2h", map[string]int64{"waits": (140 + 90) * minute, "wait": 140 * minute, "offered": 196,
			"passed": 3}},
		"go-on": {"go-on", "90m", "2h", map[string]int64{"waits": 0, "offered": 200, "passed": 3}},
		// Who waits from 1:40 on passes at 1:50 with what is left of the slots of 1:00.
		"within a period": {"stop", "90m", "20m", map[string]int64{"waits": 10 * minute, "offered": 200, "passed": 3}},
		// What ends as a period begins has ended, and what begins then has begun.
		"as a period begins": {"stop", "2h", "1h", map[string]int64{"waits": 30 * minute, "offered": 198, "passed": 3}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, closedModel(t, "{slots: 2, while-closed: "+c.rule+"}", c.at, c.lasts, "times: [70m, 100m, 150m]",
				"[{check-in: q}, depart]"), c.want)
		})
	}
}

func TestABookingOfASlotThatIsNotIssuedIsLost(t *testing.T) {
	// It waits for the slot of 1:00, which begins while the site is closed, and learns at 1:20 that there was none.
	for rule, want := range map[string]map[string]int64{
		"walk-in":   {"booked": 1, "missed": 1, "shown": 0, "walk-ins": 1, "wait": 110 * minute},
		"rebook":    {"booked": 2, "missed": 1, "shown": 1, "walk-ins": 0, "passed": 1, "longest": 110 * minute},
		"turn-away": {"booked": 1, "missed": 1, "shown": 0, "passed": 0, "turned away": 1, "queue": 1},
	} {
		t.Run(rule, func(t *testing.T) {
			expect(t, closedModel(t, "{slots: 1, when-late: "+rule+", while-closed: stop}", "50m", "30m", "times: [10m]",
				"[{book: q}, {check-in: q}, depart]"), want)
		})
	}
}

func TestWhoComesInTimeWhileTheSiteIsClosedPassesAsItOpens(t *testing.T) {
	for name, c := range map[string]struct {
		lasts, grace string
		want         map[string]int64
	}{
		"within its slot":  {"20m", "0s", map[string]int64{"shown": 1, "missed": 0, "wait": 15 * minute, "used": 1}},
		"within the grace": {"2h", "90m", map[string]int64{"shown": 1, "missed": 0, "wait": 115 * minute, "used": 1}},
		"after it":         {"2h", "0s", map[string]int64{"shown": 0, "missed": 1, "wait": 165 * minute, "walk-ins": 1}},
	} {
		t.Run(name, func(t *testing.T) {
			// It comes at 1:15 for the slot of 1:00; the site closes at 1:10.
			expect(t, closedModel(t, "{slots: 1, grace: "+c.grace+", while-closed: stop}", "70m", c.lasts, "times: [10m]",
				"[{book: {bookings: q, late: 15m}}, {check-in: q}, depart]"), c.want)
		})
	}
}

// Who waits without a booking when a slot is lost stands before its holder.
func TestThoseWhoWaitWithoutABookingComeBeforeWhoLostOne(t *testing.T) {
	p := compile(t, `
sites: {s: {bookings: {q: {slots: 2, while-closed: stop}}}}
disruptions: {shut: {close: s, at: 50m, for: 70m}}
flows:
  booked: {entity: truck, arrivals: {times: [10m, 10m]}, journey: [{book: q}, {check-in: q}, depart]}
  others: {entity: truck, arrivals: {times: [30m, 55m, 55m, 55m, 55m]}, journey: [{check-in: q}, depart]}
`)
	// At 0:30 one passes with a slot of 0:00. Of those of 0:55 two pass at 2:00 and two at 3:00, and then at 4:00 those
	// who lost their booking of 1:00.
	expect(t, p, map[string]int64{"missed": 2, "passed": 7, "longest": 230 * minute,
		"waits": (2*65 + 2*125 + 2*230) * minute})
}
