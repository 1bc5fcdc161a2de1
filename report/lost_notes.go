package report

import (
	"slices"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/response"
)

// lostNotes say who counts in a share of those who come that queues have a part in.
func lostNotes(m *response.Model, r *experiment.ResponseSensitivity) []string {
	if r.Unit() != "1" || !m.CanLose(&r.Response) {
		return nil
	}
	return []string{sensitivityText.lost.said()}
}

// lostInThresholds says whether a threshold is judged by all who came, the lost among them.
func lostInThresholds(s *experiment.Sensitivity) bool {
	return slices.ContainsFunc(s.Thresholds, func(t response.Threshold) bool {
		return t.Probability > 0 && s.Model.CanLose(&s.Model.Responses[t.Response])
	})
}

// waysToBeLost are the numbers of a flow that tell in which ways queues lose it.
var waysToBeLost = []struct {
	measure string
	said    sentence
}{
	{"balked", lossText.balked}, {"reneged", lossText.reneged}, {"refused", lossText.refused},
	{"diverted", lossText.diverted},
}

// lossPoint says of which flows queues alone lose anybody, and how.
func (x *index) lossPoint(losses []experiment.Loss) string {
	var flows []string
	for _, loss := range losses {
		if !loss.ShutOut && loss.Share.Mean > 0 {
			flows = append(flows, withRemark(
				verdictText.turnedAwayOf.with(values{"share": share(loss.Share.Mean), "flow": loss.Flow}), x.waysOf(loss.Flow)))
		}
	}
	if len(flows) == 0 {
		return ""
	}
	return verdictText.turnedAway.with(values{"flows": firstOf(flows)})
}

// waysOf says in which ways queues lose a flow; nothing where that is not known.
func (x *index) waysOf(flow string) string {
	var ways []string
	for _, way := range waysToBeLost {
		if r := x.Find("flow." + flow + "." + way.measure); r != nil && r.Mean > 0 {
			ways = append(ways, way.said.with(values{"share": share(r.Mean)}))
		}
	}
	return list(ways)
}

// lostTable splits those whom queues lose by how they are lost.
func (x *index) lostTable() document.Table {
	table := document.Table{Name: "lost", Title: lossText.table.said(), Columns: []document.Column{
		{Header: "flow"}, {Header: "lost", Words: "lost in all"}, {Header: "balked", Words: "turn back"},
		{Header: "reneged", Words: "give up"}, {Header: "refused", Words: "find a queue full"},
		{Header: "diverted", Words: "choose another way"},
	}, Notes: []string{lossText.note.said()}}
	for i := range x.Plan.Flows {
		if !x.Plan.Flows[i].Loses {
			continue
		}
		row := []document.Cell{text(x.Plan.Flows[i].Name)}
		for _, column := range table.Columns[1:] {
			cell := document.Cell{}
			r := x.find(of(response.OfFlow, i), column.Header, response.Single)
			if r != nil && (r.Mean != 0 || column.Header == "lost") {
				cell = document.Cell{Number: x.number(r)}
			}
			row = append(row, cell)
		}
		table.Rows = append(table.Rows, row)
	}
	table.SortBy("lost")
	return table
}
