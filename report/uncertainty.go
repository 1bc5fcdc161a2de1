package report

import (
	"slices"
	"strconv"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/doubt"
	"karvon/sim/experiment"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// Uncertainty arranges what is known of each response when the assumptions are known by their ranges only.
func Uncertainty(u *experiment.Uncertainty) *document.Document {
	d := &document.Document{
		Kind:  document.OfUncertainty,
		Title: uncertaintyText.title.with(values{"scenario": u.Plan.Name}),
		Setting: experimentSetting(u.Plan, u.Seed, uncertaintyText.setting.with(values{
			"assumptions": len(u.Factors), "shapes": shapesOf(u.Factors), "ties": tiesOf(u.Doubt),
			"draws": u.Draws, "weeks": simulatedSpans(u.Plan, u.Each),
		})),
		Headline: uncertaintyHeadline(u),
		Warnings: failureWarnings(u.Failures, u.Interrupted),
		Rows:     data.Identified(uncertaintyRows(u), u.Plan, u.Seed),
		Members:  uncertaintyMembers(u),
	}
	d.Points = growthInDraws(u)
	if len(u.Thresholds) > 0 {
		d.Headline = uncertaintyVerdict(u)
		d.Points = slices.Concat(verdictInDraws(u), d.Points, []string{uncertaintyHeadline(u)})
	}
	d.Points = append(d.Points, leftOut(u)...)
	d.Tables = append(d.Tables, uncertaintyTable(u))
	if len(u.Thresholds) > 0 {
		d.Tables = append(d.Tables, drawnThresholds(u))
	}
	return completed(d, uncertaintySchema)
}

// shapeText is what a distribution is called from which an assumption is drawn.
var shapeText = map[doubt.Family]sentence{
	"PERT": "PERT", "PERT of the logarithm": "PERT of the logarithm", "normal": "normal", "lognormal": "lognormal",
	"uniform": "uniform",
}

// shapesOf counts from what assumptions are drawn.
func shapesOf(factors []scenario.Factor) []string {
	var shapes []string
	for _, family := range doubt.Families {
		count := 0
		for i := range factors {
			if factors[i].Shape.Family == family {
				count++
			}
		}
		if count > 0 {
			number := digits(unit.WithCommas(strconv.Itoa(count)))
			shapes = append(shapes, uncertaintyText.shape.with(values{"count": number, "shape": shapeText[family].said()}))
		}
	}
	return shapes
}

// tiesOf counts what is not drawn independently.
func tiesOf(d *scenario.Doubt) []string {
	var ties []string
	members := 0
	for _, group := range d.Groups {
		members += len(group.Members)
	}
	if members > 0 {
		said := uncertaintyText.together
		if len(d.Groups) > 1 {
			said = uncertaintyText.groups
		}
		ties = append(ties, said.with(values{"members": members, "groups": len(d.Groups)}))
	}
	if len(d.Columns) > 0 {
		ties = append(ties, uncertaintyText.correlated.with(values{"correlated": len(d.Columns)}))
	}
	if len(ties) == 0 {
		return []string{uncertaintyText.independently.said()}
	}
	return ties
}

// mainResponses are the primary ones and those of thresholds.
func mainResponses(u *experiment.Uncertainty) []int {
	var chosen []int
	known := map[int]bool{}
	add := func(i int) {
		if !known[i] {
			known[i] = true
			chosen = append(chosen, i)
		}
	}
	for _, i := range u.Primary {
		add(i)
	}
	for i := range u.Thresholds {
		add(u.Thresholds[i].Response)
	}
	return chosen
}

func uncertaintyHeadline(u *experiment.Uncertainty) string {
	wider, all := 0, 0
	for _, i := range mainResponses(u) {
		if document.IsFinite(u.Responses[i].Mean) {
			all++
			if u.Responses[i].Input > u.Responses[i].Simulation {
				wider++
			}
		}
	}
	if all == 0 {
		return uncertaintyText.nothing.said()
	}
	return uncertaintyText.wider.with(values{"wider": wider, "numbers": all})
}

func uncertaintyRows(u *experiment.Uncertainty) [][]string {
	rows := [][]string{{"name", "subject", "place", "measure", "unit", "mean", "simulation_half_width", "input_half_width",
		"draws", "replications_a_draw", "draws_p5", "draws_p95"}}
	for i := range u.Responses {
		r := &u.Responses[i]
		low, high := r.Draws()
		rows = append(rows, append(nameFields(&r.Response), data.Plain(r.Mean), data.Plain(r.Simulation), data.Plain(r.Input),
			strconv.Itoa(len(r.Values)), strconv.Itoa(u.Each), data.Plain(low), data.Plain(high)))
	}
	return rows
}

func uncertaintyMembers(u *experiment.Uncertainty) []document.Member {
	var responses []document.Member
	for i := range u.Responses {
		r := &u.Responses[i]
		values := []data.Reals{}
		low, high := r.Draws()
		for _, draw := range r.Values {
			values = append(values, data.Reals(draw))
		}
		responses = append(responses, document.Member{Name: r.Name, Value: struct {
			Subject    string       `json:"subject"`
			Place      string       `json:"place"`
			Measure    string       `json:"measure"`
			Unit       string       `json:"unit"`
			Mean       data.Real    `json:"mean"`
			Simulation data.Real    `json:"simulation_half_width"`
			Input      data.Real    `json:"input_half_width"`
			Low        data.Real    `json:"draws_p5"`
			High       data.Real    `json:"draws_p95"`
			Values     []data.Reals `json:"values"`
		}{r.Estimand.Subject.Word, r.Place, r.MeasureName(), r.Unit(), data.Real(r.Mean), data.Real(r.Simulation),
			data.Real(r.Input), data.Real(low), data.Real(high), values}})
	}
	return append(settingMembers(u.Plan), []document.Member{
		{Name: "seed", Value: u.Seed}, {Name: "draws", Value: u.Draws}, {Name: "replications_a_draw", Value: u.Each},
		{Name: "interrupted", Value: u.Interrupted},
		{Name: "failures", Value: failuresJSON(u.Failures)}, {Name: "responses", Value: responses},
		{Name: "thresholds", Value: drawnThresholdMembers(u)},
		{Name: "growing", Value: drawnGrowth{u.Growth.Growing, u.Growth.Of}},
	}...)
}
