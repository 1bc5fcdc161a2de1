package engine

import "testing"

// passedOf gives how many passed each count of flow f.
func passedOf(t *testing.T, text string) map[string]uint64 {
	t.Helper()
	p := compile(t, text)
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	counts := map[string]uint64{}
	for i := range p.Tallies {
		counts[p.Flows[p.Tallies[i].Flow].Name+".count."+p.Tallies[i].Name] = rec.Passed[i]
	}
	return counts
}

func TestServersOnDutyAreThoseOfScheduleAndDisruption(t *testing.T) {
	got := passedOf(t, `
sites:
  s:
    schedules: {day: [{from: "01:00", to: "05:00", value: 3}]}
    stations: {a: {servers: {schedule: day}, service: 1m}, b: {servers: 1, service: 3h, queue: {patience: 90m}}}
flows:
  f:
    entity: truck
    arrivals: {times: [0h30m, 1h30m, 2h30m, 3h30m]}
    journey:
      - choose: [{when: on-duty(a) == 3, do: [{count: three}]}, {when: on-duty(a) == 1, do: [{count: one}]}]
      - choose: [{when: on-duty(b) == 1, do: [{count: other}]}]
      - depart
disruptions: {sick: {at: 2h, for: 1h, capacity: {of: s.a, to: 1}}}
`)
	if got["f.count.three"] != 2 || got["f.count.one"] != 1 || got["f.count.other"] != 4 {
		t.Errorf("got %v: before the shift nobody, then 3, 1 and 3 are on duty", got)
	}
}

func TestPlacesLeftAreThoseOfOnesClass(t *testing.T) {
	got := passedOf(t, `
sites: {s: {area: 1 ha, zones: {yard: {area: 100 m2, space: {truck: 40 m2, paper: 9 m2}, when-full: block}}}}
flows:
  f:
    entity: truck
    arrivals: {times: [1h, 2h, 3h]}
    journey:
      - choose:
          - {when: places-left(yard) == 2, do: [{count: two}]}
          - {when: places-left(yard) == 1, do: [{count: one}]}
          - {when: places-left(yard) == 0, do: [{count: none}]}
      - enter: yard
      - delay: 10h
      - leave: yard
      - depart
  g:
    entity: paper
    arrivals: {times: [150m, 4h]}
    journey:
      - choose:
          - {when: places-left(yard) == 2, do: [{count: two}]}
          - {when: places-left(yard) == 0, do: [{count: none}]}
      - depart
`)
	for name, want := range map[string]uint64{
		"f.count.two": 1, "f.count.one": 1, "f.count.none": 1, // the yard takes two trucks
		"g.count.two":  1, // 20 m² are left
		"g.count.none": 1, // a truck waits for room
	} {
		if got[name] != want {
			t.Errorf("%s: %d, want %d", name, got[name], want)
		}
	}
}

func TestTimeSinceArrivalAndSinceAMark(t *testing.T) {
	got := passedOf(t, `
sites: {s: {stations: {a: {servers: 1, service: 1h}}}}
flows:
  f:
    entity: truck
    attributes: {weighed: {is: 0}}
    arrivals: {times: [5h, 5h, 5h]}
    journey:
      - visit: a
      - set: {weighed: now()}
      - delay: 30m
      - choose:
          - {when: since-arrival() <= 90m, do: [{count: soon}]}
          - {when: since-arrival() == 210m, do: [{count: late}]}
      - choose: [{when: now() - weighed == 30m, do: [{count: half}]}]
      - choose: [{when: weighed == 7h, do: [{count: second}]}]
      - depart
`)
	if got["f.count.soon"] != 1 || got["f.count.late"] != 1 || got["f.count.half"] != 3 || got["f.count.second"] != 1 {
		t.Errorf("got %v: the three leave the server at 6, 7 and 8 h and go on after half an hour", got)
	}
}
