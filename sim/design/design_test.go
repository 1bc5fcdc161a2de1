package design_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"karvon/sim/design"
	"karvon/sim/syntax"
)

// Every sweep of the file is wrong in its own ways, each told where it stands.
func TestBrokenSweepsNameTheirMistakes(t *testing.T) {
	err := design.Check(t.Context(), load(t, nil, "testdata/sweeps/broken.yaml"))
	requirePlaced(t, err)
	var printed strings.Builder
	if err := err.(syntax.Errors).Print(&printed); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/sweeps/broken.golden", printed.String())
}

// post is a scenario with two sweeps.
const post = `karvon: 1
title: A post
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites:
  post:
    stations:
      gate: {servers: 1, service: {exponential: 1m}, queue: {length: 500 m, space: {truck: 18 m}, when-full: turn-away}}
      customs: {servers: 2, service: {value: {gamma: {mean: 5m, cv: 0.5}}, range: [4m, 6m]}}
flows: {trucks: {entity: truck, arrivals: {rate: 20/h},
  journey: [{visit: gate}, {visit: customs, label: papers}, depart]}}
policies: {quick: {why: to see, set: {sites.post.stations.gate.service: {exponential: 30s}}}}
sweeps:
  officers:
    title: where officers are best put
    source: the post's commander
    factors:
      gates: {path: sites.post.stations.gate.servers, levels: 1..3}
      customs: {path: sites.post.stations.customs.servers, levels: [2, 4]}
      policy: {levels: [none, quick]}
    constraints: [gates + customs <= 5]
    responses: [post.gate.wait.mean]
  lengths:
    factors: {room: {path: sites.post.stations.gate.queue.length, levels: 500 m..900 m}}
    design: lhs:8
`

func designOf(t *testing.T, request design.Request) (*design.Design, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "post.yaml")
	write(t, file, post)
	return design.New(t.Context(), load(t, nil, filepath.ToSlash(file)), request)
}

// summary writes a design in a line.
func summary(d *design.Design) string {
	var parts []string
	for i := range d.Factors {
		f := &d.Factors[i]
		levels := strings.Join(f.Values, ",")
		if f.Range() {
			levels = f.At(0) + ".." + f.At(1)
		}
		parts = append(parts, f.Name+"="+levels+" is "+f.Kind.String())
	}
	for _, c := range d.Constraints {
		parts = append(parts, c.Text())
	}
	return strings.Join(parts, "; ")
}

func TestDesignsOfTheFileAndOfARequest(t *testing.T) {
	const gate = "sites.post.stations.gate.servers"
	for _, c := range []struct {
		request design.Request
		want    string
	}{
		{design.Request{Name: "officers"},
			"customs=2,4 is a number; gates=1,2,3 is a number; policy=none,quick is a word; gates + customs <= 5"},
		{design.Request{Name: "lengths"}, "room=500 m..900 m is a length"},
		{design.Request{Name: "officers", Factors: []string{"gates=2", gate + "=5..6"}, Constraints: []string{"customs > 2"}},
			"customs=2,4 is a number; gates=5,6 is a number; policy=none,quick is a word; gates + customs <= 5; customs > 2"},
		{design.Request{Name: "officers", Factors: []string{"rate=flows.trucks.arrivals.rate=10/h,20/h"}},
			"customs=2,4 is a number; gates=1,2,3 is a number; policy=none,quick is a word; rate=10/h,20/h is a rate; gates " +
				"+ customs <= 5"},
		{design.Request{Factors: []string{gate + "=1..2", "policy=none,quick"},
			Constraints: []string{"gate.servers > 1", "servers < 3 or policy == quick"}},
			gate + "=1,2 is a number; policy=none,quick is a word; gate.servers > 1; servers < 3 or policy == quick"},
		{design.Request{Factors: []string{"s=sites.post.stations.customs.service=4m,{gamma: {mean: 6m, cv: 1}}"},
			Constraints: []string{"s <= 6m"}},
			"s=4m,{gamma: {mean: 6m, cv: 1}} is a duration; s <= 6m"},
		{design.Request{Factors: []string{"cv=sites.post.stations.customs.service.gamma.cv=0.5..1"}, Design: "sobol:4"},
			"cv=0.5..1 is a number"},
		{design.Request{Factors: []string{"flows.trucks.journey.papers.visit.station=gate,customs"}},
			"flows.trucks.journey.papers.visit.station=gate,customs is a word"},
	} {
		d, err := designOf(t, c.request)
		if err != nil {
			t.Errorf("%+v: %v", c.request, err)
			continue
		}
		if got := summary(d); got != c.want {
			t.Errorf("%+v:\n%s, want\n%s", c.request, got, c.want)
		}
	}
}

func TestADistributionIsItsMeanToConstraints(t *testing.T) {
	d, err := designOf(t, design.Request{Factors: []string{"s=sites.post.stations.customs.service=4m,{gamma: {mean: " +
		"6m, cv: 1}}"}, Constraints: []string{"s < 6m"}})
	if err != nil {
		t.Fatal(err)
	}
	f := &d.Factors[0]
	if v := f.Value(f.Values[1]); v.Number.RatString() != "360" {
		t.Errorf("the mean is %v", v.Number)
	}
	if _, _, ok := f.Number(f.Values[1]); ok {
		t.Error("a distribution is a place on an axis")
	}
}

// A range of a value that counts has whole numbers, in a sample too; one of another number has what lies between.
func TestSampledLevelsAreOfTheirKind(t *testing.T) {
	d, err := designOf(t, design.Request{Design: "sobol:4", Factors: []string{
		"a=sites.post.stations.gate.servers=1..3", "b=sites.post.stations.customs.service.gamma.cv=0..1",
		"c=flows.trucks.arrivals.rate=10/h..1000/day", "d=sites.post.stations.gate.service=1m..2m",
		"e=sites.post.stations.gate.queue.length=500 m..1 km",
	}})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"2", "0.333333", "493.333/day", "1m20s", "0.666667 km"} {
		if got := d.Factors[i].At(1.0 / 3); got != want {
			t.Errorf("%s is %s, want %s", d.Factors[i].Name, got, want)
		}
	}
}

func TestRequestsThatMakeNoDesign(t *testing.T) {
	for _, c := range []struct {
		request design.Request
		want    string
	}{
		{design.Request{}, "choose one by sweep: lengths, officers"},
		{design.Request{Name: "oficers"}, "sweep:1:1: there is no sweep oficers (did you mean officers?)"},
		{design.Request{Factors: []string{"servers"}}, "factor:1:1: a factor is written as path=levels or name=path=levels"},
		{design.Request{Factors: []string{"a="}}, "a factor is written as"},
		{design.Request{Factors: []string{"A=sites.post.stations.gate.servers=1..2"}}, `"A" is not a name for a factor`},
		{design.Request{Factors: []string{"g=sites.post.stations.gat.servers=1..2"}},
			"factor:1:23: sites.post.stations.gat: sites.post.stations has no gat (did you mean gate?)"},
		{design.Request{Factors: []string{"sites.post.stations.gate.servers=2..1"}},
			"factor:1:34: sites.post.stations.gate.servers: the levels go from 2 to 1"},
		{design.Request{Factors: []string{"run.replications=1..2"}},
			"all points have the same number of replications (give it by run.replications)"},
		{design.Request{Factors: []string{"servers"}, Cited: design.Citation{Factor: "the factors"}},
			"the factors:1:1: a factor is written as"},
		{design.Request{Factors: []string{"title=a,b"}}, "what is under title changes no run"},
		{design.Request{Factors: []string{"policy=none,quik"}}, "factor:1:8: there is no policy quik (did you mean quick?)"},
		{design.Request{Factors: []string{"flows.trucks.arrivals.rate=10/h..20/h"}}, "has a range without steps"},
		{design.Request{Factors: []string{"policy=none"}, Design: "best"},
			`design:1:1: "best" is no design: it is grid, lhs:POINTS or sobol:POINTS`},
		{design.Request{Name: "lengths", Design: "lhs:0"}, `"lhs:0" is no design`},
		{design.Request{Name: "lengths", Constraints: []string{"room > 5 m and room < 1h"}},
			"constraint:1:21: room is a length and cannot be compared with 1h"},
		{design.Request{Factors: []string{"a=sites.post.stations.gate.servers=1..2", "b=sites.post.stations.gate.servers=3"}},
			"stands twice"},
		{design.Request{Factors: []string{"policy=none,quick", "sites.post.stations.gate.service.exponential=1m"}},
			"the policy quick sets sites.post.stations.gate.service too"},
	} {
		_, err := designOf(t, c.request)
		var mistakes syntax.Errors
		if !errors.As(err, &mistakes) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %s", c.request, err, c.want)
		}
	}
}
