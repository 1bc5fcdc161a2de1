package scenario

import (
	"slices"
	"strings"
	"testing"

	"karvon/sim/syntax"
)

func TestExtendsMergesByKeyAndReplacesLists(t *testing.T) {
	s := loadOver(t, `
title: two lanes
sites: {post: {stations: {gate: {servers: 2}, scan: {servers: 1}}}}
flows: {trucks: {journey: [{visit: scan}, depart]}}
`, Options{})
	stations := s.Sites["post"].Stations
	if s.Title != "two lanes" || stations["gate"].Servers.Number != 2 || stations["gate"].Service.Mean() != 240 ||
		stations["scan"] == nil {
		t.Errorf("got %q %+v", s.Title, stations["gate"])
	}
	if journey := s.Flows["trucks"].Journey; len(journey) != 2 || journey[0].Visit.Station.Text != "scan" {
		t.Errorf("the journey was not replaced: %+v", journey)
	}
}

func TestExtendsReplacesADistributionWhole(t *testing.T) {
	s := loadOver(t, "sites: {post: {stations: {gate: {service: {uniform: [2m, 4m]}}}}}\n", Options{})
	if got := s.Sites["post"].Stations["gate"].Service.Mean(); got != 180 {
		t.Errorf("mean %v", got)
	}
}

func TestAKeyWithoutValueRemovesTheOneBeneath(t *testing.T) {
	s := loadOver(t, "sites: {post: {stations: {gate: {service: }}}}\n", Options{})
	if s.Sites["post"].Stations["gate"].Service != nil {
		t.Error("the service time is still there")
	}
}

func TestIncludeBringsNamedElementsOnly(t *testing.T) {
	files := library(
		"hub.yaml", strings.NewReplacer("one server", "hub", "post", "hub", "trucks", "hub-trucks").Replace(minimal),
		"centre.yaml", "karvon: 1\nextends: minimal\ninclude: [hub]\nsites: {hub: {stations: {gate: {servers: 5}}}}\n",
	)
	s := load(t, files, "centre", Options{})
	if s.Title != "one server" || len(s.Sites) != 2 || len(s.Flows) != 2 ||
		s.Sites["hub"].Stations["gate"].Servers.Number != 5 {
		t.Errorf("got %q, sites %v, flows %v", s.Title, len(s.Sites), len(s.Flows))
	}
}

func TestTwoIncludesMayDefineTheSameIdentically(t *testing.T) {
	files := library(
		"a.yaml", "karvon: 1\nentities: {papers: {title: papers, counts: {sheets: 3}}}\n",
		"b.yaml", "karvon: 1\nentities:\n  papers:\n    counts: {sheets: 3}\n    title: papers\n",
		"both.yaml", "karvon: 1\nextends: minimal\ninclude: [a, b]\n",
	)
	if s := load(t, files, "both", Options{}); s.Entities["papers"] == nil {
		t.Error("papers are missing")
	}
}

func TestAnIncludedFileIsReadOnce(t *testing.T) {
	files := library(
		"shared.yaml", "karvon: 1\nentities: {papers: {title: papers}}\n",
		"a.yaml", "karvon: 1\ninclude: [shared]\n",
		"b.yaml", "karvon: 1\ninclude: [shared, ./shared.yaml]\n",
		"both.yaml", "karvon: 1\nextends: minimal\ninclude: [a, b]\n",
	)
	if s := load(t, files, "both", Options{}); s.Entities["papers"] == nil {
		t.Error("papers are missing")
	}
}

func TestALibraryFileIsToldFromAFileOfTheSameName(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "minimal.yaml", "karvon: 1\nextends: minimal\nrun: {window: 3}\n")
	found := mistakes(t, library(), "minimal.yaml", Options{})
	if found[0].Pos.File != "minimal.yaml" || found[0].Line != "run: {window: 3}" {
		t.Errorf("got %v in %q", found[0], found[0].Line)
	}
	s, err := Load(t.Context(), library(), "./minimal.yaml", Options{Set: []string{"run.window=3h"}})
	if err != nil || s.Sites["post"].Pos.File != "minimal.yaml" {
		t.Errorf("got %v", err)
	}
}

func TestAPartOfTheLibraryIsIncludedByNameAndIsNoScenario(t *testing.T) {
	files := library(
		"parts/common.yaml", "karvon: 1\nassumptions: {lanes: 7}\n",
		"centre.yaml", over+"include: [common]\nsites: {post: {stations: {gate: {servers: $lanes}}}}\n",
	)
	if got := load(t, files, "centre", Options{}).Sites["post"].Stations["gate"].Servers.Number; got != 7 {
		t.Errorf("the gate has %d servers", got)
	}
	if found := mistakes(t, files, "common", Options{}); found[0].Message != "the library has no scenario common" {
		t.Errorf("got %v", found)
	}
	files["parts/common.yaml"].Data = []byte("karvon: 1\nassumptions: {lanes: many}\n")
	found := mistakes(t, files, "centre", Options{})
	if !slices.ContainsFunc(found, func(e syntax.Error) bool { return e.Pos.File == "parts/common.yaml" }) {
		t.Errorf("nothing is told of the part: %v", found)
	}
}
