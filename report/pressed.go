package report

import (
	"math"

	"karvon/report/data"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// pressedTable lists what runs out of time as the load grows.
func pressedTable(c *experiment.Capacity) document.Table {
	busyAt := func(scale float64) string { return capacityText.busyAt.with(values{"load": level(scale)}) }
	table := document.Table{
		Name:  "pressed",
		Title: string(capacityText.pressedTable),
		Columns: []document.Column{{Header: "station or resource"}, {Header: "no time to spare from"},
			{Header: busyAt(c.Loads[0].Scale), Rank: 1}, {Header: busyAt(largestObserved(c)), Rank: 1}},
		Notes: []string{string(capacityText.pressedNote)},
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
		names = append(names, capacityText.from.with(values{"name": c.Pressed[i].Name, "load": level(rounded3(c.Pressed[i].Scale))}))
	}
	return capacityText.pressed.with(values{"names": names})
}

func pressedMember(c *experiment.Capacity) document.Member {
	var all []document.Member
	for i := range c.Pressed {
		p := &c.Pressed[i]
		all = append(all, document.Member{Name: p.Name, Value: map[string]any{"scale": data.Real(p.Scale), "utilisation_least": data.Real(p.Least), "utilisation_most": data.Real(p.Most)}})
	}
	return document.Member{Name: "pressed", Value: all}
}
