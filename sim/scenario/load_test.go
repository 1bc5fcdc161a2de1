package scenario

import (
	"karvon/sim/bound"
	"karvon/sim/syntax"
	"strings"
	"testing"
	"testing/fstest"
)

// minimal is a scenario of one server, with room for more lines.
const minimal = `karvon: 1
title: one server
run: {kind: stationary, window: 10h}
entities: {truck: {title: a truck}}
sites:
  post:
    stations:
      gate: {servers: 1, service: {exponential: 4m}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 12/h}
    journey:
      - {label: at-gate, visit: gate}
      - depart
`

// library makes a library of files, given as name and text in turn.
func library(namesAndTexts ...string) fstest.MapFS {
	files := fstest.MapFS{"minimal.yaml": {Data: []byte(minimal)}}
	for i := 0; i < len(namesAndTexts); i += 2 {
		files[namesAndTexts[i]] = &fstest.MapFile{Data: []byte(namesAndTexts[i+1])}
	}
	return files
}

// load loads a scenario of a library, and fails where that fails.
func load(t *testing.T, files fstest.MapFS, name string, options Options) *Scenario {
	t.Helper()
	s, err := Load(t.Context(), files, name, options)
	if err != nil {
		t.Fatalf("Load(%s): %v", name, err)
	}
	return s
}

// loadOver loads the minimal scenario with a text laid over it.
func loadOver(t *testing.T, text string, options Options) *Scenario {
	t.Helper()
	return load(t, library("over.yaml", "karvon: 1\nextends: minimal\n"+text), "over", options)
}

// mistakes loads a scenario of a library that must be wrong.
func mistakes(t *testing.T, files fstest.MapFS, name string, options Options) syntax.Errors {
	t.Helper()
	_, err := Load(t.Context(), files, name, options)
	requirePlaced(t, err)
	return err.(syntax.Errors)
}

func TestLoadDecodesTheMinimalScenario(t *testing.T) {
	s := load(t, library(), "minimal", Options{})
	gate := s.Sites["post"].Stations["gate"]
	trucks := s.Flows["trucks"]
	switch {
	case s.Name != "minimal" || s.Title != "one server" || s.Run.Kind != Stationary:
		t.Errorf("head: %q %q %q", s.Name, s.Title, s.Run.Kind)
	case s.Run.Window != 10*hour || s.Run.Replications != 10 || s.Run.Seed != 1 || s.Run.Confidence != 0.95:
		t.Errorf("run: %+v", s.Run)
	case s.Run.Start.Text != "2024-09-02" || s.Run.TimeZone.Text != "UTC":
		t.Errorf("run: %+v", s.Run)
	case gate.Servers.Number != 1 || gate.Service.Mean() != 240:
		t.Errorf("gate: %+v", gate)
	case gate.Path != "sites.post.stations.gate" || gate.Pos != (syntax.Pos{File: "minimal.yaml", Line: 8, Column: 13}):
		t.Errorf("gate stands at %v %s", gate.Pos, gate.Path)
	case *trucks.Arrivals.Rate != 12.0/3600:
		t.Errorf("rate: %v", *trucks.Arrivals.Rate)
	case trucks.Journey[0].Verb != "visit" || trucks.Journey[0].Visit.Station.Text != "gate" ||
		trucks.Journey[0].Label != "at-gate":
		t.Errorf("first step: %+v", trucks.Journey[0])
	case trucks.Journey[1].Verb != "depart":
		t.Errorf("second step: %+v", trucks.Journey[1])
	}
}

func TestDefaultsAreThoseOfTheTags(t *testing.T) {
	s := loadOver(t, `
sites:
  post:
    zones: {yard: {places: 3}}
    resources: {lift: {units: 2}}
    hours: [{from: "08:00", to: "20:00"}]
links: {road: {from: post, to: other, mode: road, length: 3 km, speed: 30 km/h}}
flows: {trucks: {journey: [{seize: lift}, {split: {into: papers, entity: truck, do: [depart]}}, depart]}}
`, Options{})
	post, steps := s.Sites["post"], s.Flows["trucks"].Journey
	switch {
	case post.Zones["yard"].WhenFull.Rule != Block:
		t.Error("a full zone does not block")
	case post.Hours[0].Days != dayGroups["every-day"]:
		t.Error("hours do not hold every day")
	case s.Links["road"].Delay.Mean() != 0 || s.Links["road"].OneWay:
		t.Error("a link has a delay or is one-way")
	case steps[0].Seize.Units != 1 || steps[0].Seize.Resource.Text != "lift":
		t.Error("seize does not take one unit")
	case steps[1].Split.Count.Number != 1:
		t.Error("split does not send out one")
	}
}

func TestScalarsAreReadByTheExpectedType(t *testing.T) {
	s := loadOver(t, `
title: 12:00
sites: {post: {country: NO}}
flows: {trucks: {attributes: {urgent: {is: yes}, load: {is: 1e3}}}}
`, Options{})
	attributes := s.Flows["trucks"].Attributes
	if s.Title != "12:00" || s.Sites["post"].Country != "NO" || attributes["urgent"].Value.Word != "yes" ||
		attributes["load"].Value.Number != 1000 {
		t.Errorf("got %q %q %q %v", s.Title, s.Sites["post"].Country, attributes["urgent"].Value.Word,
			attributes["load"].Value.Number)
	}
}

func TestLibraryNamesAndPathsAreToldApart(t *testing.T) {
	for name, want := range map[string]bool{
		"central-asia": false, "central-asia.yaml": true, "./central-asia": true, "posts/yallama": true,
		`posts\yallama`: true, "x.yml": true,
	} {
		if isPath(name) != want {
			t.Errorf("isPath(%q) = %v", name, !want)
		}
	}
}

func TestFilesThatCannotBeReadAreNamed(t *testing.T) {
	large := strings.Repeat("#", int(bound.ScenarioFile.Most)+1)
	files := library("large.yaml", large, "folder.yaml/x", "")
	for name, want := range map[string]syntax.Code{
		"large": fileTooLarge, "folder": unreadableFile, "nowhere": NoSuchFile, "./nowhere.yaml": NoSuchFile,
		"./testdata": unreadableFile, "../x/": NoSuchFile,
	} {
		found := mistakes(t, files, name, Options{})
		if found[0].Code != want || found[0].Pos != (syntax.Pos{File: name, Line: 1, Column: 1}) {
			t.Errorf("%s: %v", name, found[0])
		}
	}
	if hint := mistakes(t, files, "minimol", Options{})[0].Hint; hint != "did you mean minimal?" {
		t.Errorf("hint: %s", hint)
	}
}

func TestErrorsUnwrapToEachMistake(t *testing.T) {
	found := mistakes(t, library("wrong.yaml", "karvon: 1\nextends: minimal\nrun: {window: 3, warm-up: 4}\n"), "wrong",
		Options{})
	if len(found.Unwrap()) != 2 || strings.Count(found.Error(), "\n") != 1 {
		t.Errorf("got %v", found)
	}
}

func TestNewErrorShowsTheLine(t *testing.T) {
	s := load(t, library(), "minimal", Options{})
	got := s.NewError(s.Flows["trucks"].Entity.Meta, UnknownReference, "there is no class truck", "")
	if got.Line != "    entity: truck" ||
		got.Error() != "minimal.yaml:11:13: flows.trucks.entity: there is no class truck [unknown-reference]" {
		t.Errorf("got %q in %q", got, got.Line)
	}
}
