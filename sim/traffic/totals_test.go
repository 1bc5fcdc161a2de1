package traffic

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"karvon/sim/plan"
)

// More stations than there are marks of blocks: each is asked for what it is asked for alone, behind a choice of which
// it is not known how it is made, with a loop behind some of them and without.
func TestDemandsOfManyStationsDoNotMix(t *testing.T) {
	const many = 300
	for name, c := range map[string]struct {
		count       int
		loop        string
		least, most float64 // times that a truck comes to the end
	}{
		"no loop":                     {many, "", 1, 1},
		"a loop as long as a queue":   {8, ", {choose: [{when: queue(gate) > 0, do: [{go-to: first}]}]}", 1, math.Inf(1)},
		"a loop for half of them all": {many, ", {choose: [{share: 50%, do: [{go-to: first}]}]}", 2, 2},
	} {
		t.Run(name, func(t *testing.T) {
			var stations, journey strings.Builder
			for i := range c.count {
				fmt.Fprintf(&stations, "s%d: {servers: 1, service: 1m}, ", i)
				fmt.Fprintf(&journey, "{choose: [{when: hour() > 8, do: [{visit: s%d}]}]}, ", i)
			}
			p, traffic := trafficOf(t, "sites: {post: {stations: {"+stations.String()+"}}}\n"+
				"flows: {trucks: {journey: [{visit: gate, label: first}, "+journey.String()+
				"{visit: scan}"+c.loop+", depart]}}\n")
			visits := func(name string) plan.Bounds {
				return station(t, p, traffic, "post."+name).Visits.Times(plan.Exactly(3600. / 5))
			}
			requireBounds(t, "the last", visits("scan"), c.least, c.most)
			for i := range c.count {
				name := fmt.Sprintf("s%d", i)
				requireBounds(t, name, visits(name), 0, c.most)
			}
		})
	}
}
