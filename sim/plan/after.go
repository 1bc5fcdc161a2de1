package plan

import (
	"fmt"

	"karvon/sim/scenario"
)

// Follower is a flow whose arrivals follow on departures of another.
type Follower struct {
	Flow    FlowID
	Below   uint64    // a departure is followed by draws below this
	Delay   SamplerID // sampler
	Purpose uint64    // of both draws
	Hash    uint64    // what the followers' identities are made from, besides that of the one they follow
}

// followers compiles arrivals that follow on departures.
func (c *compiler) followers(names []string) {
	for flow, name := range names {
		after := c.scenario.Flows[name].Arrivals.After
		if after == nil {
			continue
		}
		from := lookUp(c, c.flowIndex, "flow", after.Flow)
		if from == None {
			continue
		}
		c.checkChain(names, flow)
		c.plan.Flows[from].Followers = append(c.plan.Flows[from].Followers, Follower{
			Flow: FlowID(flow), Below: share(after.Share), Delay: c.duration(after.Delay),
			Purpose: hashOf("after", name), Hash: hashOf("after", name),
		})
	}
}

// checkChain follows the flows after which a flow comes. One of them has arrivals of its own; and a circle loses
// some each time round, or it would never be empty.
func (c *compiler) checkChain(names []string, flow int) {
	first := c.scenario.Flows[names[flow]]
	share, f := 1.0, first
	fed := false
	for range names {
		fed = fed || c.feeds(f)
		after := f.Arrivals.After
		if after == nil {
			break
		}
		share *= after.Share
		next, ok := c.scenario.Flows[after.Flow.Text]
		if !ok {
			return // told elsewhere
		}
		if next == first {
			if share >= 1 {
				c.fail(first.Arrivals.After.Meta, scenario.BadArrivals,
					"every departure leads to another arrival of this flow, for ever", "give a share below 100%")
			}
			break
		}
		f = next
	}
	if !fed {
		c.fail(first.Arrivals.After.Meta, scenario.BadArrivals,
			"nobody ever arrives: the flows follow each other, and none has arrivals of its own",
			fmt.Sprintf("one of %s goes beside after", "rate, interarrival, times, trace and timetable"))
	}
}

// feeds says whether a flow has arrivals besides those that follow on others.
func (c *compiler) feeds(f *scenario.Flow) bool {
	a := &f.Arrivals
	return a.Rate != nil || a.Interarrival != nil || a.Times != nil || a.Trace != nil || a.Timetable != nil
}
