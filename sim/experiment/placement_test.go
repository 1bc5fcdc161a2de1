package experiment

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/design"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// place makes the design of a request about one-server, and places its points.
func place(t *testing.T, request design.Request) (*Placement, error) {
	t.Helper()
	s, _ := responsetest.Compile(t, scenarios.FS, "one-server", scenario.Options{})
	d, err := design.New(t.Context(), s, request)
	if err != nil {
		t.Fatal(err)
	}
	return Place(t.Context(),
		Point{Configuration: Configuration{Scenario: "one-server", Settings: []string{"run.seed=4"}}}, d, 1)
}

// endsAfter is a context that ends after it was looked at so often.
type endsAfter struct {
	context.Context
	looks int
}

func (c *endsAfter) Err() error {
	if c.looks--; c.looks < 0 {
		return context.Canceled
	}
	return nil
}

func TestPointsAreNoLongerLookedForOnceTheContextHasEnded(t *testing.T) {
	s, _ := responsetest.Compile(t, scenarios.FS, "one-server", scenario.Options{})
	for _, of := range []string{"grid", "lhs:1000", "sobol:1000"} {
		d, err := design.New(t.Context(), s, design.Request{
			Factors:     []string{serversFactor, "rate=flows.trucks.arrivals.rate=1/h..30/h by 1/h"},
			Constraints: []string{"servers == 4"}, Design: of,
		})
		if err != nil {
			t.Fatal(err)
		}
		ctx := &endsAfter{t.Context(), 20}
		if _, err := Place(ctx, Point{}, d, 1); !errors.Is(err, context.Canceled) || ctx.looks < -1 {
			t.Errorf("%s: %v, %d looks left", of, err, ctx.looks)
		}
	}
}

const (
	serversFactor = "servers=sites.post.stations.gate.servers=1..3"
	rateFactor    = "rate=flows.trucks.arrivals.rate=10/h..30/h"
	policyFactor  = "policy=none,second-server"
)

func TestPointsSetTheirLevels(t *testing.T) {
	p, err := place(t, design.Request{Factors: []string{"rate=flows.trucks.arrivals.rate=10/h,20/h", policyFactor}})
	if err != nil || len(p.Points) != 4 || p.Tried != 4 {
		t.Fatalf("%+v, %v", p, err)
	}
	last, first := p.Points[3], p.Points[0]
	if !slices.Equal(last.Settings, []string{"run.seed=4", "flows.trucks.arrivals.rate=20/h"}) ||
		!slices.Equal(last.Policies, []string{"second-server"}) {
		t.Errorf("the last point is %+v", last.Configuration)
	}
	if len(first.Policies) != 0 || first.Settings[1] != "flows.trucks.arrivals.rate=10/h" ||
		last.Name != "rate=20/h, policy=second-server" {
		t.Errorf("the points are %+v", p.Points)
	}
}

// The names of points are those of their results.
func TestPointsThatRepeatThemselvesHaveDifferentNames(t *testing.T) {
	p, err := place(t, design.Request{Design: "sobol:4", Factors: []string{policyFactor}})
	if err != nil || p.Points[0].Name != "policy=none" || p.Points[1].Name != "policy=second-server" ||
		p.Points[3].Name != "policy=none (2)" {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestAGridLeavesOutWhatBreaksAConstraint(t *testing.T) {
	p, err := place(t, design.Request{Factors: []string{serversFactor,
		"rate=flows.trucks.arrivals.rate=10/h..30/h by 10/h"},
		Constraints: []string{"servers <= 2", "rate < 30/h or servers == 1"}})
	if err != nil || len(p.Points) != 5 || p.Tried != 9 || p.Broken != 4 {
		t.Fatalf("%+v, %v", p, err)
	}
}

// A sample has as many points as are asked for, and the same as without the constraint as far as they meet it.
func TestASampleLooksForPointsUntilThereAreEnough(t *testing.T) {
	for _, kind := range []string{"sobol:16", "lhs:16"} {
		free, err := place(t, design.Request{Design: kind, Factors: []string{serversFactor, rateFactor}})
		if err != nil || len(free.Points) != 16 || free.Tried != 16 {
			t.Fatalf("%s: %+v, %v", kind, free, err)
		}
		bound, err := place(t, design.Request{Design: kind, Factors: []string{serversFactor, rateFactor},
			Constraints: []string{"rate * 1h > 15 and servers > 1"}})
		if err != nil || len(bound.Points) != 16 || bound.Tried != 16+bound.Broken || bound.Broken < 8 {
			t.Fatalf("%s: %+v, %v", kind, bound, err)
		}
		again, _ := place(t, design.Request{Design: kind, Factors: []string{serversFactor, rateFactor},
			Constraints: []string{"rate * 1h > 15 and servers > 1"}})
		for i := range bound.levels {
			if !slices.Equal(bound.levels[i], again.levels[i]) {
				t.Errorf("%s: point %d differs", kind, i)
			}
		}
	}
	free, _ := place(t, design.Request{Design: "sobol:40", Factors: []string{rateFactor}})
	bound, _ := place(t, design.Request{Design: "sobol:16", Factors: []string{rateFactor},
		Constraints: []string{"rate < 20/h"}})
	var within [][]string
	for _, levels := range free.levels {
		if rate, _ := new(big.Rat).SetString(strings.TrimSuffix(levels[0], "/h")); rate.Cmp(big.NewRat(20, 1)) < 0 {
			within = append(within, levels)
		}
	}
	for i := range bound.levels {
		if bound.levels[i][0] != within[i][0] {
			t.Errorf("point %d is %v, of the sequence it is %v", i, bound.levels[i], within[i])
		}
	}
}

func TestADesignWithoutPointsSaysWhy(t *testing.T) {
	for want, request := range map[string]design.Request{
		"none of the 3 points meets the constraints: servers > 4 is broken by 3, at servers=1 for one: servers is 1": {
			Factors: []string{serversFactor}, Constraints: []string{"servers > 4", "servers > 0"}},
		"none of the 4096 points meets the constraints: rate > 31/h is broken by 4096": {
			Design: "sobol:4", Factors: []string{rateFactor}, Constraints: []string{"rate > 31/h"}},
		"none of the 2048 points meets the constraints": {Design: "lhs:2", Factors: []string{rateFactor},
			Constraints: []string{"rate > 31/h"}},
		"only 1 of the 16384 points that were looked at meet the constraints, and 16 are asked for": {
			Design: "sobol:16", Factors: []string{rateFactor}, Constraints: []string{"rate <= 10/h"}},
		"division by zero at servers=2": {Factors: []string{serversFactor}, Constraints: []string{"1 / (servers - 2) < 9"}},
	} {
		if _, err := place(t, request); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %s", request, err, want)
		}
	}
}
