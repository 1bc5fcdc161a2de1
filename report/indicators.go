package report

import (
	"math"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// indicatorsSchema names the layout of indicators in JSON.
const indicatorsSchema = "karvon.indicators/1"

// Indicators arranges what a run says in the layout of an institution.
func Indicators(x *experiment.Indicators) *document.Document {
	i := &indicators{Indicators: x}
	switch x.Layout {
	case experiment.CPMM:
		i.cpmm()
	case experiment.TRS:
		i.trs()
	case experiment.DesignHour:
		i.designHours()
	}
	i.tables = append(i.tables, i.definitions())
	d := &document.Document{
		Kind: document.OfIndicators,
		Title: indicatorText.title.with(values{"institution": layoutText[x.Layout].said(),
			"scenario": titled(x.Plan.Title, x.Plan.Titles)}),
		Setting: setting(x.Result), Headline: i.headline, Points: i.points, Warnings: i.warnings(),
		Fingerprint: x.Fingerprint, Tables: i.tables, Rows: i.rows(), Members: i.members(),
	}
	return completed(d, indicatorsSchema)
}

// indicators are a document in the making.
type indicators struct {
	*experiment.Indicators
	headline string
	points   []string
	tables   []document.Table
	figures  []figure
}

// figure is one number as data has it: what it is of, and what it is.
type figure struct {
	figureOf
	measure, unit string
	stats.Estimate
	unknown string // why there is no number; empty where there is one
}

// figureOf is what a figure is of; what does not apply is empty.
type figureOf struct{ table, place, country, direction, mode, item, group, value string }

// note keeps a number as data.
func (i *indicators) note(of figureOf, measure, unit string, e stats.Estimate) {
	i.figures = append(i.figures, figure{of, measure, unit, e, ""})
}

// lack keeps as data that there is no number.
func (i *indicators) lack(of figureOf, measure, unit, why string) {
	i.figures = append(i.figures, figure{of, measure, unit, stats.Unknown(math.NaN()), why})
}

// noteAll keeps what is said of values as data.
func (i *indicators) noteAll(of figureOf, measure, unit string, d *experiment.Distribution, by float64) {
	i.note(of, measure+" mean", unit, d.Mean.Divided(by))
	i.note(of, measure+" median", unit, d.Median.Divided(by))
	for _, one := range []struct {
		name  string
		value float64
	}{{" deviation", d.Deviation}, {" minimum", d.Least}, {" maximum", d.Most}} {
		i.note(of, measure+one.name, unit, stats.Unknown(one.value/by))
	}
	i.note(of, measure+" count", "", stats.Unknown(float64(d.N)))
}

// anHour is an hour in the unit of times, in which institutions print them.
const anHour = 3600

// inHours makes the cell of a time in hours.
func inHours(e stats.Estimate) document.Cell { return estimated("h", e.Divided(anHour)) }

// exactHours makes the cell of a time in hours that has no interval.
func exactHours(seconds float64) document.Cell { return amountCell("h", seconds/anHour) }

// lacking makes the cell of what there is no number of.
func lacking(why sentence) document.Cell { return text(why.said()) }

// figureColumns are the columns of a figure in data, before those of its estimate.
var figureColumns = []string{"layout", "table", "place", "country", "direction", "mode", "item", "group", "value",
	"measure", "unit", "status"}

func (i *indicators) rows() [][]string {
	rows := [][]string{append(slices.Clone(figureColumns), data.Columns...)}
	for n := range i.figures {
		f := &i.figures[n]
		row := []string{string(i.Layout), f.table, f.place, f.country, f.direction, f.mode, f.item, f.group, f.value,
			f.measure, f.unit, f.unknown}
		rows = append(rows, append(row, data.Fields(f.Estimate)...))
	}
	return rows
}

// figureJSON is a figure in JSON.
type figureJSON struct {
	Table     string         `json:"table"`
	Place     string         `json:"place,omitempty"`
	Country   string         `json:"country,omitempty"`
	Direction string         `json:"direction,omitempty"`
	Mode      string         `json:"mode,omitempty"`
	Item      string         `json:"item,omitempty"`
	Group     string         `json:"group,omitempty"`
	Value     string         `json:"value,omitempty"`
	Measure   string         `json:"measure"`
	Unit      string         `json:"unit"`
	Status    string         `json:"status,omitempty"`
	Estimate  *data.Estimate `json:"estimate,omitempty"`
}

// definitionJSON is a definition in JSON.
type definitionJSON struct {
	What  sentence `json:"what"`
	From  sentence `json:"first_event"`
	To    sentence `json:"last_event,omitempty"`
	Side  sentence `json:"side"`
	Queue sentence `json:"queue_outside"`
	Slot  sentence `json:"before_booked_slot"`
}

func (i *indicators) members() []document.Member {
	figures := []figureJSON{}
	for n := range i.figures {
		f := &i.figures[n]
		made := figureJSON{f.table, f.place, f.country, f.direction, f.mode, f.item, f.group, f.value, f.measure, f.unit,
			f.unknown, nil}
		if f.unknown == "" {
			made.Estimate = new(data.EstimateOf(f.Estimate))
		}
		figures = append(figures, made)
	}
	var definitions []definitionJSON
	for _, d := range definitionText[i.Layout] {
		definitions = append(definitions, definitionJSON{d.what, d.from, d.to, d.side, d.queue, d.slot})
	}
	return append(settingMembers(i.Plan), []document.Member{
		{Name: "seed", Value: i.Seed}, {Name: "replications", Value: i.Replications},
		{Name: "interrupted", Value: i.Interrupted}, {Name: "fingerprint", Value: i.Fingerprint},
		{Name: "layout", Value: string(i.Layout)}, {Name: "of", Value: string(layoutText[i.Layout])},
		{Name: "definitions", Value: definitions}, {Name: "figures", Value: figures},
	}...)
}

// definitions is the table of the first and the last event of each indicator.
func (i *indicators) definitions() document.Table {
	table := document.Table{Name: "definitions", Title: indicatorText.definitions.said(), Whole: true,
		Columns: []document.Column{{Header: "what"}, {Header: "first event", Rank: 9}, {Header: "last event", Rank: 9},
			{Header: "side", Rank: 8}, {Header: "queue outside"}, {Header: "before a booked slot"}}}
	for _, d := range definitionText[i.Layout] {
		table.Rows = append(table.Rows, []document.Cell{lacking(d.what), lacking(d.from), lacking(d.to), lacking(d.side),
			lacking(d.queue), lacking(d.slot)})
		said := indicatorText.from
		if d.to != "" {
			said = indicatorText.fromTo
		}
		table.Notes = append(table.Notes, said.with(values{"what": d.what.said(), "from": d.from.said(),
			"to": d.to.said(), "side": d.side.said()}))
	}
	return table
}

// warnings say what makes the numbers less than they seem.
func (i *indicators) warnings() []string {
	var warnings []string
	if i.Layout != experiment.DesignHour && i.Unfinished > 0 {
		warnings = append(warnings, indicatorText.unfinished.with(values{"share": share(i.Unfinished), "flow": i.Of}))
	}
	if !i.Stopped() {
		if c := i.Conclude(); len(c.Flows) > 0 && i.Layout != experiment.DesignHour {
			warnings = append(warnings, indicatorText.growing.with(values{"flows": few(c.Flows)}))
		}
	}
	return append(warnings, doubts(i.Result)...)
}

// hoursSaid writes a time in hours within a sentence.
func hoursSaid(e stats.Estimate) string {
	return document.InSentence(&document.Number{Unit: "h", Estimate: e.Divided(anHour)}, document.Scale{Factor: 1},
		tongue())
}

// sitesText names the ends of a way.
func (i *indicators) sitesText(x *experiment.SectionIndicators) string {
	words := func(name, title string) string {
		if title == "" {
			return name
		}
		return strings.TrimSpace(title)
	}
	from, to := &i.Plan.Sites[x.From], &i.Plan.Sites[x.To]
	return indicatorText.ends.with(values{"from": words(from.Name, ""), "to": words(to.Name, "")})
}
