package engine

import "testing"

// totals runs a model and compares the times that each flow takes in all.
func totals(t *testing.T, text string, want ...int64) *Record {
	t.Helper()
	p := compile(t, text)
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	for i := range want {
		f := &rec.Flows[i]
		if got := int64(f.Time.Sum().Lo); got != want[i] || f.Time.Unfinished.Count() > 0 {
			t.Errorf("%s: %.4f h in all, want %.4f h; %d are unfinished", p.Flows[i].Name, float64(got)/float64(hour),
				float64(want[i])/float64(hour), f.Time.Unfinished.Count())
		}
	}
	return rec
}

func TestWaitingUntilATimeOfDayIsByTheClocksOfTheSite(t *testing.T) {
	// At the start it is 05:00 in Tashkent. The first waits to 08:00, the second comes at 08:00 and goes on at once,
	// the third waits to 08:00 on Wednesday, as Tuesday is left out.
	rec := totals(t, `
sites: {s: {time-zone: Asia/Tashkent}}
flows:
  f: {entity: truck, arrivals: {times: [0h, 3h, 4h]}, journey: [{wait: {until: "08:00", days: [mon, wed]}}, depart]}
`, (3+0+47)*hour)
	if got := int64(rec.Flows[0].Waited.Lo); got != 50*hour {
		t.Errorf("%d ns are counted as waited", got)
	}
}

func TestWaitingForASiteToOpenIsByItsOwnClocks(t *testing.T) {
	const sites = `
sites:
  here: {time-zone: Asia/Dubai, hours: [{from: "08:00", to: "12:00"}],
    schedules: {crane: [{from: "10:00", to: "11:00", value: 2}]}}
  there: {time-zone: Asia/Tashkent, hours: [{from: "08:00", to: "18:00"}]}
  always: {}
`
	// The run starts at 04:00 in Dubai and at 05:00 in Tashkent.
	for wait, want := range map[string]int64{
		"{open: here}": 4 * hour, "{open: there}": 3 * hour, "{open: always}": 0, "{schedule: crane}": 6 * hour,
		"{schedule: here.crane}": 6 * hour,
	} {
		totals(t, sites+`
flows:
  f: {entity: truck, from: here, arrivals: {times: [0h, 10h]}, journey: [{wait: `+wait+`}, depart]}
`, sumOfWaits(wait, want))
	}
}

// sumOfWaits adds the wait of the second truck, which comes at 14:00 in Dubai and at 15:00 in Tashkent.
func sumOfWaits(wait string, first int64) int64 {
	switch wait {
	case "{open: here}":
		return first + 18*hour
	case "{schedule: crane}", "{schedule: here.crane}":
		return first + 20*hour
	}
	return first
}

const borderRoad = `
sites:
  from: {time-zone: Asia/Dubai, hours: [{from: "08:00", to: "12:00"}]}
  to: {time-zone: Asia/Tashkent, hours: [{from: "08:00", to: "18:00"}]}
links: {bridge: {from: from, to: to, mode: road, length: 60 km, speed: 60 km/h, opens-with: ENDS}}
flows: {f: {entity: truck, from: from, arrivals: {times: [0h, 1h, 3h30m, 4h, 9h]},
  journey: [{travel: {to: to}}, depart]}}
`

func TestALinkOpensWithTheSitesAtItsEnds(t *testing.T) {
	// By the hours since the start, from is open from 4 to 8, to from 3 to 13. The trip takes an hour.
	for ends, want := range map[string]int64{
		"from": 5*hour + 4*hour + 3*hour + hour/2 + 0 + 19*hour,
		"to":   5*hour + 3*hour + 2*hour,
		"both": 5*hour + 4*hour + 3*hour + hour/2 + 0 + 19*hour,
	} {
		rec := totals(t, replaced(borderRoad, "ENDS", ends), want)
		l := &rec.Links[0]
		if got := int64(l.Wait.Sum().Lo); got != want-5*hour || l.Wait.Count() != 5 || int64(l.Queue.Area.Lo) != got {
			t.Errorf("%s: %d wait %d ns; the integral of the queue is %s", ends, l.Wait.Count(), got, l.Queue.Area)
		}
	}
}

func TestOnlyTheHoursInCommonOfBothEndsCount(t *testing.T) {
	// to opens at 13:00 there, eight hours after the start, when from closes; it is open with from on Tuesdays only.
	totals(t, `
sites:
  from: {time-zone: Asia/Dubai, hours: [{from: "08:00", to: "12:00"}]}
  to: {time-zone: Asia/Tashkent,
    hours: [{days: mon, from: "13:00", to: "18:00"}, {days: tue, from: "12:00", to: "18:00"}]}
links: {bridge: {from: from, to: to, mode: road, length: 60 km, speed: 60 km/h, opens-with: both}}
flows: {f: {entity: truck, from: from, arrivals: {times: [0h]}, journey: [{travel: {to: to}}, depart]}}
`, 31*hour+hour)
}

const pass = `
sites: {from: {}, to: {hours: [{from: "05:00", to: "20:00"}]}}
links:
  pass: {from: from, to: to, mode: road, length: 60 km, speed: {uniform: [30 km/h, 90 km/h]},
    convoys: {at: ["18:00", "06:00"], max: 2, min: MIN}EXTRA}
flows: {f: {entity: truck, from: from, arrivals: {times: [1h, 2h, 6h, 7h, 18h]}, journey: [{travel: {to: to}}, depart]}}
`

func TestAConvoySetsOutAtItsHourWithThoseThatCameFirst(t *testing.T) {
	// At 6 the first and the second go, at 18 the third and the fourth, at 6 on the next day the fifth, who came at
	// 18.
	rec := totals(t, replaced(pass, "MIN", "1", "EXTRA", ""))
	l := &rec.Links[0]
	if got, want := int64(l.Wait.Sum().Lo), (5+4+12+11+12)*hour; got != want {
		t.Errorf("they wait %d h, want %d h", got/hour, want/hour)
	}
	if l.Convoys != 3 || l.Convoyed != 5 || l.Queue.Max != 3 {
		t.Errorf("%d convoys of %d, most waiting %d", l.Convoys, l.Convoyed, l.Queue.Max)
	}
	// Each convoy travels as one: five trips take three different times.
	if f := &rec.Flows[0]; f.Completed != 5 || f.Inside.Max != 3 {
		t.Errorf("%d completed, most inside %d", f.Completed, f.Inside.Max)
	}
}

func TestAConvoyNeedsItsFewest(t *testing.T) {
	// The convoys at 6 and at 18 take two each; the one that is left waits for ever.
	p := compile(t, replaced(pass, "MIN", "2", "EXTRA", ""))
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	l := &rec.Links[0]
	if l.Convoys != 2 || l.Convoyed != 4 || l.Wait.Unfinished.Count() != 1 || rec.Flows[0].Time.Unfinished.Count() != 1 {
		t.Errorf("%d convoys of %d, %d waiting", l.Convoys, l.Convoyed, l.Wait.Unfinished.Count())
	}
}

func TestAConvoyThatIsDueWhileTheLinkIsClosedDoesNotSetOut(t *testing.T) {
	// The road opens at 7 and closes at 20: only the convoys at 18 set out.
	text := replaced(pass, "MIN", "1", "EXTRA", ", opens-with: to", `"05:00"`, `"07:00"`)
	l := &totals(t, text).Links[0]
	if got, want := int64(l.Wait.Sum().Lo), (17+16+36+35+48)*hour; l.Convoys != 3 || got != want {
		t.Errorf("%d convoys; they wait %d h, want %d h", l.Convoys, got/hour, want/hour)
	}
}
