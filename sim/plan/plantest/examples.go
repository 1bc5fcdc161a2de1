package plantest

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// host is a scenario that has what the reference's fragments speak of; a fragment takes the place of its mark.
// Marks stand where the keys of a fragment belong.
const host = `karvon: 1
title: Where the fragments of the reference stand
run: {kind: stationary, warm-up: 1h, window: 1h, start: 2024-09-02}
{entities}
{top}
sites:
  post:
    area: 1 km2
    stations:
      gate: {servers: 1, service: 1m}
      scanner: {servers: 1, service: 1m}
      lane-1: {servers: 1, service: 1m}
      lane-2: {servers: 1, service: 1m}
      documents: {servers: 1, service: 1m}
      weighbridge: {servers: 1, service: 1m}
      tried:
        servers: 12
{station}
    zones: {buffer-yard: {places: 9}}
    bookings: {e-queue: {slots: 9}, neighbour: {slots: 9}}
  other:
    area: 1 km2
{site}
  khorgos: {}
links:
  road: {from: post, to: khorgos, mode: road, length: 1 km, speed: 30 km/h}
{flows}
`

// standings says where a fragment stands, by its first key: the mark that it replaces and how far it is indented.
var standings = map[string]struct{ mark, indent string }{
	"service": {"{station}", "        "}, "opening": {"{station}", "        "}, "queue": {"{station}", "        "},
	"breakdowns": {"{station}", "        "}, "batch": {"{station}", "        "}, "set-up": {"{station}", "        "},
	"zones": {"{site}", "    "}, "schedules": {"{site}", "    "},
	"entities": {"{entities}", ""}, "calendars": {"{top}", ""}, "policies": {"{top}", ""}, "thresholds": {"{top}", ""},
	"sweeps": {"{top}", ""}, "staffing": {"{top}", ""}, "years": {"{top}", ""}, "appraisal": {"{top}", ""},
	"options": {"{top}", ""}, "indicators": {"{top}", ""}, "ties": {"{top}", ""}, "about": {"{top}", ""},
	"agencies": {"{top}", ""},
	"arrivals": {"{arrivals}", "    "}, "attributes": {"{attributes}", "    "},
	"choose": {"{steps}", "      - "}, "- choose": {"{steps}", "      "}, "- book": {"{steps}", "      "},
	"- split": {"{steps}", "      "},
}

// defaults are what stands at a mark that no fragment takes.
var defaults = map[string]string{
	"{entities}": "entities: {truck: {}, bus: {}, papers: {}}",
	"{top}":      "calendars: {holidays: [{from: 03-21, to: 03-23, factor: 40%}]}\nprofiles: {market: {days: {sun: 2}}}",
	"{station}":  "        service: 1m", "{site}": "    zones: {}",
	"{arrivals}": "    arrivals: {rate: 1/h}",
	"{attributes}": `    attributes:
      class: {shares: {perishable: 10%, ordinary: 90%}}
      cargo: {shares: {boxes: 10%, bulk: 90%}}
      channel: {shares: {green: 90%, red: 10%}}
      operator: {shares: {authorised: 10%, ordinary: 90%}}
      destination: {shares: {khorgos: 10%, here: 90%}}
      persons: {draw: {uniform: [1, 2]}}
      pallets: {is: 3}`,
	"{steps}": "      - visit: gate",
}

// Examples gives the examples of the language's reference as scenarios that can be run: a whole file as it stands,
// a fragment in a scenario that has what it speaks of.
func Examples(t testing.TB, reference string) []string {
	t.Helper()
	text, err := os.ReadFile(reference)
	if err != nil {
		t.Fatal(err)
	}
	var examples []string
	for _, block := range strings.Split(string(text), "```yaml\n")[1:] {
		block, _, _ = strings.Cut(block, "```")
		if !strings.Contains(block, "karvon: 1\n") {
			block = inHost(t, block)
		}
		examples = append(examples, block)
	}
	if len(examples) == 0 {
		t.Fatalf("%s has no examples", reference)
	}
	return examples
}

// ExampleFiles gives the data files that the examples name, by their paths.
func ExampleFiles() fstest.MapFS {
	return fstest.MapFS{
		"gate-2024-09.csv": {Data: []byte("arrived,lane,load\n10m,green,3\n")},
		// Прибытие;Вес, т in Windows-1251
		"журнал.csv": {Data: []byte("\xcf\xf0\xe8\xe1\xfb\xf2\xe8\xe5;\xc2\xe5\xf1, \xf2\n10m;3,5\n")},
	}
}

// inHost puts a fragment where it stands.
func inHost(t testing.TB, fragment string) string {
	t.Helper()
	first, _, _ := strings.Cut(fragment, ":")
	standing, known := standings[first]
	if !known {
		t.Fatalf("nobody says where a fragment that begins with %q stands", first)
	}
	text := strings.Replace(host, "{flows}",
		"flows:\n  trucks:\n    entity: truck\n    from: post\n{arrivals}\n{attributes}\n    journey:\n{steps}\n      - "+
			"visit: tried\n      - depart", 1)
	lines := strings.Split(strings.TrimRight(fragment, "\n"), "\n")
	for i, line := range lines {
		switch {
		case i == 0:
			lines[i] = standing.indent + line
		default:
			lines[i] = strings.ReplaceAll(standing.indent, "-", " ") + line
		}
	}
	placed := strings.Join(lines, "\n")
	if standing.mark == "{station}" && first != "service" {
		placed += "\n        service: 1m"
	}
	text = strings.Replace(text, standing.mark, placed, 1)
	for mark, initial := range defaults {
		text = strings.Replace(text, mark, initial, 1)
	}
	if strings.Contains(fragment, "trace:") { // these are recorded, and not drawn besides
		text = strings.NewReplacer("      channel: {shares: {green: 90%, red: 10%}}\n", "", "      pallets: {is: 3}\n",
			"").Replace(text)
	}
	return text
}
