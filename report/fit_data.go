//go:build !js

package report

import (
	"strconv"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/fit"
	recorded "karvon/sim/measured"
)

// rows are tidy: a row a number, with its interval.
func (f *fitted) rows() [][]string {
	rows := [][]string{{"group", "about", "item", "number", "value", "low", "high", "unit"}}
	add := func(group, about, item, number string, p fit.Parameter, unit string) {
		rows = append(rows, []string{group, about, item, number, data.Plain(p.Value), data.Plain(p.Low), data.Plain(p.High),
			unit})
	}
	for i := range f.Groups {
		g := &f.Groups[i]
		f.timesRows(g, add)
		weights := func(about string, all []fit.Weight, called []string) {
			for j, w := range all {
				if w.Known {
					name := strconv.Itoa(j)
					if called != nil {
						name = called[j]
					}
					add(g.Name, "profile", about+" "+name, "weight", fit.Parameter{Value: w.Weight, Low: w.Low, High: w.High}, "1")
				}
			}
		}
		if d := g.Demand; d != nil {
			add(g.Name, "arrivals", "", "a day", d.PerDay, "1/day")
			add(g.Name, "arrivals", "", "cv of the day's factor", d.DayFactor, "1")
			add(g.Name, "arrivals", "", "variance of days over their mean", d.DayDispersion, "1")
			add(g.Name, "arrivals", "", "variance within days over the mean", d.IntervalDispersion, "1")
			add(g.Name, "arrivals", "", "correlation of a day with the next", d.Autocorrelation, "1")
			add(g.Name, "arrivals", "", "growth in a year", d.Drift, "1")
			weights("hour", d.Hours, nil)
			weights("day", d.Weekdays, dayKeys)
			weights("month", d.Months, monthKeys)
		}
		if t := g.Traffic; t != nil {
			add(g.Name, "traffic", "", "a day", t.PerDay, "1/day")
			add(g.Name, "traffic", "", "growth in a year", t.Growth, "1")
			weights("month", t.Season, monthKeys)
		}
		if b := g.Summary; b != nil {
			for j := range b.Families {
				for _, p := range b.Families[j].Parameters {
					add(g.Name, "borrowed", b.Families[j].Family, p.Name, p, unitOf(p))
				}
			}
		}
	}
	return rows
}

// timesRows are the rows of times: each family with its parameters, p and whether it is chosen.
func (f *fitted) timesRows(g *recorded.FittedGroup, add func(group, about, item, number string, p fit.Parameter,
	unit string)) {
	t := g.Times
	if t == nil {
		return
	}
	plain := func(item, number string, value float64, unit string) {
		add(g.Name, "times", item, number, fit.Parameter{Value: value, Low: value, High: value}, unit)
	}
	plain("", "n", float64(t.N), "1")
	mean, deviation, _ := observedMoments(t)
	plain("", "mean", mean, "s")
	plain("", "sd", deviation, "s")
	plain("", "median", t.Median, "s")
	plain("", "p95", t.P95, "s")
	for j := range t.Families {
		c := &t.Families[j]
		for _, p := range allParameters(c) {
			add(g.Name, "times", c.Family, p.Name, p, unitOf(p))
		}
		plain(c.Family, "p", c.P, "1")
		plain(c.Family, "largest error of a quantile", c.Worst.Relative, "1")
		if j == t.Chosen {
			plain(c.Family, "chosen", 1, "1")
		}
	}
}

func unitOf(p fit.Parameter) string {
	if p.Of == fit.Quantity {
		return "s"
	}
	return "1"
}

// The layout of JSON.
type (
	parameterJSON struct {
		Name  string    `json:"name"`
		Unit  string    `json:"unit"`
		Value data.Real `json:"value"`
		Low   data.Real `json:"low"`
		High  data.Real `json:"high"` // none where the sample does not determine it
		Open  bool      `json:"not_determined,omitempty"`
	}
	familyJSON struct {
		Family     string          `json:"family"`
		Chosen     bool            `json:"chosen"`
		Rejected   bool            `json:"rejected"`
		Parameters []parameterJSON `json:"parameters"`
		Mean       parameterJSON   `json:"mean"`
		P          data.Real       `json:"p"`
		PIsBound   bool            `json:"p_is_bound"`
		AIC        data.Real       `json:"aic"`
		Worst      data.Real       `json:"largest_error_of_a_quantile"`
		WorstAt    data.Real       `json:"at_probability"`
	}
	weightJSON struct {
		Weight data.Real `json:"weight"`
		Low    data.Real `json:"low"`
		High   data.Real `json:"high"`
	}
	groupJSON struct {
		Name     string                  `json:"name"`
		N        int                     `json:"rows"`
		Families []familyJSON            `json:"families,omitempty"`
		Numbers  []parameterJSON         `json:"numbers,omitempty"`
		Profile  map[string][]weightJSON `json:"profile,omitempty"`
		Troubles []troubleJSON           `json:"troubles"`
		Yaml     string                  `json:"yaml"`
	}
	troubleJSON struct {
		Code    string `json:"code"`
		Gravity int    `json:"gravity"` // 0 a remark, 1 a doubt, 2 one fit means little
		Text    string `json:"text"`
	}
	leftJSON struct {
		Why    string   `json:"why"`
		Rows   int      `json:"rows"`
		Places []string `json:"first"`
	}
	columnJSON struct {
		Header string `json:"header"`
		Use    string `json:"use"`
		Stated bool   `json:"stated"`
	}
)

// members are what programs read.
func (f *fitted) members() []document.Member {
	columns, left, groups := []columnJSON{}, []leftJSON{}, []groupJSON{}
	for _, c := range f.Columns {
		columns = append(columns, columnJSON{c.Header, string(c.Use), c.Stated})
	}
	for _, l := range f.Left {
		left = append(left, leftJSON{string(l.Why), l.Rows, l.Places})
	}
	names := f.names()
	for i := range f.Groups {
		made := groupData(&f.Groups[i])
		made.Yaml = string(f.sections(i, names))
		groups = append(groups, made)
	}
	members := []document.Member{{Name: "file", Value: f.File}, {Name: "kind", Value: string(f.Kind)},
		{Name: "headers", Value: f.Headers}, {Name: "rows", Value: f.Rows}, {Name: "used", Value: f.Used}, {Name: "columns",
			Value: columns},
		{Name: "left_out", Value: left}, {Name: "groups", Value: groups}}
	return members
}

func groupData(g *recorded.FittedGroup) groupJSON {
	made := groupJSON{Name: g.Name, N: g.N, Troubles: []troubleJSON{}, Profile: map[string][]weightJSON{}}
	for _, t := range troublesOf(g) {
		made.Troubles = append(made.Troubles, troubleJSON{string(t.Code), int(t.Gravity), troubleSentence(t)})
	}
	weights := func(name string, all []fit.Weight) {
		for _, w := range all {
			one := weightJSON{data.Real(w.Weight), data.Real(w.Low), data.Real(w.High)}
			made.Profile[name] = append(made.Profile[name], one)
		}
	}
	if t := g.Times; t != nil {
		for j := range t.Families {
			c := &t.Families[j]
			family := familyJSON{Family: c.Family, Chosen: j == t.Chosen, Rejected: c.Rejected, Mean: parameterData(c.Mean),
				P: data.Real(c.P), PIsBound: c.PIsBound, AIC: data.Real(c.AIC), Worst: data.Real(c.Worst.Relative),
				WorstAt: data.Real(c.Worst.Probability)}
			for _, p := range allParameters(c) {
				family.Parameters = append(family.Parameters, parameterData(p))
			}
			made.Families = append(made.Families, family)
		}
	}
	if b := g.Summary; b != nil {
		for j := range b.Families {
			family := familyJSON{Family: b.Families[j].Family, Chosen: j == 0, Worst: data.Real(b.Families[j].Largest)}
			for _, p := range b.Families[j].Parameters {
				family.Parameters = append(family.Parameters, parameterData(p))
			}
			made.Families = append(made.Families, family)
		}
	}
	number := func(name string, p fit.Parameter) {
		p.Name, p.Of = name, fit.Ratio
		made.Numbers = append(made.Numbers, parameterData(p))
	}
	if d := g.Demand; d != nil {
		number("arrivals a day", d.PerDay)
		number("cv of the day's factor", d.DayFactor)
		number("variance of days over their mean", d.DayDispersion)
		number("variance within days over the mean", d.IntervalDispersion)
		number("correlation of a day with the next", d.Autocorrelation)
		number("growth in a year", d.Drift)
		weights("hours", d.Hours)
		weights("days", d.Weekdays)
		weights("months", d.Months)
	}
	if t := g.Traffic; t != nil {
		number("arrivals a day", t.PerDay)
		number("growth in a year", t.Growth)
		weights("months", t.Season)
	}
	return made
}

func parameterData(p fit.Parameter) parameterJSON {
	return parameterJSON{p.Name, unitOf(p), data.Real(p.Value), data.Real(p.Low), data.Real(p.High), p.Open()}
}
