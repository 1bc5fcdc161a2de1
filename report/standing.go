package report

import (
	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// standingText is what is said of those who stand somewhere as a run starts.
var standingText = struct{ group, besides, apart sentence }{
	group:   "{count} of {flow}",
	besides: "Besides, {groups} stand there already as a run starts; they are in none of these numbers.",
	apart: "{groups} stood there already as a run started: they are in none of who arrive, of times and of waits, but " +
		"count in queues, in numbers inside and in who are served or finish.",
}

// standingGroups counts those of each flow who stand somewhere as a run starts, flows in their order.
func standingGroups(p *plan.Plan) []string {
	counts := make([]int64, len(p.Flows))
	for i := range p.Standings {
		counts[p.Standings[i].Flow] += p.Standings[i].Count
	}
	var groups []string
	for i, count := range counts {
		if count > 0 {
			groups = append(groups, standingText.group.with(values{"count": int(count), "flow": p.Flows[i].Name}))
		}
	}
	return groups
}

// standingNotes say with a sentence who stands somewhere as a run starts; nothing where nobody does.
func standingNotes(p *plan.Plan, said sentence) []string {
	groups := standingGroups(p)
	if len(groups) == 0 {
		return nil
	}
	return []string{said.with(values{"groups": firstOf(groups)})}
}

// noteStanding says beside the tables of flows and of stations where those are counted who stood there before.
func (x *index) noteStanding(tables []document.Table) []document.Table {
	for i := range tables {
		if name := tables[i].Name; name == "flows" || name == response.OfStation.Table.Name {
			tables[i].Notes = append(tables[i].Notes, standingNotes(x.Plan, standingText.apart)...)
		}
	}
	return tables
}
