package experiment

import (
	"context"
	"strings"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/stats"
)

const twoPosts = `
karvon: 1
title: Two posts between which drivers choose
run: {kind: terminating, window: 1 day, replications: 4, seed: 1}
entities: {truck: {}}
sites: {post: {stations: {near: {servers: 1, service: {exponential: 5m}}, far: {servers: 1, service: 1m}}}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 12/h}
    journey:
      - choose:
          by-time:
            near: {time: expected-wait(near), do: [{visit: near}]}
            far: {time: 10m, do: [{delay: 10m}, {visit: far}]}
      - depart
primary: [flow.trucks.lost]
`

// Who chooses another way because of a queue is lost to it and may get through all the same, which is said of a load
// where few are lost in other ways.
func TestALoadThatIsLostToAnotherWayIsKnown(t *testing.T) {
	turnedAway := strings.Replace(twoPosts, "near: {", "near: {queue: {capacity: 0, when-full: turn-away}, ", 1)
	for name, c := range map[string]struct {
		text    string
		another bool
	}{"they choose": {twoPosts, true}, "they choose, and others find it full": {turnedAway, false}} {
		t.Run(name, func(t *testing.T) {
			compared, err := Compare(context.Background(), &Runner{Load: loaderOf(c.text)},
				[]*Sample{NewSample(Point{Name: "one"}), NewSample(Point{Name: "other"})}, 4, 1)
			if err != nil {
				t.Fatal(err)
			}
			concluded := compared.Base.Conclude()
			if concluded.Answer != LostToQueues || len(concluded.Losses) != 1 || concluded.Losses[0].Another != c.another {
				t.Errorf("the answer is %d, losses %+v", concluded.Answer, concluded.Losses)
			}
		})
	}
}

func TestWhatGivesWayTellsWhoChoosesAnotherWay(t *testing.T) {
	s := &search{Capacity: &Capacity{Model: &response.Model{Plan: &plan.Plan{}}, Loads: []Load{{}}}}
	l := &Load{Losses: []Loss{{Flow: "trucks", Share: stats.Unknown(0.36), Another: true}}}
	if why := s.lostOr(l); why.Code != reason.ChooseAnotherWay || !tooManyLost(why) {
		t.Errorf("what gives way is %q", why)
	}
}
