package report

import (
	"math"
	"strconv"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// OptionsPictures name the pictures of a decision.
var OptionsPictures = []string{"costs", "hours"}

// costPicture shows what the options cost by future.
func costPicture(x *Decided) document.Picture {
	return x.picture(OptionsPictures[0], optionsTableText.picture.said(), x.perDay(),
		func(option, future int) stats.Estimate { return x.Costs[option][future].Divided(x.worth()) })
}

func hoursPicture(x *Decided) document.Picture {
	return x.picture(OptionsPictures[1], optionsTableText.hoursPicture.said(), "h/day",
		func(option, future int) stats.Estimate { return x.Cells[option][future].Hours })
}

// picture shows a row a future, with a mark an option.
func (x *Decided) picture(name, title, unit string, of func(option, future int) stats.Estimate) document.Picture {
	p := document.Picture{Name: name, Title: title, Kind: document.Rows, Unit: unit}
	gaps := false
	for future := range x.Best {
		p.Names = append(p.Names, x.future(future))
	}
	for option := range x.Cells {
		series := document.PictureSeries{Name: x.option(option)}
		for future := range x.Best {
			if c := &x.Cells[option][future]; c.Err != nil || !c.Carried() {
				series.Gap()
				gaps = gaps || c.Err == nil
				continue
			}
			series.Add(of(option, future), 1, tongue())
		}
		p.Series = append(p.Series, series)
	}
	if gaps {
		p.Note = optionsTableText.gaps.said()
	}
	return p
}

// optionsRows are tidy: a row an option in a future.
func optionsRows(x *Decided) [][]string {
	rows := [][]string{{"option", "future", "replications", "verdict", "carried", "hours", "hours_low", "hours_high",
		"waiting", "cost", "cost_low", "cost_high", "regret", "regret_low", "regret_high", "unit"}}
	for option := range x.Cells {
		for future := range x.Best {
			c := &x.Cells[option][future]
			row := []string{x.option(option), x.future(future), strconv.Itoa(c.Replications), string(c.Verdict),
				strconv.FormatBool(c.Err == nil && c.Carried())}
			row = append(row, plainNumbers(c.Hours.Mean, c.Hours.Low, c.Hours.High, c.Waiting.Mean)...)
			cost, regret := x.Costs[option][future], x.Weighed[option].Regrets[future]
			if x.InMoney {
				cost, regret = cost.Divided(x.worth()), regret.Divided(x.worth())
			}
			row = append(row, plainNumbers(cost.Mean, cost.Low, cost.High, regret.Mean, regret.Low, regret.High)...)
			rows = append(rows, append(row, x.perDay()))
		}
	}
	return rows
}

// plainNumbers writes numbers for programs; nothing for what is none.
func plainNumbers(all ...float64) []string {
	written := make([]string, len(all))
	for i, v := range all {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			written[i] = strconv.FormatFloat(v, 'g', -1, 64)
		}
	}
	return written
}

// cellJSON is an option in a future: costs and regrets in the unit that the members name.
type cellJSON struct {
	Option       string               `json:"option"`
	Future       string               `json:"future"`
	Policies     []string             `json:"policies"`
	Hash         string               `json:"hash"`
	Replications int                  `json:"replications"`
	Verdict      experiment.Verdict   `json:"verdict"`
	Carried      bool                 `json:"carried"`
	Growing      []string             `json:"growing,omitempty"`
	Overloaded   []string             `json:"overloaded,omitempty"`
	Hours        data.Estimate        `json:"hours"`
	Waiting      data.Estimate        `json:"waiting"`
	Cost         data.Estimate        `json:"cost"`
	Parts        map[string]data.Real `json:"parts,omitempty"`
	Regret       data.Estimate        `json:"regret"`
	Worst        bool                 `json:"worst,omitempty"` // another option carries the load and this one does not
}

type weighedJSON struct {
	Option   string             `json:"option"`
	Policies []string           `json:"policies"`
	Never    experiment.Verdict `json:"never_far"`
	Within   data.Real          `json:"within"` // share above the best at most, as shown; null where nothing is
	Above    data.Real          `json:"above"`  // the same by the estimates
	Greatest data.Estimate      `json:"greatest_regret"`
	In       string             `json:"greatest_in,omitempty"`
	Fails    []string           `json:"not_carried"`
	Untold   []string           `json:"failed_in"` // futures in which it failed
	Projects data.Real          `json:"projects_per_day"`
	Unstated []string           `json:"no_cost_stated"`
	MustAct  []string           `json:"must_act"`
	Unsaid   []string           `json:"not_said_who_runs"`
}

type overturnJSON struct {
	Quantity string `json:"quantity"`
	Stated   string `json:"stated"`
	Value    string `json:"value"`
	Option   string `json:"option"`
	Shown    bool   `json:"beyond_chance"`
}

func optionsMembers(x *Decided) []document.Member {
	answer, robust, minimax := "", "", ""
	if x.Answer != plan.None {
		answer = x.option(x.Answer)
		if x.Weighed[x.Answer].Never == experiment.Met {
			robust = answer
		}
	}
	least, surely := x.Minimax()
	if least != plan.None {
		minimax = x.option(least)
	}
	changes := []overturnJSON{}
	for _, o := range x.Overturns.All {
		changes = append(changes, overturnJSON{o.Name, o.Stated, o.Value, x.option(o.Answer), o.Shown})
	}
	return append(settingMembers(x.Plan), []document.Member{
		{Name: "seed", Value: x.Seed}, {Name: "replications", Value: x.Replications}, {Name: "year", Value: x.Question.Year},
		{Name: "question", Value: x.Question.Question}, {Name: "near", Value: x.Near}, {Name: "cost_unit", Value: x.perDay()},
		{Name: "joint_confidence", Value: x.Confidence}, {Name: "comparisons", Value: x.Comparisons},
		{Name: "option", Value: answer}, {Name: "never_far", Value: robust}, {Name: "minimax", Value: minimax},
		{Name: "minimax_shown", Value: surely}, {Name: "interrupted", Value: x.Interrupted},
		{Name: "options", Value: weighedMembers(x)}, {Name: "cells", Value: cellMembers(x)},
		{Name: "overturns", Value: changes}, {Name: "overturns_moved", Value: x.Overturns.Moved},
		{Name: "overturns_not_moved", Value: listed(x.Overturns.OfRuns)}, {Name: "command", Value: x.Command},
	}...)
}

func weighedMembers(x *Decided) []weighedJSON {
	var all []weighedJSON
	for option := range x.Weighed {
		of := &x.Weighed[option]
		made := weighedJSON{Option: x.option(option), Policies: listed(x.policies(option)), Never: of.Never,
			Within: data.Real(of.Within), Above: data.Real(of.Above), Greatest: data.EstimateOf(x.inUnit(of.Greatest)),
			Fails: x.futureNames(of.Fails), Untold: x.futureNames(of.Untold),
			Projects: data.Real(of.PerDay / x.worth()), Unstated: listed(of.Unstated),
			MustAct: listed(x.Acting[option].names()), Unsaid: listed(x.Acting[option].Unsaid)}
		if of.In != plan.None {
			made.In = x.future(of.In)
		}
		all = append(all, made)
	}
	return all
}

func cellMembers(x *Decided) []cellJSON {
	var all []cellJSON
	for option := range x.Cells {
		for future := range x.Best {
			c := &x.Cells[option][future]
			regret := x.Weighed[option].Regrets[future]
			made := cellJSON{Option: x.option(option), Future: x.future(future), Policies: listed(c.Policies), Hash: c.Hash,
				Replications: c.Replications, Verdict: c.Verdict, Carried: c.Err == nil && c.Carried(),
				Growing: c.Growing, Overloaded: c.Overloaded, Hours: data.EstimateOf(c.Hours), Waiting: data.EstimateOf(c.Waiting),
				Cost: data.EstimateOf(x.inUnit(x.Costs[option][future])), Worst: math.IsInf(regret.Mean, 1)}
			if made.Worst {
				regret = stats.Unknown(math.NaN())
			}
			made.Regret = data.EstimateOf(x.inUnit(regret))
			if x.InMoney && c.Err == nil {
				made.Parts = map[string]data.Real{}
				for part, name := range costPartNames {
					made.Parts[string(name)] = data.Real(x.Parts[option][future][part] / x.worth())
				}
			}
			all = append(all, made)
		}
	}
	return all
}

// policies are those of an option.
func (x *Decided) policies(option int) []string {
	var names []string
	for _, p := range x.Question.Choices[option].Policies {
		names = append(names, p.Text)
	}
	return names
}

// inUnit gives an amount in the unit of what is weighed by.
func (x *Decided) inUnit(e stats.Estimate) stats.Estimate {
	if !x.InMoney {
		return e
	}
	return e.Divided(x.worth())
}
