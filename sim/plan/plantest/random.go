package plantest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// RandomScenario writes a small model with all that can block, turn away, divert, split and loop.
func RandomScenario(r *rand.Rand) string { return withAssumptions(randomModel(r)) }

// randomModel writes a model with each value in its place.
func randomModel(r *rand.Rand) string {
	var b strings.Builder
	warmUp, window := r.IntN(3), 1+r.IntN(5)
	fmt.Fprintf(&b, "karvon: 1\ntitle: a random model\nrun: {kind: stationary, warm-up: %dh, window: %dh, follow-up: "+
		"%dh}\n", warmUp, window, r.IntN(3))
	b.WriteString("about: [here]\nsized-to: load\n")
	b.WriteString("entities: {truck: {costs: {waiting: 1 USD/h}}, paper: {}}\n")
	b.WriteString("templates:\n  served: {parameters: {by: , mean: }, body: {service: {$by: {mean: $mean, cv: 1.2}}}}\n")
	b.WriteString("  at: {parameters: {station: , no: none, then: []}, body: [{visit: s$(station)}, {visit: $no, " +
		"given: $no}, $then]}\n")
	b.WriteString("sites:\n  here:\n    area: 1 ha\n    zones:\n")
	fmt.Fprintf(&b, "      yard: {places: %d, when-full: %s}\n", 1+r.IntN(20), pick(r, "block", "turn-away"))
	b.WriteString("    schedules:\n")
	b.WriteString("      halves: [{from: \"00:00\", to: \"24:00\", value: 2, breaks: [{from: \"00:30\", to: \"01:00\", " +
		"away: 1}, {from: \"01:30\", to: \"02:00\", away: 2}]}]\n")
	b.WriteString("      hours: [{from: \"01:00\", to: \"03:00\", value: 3}, " +
		"{from: \"04:00\", to: \"05:00\", value: 1}]\n")
	first := pick(r, "", ", priority: [kind == red, hour() > 1]")
	fmt.Fprintf(&b, "    resources: {crew: {units: %d%s}, lift: {units: 2%s}, dock: {units: 1%s%s}}\n    stations:\n",
		1+r.IntN(4), first, first, pick(r, "", ", priority: [side == left]"), pick(r, "", ", breakdowns: {after: "+
			"{exponential: 1h}, repair: {exponential: 10m}}"))
	for i := range 4 {
		full := pick(r, "block", "turn-away", fmt.Sprintf("{divert: s%d}", (i+1)%4))
		if i == 3 {
			full = pick(r, "block", "turn-away")
		}
		servers, lines := randomServers(r)
		fmt.Fprintf(&b, "      s%d: {%s, use: {served: {by: %s, mean: %dm}}%s, queue: {%s%s%s, when-full: %s%s}}\n",
			i, servers, pick(r, "lognormal", "gamma"), 1+r.IntN(10), randomDuties(r), lines, randomOrder(r, lines),
			randomRoom(r), full, randomWill(r))
	}
	b.WriteString("  there: {hours: [{from: \"00:30\", to: \"02:30\"}], stations: {desk: {servers: {schedule: day}, " +
		"service: 3m}}, schedules: {day: [{from: \"01:00\", to: \"03:00\", value: 2}]}}\n")
	b.WriteString("links: {road: {from: here, to: there, mode: road, length: 20 km, speed: {uniform: [40 km/h, 60 km/h]}")
	if storage := r.IntN(12); storage > 0 {
		fmt.Fprintf(&b, ", storage: %d", storage)
	}
	b.WriteString(pick(r, "", ", opens-with: to", ", convoys: {at: [\"00:20\", \"01:00\", \"02:00\"], max: 8, min: 2}"))
	b.WriteString("}}\n")
	fmt.Fprintf(&b, "disruptions: {cold: {every: {exponential: 30m}, for: {uniform: [0s, 1h]}, service: {of: %s, factor: "+
		"1.5}}}\n", pick(r, "here", "here.s1", "there.desk"))
	b.WriteString("flows:\n  trains:\n    entity: truck\n    from: there\n    arrivals: {timetable: [{at: [\"00:30\", " +
		"\"01:00\", \"02:00\"]}], late: {exponential: 30m}, early: 10m, batch: {discrete: {0: 20%, 3: 80%}}}\n")
	b.WriteString("    standing: {early: {count: 3, at: desk, since: 90m}}\n    journey: [{visit: desk}, depart]\n")
	fmt.Fprintf(&b, "  again:\n    entity: truck\n    from: here\n    arrivals: {after: {flow: trucks, share: %d%%, "+
		"delay: {exponential: 30m}}, batch: 2}\n    standing: {before: {count: 20, at: s3, since: 3h, attributes: {kind: "+
		"{is: red}}}}\n    journey: [{visit: s3}, depart]\n", r.IntN(100))
	fmt.Fprintf(&b, "  trucks:\n    entity: truck\n    from: here\n    arrivals: {rate: %d/h, cv: %d%%, growth: 10%%}\n",
		5+r.IntN(60), 50*r.IntN(5))
	b.WriteString("    attributes: {kind: {shares: {red: 40%, green: 60%}}}\n    standing: {parked: {count: 1, " +
		"at: yard, since: 1h}}\n    journey:\n      - enter: yard\n      " +
		"- {label: again, visit: s0}\n")
	b.WriteString("      - split: {into: papers, entity: paper, count: 2, do: [{visit: s3}, {choose: [{share: 10%, do: " +
		"[depart]}]}]}\n")
	b.WriteString("      - choose: [{when: kind == red, do: [{visit: s1}]}, {otherwise: [{seize: {all: {crew: 1, lift: " +
		"1}" + randomClaim(r) + "}}, {delay: {exponential: 5m}}, {release: {all: {crew: 1, lift: 1}}}]}]\n")
	b.WriteString(randomChoice(r))
	b.WriteString("      - label: past\n" +
		"        choose: [{share: 20%, do: [{count: rounds}, {delay: 1m}, {go-to: again}]}]\n" +
		"      - use: {at: {station: 2, then: [{join: papers}, {leave: yard}]}}\n")
	b.WriteString("      - travel: {to: there}\n      - wait: {until: \"01:30\"}\n      - visit: desk\n      - depart\n")
	fmt.Fprintf(&b, "  walkers:\n    entity: paper\n    from: here\n    arrivals: {rate: %d/h}\n    attributes: {side: "+
		"{shares: {left: 40%%, right: 60%%}}}\n", 5+r.IntN(60))
	b.WriteString("    standing: {together: {count: 7, at: stop}}\n    journey:\n")
	fmt.Fprintf(&b, "      - label: stop\n        batch: {into: bus, entity: truck, size: %d, within: %dm, by: side, do: "+
		"[{seize: {any: [dock, lift]%s}}, {delay: {exponential: 3m}}, {release: {any: [dock, lift]}}, {enter: yard}, "+
		"{visit: s1}, {leave: yard}, {travel: {to: there}}]}\n", 1+r.IntN(5), 1+r.IntN(60), pick(r, "", ", patience: 10m"))
	b.WriteString("      - choose: [{share: 30%, do: [{visit: desk}]}]\n      - depart\n")
	return b.String()
}

// randomServers writes the servers of a station: a number, or lanes; and how many queues there are before them.
func randomServers(r *rand.Rand) (servers, lines string) {
	if r.IntN(3) > 0 {
		return "servers: " + randomDuty(r, 4), ""
	}
	lines = pick(r, "", "lines: each-lane, ", "lines: each-lane, when-closed: stay, ")
	prefer := ""
	if lines == "" {
		prefer = pick(r, "", "prefer: kind == green, ", "prefer: hour() > 1, ")
	}
	return fmt.Sprintf("lanes: {red: {for: kind == red, servers: %s}, all: {%sservers: %s, service: {exponential: 4m}}, "+
		"third: {servers: %s}}",
		randomDuty(r, 3), prefer, randomDuty(r, 4), randomDuty(r, 2)), lines
}

// randomDuty writes a number of servers below another, or a schedule.
func randomDuty(r *rand.Rand, below int) string {
	return pick(r, fmt.Sprint(r.IntN(below)), fmt.Sprint(r.IntN(below)), "{schedule: halves}", "{schedule: hours}")
}

// randomDuties writes what servers do besides serving; half of the stations do nothing else.
func randomDuties(r *rand.Rand) string {
	return pick(r, "", "", "", "",
		", breakdowns: {after: {exponential: 1h}, repair: {exponential: 10m}, by: "+pick(r, "calendar", "work")+", work: "+
			pick(r, "resume", "restart", "resample")+"}",
		", vacations: {exponential: 5m}",
		", batch: {most: 4, least: "+pick(r, "1", "2")+"}",
		", set-up: {by: kind, time: 2m"+pick(r, "", ", change: exhaustive")+"}",
		", shift-end: "+pick(r, "hand-over", "stop"))
}

func randomRoom(r *rand.Rand) string {
	if r.IntN(3) > 0 {
		return fmt.Sprintf("capacity: %d", r.IntN(6))
	}
	return fmt.Sprintf("length: %d m, space: {truck: 18 m, paper: 1 m}", 10+r.IntN(100))
}

// randomOrder writes who is served next, and whether those who wait in lanes of their own change to another.
func randomOrder(r *rand.Rand, lines string) string {
	if lines != "" && r.IntN(2) == 0 {
		return pick(r, "", "discipline: {priority: [kind == red], accumulate: [2, 1]}, ") +
			pick(r, "jockey: 1, ", "jockey: 0.5, ")
	}
	return pick(r, "", "", "", "discipline: lifo, ", "discipline: {priority: [hour() > 1], order: lifo}, ",
		"discipline: {priority: [kind == red], accumulate: [2, 1]}, ")
}

// randomWill writes what those who come to a queue want.
func randomWill(r *rand.Rand) string {
	return pick(r, "", "", "", ", patience: {exponential: 20m}", `, balk: {chance: "hour() / 10"}`,
		", balk: {when: kind == green and hour() > 2}",
		", balk: {stay: {3m: 90%, 10m: 50%, 1h: 0%}, stretch: 1.5, for: kind == green}, display: {late: 10m, every: 3m}",
		", balk: {stay: {1m: 90%, 20m: 10%}, renege: true}",
		fmt.Sprintf(", balk: {when: on-duty(here.s%d) == 0 or since-arrival() > 2h}", r.IntN(4)))
}

// randomClaim writes what becomes of those who cannot have units at once.
func randomClaim(r *rand.Rand) string {
	return pick(r, "", "", ", patience: {exponential: 4m}", ", patience: 3m, otherwise: [{delay: 1m}, {go-to: past}]",
		", when-busy: turn-away", ", when-busy: turn-away, otherwise: [{delay: 1m}, {go-to: past}]")
}

// randomChoice writes a choice by the time that is expected, or none.
func randomChoice(r *rand.Rand) string {
	return pick(r, "", "", fmt.Sprintf("      - choose: {spread: %dm, by-time: {first: {time: expected-wait(s1) + 2m, "+
		"do: [{visit: s1}]}, second: {time: queue(s3) * 1m, when: kind == red, do: [{visit: s3}]}}}\n", 10*r.IntN(2)))
}

func pick(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }
