package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/reason"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// capacitySchema names the layout of a capacity in JSON.
const capacitySchema = "karvon.capacity/1"

// Capacity arranges how much load a scenario carries.
func Capacity(c *experiment.Capacity) *document.Document {
	d := &document.Document{
		Kind:  document.OfCapacity,
		Title: capacityText.title.with(values{"scenario": c.Plan.Name}),
		Setting: experimentSetting(c.Plan, c.Seed, capacityText.setting.with(values{
			"weeks": simulatedSpans(c.Plan, c.Replications), "loads": len(c.Loads), "flows": few(c.Flows),
			"resolution": level(c.Resolution),
		})),
		Headline: capacityHeadline(c),
		Points:   capacityPoints(c),
		Warnings: append(failureWarnings(c.Failures, c.Interrupted), plainWarnings(c.Plan, c.Warnings)...),
		Tables:   []document.Table{loadsTable(c)},
		Pictures: []document.Picture{loadPicture(c)},
		Rows:     data.Identified(capacityRows(c), c.Plan, c.Seed),
		Members:  capacityMembers(c),
	}
	if bottlenecks := bottlenecksTable(c); len(bottlenecks.Rows) > 0 {
		d.Tables = append(d.Tables, bottlenecks)
		d.Points = append(d.Points, bottlenecksPoint(c))
	}
	for _, design := range c.Design {
		d.Points = append(d.Points, capacityText.design.with(values{"crossing": design.Name, "load": level(design.Scale)}))
	}
	return completed(d, capacitySchema)
}

// percent writes a scale as a share of the stated load.
func percent(scale float64) string { return fmt.Sprintf("%.4g%%", 100*scale) }

func capacityHeadline(c *experiment.Capacity) string {
	switch {
	case c.Service.Known && c.Service.LosesBeyond():
		return capacityText.serviceKept.with(values{"load": level(c.Service.Scale)})
	case c.Service.Known:
		return capacityText.service.with(values{"load": level(c.Service.Scale)})
	case c.Stable.Known && c.Stable.Why.Code == reason.LostForRoom:
		return capacityText.keptRoom.with(values{"load": level(c.Stable.Scale)})
	case c.Stable.Known && c.Stable.Why.Code == reason.ChooseAnotherWay:
		return capacityText.keptWay.with(values{"load": level(c.Stable.Scale)})
	case c.Stable.Known && c.Stable.LosesBeyond():
		return capacityText.kept.with(values{"load": level(c.Stable.Scale)})
	case c.Stable.Known:
		return capacityText.stable.with(values{"load": level(c.Stable.Scale)})
	}
	return capacityText.none.with(values{"why": worded(c.Service.Why, spanOf(c.Plan))})
}

// limitPoint says up to which load something holds.
func limitPoint(c *experiment.Capacity, text *limitText, f *experiment.Finding) string {
	said := text.between
	switch {
	case !f.Known:
		said = text.unknown
	case math.IsInf(f.High, 0):
		said = text.above
	}
	return said.with(values{
		"load": level(f.Scale), "low": level(f.Low), "high": level(f.High), "rate": rough(f.Rate.Mean),
		"why": worded(f.Why, spanOf(c.Plan)),
	})
}

// capacityPoints are the answers, but for that about queues from week to week where there are no weeks.
func capacityPoints(c *experiment.Capacity) []string {
	text := &capacityText.thresholds
	if c.Service.LosesBeyond() {
		text = &capacityText.thresholdsKept
	}
	points := []string{limitPoint(c, text, &c.Service)}
	if c.Plan.Kind != scenario.Terminating {
		text := &capacityText.queues
		if c.Stable.LosesBeyond() {
			text = &capacityText.losses // queues that turn away enough never grow
		}
		points = append(points, limitPoint(c, text, &c.Stable))
	}
	points = append(points, saturatedPoint(c))
	if said := allowedPoint(c); said != "" {
		points = append(points, said)
	}
	return points
}

func saturatedPoint(c *experiment.Capacity) string {
	f := &c.Saturated
	if !f.Known {
		return capacityText.mostUnknown.with(values{"why": worded(f.Why, spanOf(c.Plan))})
	}
	rate := amount{&document.Number{Estimate: f.Rate}, document.Scale{Factor: 1}}
	return capacityText.most.with(values{"rate": rate, "load": level(f.Scale)})
}

func loadsTable(c *experiment.Capacity) document.Table {
	table := document.Table{Name: "loads", Title: capacityText.loads.said(), Whole: true, Columns: []document.Column{
		{Header: "load"}, {Header: "offered", Words: arrives, Rank: 1}, {Header: "passed", Words: getsThrough},
		{Header: "drift", Words: weekChange, Rank: 3}, {Header: "backlog", Words: "queues"},
		{Header: "thresholds"}, {Header: "gives way", Rank: 2}, {Header: "busiest", Rank: 4},
		{Header: "utilisation", Words: busy, Rank: 5},
	}}
	for i := range c.Loads {
		l := &c.Loads[i]
		table.Rows = append(table.Rows, []document.Cell{
			{Text: digits(percent(l.Scale)), Value: &document.Number{Unit: "1", Estimate: stats.Unknown(l.Scale)}},
			estimated("1/day", l.Offered), estimated("1/day", l.Passed), estimated("1/week", l.Drift),
			text(queueWords(c, l)), text(heldText(c, l)), text(brokenText(c, l)), text(l.Busiest),
			estimated("1", stats.Unknown(l.Utilisation)),
		})
	}
	return table
}

var backlogWords = map[experiment.Verdict]string{
	experiment.Met: "bounded", experiment.NotMet: "grows", experiment.Undecided: "undecided",
}

// backlogWord says for programs what becomes of the backlog at a load.
func backlogWord(l *experiment.Load) string {
	if l.Overload != nil {
		return "stopped"
	}
	return backlogWords[l.Backlog]
}

// queueWords say what becomes of the queues at a load; nothing where a run starts empty and no week follows
// another.
func queueWords(c *experiment.Capacity, l *experiment.Load) string {
	if c.Plan.Kind == scenario.Terminating {
		return ""
	}
	if l.Overload != nil {
		return capacityText.stopped.said()
	}
	return queueWordsOf[l.Backlog].said()
}

// heldText counts the thresholds that hold, and says where more is lost than they tell.
func heldText(c *experiment.Capacity, l *experiment.Load) string {
	switch {
	case l.Overload != nil:
		return capacityText.stopped.said()
	case len(lostBesides(c, l)) > 0 && len(l.Verdicts) == 0:
		return capacityText.lost.said()
	case len(lostBesides(c, l)) > 0:
		return capacityText.heldButLost.with(values{"held": heldOf(l)})
	case len(l.Verdicts) == 0:
		return document.Nothing
	}
	return heldOf(l)
}

// heldOf counts the thresholds that hold.
func heldOf(l *experiment.Load) string {
	met, undecided := 0, 0
	for _, v := range l.Verdicts {
		switch v {
		case experiment.Met:
			met++
		case experiment.Undecided:
			undecided++
		}
	}
	if len(l.Verdicts) > 0 && undecided == len(l.Verdicts) {
		return capacityText.untold.said()
	}
	said := capacityText.met
	if undecided > 0 {
		said = capacityText.metOrUntold
	}
	return said.with(values{"met": met, "thresholds": len(l.Verdicts), "untold": undecided})
}

// brokenText lists what is not carried at a load.
func brokenText(c *experiment.Capacity, l *experiment.Load) string {
	var parts []string
	for i, v := range l.Verdicts {
		if v == experiment.NotMet {
			parts = append(parts, c.Responses[c.Thresholds[i].Response].Name)
		}
	}
	parts = append(parts, lostBesides(c, l)...)
	for _, flow := range l.Growing {
		parts = append(parts, "flow."+flow+".drift")
	}
	return strings.Join(parts, ", ")
}

// capacityRows are tidy: a row a load, with what is offered, what passes and the drift, and each threshold's value
// and verdict.
func capacityRows(c *experiment.Capacity) [][]string {
	header := slices.Concat([]string{"scale"}, data.ColumnsOf("offered"), data.ColumnsOf("passed"),
		data.ColumnsOf("drift"),
		[]string{"backlog", "busiest", "utilisation"})
	for i := range c.Thresholds {
		number := strconv.Itoa(i + 1)
		header = slices.Concat(header, []string{"threshold " + number}, data.ColumnsOf("value "+number),
			[]string{"verdict " + number})
	}
	rows := [][]string{header}
	for i := range c.Loads {
		l := &c.Loads[i]
		row := slices.Concat([]string{data.Plain(l.Scale)}, data.Fields(l.Offered), data.Fields(l.Passed),
			data.Fields(l.Drift),
			[]string{backlogWord(l), l.Busiest, data.Plain(l.Utilisation)})
		for j := range l.Verdicts {
			row = slices.Concat(row, []string{c.Thresholds[j].Expression}, data.Fields(l.Values[j]),
				[]string{string(l.Verdicts[j])})
		}
		rows = append(rows, row)
	}
	return rows
}

// findingJSON is a found load in JSON.
type findingJSON struct {
	Known     bool      `json:"known"`
	Scale     data.Real `json:"scale"`
	Low       data.Real `json:"low"`
	High      data.Real `json:"high"`
	Rate      data.Real `json:"rate"` // a day
	HalfWidth data.Real `json:"rate_half_width"`
	RateLow   data.Real `json:"rate_low"`
	RateHigh  data.Real `json:"rate_high"`
	Why       string    `json:"why"`
}

func findingMember(name string, f *experiment.Finding) document.Member {
	return document.Member{Name: name,
		Value: findingJSON{f.Known, data.Real(f.Scale), data.Real(f.Low), data.Real(f.High), data.Real(f.Rate.Mean),
			data.Real(f.Rate.HalfWidth()), data.Real(f.Rate.Low), data.Real(f.Rate.High), f.Why.String()}}
}

func capacityMembers(c *experiment.Capacity) []document.Member {
	var loads, design []document.Member
	for i := range c.Loads {
		l := &c.Loads[i]
		thresholds := map[string]any{}
		for j := range l.Verdicts {
			thresholds[c.Thresholds[j].Expression] = map[string]any{"value": data.Real(l.Values[j].Mean),
				"estimate": data.EstimateOf(l.Values[j]), "verdict": string(l.Verdicts[j])}
		}
		loads = append(loads, document.Member{Name: "load." + data.Plain(l.Scale), Value: map[string]any{
			"offered": data.Real(l.Offered.Mean), "passed": data.Real(l.Passed.Mean),
			"passed_half_width": data.Real(l.Passed.HalfWidth()),
			"drift":             data.Real(l.Drift.Mean), "drift_half_width": data.Real(l.Drift.HalfWidth()),
			"backlog": backlogWord(l),
			"estimates": map[string]data.Estimate{"offered": data.EstimateOf(l.Offered), "passed": data.EstimateOf(l.Passed),
				"drift": data.EstimateOf(l.Drift)},
			"busiest": l.Busiest, "utilisation": data.Real(l.Utilisation), "thresholds": thresholds,
		}})
	}
	for _, d := range c.Design {
		design = append(design, document.Member{Name: d.Name, Value: data.Real(d.Scale)})
	}
	return append(settingMembers(c.Plan), []document.Member{
		{Name: "flows", Value: c.Flows}, {Name: "seed", Value: c.Seed}, {Name: "replications", Value: c.Replications},
		{Name: "resolution", Value: c.Resolution},
		{Name: "interrupted", Value: c.Interrupted},
		{Name: "capacity", Value: []document.Member{findingMember("capacity.service", &c.Service),
			findingMember("capacity.stable", &c.Stable), findingMember("capacity.saturated", &c.Saturated)}},
		{Name: "design", Value: design}, bottlenecksMember(c), {Name: "failures", Value: failuresJSON(c.Failures)},
		{Name: "loads", Value: loads},
	}...)
}

// bottlenecksTable lists what runs out of time as the load grows.
func bottlenecksTable(c *experiment.Capacity) document.Table {
	busyAt := func(scale float64) string { return capacityText.busyAt.with(values{"load": level(scale)}) }
	table := document.Table{
		Name:  "pressed",
		Title: capacityText.bottlenecksTable.said(),
		Columns: []document.Column{{Header: "station or resource"}, {Header: "no time to spare from"},
			{Header: busyAt(c.Loads[0].Scale), Rank: 1}, {Header: busyAt(largestObserved(c)), Rank: 1}},
		Notes: []string{capacityText.bottlenecksNote.said()},
	}
	for i := range c.Bottlenecks {
		p := &c.Bottlenecks[i]
		table.Rows = append(table.Rows, []document.Cell{
			text(p.Name),
			{Text: digits(percent(rounded3(p.Scale))), Value: &document.Number{Unit: "1", Estimate: stats.Unknown(p.Scale)}},
			estimated("1", stats.Unknown(p.Least)), estimated("1", stats.Unknown(p.Most)),
		})
	}
	return table
}

// largestObserved is the scale of the largest load that was not stopped.
func largestObserved(c *experiment.Capacity) float64 {
	var largest float64
	for i := range c.Loads {
		if c.Loads[i].Overload == nil {
			largest = c.Loads[i].Scale
		}
	}
	return largest
}

// rounded3 rounds a scale to a tenth of a percent: it lies on a line between loads.
func rounded3(scale float64) float64 { return math.Round(1000*scale) / 1000 }

// bottlenecksPoint names the first that run out of time.
func bottlenecksPoint(c *experiment.Capacity) string {
	var names []string
	for i := range min(mostFactors, len(c.Bottlenecks)) {
		names = append(names, capacityText.from.with(values{"name": c.Bottlenecks[i].Name,
			"load": level(rounded3(c.Bottlenecks[i].Scale))}))
	}
	return capacityText.bottlenecks.with(values{"names": names})
}

func bottlenecksMember(c *experiment.Capacity) document.Member {
	var all []document.Member
	for i := range c.Bottlenecks {
		p := &c.Bottlenecks[i]
		all = append(all, document.Member{Name: p.Name,
			Value: map[string]any{"scale": data.Real(p.Scale), "utilisation_least": data.Real(p.Least),
				"utilisation_most": data.Real(p.Most)}})
	}
	return document.Member{Name: "pressed", Value: all}
}
