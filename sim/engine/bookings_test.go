package engine

import (
	"testing"

	"karvon/sim/plan"
)

// Each test states one rule of the electronic queue as a small model whose course is worked out by hand. Runs start
// on a Monday at midnight.

const minute = hour / 60

// slotModel compiles a site with the electronic queue q and the yard, and one flow of trucks.
func slotModel(t *testing.T, queue, arrivals, journey string) *plan.Plan {
	t.Helper()
	return compile(t, `
sites: {s: {zones: {yard: {places: 100}}, bookings: {q: `+queue+`}}}
flows: {f: {entity: truck, arrivals: {`+arrivals+`}, journey: `+journey+`}}
`)
}

// expect runs a model and compares numbers of its record.
func expect(t *testing.T, p *plan.Plan, want map[string]int64) *Record {
	t.Helper()
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	f, b := &rec.Flows[0], &rec.Bookings[0]
	got := map[string]int64{
		"completed": int64(f.Completed), "turned away": int64(f.TurnedAway), "longest": f.Time.Max(),
		"asked": int64(b.Asked), "booked": int64(b.Booked), "refused": int64(b.Refused),
		"came": int64(b.Came), "early": int64(b.Early), "late": int64(b.Late),
		"shown": int64(b.Shown), "missed": int64(b.Missed), "no-shows": int64(b.NoShows),
		"passed": int64(b.Passed), "walk-ins": int64(b.WalkIns), "offered": int64(b.Offered), "used": int64(b.Used),
		"waits": int64(b.Wait.Sum().Lo), "wait": b.Wait.Max(), "lead": b.Lead.Max(), "queue": b.Queue.Max,
	}
	for name, number := range want {
		value, known := got[name]
		if !known {
			t.Fatalf("nothing is called %s", name)
		}
		if value != number {
			t.Errorf("%s: %d, want %d", name, value, number)
		}
	}
	return rec
}

func TestWhoIsEarlyWaitsForItsSlotInTheYard(t *testing.T) {
	p := slotModel(t, "{slots: 1}", "times: [10m, 20m]",
		"[{enter: yard}, {book: q}, {check-in: q}, {leave: yard}, depart]")
	// They book 1:00 and 2:00, and wait 50 and 100 minutes.
	rec := expect(t, p, map[string]int64{"booked": 2, "early": 2, "waits": 150 * minute, "lead": 100 * minute, "queue": 2,
		"used": 2, "offered": 100, "late": 0})
	if got := rec.Zones[0].Inside.Max; got != 2 {
		t.Errorf("%d stand in the yard", got)
	}
}

func TestWithEarlyAndLateItComesAroundItsSlot(t *testing.T) {
	// slots at 1:00, 2:00 and 3:00; they come at 0:50, 1:50, 2:50.
	p := slotModel(t, "{slots: 1}", "times: [10m, 20m, 30m]",
		"[{book: {bookings: q, early: 30m, late: 20m}}, {check-in: q}, depart]")
	expect(t, p, map[string]int64{"early": 3, "wait": 10 * minute, "waits": 30 * minute, "longest": 150 * minute})
}

func TestTheSlotBeginsNoSoonerThanTheLead(t *testing.T) {
	// From 0:10 at least 50 minutes: 1:00. From 0:20: 2:00.
	p := slotModel(t, "{slots: 5}", "times: [10m, 20m]", "[{book: {bookings: q, lead: 50m}}, {check-in: q}, depart]")
	expect(t, p, map[string]int64{"lead": 100 * minute, "longest": 100 * minute, "waits": 150 * minute})
}

func TestWhoIsLateWithinTheGraceIsLetIn(t *testing.T) {
	// The slot is 1:00 to 2:00, the grace ends at 3:00: who comes then is let in.
	p := slotModel(t, "{slots: 1, grace: 1h}", "times: [10m]", "[{book: {bookings: q, late: 2h}}, {check-in: q}, depart]")
	expect(t, p, map[string]int64{"late": 1, "shown": 1, "missed": 0, "wait": 0, "longest": 170 * minute})
}

func TestWhoIsLaterThanTheGraceWaitsAsAWalkIn(t *testing.T) {
	// It comes at 3:01 for the slot of 1:00. All slots from 2:00 to 5:00 are booked by the other flow: it passes at
	// 5:00.
	p := compile(t, `
sites: {s: {bookings: {q: {slots: 1, grace: 1h}}}}
flows:
  f: {entity: truck, arrivals: {times: [10m]}, journey: [{book: {bookings: q, late: 121m}}, {check-in: q}, depart]}
  g: {entity: truck, arrivals: {times: [20m, 20m, 20m]}, journey: [{book: q}, {check-in: q}, depart]}
`)
	expect(t, p, map[string]int64{"missed": 1, "late": 1, "walk-ins": 1, "longest": 290 * minute, "passed": 4, "shown": 3,
		"used": 4})
}

func TestWhoIsTooLateBooksAgainOrIsTurnedAway(t *testing.T) {
	journey := "[{book: {bookings: q, late: 61m}}, {check-in: q}, depart]"
	// It comes at 2:01 for the slot of 1:00 and gets that of 3:00.
	p := slotModel(t, "{slots: 1, when-late: rebook}", "times: [10m]", journey)
	expect(t, p, map[string]int64{"asked": 2, "booked": 2, "missed": 1, "shown": 1, "walk-ins": 0, "wait": 59 * minute,
		"longest": 170 * minute})
	p = slotModel(t, "{slots: 1, when-late: turn-away}", "times: [10m]", journey)
	expect(t, p, map[string]int64{"booked": 1, "missed": 1, "turned away": 1, "completed": 0, "used": 0})
}

func TestAQuotaIsKeptForItsClass(t *testing.T) {
	const flows = `
flows:
  f: {entity: truck, attributes: {kind: {is: urgent}}, arrivals: {times: [30m]},
    journey: [{book: q}, {check-in: q}, depart]}
  g: {entity: truck, attributes: {kind: {is: ordinary}}, arrivals: {times: [10m, 10m, 10m, 10m]},
    journey: [{book: q}, {check-in: q}, depart]}
`
	// Two of three slots are open: the ordinary take 1:00 twice and 2:00 twice, the urgent one has that kept at 1:00.
	p := compile(t, "sites: {s: {bookings: {q: {slots: 3, quotas: [{when: kind == urgent, slots: 1}]}}}}"+flows)
	rec := expect(t, p, map[string]int64{"longest": 30 * minute, "lead": 110 * minute})
	if got := rec.Flows[1].Time.Max(); got != 110*minute {
		t.Errorf("the ordinary take %d ns", got)
	}
	// Without the quota the third ordinary one would have it.
	p = compile(t, "sites: {s: {bookings: {q: {slots: 3}}}}"+flows)
	expect(t, p, map[string]int64{"longest": 90 * minute})
}

func TestAQuotaByShareFallsOnWholeSlots(t *testing.T) {
	p := slotModel(t, "{slots: 30, quotas: [{when: hour() < 24, share: 1%}]}", "times: [0s]", "[{check-in: q}, depart]")
	slots := p.Bookings[0].Slots
	kept := int32(0)
	for hour, n := range slots[1] {
		kept += n
		if n+slots[0][hour] != 30 {
			t.Errorf("hour %d has %d slots", hour, n+slots[0][hour])
		}
	}
	// 1% of 5,040 slots a week, the first in the fourth hour.
	if kept != 50 || slots[1][2] != 0 || slots[1][3] != 1 {
		t.Errorf("%d slots are kept, %v in the first hours", kept, slots[1][:4])
	}
}

func TestWhoFindsNoSlotIsCountedAndGoesItsWay(t *testing.T) {
	// At 0:10 the slots of 1:00 and 2:00 are within 2h; the third finds none.
	times := "times: [10m, 10m, 10m]"
	p := slotModel(t, "{slots: 1, ahead: 2h}", times, "[{book: q}, {check-in: q}, depart]")
	expect(t, p, map[string]int64{"asked": 3, "refused": 1, "turned away": 1, "completed": 2})
	p = slotModel(t, "{slots: 1, ahead: 2h}", times,
		"[{book: {bookings: q, without: [{delay: 1h}]}}, {check-in: q}, depart]")
	// It comes without a booking at 1:10, when the slot of 1:00 is booked and used; 3:00 is free.
	expect(t, p, map[string]int64{"refused": 1, "walk-ins": 1, "completed": 3, "longest": 170 * minute,
		"wait": 110 * minute})
	p = slotModel(t, "{slots: 1, ahead: 2h}", times, "[{book: {bookings: q, without: [depart]}}, {check-in: q}, depart]")
	expect(t, p, map[string]int64{"refused": 1, "turned away": 0, "completed": 3, "passed": 2})
}

func TestANoShowLeavesAsItsSlotEndsAndIsNotReplaced(t *testing.T) {
	// f has the slot of 1:00 and does not come; g waits without a booking from 1:05 and passes at 2:00.
	const flows = `
flows:
  f: {entity: truck, arrivals: {times: [10m]},
    journey: [{book: {bookings: q, early: 10m, no-show: 100%}}, {check-in: q}, depart]}
  g: {entity: truck, arrivals: {times: [65m]}, journey: [{check-in: q}, depart]}
`
	p := compile(t, "sites: {s: {bookings: {q: {slots: 1}}}}"+flows)
	rec := expect(t, p, map[string]int64{"no-shows": 1, "turned away": 1, "came": 0, "walk-ins": 1, "used": 1,
		"wait": 55 * minute})
	if got := rec.Flows[0].presence.Lo; got != uint64(110*minute) {
		t.Errorf("it is there for %d ns", got)
	}
	// With a release after 20 minutes g has the slot at 1:20.
	p = compile(t, "sites: {s: {bookings: {q: {slots: 1, release: 20m}}}}"+flows)
	expect(t, p, map[string]int64{"no-shows": 1, "walk-ins": 1, "used": 1, "wait": 15 * minute})
}

func TestAReleasedSlotIsGoneForItsHolder(t *testing.T) {
	// f comes at 1:30 for its slot of 1:00, which g has taken at 1:20; it passes at 2:00.
	p := compile(t, `
sites: {s: {bookings: {q: {slots: 1, release: 20m}}}}
flows:
  f: {entity: truck, arrivals: {times: [10m]}, journey: [{book: {bookings: q, late: 30m}}, {check-in: q}, depart]}
  g: {entity: truck, arrivals: {times: [65m]}, journey: [{check-in: q}, depart]}
`)
	expect(t, p, map[string]int64{"missed": 1, "late": 0, "walk-ins": 2, "used": 2, "wait": 30 * minute,
		"longest": 110 * minute})
}

func TestWhoStandsAtTheCheckInKeepsItsSlotOverARelease(t *testing.T) {
	p := compile(t, `
sites: {s: {bookings: {q: {slots: 1, release: 0s}}}}
flows:
  f: {entity: truck, arrivals: {times: [10m]}, journey: [{book: q}, {check-in: q}, depart]}
  g: {entity: truck, arrivals: {times: [5m, 6m]}, journey: [{check-in: q}, depart]}
`)
	// g passes at 0:05, then at 2:00: 1:00 is f's.
	expect(t, p, map[string]int64{"missed": 0, "shown": 1, "longest": 50 * minute, "wait": 114 * minute})
}

func TestWalkInsPassInOrderAsSlotsOpen(t *testing.T) {
	// A meter of two an hour: 0:00, 0:00, 1:00, 1:00, 2:00.
	p := slotModel(t, "{slots: 2}", "times: [10m, 11m, 12m, 13m, 14m]", "[{check-in: q}, depart]")
	expect(t, p, map[string]int64{"passed": 5, "walk-ins": 5, "waits": (0 + 0 + 48 + 47 + 106) * minute, "queue": 3})
}

func TestKeptSlotsPassTheirClassAheadOfTheOthers(t *testing.T) {
	const flows = `
flows:
  f: {entity: truck, attributes: {kind: {is: urgent}}, arrivals: {times: [30m]}, journey: [{check-in: q}, depart]}
  g: {entity: truck, attributes: {kind: {is: ordinary}}, arrivals: {times: [1m, 2m, 3m]},
    journey: [{check-in: q}, depart]}
`
	// One slot an hour is open, one is kept: the urgent one passes at once, the ordinary at 0:01, 1:00 and 2:00.
	p := compile(t, "sites: {s: {bookings: {q: {slots: 2, quotas: [{when: kind == urgent, slots: 1}]}}}}"+flows)
	rec := expect(t, p, map[string]int64{"longest": 0, "wait": 117 * minute})
	if got := rec.Flows[1].Time.Sum().Lo; got != uint64((0+58+117)*minute) {
		t.Errorf("the ordinary wait %d ns", got)
	}
	// Released after ten minutes, the kept slot of 0:00 lets the second ordinary one pass at 0:10, that of 1:00 is not
	// needed: the urgent one passes at 1:00 with the kept slot, the third ordinary one with the open one.
	p = compile(t, "sites: {s: {bookings: {q: {slots: 2, release: 10m, quotas: [{when: kind == urgent, slots: 1}]}}}}"+
		flows)
	rec = expect(t, p, map[string]int64{"longest": 30 * minute, "wait": 57 * minute})
	if got := rec.Flows[1].Time.Sum().Lo; got != uint64((0+8+57)*minute) {
		t.Errorf("the ordinary wait %d ns", got)
	}
}

func TestSlotsFollowTheLocalWeekAndTheHours(t *testing.T) {
	p := compile(t, `
sites:
  s:
    time-zone: Asia/Tashkent
    hours: [{from: "08:00", to: "20:00"}]
    schedules: {day: [{days: weekdays, from: "06:00", to: "09:30", value: 3},
      {days: weekdays, from: "09:30", to: "24:00", value: 5}]}
    bookings: {q: {slots: {schedule: day}}, all-night: {slots: 1, hours: [{from: "00:00", to: "24:00"}]}}
flows: {f: {entity: truck, arrivals: {times: [0s]}, journey: [{check-in: q}, {check-in: all-night}, depart]}}
`)
	q := p.Bookings[1].Slots[0]
	for hour, want := range map[int]int32{7: 0, 8: 3, 9: 3, 10: 5, 19: 5, 20: 0, 5*24 + 12: 0} {
		if q[hour] != want {
			t.Errorf("hour %d of the week has %d slots, want %d", hour, q[hour], want)
		}
	}
	if got := p.Bookings[0].Slots[0][3]; got != 1 {
		t.Errorf("%d slots at night", got)
	}
	// Midnight in UTC is 5:00 in Tashkent: it passes at 8:00, three hours later.
	rec := replicate(t, p, 0)
	if got := rec.Flows[0].Time.Max(); got != 3*hour {
		t.Errorf("it takes %d ns", got)
	}
}

func TestOpeningsComeAfterServicesAndBeforeDelaysAndArrivals(t *testing.T) {
	// At 1:00 who waits passes with the slot that opens then; who arrives at that instant waits for the next.
	p := compile(t, `
sites: {s: {bookings: {q: {slots: 1}}}}
flows:
  f: {entity: truck, arrivals: {times: [1m, 1h]}, journey: [{check-in: q}, depart]}
  g: {entity: truck, arrivals: {times: [0s]}, journey: [{delay: 1h}, {check-in: q}, depart]}
`)
	// f passes at 0:01; at 1:00 first the delay of g ends, then f arrives, which waits until 2:00.
	expect(t, p, map[string]int64{"waits": 60 * minute, "longest": 60 * minute})
}

func TestAMeterLetsTheQueueGrowByWhatItDoesNotTake(t *testing.T) {
	// 800 a day come, one every 108 s from the first instant on; 725 a day may pass, spread over the hours as evenly
	// as whole numbers allow, for five days: 375 stand there at the end.
	p := compile(t, `
run: {kind: terminating, window: 5 days, follow-up: 0s}
sites:
  s:
    schedules: {accepted: [{from: "00:00", to: "05:00", value: 31}, {from: "05:00", to: "24:00", value: 30}]}
    bookings: {q: {slots: {schedule: accepted}}}
flows: {f: {entity: truck, arrivals: {interarrival: 108s, first: 0s}, journey: [{check-in: q}, depart]}}
`)
	rec := expect(t, p, map[string]int64{"offered": 3625, "passed": 3625, "used": 3625})
	if got := rec.Bookings[0].Queue.now; got != 5*(800-725) {
		t.Errorf("%d stand there after five days", got)
	}
	if rec.Bookings[0].balance.inside != uint64(rec.Bookings[0].Queue.now) {
		t.Error("the queue and the balance differ")
	}
}

func TestADaysTotalIsAMeterWithOnePeriodADay(t *testing.T) {
	// Ten a day: of fourteen that come hourly from 0:30 on, the first ten pass at once, four at midnight.
	p := slotModel(t, "{slots: 10, every: 1 day}", "interarrival: 1h, first: 30m, limit: 14", "[{check-in: q}, depart]")
	expect(t, p, map[string]int64{"passed": 14, "waits": (13*60 + 30 + 12*60 + 30 + 11*60 + 30 + 10*60 + 30) * minute,
		"offered": 50})
}

func TestSlotsWithoutAnEndLetAllPassAtOnce(t *testing.T) {
	p := slotModel(t, "{slots: 1000000}", "rate: 50/h", "[{check-in: q}, depart]")
	rec := expect(t, p, map[string]int64{"waits": 0, "queue": 0})
	if rec.Bookings[0].Passed != rec.Flows[0].Arrived || rec.Bookings[0].Passed == 0 {
		t.Errorf("%d pass of %d", rec.Bookings[0].Passed, rec.Flows[0].Arrived)
	}
}

func TestWhoBooksAgainOrLeavesGivesItsBookingUp(t *testing.T) {
	p := slotModel(t, "{slots: 1}", "times: [10m]", "[{book: q}, {book: q}, {check-in: q}, depart]")
	expect(t, p, map[string]int64{"booked": 2, "no-shows": 1, "shown": 1, "longest": 110 * minute})
	p = slotModel(t, "{slots: 1}", "times: [10m]", "[{book: q}, depart]")
	expect(t, p, map[string]int64{"booked": 1, "no-shows": 1, "shown": 0, "longest": 0})
}

func TestAQueueBeforeAMeterCanTurnOthersAway(t *testing.T) {
	// One an hour; who finds two waiting goes elsewhere: of five that come in the first minutes three stay.
	p := slotModel(t, "{slots: 1}", "times: [1m, 2m, 3m, 4m, 5m]",
		"[{choose: [{when: queue(q) >= 2, do: [depart]}]}, {check-in: q}, depart]")
	expect(t, p, map[string]int64{"passed": 3, "completed": 5, "queue": 2})
}

func TestAnElectronicQueueInTheSteadyStateAllocatesNothing(t *testing.T) {
	p := compile(t, `
run: {kind: stationary, warm-up: 1 day, window: 8 weeks}
sites: {s: {bookings: {q: {slots: 30, ahead: 72h, grace: 1h, release: 20m, quotas: [{when: kind == red, share: 5%}]}}}}
flows:
  f:
    entity: truck
    attributes: {kind: {shares: {red: 5%, green: 95%}}}
    arrivals: {rate: 27/h}
    journey: [{book: {bookings: q, early: {exponential: 1h}, late: {exponential: 1h}, no-show: 8%, without: []}},
      {check-in: q}, depart]
  g: {entity: truck, attributes: {kind: {is: green}}, arrivals: {rate: 5/h}, journey: [{check-in: q}, depart]}
`)
	run := New(p)
	again := func() {
		if _, err := run.Replicate(p.Seed, 0); err != nil {
			t.Fatal(err)
		}
	}
	if allocations := testing.AllocsPerRun(1, again); allocations > 0 {
		t.Errorf("%v allocations in a replication", allocations)
	}
	if periods := len(run.bookings[0].slots) / 2; periods > 72+5 {
		t.Errorf("%d periods are kept for 72 h ahead", periods)
	}
	checkIdentities(t, p, &run.record)
}

func TestWhoBooksForLaterLeavesTheEarlierSlots(t *testing.T) {
	p := compile(t, `
sites: {s: {bookings: {q: {slots: 1}}}}
flows:
  f: {entity: truck, arrivals: {times: [10m]}, journey: [{book: {bookings: q, lead: 5h}}, {check-in: q}, depart]}
  g: {entity: truck, arrivals: {times: [20m]}, journey: [{book: q}, {check-in: q}, depart]}
`)
	// f has 6:00, g 1:00.
	rec := expect(t, p, map[string]int64{"longest": 350 * minute})
	if got := rec.Flows[1].Time.Max(); got != 40*minute {
		t.Errorf("g takes %d ns", got)
	}
}

func TestOfThoseWhoCameTogetherThoseOfAQuotaPassFirst(t *testing.T) {
	p := compile(t, `
sites: {s: {bookings: {q: {slots: 2, quotas: [{when: kind == urgent, slots: 1}]}}}}
flows:
  f: {entity: truck, attributes: {kind: {is: ordinary}}, arrivals: {times: [2m]}, journey: [{check-in: q}, depart]}
  g: {entity: truck, attributes: {kind: {is: urgent}}, arrivals: {times: [1m, 1m, 2m, 2m]},
    journey: [{check-in: q}, depart]}
`)
	// Two of g pass at 0:01. At 1:00 one of g passes with the kept slot, and of those who came at 0:02 the other with
	// the open one.
	rec := expect(t, p, map[string]int64{"longest": 118 * minute})
	if got := rec.Flows[1].Time.Max(); got != 58*minute {
		t.Errorf("the last of g takes %d ns", got)
	}
}

func TestOpenSlotsGoToThoseWhoCameFirstOfAnyQuota(t *testing.T) {
	p := compile(t, `
sites: {s: {bookings: {q: {slots: 2, quotas: [{when: kind == urgent, slots: 1}]}}}}
flows:
  f: {entity: truck, attributes: {kind: {is: ordinary}}, arrivals: {times: [3m, 5m]}, journey: [{check-in: q}, depart]}
  g: {entity: truck, attributes: {kind: {is: urgent}}, arrivals: {times: [1m, 1m, 2m, 4m, 4m]},
    journey: [{check-in: q}, depart]}
`)
	// At 1:00 the kept slot is for the third of g, the open one for the first of f. At 2:00 the fourth and the fifth
	// of g pass with both, having come before the second of f, which passes at 3:00.
	rec := expect(t, p, map[string]int64{"longest": 175 * minute})
	if got := rec.Flows[1].Time.Max(); got != 116*minute {
		t.Errorf("the last of g takes %d ns", got)
	}
}

func TestWhoComesAsItsSlotEndsIsLateAndLetIn(t *testing.T) {
	p := slotModel(t, "{slots: 1}", "times: [10m]", "[{book: {bookings: q, late: 1h}}, {check-in: q}, depart]")
	expect(t, p, map[string]int64{"late": 1, "missed": 0, "shown": 1, "longest": 110 * minute})
}
