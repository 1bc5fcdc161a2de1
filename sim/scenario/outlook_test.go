package scenario

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/syntax"
)

const withOutlook = `
karvon: 1
title: A post and its years
assumptions:
  trade: {value: 7%, range: [4%, 12%]}
  share-here: {value: 50%, range: [40%, 60%]}
  hour: {value: 6 USD/h, range: [4 USD/h, 9 USD/h]}
  minutes: {value: 10m, range: [8m, 12m]}
run: {kind: stationary, window: 1 day}
entities: {truck: {costs: {waiting: $hour}}}
sites: {post: {stations: {gate: {servers: 2, service: $minutes}}}}
flows:
  trucks: {entity: truck, arrivals: {rate: 4/h}, journey: [{visit: gate}, depart]}
policies:
  wider: {set: {sites.post.stations.gate.servers: 3}}
years:
  base: 2024
  last: 2040
  streams:
    trucks:
      flows: [truck*]
      traffic: 100/day
      here: $share-here
      growth: {by: 15%, then: [{from: 2026, by: $trade}]}
      intensity: -1%
      shift: 0.5%
  marks: {full: {stream: trucks, load: 96/day}}
  phases:
    - {policy: wider, when-full: true, not-before: 2028}
appraisal:
  prices: 2026
  opening: 2028
  last: 2047
  discount: {value: 9%, range: [6%, 12%]}
  time: {truck: $hour}
  projects: {wider: {investment: 2000000 USD, construction: [40%, 60%], upkeep: 2%, life: 30}}
options:
  year: 2035
  choices: [{name: nothing}, {name: wide, policies: [wider]}]
  futures: [{name: slow, growth: {all: 3%}}, {name: fast, growth: {trucks: $trade * 2}}]
`

func readOutlook(t *testing.T, text string, o Options) (*Scenario, error) {
	t.Helper()
	return Load(t.Context(), fstest.MapFS{"post.yaml": {Data: []byte(text)}}, "post", o)
}

// By hand: 100 * 50% = 50 a day in 2024; 2025 has 15%, 2026 7%, each with 1% less for a unit and 0.5% gone to rail.
func TestStreamsGrowFromTheirBaseYear(t *testing.T) {
	s, err := readOutlook(t, withOutlook, Options{})
	if err != nil {
		t.Fatal(err)
	}
	stream := s.Years.Streams["trucks"]
	for year, want := range map[int]float64{
		2024: 50, 2025: 50 * 1.15 * 0.99 * 0.995, 2026: 50 * 1.15 * 1.07 * math.Pow(0.99*0.995, 2),
	} {
		if got := stream.Load(2024, year) * 86400; math.Abs(got-want) > 1e-9 {
			t.Errorf("in %d there are %v a day, want %v", year, got, want)
		}
	}
	if got := strings.Join(s.FlowsOf(stream), " "); got != "trucks" {
		t.Errorf("the stream has the flows %q", got)
	}
}

// What the sections about decisions alone use moves no run, and is no factor of the scenario.
func TestDoubtOfTheOutlookIsApart(t *testing.T) {
	s, err := readOutlook(t, withOutlook, Options{})
	if err != nil {
		t.Fatal(err)
	}
	names := func(d *Doubt) string {
		var all []string
		for _, f := range d.Factors {
			all = append(all, f.Name)
		}
		return strings.Join(all, " ")
	}
	if got, want := names(s.Doubt()), "assumptions.hour assumptions.minutes"; got != want {
		t.Errorf("runs have the factors %s, want %s", got, want)
	}
	want := "appraisal.discount assumptions.hour assumptions.share-here assumptions.trade"
	if got := names(s.OutlookDoubt()); got != want {
		t.Errorf("the outlook has the factors %s, want %s", got, want)
	}
	if len(s.Factors()) != 2 {
		t.Errorf("the scenario has %d factors, want 2", len(s.Factors()))
	}
}

// A run's account of its assumptions is of what it uses. What both use is of the run.
func TestValuesOfTheOutlookAreApart(t *testing.T) {
	s, err := readOutlook(t, withOutlook, Options{})
	if err != nil {
		t.Fatal(err)
	}
	before, _, _ := strings.Cut(withOutlook, "years:\n")
	alone, err := readOutlook(t, before, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var runs, without []string
	apart := map[string]bool{}
	for _, v := range s.Values {
		if apart[v.Path] = v.Outlook; !v.Outlook {
			runs = append(runs, v.Path)
		}
	}
	for _, v := range alone.Values {
		without = append(without, v.Path)
	}
	if !slices.Equal(runs, without) {
		t.Errorf("runs use %q, and without the sections %q", runs, without)
	}
	for path, want := range map[string]bool{
		"assumptions.trade": true, "assumptions.share-here": true, "appraisal.discount": true,
		"assumptions.hour": false, "assumptions.minutes": false,
	} {
		if got, is := apart[path]; !is || got != want {
			t.Errorf("%s is apart: %v, want %v", path, got, want)
		}
	}
}

func TestOutlookIsReadAtPositionsOfItsRanges(t *testing.T) {
	s, err := readOutlook(t, withOutlook, Options{})
	if err != nil {
		t.Fatal(err)
	}
	moved, err := s.OutlookAt(t.Context(), map[string]float64{
		"assumptions.trade": 1, "assumptions.share-here": 0, "assumptions.hour": 1, "appraisal.discount": 0,
	})
	if err != nil {
		t.Fatal(err)
	}
	stream := moved.Years.Streams["trucks"]
	if stream.Growth.in(2030) != 0.12 || stream.Here != 0.4 || moved.Appraisal.Discount != 0.06 ||
		moved.Appraisal.Time["truck"].Own != 9*24 || math.Abs(moved.Options.Futures[1].Growth["trucks"]-0.24) > 1e-12 {
		t.Errorf("it is not at the positions: growth %v, here %v, discount %v, an hour %v, fast %v",
			stream.Growth.in(2030), stream.Here, moved.Appraisal.Discount, moved.Appraisal.Time["truck"].Own,
			moved.Options.Futures[1].Growth["trucks"])
	}
	if still, err := s.OutlookAt(t.Context(), nil); err != nil || still.Years.Streams["trucks"].Here != 0.5 {
		t.Errorf("without positions it is not as written: %v", err)
	}
}

func TestOutlookChangesNoHash(t *testing.T) {
	with, err := readOutlook(t, withOutlook, Options{})
	if err != nil {
		t.Fatal(err)
	}
	before, _, _ := strings.Cut(withOutlook, "years:\n")
	without, err := readOutlook(t, before, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if with.Hash != without.Hash {
		t.Error("the sections years, appraisal and options change the hash")
	}
	variant, err := readOutlook(t, withOutlook, Options{Policies: []string{"wider"}})
	if err != nil || variant.Years == nil {
		t.Errorf("with a policy the years are gone: %v", err)
	}
}

func TestMistakesOfTheOutlookAreTold(t *testing.T) {
	for _, c := range []struct {
		old, made string
		code      syntax.Code
	}{
		{"last: 2040", "last: 2024", BadYears},
		{"flows: [truck*]", "flows: [cars]", BadYears},
		{"flows: [truck*]", "flows: []", BadYears},
		{"intensity: -1%", "intensity: -101%", OutOfRange},
		{"shift: 0.5%", "shift: 120%", OutOfRange},
		{"shift: 0.5%", "shift: {value: 0.5%, range: [0%, 1%]}", BadProvenance},
		{"{from: 2026, by: $trade}", "{from: 2026, by: 3%}, {from: 2025, by: 4%}", BadYears},
		{"stream: trucks, load", "stream: truks, load", BadYears},
		{"policy: wider, when-full: true, not-before: 2028", "policy: wide, when-full: true", UnknownPolicy},
		{"policy: wider, when-full: true, not-before: 2028", "policy: wider, in: 2041", BadYears},
		{"policy: wider, when-full: true, not-before: 2028", "policy: wider, when-full: false", BadYears},
		{"policy: wider, when-full: true, not-before: 2028", "policy: wider", ExactlyOne},
		{"policy: wider, when-full: true, not-before: 2028", "policy: wider, in: 2030, not-before: 2029", BadYears},
		{"traffic: 100/day", "traffic: 0/day", BadYears},
		{"traffic: 100/day", "traffic: 100", BadQuantity},
		{"last: 2047", "last: 2027", BadAppraisal},
		{"opening: 2028", "opening: 2025", BadAppraisal},
		{"construction: [40%, 60%]", "construction: [40%, 50%]", SharesSum},
		{"discount: {value: 9%, range: [6%, 12%]}", "discount: -100%", OutOfRange},
		{"investment: 2000000 USD", "investment: 2000000", BadQuantity},
		{"investment: 2000000 USD, construction: [40%, 60%]", "generated: 5%", BadAppraisal},
		{"{wider: {investment", "{wide: {investment", UnknownPolicy},
		{"year: 2035", "year: 2041", BadOptions},
		{"policies: [wider]", "policies: [wide]", UnknownPolicy},
		{"{name: nothing}, ", "", BadOptions},
		{"{trucks: $trade * 2}", "{truck: 3%}", BadOptions},
		{"{name: fast", "{name: slow", DuplicateMention},
	} {
		text := strings.Replace(withOutlook, c.old, c.made, 1)
		if text == withOutlook {
			t.Fatalf("%q is not in the scenario", c.old)
		}
		_, err := readOutlook(t, text, Options{})
		var found syntax.Errors
		if !errors.As(err, &found) || found[0].Code != c.code || found[0].Pos.Line == 0 {
			t.Errorf("%q: got %v, want %s at its place", c.made, err, c.code)
		}
	}
}
