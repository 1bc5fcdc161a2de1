package engine

import "testing"

const counted = `
run: {kind: stationary, warm-up: 1h, window: 10h}
sites: {post: {}}
flows:
  trucks:
    entity: truck
    arrivals: {times: [0h, 1h, 2h, 3h, 11h]}
    journey:
      - count: checked
      - split: {into: papers, entity: paper, count: 3, do: [{count: checked}]}
      - count: checked
      - depart
`

// The window begins with the second truck and ends as the last one comes.
func TestACountIsOfThoseWhoPassInTheWindow(t *testing.T) {
	p := compile(t, counted)
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	want := map[string]uint64{"trucks": 2 * 3, "trucks.papers": 3 * 3}
	if len(p.Tallies) != len(want) {
		t.Fatalf("%d tallies", len(p.Tallies))
	}
	for i, tally := range p.Tallies {
		if flow := p.Flows[tally.Flow].Name; rec.Passed[i] != want[flow] {
			t.Errorf("%d of %s passed, not %d", rec.Passed[i], flow, want[flow])
		}
	}
}
