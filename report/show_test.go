package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/report/document"
	"karvon/report/layout"
	"karvon/sim/plan/plantest"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

const shownScenario = `karvon: 1
title: A post
run: {kind: stationary, window: 10h}
entities:
  truck: {counts: {trucks: 1}}
  papers: {}
sites:
  post:
    zones: {yard: {places: 20}}
    resources: {inspectors: {units: 2}}
    stations:
      gate: {servers: 1, service: {value: {exponential: 4m}, source: "a study", confidence: measured}}
      desk: {servers: 1, service: 2m}
  hub:
    stations: {dock: {servers: 1, service: 1m}}
links:
  road: {from: post, to: hub, mode: road, length: 30 km, speed: 60 km/h}
crossings:
  out: {site: post}
flows:
  trucks:
    entity: truck
    from: post
    arrivals: {rate: 4/h}
    attributes: {channel: {shares: {green: 80%, red: 20%}}}
    journey:
      - approach: out
      - enter: yard
      - split: {into: papers, entity: papers, do: [{visit: desk}]}
      - visit: gate
      - join: papers
      - choose:
          - {share: 30%, do: [{delay: 5m}]}
      - choose:
          - when: channel == red
            do: [{seize: inspectors}, {delay: 10m}, {release: inspectors}]
      - choose: {by: channel, cases: {red: [{delay: 1m}]}}
      - choose:
          - {shortest: gate, do: [{visit: gate}]}
          - {shortest: desk, do: [{visit: desk}]}
      - set: {channel: green}
      - leave: yard
      - cross: out
      - travel: {to: hub}
      - visit: dock
      - depart
`

// shown loads and compiles the scenario above.
func shown(t *testing.T) (*scenario.Scenario, *response.Model) {
	t.Helper()
	library := fstest.MapFS{"post.yaml": {Data: []byte(shownScenario)}}
	return responsetest.Compile(t, library, "post", scenario.Options{})
}

// lines renders a table as text.
func lines(t *testing.T, table document.Table, options document.Options) string {
	t.Helper()
	var text bytes.Buffer
	if err := Write(&text, Text, document.Listing(table), options); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestAssumptionsStandFirst(t *testing.T) {
	s, _ := shown(t)
	table := assumptionsTable(s)
	if len(table.Rows) != len(s.Values) {
		t.Errorf("%d rows for %d values", len(table.Rows), len(s.Values))
	}
	if first := table.Rows[0][0].Text; first != "assumption" {
		t.Errorf("the first row is %s", first)
	}
	last := table.Rows[len(table.Rows)-1]
	if last[0].Text != "measured" || last[4].Text != "a study" {
		t.Errorf("the last row is %v", last)
	}
}

func TestAssumptionsWithANameStandOnceAndFirst(t *testing.T) {
	s, _ := responsetest.Compile(t, plantest.TextLibrary(`
karvon: 1
title: two gates
assumptions: {service: {value: 90s, source: a study, confidence: measured}, lanes: 2}
run: {kind: stationary, window: 1h}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: $lanes, service: $service}, exit: {servers: 3, service: $service}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 9/h}, journey: [{visit: gate}, {visit: exit}, depart]}}
`), "test", scenario.Options{})
	table := assumptionsTable(s)
	var got []string
	for _, row := range table.Rows {
		got = append(got, row[1].Text+" "+row[placesColumn].Text)
	}
	want := []string{"assumptions.lanes 1", "assumptions.service 2", "flows.trucks.arrivals.rate ",
		"sites.post.stations.exit.servers "}
	if table.Columns[placesColumn].Header != "places" || !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if table.Title != string(listingText.namedAssumptions) {
		t.Error(table.Title)
	}
}

// What only the sections about decisions use is counted and listed apart: no run uses it.
func TestWhatNoRunUsesIsListedApart(t *testing.T) {
	s, m := responsetest.Compile(t, plantest.TextLibrary(`
karvon: 1
title: a gate
assumptions: {lanes: 2, trade: 7%}
run: {kind: stationary, window: 1h}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: $lanes, service: 90s}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 9/h}, journey: [{visit: gate}, depart]}}
years: {base: 2024, last: 2030, streams: {trucks: {flows: [trucks], traffic: 9/h, growth: $trade}}}
`), "test", scenario.Options{})
	d := Assumptions(s)
	if len(d.Tables) != 2 {
		t.Fatalf("%d tables", len(d.Tables))
	}
	var paths []string
	for _, row := range d.Tables[1].Rows {
		paths = append(paths, row[1].Text)
	}
	if want := []string{"assumptions.trade", "years.streams.trucks.traffic"}; !slices.Equal(paths, want) {
		t.Errorf("apart stand %q, want %q", paths, want)
	}
	last := len(d.Rows[0]) - 1
	users := map[string]int{}
	for _, row := range d.Rows {
		users[row[last]]++
	}
	if users["used by"] != 1 || users["runs"] != 3 || users["years, appraise and options"] != 2 {
		t.Errorf("in one table they are of %v", users)
	}
	listed := len(d.Tables[0].Rows)
	if m.Plan.Quantities != 3 || m.Plan.Assumptions != 3 || listed != 3 || len(assumptionsTable(s).Rows) != 3 {
		t.Errorf("a run uses %d quantities, of which %d are assumptions, and %d are listed", m.Plan.Quantities,
			m.Plan.Assumptions, listed)
	}
}

func TestEveryConfidenceHasAPlace(t *testing.T) {
	for _, word := range scenario.Confidence("").Values() {
		if trust(scenario.Value{Confidence: scenario.Confidence(word)}) < 0 {
			t.Errorf("%s has no place", word)
		}
	}
}

func TestStepsCanBeRead(t *testing.T) {
	_, p := shown(t)
	text := lines(t, stepsTable(p.Plan), document.Options{Width: 1000})
	for _, want := range []string{
		"approach", "out", "post.yard", "1 of trucks.papers", "post.gate", "4m", "30%:", "1 of post.inspectors",
		"red:", "post.desk:", "channel", "road to hub", "depart", "flows.trucks.journey",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the steps do not show %q:\n%s", want, text)
		}
	}
}

func TestStepsOfAStationWhoseLanesStateTheirServiceCanBeRead(t *testing.T) {
	m := responsetest.Text(t, `
karvon: 1
title: lanes
run: {kind: terminating, window: 1 day, replications: 2}
entities: {truck: {}}
sites: {post: {stations: {gate: {lanes: {a: {servers: 1, service: 5m}, b: {servers: 1, service: 3m}}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 10/h}, journey: [{visit: gate}, depart]}}
`)
	if text := lines(t, stepsTable(m.Plan), document.Options{Width: 1000}); !strings.Contains(text, "by lane") {
		t.Errorf("the steps do not say that the mean is by lane:\n%s", text)
	}
}

func TestResponsesAreAllDefined(t *testing.T) {
	_, p := shown(t)
	if table := responsesTable(p); len(table.Rows) != len(p.Responses) {
		t.Errorf("%d rows for %d responses", len(table.Rows), len(p.Responses))
	}
	var text bytes.Buffer
	if err := Write(&text, Text, Responses(p), document.Options{Width: 100}); err != nil {
		t.Fatal(err)
	}
	for i := range p.Responses {
		if !strings.Contains(text.String(), p.Responses[i].Name) {
			t.Errorf("%s has no definition", p.Responses[i].Name)
		}
	}
	for _, line := range strings.Split(text.String(), "\n") {
		if layout.Width(line) > 100 {
			t.Errorf("a line is wider than 100: %s", line)
		}
	}
}

func TestLongTextsAreCutToTheTerminal(t *testing.T) {
	table := document.Table{Title: "Long", Columns: []document.Column{{Header: "path"}, {Header: "source"}}}
	table.Rows = [][]document.Cell{{text("short"), text(strings.Repeat("long ", 40))}}
	text := lines(t, table, document.Options{Width: 60})
	if !strings.Contains(text, "…") {
		t.Errorf("nothing is cut:\n%s", text)
	}
	for _, line := range strings.Split(text, "\n") {
		if layout.Width(line) > 60 {
			t.Errorf("a line is wider than 60: %s", line)
		}
	}
}

func TestTablesAreNotWrittenAsJSON(t *testing.T) {
	if err := Write(&bytes.Buffer{}, JSON, document.Listing(document.Table{}), document.Options{}); err == nil {
		t.Error("a table is written as JSON")
	}
}
