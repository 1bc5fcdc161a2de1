package engine

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"karvon/sim/plan/plantest"
)

func TestIdentitiesHoldOnRandomElectronicQueues(t *testing.T) {
	const models = 150
	passed, missed, noShows, refused := uint64(0), uint64(0), uint64(0), uint64(0)
	for seed := range uint64(models) {
		text := randomQueue(rand.New(rand.NewPCG(seed, 2)))
		p := plantest.Text(t, text)
		visits, rec := visitsOf(t, p, seed)
		checkIdentities(t, p, rec)
		got := tallyVisits(p, visits)
		for key, value := range tallyRecord(p, rec) {
			if got[key] != value {
				t.Errorf("%s: %d by the visits, %d by the record", key, got[key], value)
			}
		}
		if t.Failed() {
			t.Fatalf("model %d:\n%s", seed, text)
		}
		b := &rec.Bookings[0]
		passed, missed, noShows, refused = passed+b.Passed, missed+b.Missed, noShows+b.NoShows, refused+b.Refused
	}
	if passed == 0 || missed == 0 || noShows == 0 || refused == 0 {
		t.Errorf("%d passed, %d too late, %d no-shows, %d refused: the models show too little", passed, missed, noShows,
			refused)
	}
}

// randomQueue writes a small model of those who book, those who do not, and a yard that can turn away those who
// have booked.
func randomQueue(r *rand.Rand) string {
	var b strings.Builder
	fmt.Fprintf(&b, "karvon: 1\ntitle: a random model\nrun: {kind: stationary, warm-up: %dm, window: %dm, follow-up: "+
		"%dm}\n",
		r.IntN(300), 30+r.IntN(600), r.IntN(600))
	b.WriteString("entities: {truck: {}, paper: {}}\nsites:\n  post:\n    time-zone: Asia/Kathmandu\n") // +05:45
	fmt.Fprintf(&b, "    zones: {yard: {places: %d, when-full: %s}}\n", 1+r.IntN(30), pick(r, "block", "turn-away"))
	b.WriteString("    stations: {gate: {servers: 2, service: {exponential: 5m}, queue: {capacity: 3, when-full: " +
		"block}}}\n")
	b.WriteString("    schedules: {day: [{from: \"00:00\", to: \"07:30\", value: 3}, {from: \"08:20\", to: \"23:00\", " +
		"value: 9}]}\n")
	fmt.Fprintf(&b, "    bookings:\n      q:\n        slots: %s\n        every: %s\n",
		pick(r, "1", "5", "{schedule: day}"), pick(r, "10m", "30m", "1h", "90m"))
	fmt.Fprintf(&b, "        ahead: %dm\n        grace: %dm\n        when-late: %s\n", 90+r.IntN(400),
		r.IntN(2)*r.IntN(120), pick(r, "walk-in", "rebook", "turn-away"))
	if r.IntN(2) == 0 {
		fmt.Fprintf(&b, "        release: %dm\n", r.IntN(10))
	}
	if r.IntN(2) == 0 {
		b.WriteString("        quotas: [{when: kind == red, share: 20%}, {when: hour() < 12, share: 15%}]\n")
	}
	fmt.Fprintf(&b, "        while-closed: %s\ndisruptions:\n  shut: {close: post, every: {exponential: %dm}, for: "+
		"{exponential: %dm}}\n", pick(r, "stop", "go-on"), 30+r.IntN(400), 1+r.IntN(200))
	fmt.Fprintf(&b, "flows:\n  booked:\n    entity: truck\n    arrivals: {rate: %d/h}\n", 1+r.IntN(15))
	b.WriteString("    attributes: {kind: {shares: {red: 40%, green: 60%}}}\n    journey:\n")
	fmt.Fprintf(&b, "      - {label: try, book: {bookings: q, lead: {exponential: %dm}, no-show: %d%%%s%s}}\n",
		1+r.IntN(60), r.IntN(40),
		pick(r, "", ", early: {exponential: 1h}", ", early: 20m, late: {exponential: 1h}"),
		pick(r, "", ", without: []", ", without: [depart]",
			", without: [{delay: 1h}, {choose: [{share: 50%, do: [{go-to: try}]}]}]"))
	b.WriteString("      - choose: [{share: 5%, do: [depart]}]\n      - enter: yard\n      - check-in: q\n      - " +
		"leave: yard\n      - visit: gate\n")
	b.WriteString("      - split: {into: papers, entity: paper, do: [{book: q}, {check-in: q}]}\n")
	b.WriteString("      - choose: [{share: 10%, do: [{go-to: try}]}]\n      - depart\n")
	fmt.Fprintf(&b, "  others:\n    entity: truck\n    arrivals: {rate: %d/h}\n    journey: [{visit: gate}, {check-in: "+
		"q}, depart]\n", 1+r.IntN(10))
	return b.String()
}

func pick(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }
