package report

import (
	"strings"

	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// halls is the table of the zones with levels of service: the share of the time
// at each, and the area that there is for each of those inside.
func (x *index) halls() document.Table {
	table := document.Table{
		Name:    "halls",
		Title:   string(tablesText.halls),
		Columns: []document.Column{{Header: "zone"}, {Header: "area", Rank: 2}},
		Notes:   []string{string(tablesText.emptyHall)},
	}
	for level, name := range plan.LevelNames { // a narrow terminal shows the worst levels
		rank := max(0, len(plan.LevelNames)-3-level)
		table.Columns = append(table.Columns, document.Column{Header: strings.ToUpper(name), Rank: rank})
	}
	table.Columns = append(table.Columns, document.Column{Header: "area a person", Note: string(tablesText.space)}, document.Column{Header: "least", Words: "least area a person", Rank: 1})
	for i := range x.Plan.Zones {
		zone := &x.Plan.Zones[i]
		if zone.Levels == nil || !zone.Holds {
			continue
		}
		row := []document.Cell{text(zone.Name), areaCell(zone.Name, zone.Area)}
		for level := range plan.LevelNames {
			row = append(row, x.cell(subject{response.OfLevel, i, level}, "share", response.Single))
		}
		row = append(row, x.cell(of(response.OfZone, i), "space", response.Mean), x.cell(of(response.OfZone, i), "space", response.Min))
		table.Rows = append(table.Rows, row)
	}
	return table
}
