package plan

import (
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/sim/scenario"
)

// rateOf gives the entities an hour that the traffic equations have for a flow.
func rateOf(t *testing.T, p *Plan, name string) float64 {
	t.Helper()
	at := slices.IndexFunc(p.Flows, func(f Flow) bool { return f.Name == name })
	if at < 0 {
		t.Fatalf("no flow %s", name)
	}
	return 3600 * NewTraffic(p).Flows[at]
}

func TestTrafficCountsWhatEachFormOfArrivalsBrings(t *testing.T) {
	p := compileOver(t, `
run: {kind: cyclic, window: 1 week, start: 2024-09-02}
calendars: {fair: [{from: "2024-09-04", factor: 300%}]}
flows:
  batches: {entity: truck, from: post, arrivals: {rate: 4/h, batch: {discrete: {1: 50%, 2: 50%}}}, journey: [depart]}
  grown: {entity: truck, from: post, arrivals: {rate: 4/h, growth: {by: 50%, years: 2}}, journey: [depart]}
  fairs: {entity: truck, from: post, arrivals: {rate: 7/h, calendars: [fair]}, journey: [depart]}
  trains: {entity: truck, from: post, arrivals: {timetable: [{days: mon-fri, at: ["06:00", "07:00"]}]}, journey: [depart]}
  home: {entity: truck, from: post, arrivals: {after: {flow: batches, share: 50%}, batch: 3}, journey: [depart]}
  again: {entity: truck, from: post, arrivals: {rate: 1/h, after: {flow: again, share: 75%}}, journey: [depart]}
`)
	for name, want := range map[string]float64{"batches": 6, "grown": 9, "fairs": 9, "trains": 10.0 / 168, "home": 9, "again": 4} {
		if got := rateOf(t, p, name); math.Abs(got/want-1) > 1e-9 {
			t.Errorf("%s: %v an hour, want %v", name, got, want)
		}
	}
}

func TestASpanOfEveryYearCanGoOverNewYear(t *testing.T) {
	p := compileOver(t, `
run: {kind: terminating, window: 10 days, start: 2024-12-30}
calendars: {feast: [{from: 12-31, to: 01-02, factor: 50%}]}
flows: {trucks: {arrivals: {rate: 1/h, calendars: [feast]}}}
`)
	got := p.Flows[slices.IndexFunc(p.Flows, func(f Flow) bool { return f.Name == "trucks" })].Arrivals.Seasons[:4]
	if want := []Season{{0, 1}, {1, 0.5}, {4, 1}, {366, 0.5}}; !slices.Equal(got, want) {
		t.Errorf("seasons %v, want %v", got, want)
	}
}

func TestDatesAndRecordsThatDoNotRepeatAreDoubtfulInACycle(t *testing.T) {
	warnings := func(arrivals string) string {
		p := compileOver(t, `
run: {kind: cyclic, warm-up: 1 week, window: 1 week, start: 2024-09-02}
profiles: {year: {months: {sep: 2}}, autumn: {months: {oct: 2}}}
calendars: {fair: [{from: "2024-09-15", factor: 300%}], late: [{from: "2024-09-16", factor: 300%}]}
flows: {trucks: {arrivals: `+arrivals+`}}
`)
		var text strings.Builder
		for _, w := range p.Warnings {
			text.WriteString(string(w.Code) + " ")
		}
		return text.String()
	}
	for arrivals, want := range map[string]string{
		"{rate: 1/h, calendars: [fair]}":             string(scenario.UnevenCycle) + " ",
		"{rate: 1/h, calendars: [late]}":             "",
		"{rate: 1/h, profile: year}":                 "",
		"{rate: , trace: {times: [1h, 337h]}}":       string(scenario.Unused) + " ",
		"{rate: , trace: {times: [1h]}}":             string(scenario.UnevenCycle) + " ",
		"{rate: , trace: {times: [1h, 200h, 330h]}}": "",
	} {
		if got := warnings(arrivals); got != want {
			t.Errorf("%s warns %q, want %q", arrivals, got, want)
		}
	}
}

// Recorded and inherited attributes are not taken for zero.
func TestNoWayIsCalledNeverTakenForAnAttributeThatIsNotDrawn(t *testing.T) {
	s, p := loadOver(t, `
sites: {post: {stations: {dock: {servers: 9, service: 1m}}}}
flows:
  seen:
    entity: truck
    from: post
    arrivals: {trace: {times: [1h, 2h], values: {cargo: [grain, cars], load: [0, 30]}}}
    journey: [{choose: [{when: cargo == cars, do: [{visit: dock}]}]}, {choose: [{when: load > 20, do: [{visit: dock}]}]}, depart]
  home:
    entity: truck
    from: post
    arrivals: {after: {flow: seen}}
    attributes: {empty: {is: 1}}
    journey: [{choose: {by: cargo, cases: {grain: [{visit: dock}]}}}, depart]
  never:
    entity: truck
    from: post
    arrivals: {rate: 1/day}
    attributes: {cargo: {is: cars}}
    journey: [{choose: {by: cargo, cases: {grain: [{visit: dock}]}}}, depart]
`)
	var told []string
	for _, doubt := range Doubts(s, p) {
		if doubt.Code == scenario.NeverTaken {
			told = append(told, doubt.Path)
		}
	}
	if len(told) != 1 || !strings.HasPrefix(told[0], "flows.never.") {
		t.Errorf("never taken: %q", told)
	}
}
