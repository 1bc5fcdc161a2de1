package report

import (
	"fmt"
	"math"

	"karvon/report/data"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// pressedTable lists what runs out of time as the load grows.
func pressedTable(c *experiment.Capacity) document.Table {
	first, last := percent(c.Loads[0].Scale), percent(largestObserved(c))
	table := document.Table{
		Name:  "pressed",
		Title: "Who runs out of time first",
		Columns: []document.Column{{Header: "station or resource"}, {Header: "no time to spare from"},
			{Header: "busy at " + first, Rank: 1}, {Header: "busy at " + last, Rank: 1}},
		Notes: []string{"No time to spare: busy for 95% of the time on duty, on average over all that is counted; before that queues are of the busy hours and are worked off in the others. What a queue before it keeps back never reaches those behind."},
	}
	for i := range c.Pressed {
		p := &c.Pressed[i]
		share := func(what string, value float64) document.Cell {
			return document.Cell{Number: &document.Number{Name: "pressed." + p.Name + "." + what, Unit: "1", Estimate: stats.Unknown(value)}}
		}
		table.Rows = append(table.Rows, []document.Cell{
			text(p.Name), {Text: percent(rounded3(p.Scale)), Value: &document.Number{Name: "pressed." + p.Name + ".scale", Unit: "1", Estimate: stats.Unknown(p.Scale)}},
			share("least", p.Least), share("most", p.Most),
		})
	}
	return table
}

// largestObserved is the scale of the largest load that was not stopped.
func largestObserved(c *experiment.Capacity) float64 {
	largest := c.Loads[0].Scale
	for i := range c.Loads {
		if c.Loads[i].Overload == nil {
			largest = c.Loads[i].Scale
		}
	}
	return largest
}

// rounded3 rounds a scale to a tenth of a percent: it lies on a line between
// loads.
func rounded3(scale float64) float64 { return math.Round(1000*scale) / 1000 }

// pressedPoint names the first that run out of time.
func pressedPoint(c *experiment.Capacity) string {
	var names []string
	for i := range min(mostFactors, len(c.Pressed)) {
		names = append(names, fmt.Sprintf("%s (from %s)", c.Pressed[i].Name, percent(rounded3(c.Pressed[i].Scale))))
	}
	return fmt.Sprintf("First to have no time to spare: %s.", list(names))
}

func pressedMember(c *experiment.Capacity) document.Member {
	var all []document.Member
	for i := range c.Pressed {
		p := &c.Pressed[i]
		all = append(all, document.Member{Name: p.Name, Value: map[string]any{"scale": data.Real(p.Scale), "utilisation_least": data.Real(p.Least), "utilisation_most": data.Real(p.Most)}})
	}
	return document.Member{Name: "pressed", Value: all}
}
