package report

import (
	"strings"

	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// zones is the table of the land that holds entities: its hectares and places against what is inside.
func (x *index) zones() document.Table {
	columns := x.measured(response.OfZone)
	table := document.Table{
		Name:  "zones",
		Title: tablesText.zones.said(),
		Columns: headers(columns, document.Column{Header: "zone"}, document.Column{Header: "in words", Rank: 5},
			document.Column{Header: "area"}, document.Column{Header: "places"}),
	}
	table.NoteAt("places", tablesText.places.said())
	for i := range x.Plan.Zones {
		zone := &x.Plan.Zones[i]
		table.Rows = append(table.Rows,
			x.row(of(response.OfZone, i), columns, text(zone.Name), text(zone.Title), areaCell(zone.Name, zone.Area),
				placesCell(zone)))
	}
	table.SortBy("occupied most")
	return table
}

// areaCell shows an area where it is known.
func areaCell(name string, area float64) document.Cell {
	if area == 0 {
		return document.Cell{}
	}
	return given(name+".area", "m2", area)
}

func placesCell(zone *plan.Zone) document.Cell {
	if zone.Capacity == plan.None {
		return document.Cell{}
	}
	return given(zone.Name+".places", "places", zone.Places)
}

// land is the table of the sites' areas and of how far their zones fill them.
func (x *index) land() document.Table {
	table := document.Table{
		Name:    "land",
		Title:   tablesText.land.said(),
		Columns: []document.Column{{Header: "site"}, {Header: "area"}, {Header: "zones"}, {Header: "number of zones"}},
	}
	for i := range x.Plan.Sites {
		site := &x.Plan.Sites[i]
		zones, area := 0, 0.0
		for j := range x.Plan.Zones {
			if zone := &x.Plan.Zones[j]; int(zone.Site) == i {
				zones++
				area += zone.Area
			}
		}
		if site.Area == 0 && zones == 0 {
			continue
		}
		name := "site." + site.Name
		table.Rows = append(table.Rows, []document.Cell{
			text(site.Name),
			areaCell(name, site.Area),
			areaCell(name+".zones", area),
			given(name+".zones.number", "zones", float64(zones)),
		})
	}
	table.OrderNames()
	return table
}

// halls is the table of the zones with levels of service: the share of the time at each, and the area that there is
// for each of those inside.
func (x *index) halls() document.Table {
	table := document.Table{
		Name:    "halls",
		Title:   tablesText.halls.said(),
		Columns: []document.Column{{Header: "zone"}, {Header: "area", Rank: 2}},
		Notes:   []string{tablesText.emptyHall.said()},
	}
	for level, name := range plan.LevelNames { // a narrow terminal shows the worst levels
		rank := max(0, len(plan.LevelNames)-3-level)
		table.Columns = append(table.Columns, document.Column{Header: strings.ToUpper(name), Rank: rank})
	}
	table.Columns = append(table.Columns, document.Column{Header: "area a person", Note: tablesText.space.said()},
		document.Column{Header: "least", Words: "least area a person", Rank: 1})
	for i := range x.Plan.Zones {
		zone := &x.Plan.Zones[i]
		if zone.Levels == nil || !zone.Holds {
			continue
		}
		row := []document.Cell{text(zone.Name), areaCell(zone.Name, zone.Area)}
		for level := range plan.LevelNames {
			row = append(row, x.cell(subject{response.OfLevel, i, level}, "share", response.Single))
		}
		row = append(row, x.cell(of(response.OfZone, i), "space", response.Mean),
			x.cell(of(response.OfZone, i), "space", response.Min))
		table.Rows = append(table.Rows, row)
	}
	return table
}
