package engine

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// checkIdentities checks what holds exactly in every record: conservation over
// the run, and Little's law over the window: the integral of the number present
// is the sum of the times spent.
func checkIdentities(t *testing.T, p *plan.Plan, rec *Record) {
	t.Helper()
	checkDues(t, p, rec)
	var in, inside uint64
	for i := range rec.Flows {
		f := &rec.Flows[i]
		checkBalance(t, p.Flows[i].Name, f.Balance)
		checkSum(t, p.Flows[i].Name, f.Inside.Area, f.Presence)
		in += f.Balance.In
		inside += f.Balance.Inside
		if cohort := f.Time.Count() + f.CohortTurnedAway + f.Time.Unfinished.Count(); cohort != f.Arrived {
			t.Errorf("%s: %d of the window's %d arrivals are accounted for", p.Flows[i].Name, cohort, f.Arrived)
		}
	}
	if in != rec.Entities {
		t.Errorf("%d entities, but %d came with flows", rec.Entities, in)
	}
	for i := range rec.Stations {
		s := &rec.Stations[i]
		checkBalance(t, p.Stations[i].Name, s.Balance)
		present := s.Queue.Area
		present.AddSum(s.Busy.Area)
		present.AddSum(s.Extra.Area)
		checkSum(t, p.Stations[i].Name, present, s.Presence)
	}
	for i := range rec.Bookings {
		b := &rec.Bookings[i]
		name := p.Bookings[i].Name
		checkBalance(t, name, b.Balance)
		checkSum(t, name, b.Queue.Area, b.Presence)
		if h := b.Held; h.Made != h.Shown+h.Missed+h.NoShows+h.ToCome {
			t.Errorf("%s: %d booked, %d shown, %d missed, %d no-shows, %d to come", name, h.Made, h.Shown, h.Missed, h.NoShows, h.ToCome)
		}
		if s := b.Slots; s.Offered != s.Used+s.Unused+s.Open {
			t.Errorf("%s: %d slots, %d used, %d unused, %d open", name, s.Offered, s.Used, s.Unused, s.Open)
		}
		if b.Used > b.Offered || b.Asked != b.Booked+b.Refused {
			t.Errorf("%s: %d of %d slots used; %d asked, %d booked, %d refused", name, b.Used, b.Offered, b.Asked, b.Booked, b.Refused)
		}
	}
	for i := range rec.Timings {
		if m := &rec.Timings[i]; m.Begun != m.Time.Count()+m.Abandoned+m.Time.Unfinished.Count() {
			t.Errorf("%s: of %d begun, %d recorded, %d abandoned, %d unfinished", p.Timings[i].Name, m.Begun, m.Time.Count(), m.Abandoned, m.Time.Unfinished.Count())
		}
	}
	for i := range rec.Zones {
		z := &rec.Zones[i]
		checkBalance(t, p.Zones[i].Name, z.Balance)
		checkSum(t, p.Zones[i].Name, z.Inside.Area, z.Presence)
		if capacity := p.Zones[i].Capacity; capacity != plan.None && z.Room.Max > capacity {
			t.Errorf("%s: %d of %d units of room were taken", p.Zones[i].Name, z.Room.Max, capacity)
		}
	}
	for i := range rec.Ways {
		if w := &rec.Ways[i]; w.Room.Max > p.Ways[i].Capacity || w.Blocked.Max > w.Room.Max {
			t.Errorf("%s: %d of %d units of room were taken, %d stand at the end", p.Ways[i].Name, w.Room.Max, p.Ways[i].Capacity, w.Blocked.Max)
		}
	}
	somewhere := int64(0)
	for i := range rec.Sites {
		somewhere += rec.Sites[i].Inside.Now
	}
	for i := range rec.Links {
		somewhere += rec.Links[i].Inside.Now + rec.Links[i].Aboard.Now
	}
	if uint64(somewhere) != inside {
		t.Errorf("%d entities are inside, but %d at sites and on links", inside, somewhere)
	}
}

// checkDues checks that the flows' passages are those of the places, and that
// nobody waits longer than it is inside.
func checkDues(t *testing.T, p *plan.Plan, rec *Record) {
	t.Helper()
	if rec.Dues == nil {
		return
	}
	for i := range rec.Stations {
		if paid := rec.Dues.AtStation[i].sum(); paid != rec.Stations[i].Served {
			t.Errorf("%s: %d of %d served are accounted for", p.Stations[i].Name, paid, rec.Stations[i].Served)
		}
	}
	for i := range rec.Links {
		if paid := rec.Dues.OnLink[i].sum(); paid != rec.Links[i].Passed {
			t.Errorf("%s: %d of %d trips are accounted for", p.Links[i].Name, paid, rec.Links[i].Passed)
		}
	}
	for i := range rec.Flows {
		if rec.Dues.Waiting[i].Float() > rec.Flows[i].Presence.Float() {
			t.Errorf("%s: waits %s ns, but is present for %s", p.Flows[i].Name, rec.Dues.Waiting[i], rec.Flows[i].Presence)
		}
	}
}

func (counts Passages) sum() uint64 {
	total := uint64(0)
	for _, n := range counts {
		total += n
	}
	return total
}

func checkBalance(t *testing.T, name string, b Balance) {
	t.Helper()
	if b.In != b.Out+b.TurnedAway+b.Inside {
		t.Errorf("%s: in %d, out %d, turned away %d, inside %d", name, b.In, b.Out, b.TurnedAway, b.Inside)
	}
}

func checkSum(t *testing.T, name string, integral, times stats.Sum128) {
	t.Helper()
	if integral != times {
		t.Errorf("%s: the integral of the number present is %s ns, the sum of times %s ns", name, integral, times)
	}
}

func TestIdentitiesHoldOnTheShippedScenarios(t *testing.T) {
	names, err := scenarios.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range names {
		name, isScenario := strings.CutSuffix(entry.Name(), ".yaml")
		if !isScenario {
			continue
		}
		t.Run(name, func(t *testing.T) {
			p := load(t, name)
			run := New(p)
			for replication := range 2 {
				rec, err := run.Replicate(p.Seed, replication)
				if err != nil {
					t.Fatal(err)
				}
				checkIdentities(t, p, rec)
			}
		})
	}
}

func TestIdentitiesHoldOnRandomScenarios(t *testing.T) {
	const models = 150
	file := filepath.Join(t.TempDir(), "random.yaml")
	for seed := range uint64(models) {
		text := randomScenario(rand.New(rand.NewPCG(seed, 1)))
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		p := load(t, file)
		rec, err := New(p).Replicate(seed, 0)
		if err != nil {
			var deadlock *DeadlockError
			if !errors.As(err, &deadlock) {
				t.Fatalf("model %d: %v\n%s", seed, err, text)
			}
		}
		checkIdentities(t, p, rec)
		if t.Failed() {
			t.Fatalf("model %d:\n%s", seed, text)
		}
	}
}

// randomScenario writes a small model with all that can block, turn away,
// divert, split and loop.
func randomScenario(r *rand.Rand) string {
	var b strings.Builder
	warmUp, window := r.IntN(3), 1+r.IntN(5)
	fmt.Fprintf(&b, "karvon: 1\ntitle: a random model\nrun: {kind: stationary, warm-up: %dh, window: %dh, follow-up: %dh}\n", warmUp, window, r.IntN(3))
	b.WriteString("entities: {truck: {costs: {waiting: 1 USD/h}}, paper: {}}\nsites:\n  here:\n    area: 1 ha\n    zones:\n")
	fmt.Fprintf(&b, "      yard: {places: %d, when-full: %s}\n", 1+r.IntN(20), pick(r, "block", "turn-away"))
	b.WriteString("    schedules:\n")
	b.WriteString("      halves: [{from: \"00:00\", to: \"24:00\", value: 2, breaks: [{from: \"00:30\", to: \"01:00\", away: 1}, {from: \"01:30\", to: \"02:00\", away: 2}]}]\n")
	b.WriteString("      hours: [{from: \"01:00\", to: \"03:00\", value: 3}, {from: \"04:00\", to: \"05:00\", value: 1}]\n")
	fmt.Fprintf(&b, "    resources: {crew: {units: %d}, lift: {units: 2}, dock: {units: 1}}\n    stations:\n", 1+r.IntN(4))
	for i := range 4 {
		full := pick(r, "block", "turn-away", fmt.Sprintf("{divert: s%d}", (i+1)%4))
		if i == 3 {
			full = pick(r, "block", "turn-away")
		}
		servers, lines := randomServers(r)
		fmt.Fprintf(&b, "      s%d: {%s, service: {%s: {mean: %dm, cv: 1.2}}%s, queue: {%s%s, when-full: %s%s}}\n",
			i, servers, pick(r, "lognormal", "gamma"), 1+r.IntN(10), randomCrew(r), lines, randomRoom(r), full, randomWill(r))
	}
	b.WriteString("  there: {hours: [{from: \"00:30\", to: \"02:30\"}], stations: {desk: {servers: {schedule: day}, service: 3m}}, schedules: {day: [{from: \"01:00\", to: \"03:00\", value: 2}]}}\n")
	b.WriteString("links: {road: {from: here, to: there, mode: road, length: 20 km, speed: {uniform: [40 km/h, 60 km/h]}")
	if storage := r.IntN(12); storage > 0 {
		fmt.Fprintf(&b, ", storage: %d", storage)
	}
	b.WriteString(pick(r, "", ", opens-with: to", ", convoys: {at: [\"00:20\", \"01:00\", \"02:00\"], max: 8, min: 2}"))
	b.WriteString("}}\n")
	b.WriteString("flows:\n  trains:\n    entity: truck\n    from: there\n    arrivals: {timetable: [{at: [\"00:30\", \"01:00\", \"02:00\"]}], late: {exponential: 30m}, early: 10m, batch: {discrete: {0: 20%, 3: 80%}}}\n")
	b.WriteString("    journey: [{visit: desk}, depart]\n")
	fmt.Fprintf(&b, "  again:\n    entity: truck\n    from: here\n    arrivals: {after: {flow: trucks, share: %d%%, delay: {exponential: 30m}}, batch: 2}\n    journey: [{visit: s3}, depart]\n", r.IntN(100))
	fmt.Fprintf(&b, "  trucks:\n    entity: truck\n    from: here\n    arrivals: {rate: %d/h, cv: %d%%, growth: 10%%}\n", 5+r.IntN(60), 50*r.IntN(5))
	b.WriteString("    attributes: {kind: {shares: {red: 40%, green: 60%}}}\n    journey:\n      - enter: yard\n      - {label: again, visit: s0}\n")
	b.WriteString("      - split: {into: papers, entity: paper, count: 2, do: [{visit: s3}, {choose: [{share: 10%, do: [depart]}]}]}\n")
	b.WriteString("      - choose: [{when: kind == red, do: [{visit: s1}]}, {otherwise: [{seize: {all: {crew: 1, lift: 1}}}, {delay: {exponential: 5m}}, {release: {all: {crew: 1, lift: 1}}}]}]\n")
	b.WriteString("      - choose: [{share: 20%, do: [{delay: 1m}, {go-to: again}]}]\n      - visit: s2\n      - join: papers\n      - leave: yard\n")
	b.WriteString("      - travel: {to: there}\n      - wait: {until: \"01:30\"}\n      - visit: desk\n      - depart\n")
	fmt.Fprintf(&b, "  walkers:\n    entity: paper\n    from: here\n    arrivals: {rate: %d/h}\n    attributes: {side: {shares: {left: 40%%, right: 60%%}}}\n", 5+r.IntN(60))
	fmt.Fprintf(&b, "    journey:\n      - batch: {into: bus, entity: truck, size: %d, within: %dm, by: side, do: [{seize: {any: [dock, lift]}}, {delay: {exponential: 3m}}, {release: {any: [dock, lift]}}, {enter: yard}, {visit: s1}, {leave: yard}, {travel: {to: there}}]}\n", 1+r.IntN(5), 1+r.IntN(60))
	b.WriteString("      - choose: [{share: 30%, do: [{visit: desk}]}]\n      - depart\n")
	return b.String()
}

// randomServers writes the servers of a station: a number, or lanes; and how
// many queues there are before them.
func randomServers(r *rand.Rand) (servers, lines string) {
	if r.IntN(3) > 0 {
		return "servers: " + randomDuty(r, 4), ""
	}
	return fmt.Sprintf("lanes: {red: {for: kind == red, servers: %s}, all: {servers: %s, service: {exponential: 4m}}, third: {servers: %s}}",
			randomDuty(r, 3), randomDuty(r, 4), randomDuty(r, 2)),
		pick(r, "", "lines: each-lane, ", "lines: each-lane, when-closed: stay, ")
}

// randomDuty writes a number of servers below another, or a schedule.
func randomDuty(r *rand.Rand, below int) string {
	return pick(r, fmt.Sprint(r.IntN(below)), fmt.Sprint(r.IntN(below)), "{schedule: halves}", "{schedule: hours}")
}

// randomCrew writes what servers do besides serving; half of the stations do
// nothing else.
func randomCrew(r *rand.Rand) string {
	return pick(r, "", "", "", "",
		", breakdowns: {after: {exponential: 1h}, repair: {exponential: 10m}, by: "+pick(r, "calendar", "work")+", work: "+pick(r, "resume", "restart", "resample")+"}",
		", vacations: {exponential: 5m}",
		", batch: {most: 4, least: "+pick(r, "1", "2")+"}",
		", set-up: {by: kind, time: 2m}",
		", shift-end: "+pick(r, "hand-over", "stop"))
}

func randomRoom(r *rand.Rand) string {
	if r.IntN(3) > 0 {
		return fmt.Sprintf("capacity: %d", r.IntN(6))
	}
	return fmt.Sprintf("length: %d m, space: {truck: 18 m, paper: 1 m}", 10+r.IntN(100))
}

// randomWill writes what those who come to a queue want.
func randomWill(r *rand.Rand) string {
	return pick(r, "", "", "", ", patience: {exponential: 20m}", `, balk: {chance: "hour() / 10"}`, ", balk: {when: kind == green and hour() > 2}")
}

func pick(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }
