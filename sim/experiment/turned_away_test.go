package experiment

import (
	"context"
	"slices"
	"testing"
)

// Whom a full zone turns away does not get through, though no queue grows and no crossing counts it.
func TestALoadThatAFullZoneTurnsAwayIsNotCarried(t *testing.T) {
	for places, want := range map[string]Answer{"6": LostToQueues, "600": Carried} {
		point := Point{Name: "yard"}
		point.Settings = []string{"sites.post.zones.yard.places=" + places}
		c, err := Compare(context.Background(), &Runner{Load: loaderOf(`
karvon: 1
title: A yard before a gate
run: {kind: terminating, window: 1 day, replications: 6, seed: 1}
entities: {truck: {}}
sites: {post: {zones: {yard: {places: 6, when-full: turn-away}},
  stations: {gate: {servers: 1, service: {exponential: 4m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 14/h}, journey: [{enter: yard}, {visit: gate}, {leave: yard}, depart]}}
primary: [flow.trucks.time.mean]
`)}, []*Sample{NewSample(point), NewSample(Point{Name: "as it is"})}, 6, 1)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Base.Conclude().Answer; got != want {
			t.Errorf("%s places: the answer is %d, want %d", places, got, want)
		}
	}
}

// A limit on what a zone turns away that is laxer than that of a load which is carried is told, unless it fails itself
// or is of a zone that shuts nobody of the flow out.
func TestALaxLimitOnWhatAZoneTurnsAwayAllowsMore(t *testing.T) {
	for threshold, want := range map[string]string{
		"flow.trucks.turned-away < 999/day": "",
		"post.yard.turned-away < 90%":       "post.yard.turned-away < 90%",
		"post.yard.turned-away < 2%":        "",
		"post.hall.turned-away < 90%":       "",
		"post.yard.turned-away > 2%":        "",
	} {
		c, err := Compare(context.Background(), &Runner{Load: loaderOf(`
karvon: 1
title: A yard that is too small
run: {kind: terminating, window: 1 day, replications: 2, seed: 1}
entities: {truck: {}}
sites: {post: {zones: {yard: {places: 1, when-full: turn-away}, hall: {places: 900, when-full: turn-away}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 14/h}, journey: [{enter: yard}, {delay: 5m}, {leave: yard}, depart]},
  walkers: {entity: truck, arrivals: {rate: 1/h}, journey: [{enter: hall}, {delay: 5m}, {leave: hall}, depart]}}
thresholds: [` + threshold + `]
`)}, []*Sample{NewSample(Point{Name: "one"}), NewSample(Point{Name: "other"})}, 2, 1)
		if err != nil {
			t.Fatal(err)
		}
		losses := c.Base.Conclude().Losses
		i := slices.IndexFunc(losses, func(loss Loss) bool { return loss.Flow == "trucks" })
		if i < 0 || losses[i].Allowed != want {
			t.Errorf("with %s what allows more is another than %q: of trucks it is number %d of %+v", threshold, want, i, losses)
		}
	}
}
