package report

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
)

// rows are tidy: a row an amount, in the currency.
func (a *appraisal) rows() [][]string {
	rows := [][]string{{"project", "table", "year", "item", "amount", "unit"}}
	add := func(p *experiment.AppraisedProject, table, item string, amounts []float64) {
		for i, amount := range amounts {
			rows = append(rows, []string{p.Name, table, strconv.Itoa(p.Table.First + i), item,
				data.Plain(float64(amount * a.each())), a.code()})
		}
	}
	for i := range a.Projects {
		p := &a.Projects[i]
		for _, c := range a.economicColumns(p) {
			if c.ofOthers {
				continue
			}
			add(p, "economic", c.Header, c.amounts)
		}
		for n := range p.Borne {
			add(p, "financial", p.Borne[n].Name, p.Borne[n].Total)
		}
	}
	return rows
}

// appraisedJSON is a project in JSON: money is in the currency that is told beside it.
type appraisedJSON struct {
	Name         string                `json:"name"`
	Stated       bool                  `json:"investment_stated"`
	Investment   *data.Real            `json:"investment"`
	PaidBy       string                `json:"paid_by"`     // all of them
	PaidShares   map[string]data.Real  `json:"paid_shares"` // by name
	Simulated    []int                 `json:"simulated"`
	Beside       int                   `json:"loads_beside"`
	Title        string                `json:"title"`
	Held         *heldJSON             `json:"held"`
	Renewals     int                   `json:"renewals"`
	Worth        appraisementJSON      `json:"net_present_value"`
	Ratio        appraisementJSON      `json:"benefit_cost_ratio"`
	Return       appraisementJSON      `json:"internal_rate_of_return"`
	BreakEven    appraisementJSON      `json:"may_cost"`
	Returns      data.Reals            `json:"internal_rates_of_return"`
	Worthy       *data.Real            `json:"worth_it_in_draws"`
	Beyond       *data.Real            `json:"beyond_in_draws"`
	BeyondYears  *data.Real            `json:"beyond_of_years"` // of all draws
	First        int                   `json:"first_year"`
	Economic     map[string]data.Reals `json:"economic"`
	Financial    map[string]data.Reals `json:"financial"`
	FinancialNPV map[string]data.Real  `json:"financial_net_present_value"`
	Switching    []switchingJSON       `json:"switching"`
	Valueless    []string              `json:"without_value_of_time"`
}

type appraisementJSON struct {
	data.Estimate
	Least data.Real `json:"least_in_draws"`
	Most  data.Real `json:"most_in_draws"`
}

// heldJSON says from which load on what is saved stays as it is.
type heldJSON struct {
	After int       `json:"after"`
	Load  data.Real `json:"load_per_day"`
	Place string    `json:"busiest"`
	With  bool      `json:"with_project"`
}

// writtenJSON is a value and the ends of its range as the scenario writes them.
type writtenJSON struct {
	Stated string `json:"stated"`
	At     string `json:"switches_at"`
	Low    string `json:"low"`
	High   string `json:"high"`
}

type switchingJSON struct {
	Input   string       `json:"input"`
	Every   bool         `json:"added_in_every_year"`
	Written *writtenJSON `json:"written"`
	Unit    string       `json:"unit"`
	Stated  data.Real    `json:"stated"`
	At      data.Real    `json:"switches_at"`
	Low     data.Real    `json:"low"`
	High    data.Real    `json:"high"`
	AtLow   data.Real    `json:"worth_at_low"`
	AtHigh  data.Real    `json:"worth_at_high"`
}

func appraisementOf(x *experiment.Appraisement, by float64) appraisementJSON {
	return appraisementJSON{data.EstimateOf(x.Estimate.Scaled(by)), data.Real(float64(x.Least * by)),
		data.Real(float64(x.Most * by))}
}

// told is amounts of dollars in the currency.
func (a *appraisal) told(amounts []float64) data.Reals {
	made := make(data.Reals, len(amounts))
	for i, amount := range amounts {
		made[i] = float64(amount * a.each())
	}
	return made
}

func (a *appraisal) project(p *experiment.AppraisedProject) appraisedJSON {
	made := appraisedJSON{
		Name: p.Name, Title: p.Title, Stated: p.Stated, Simulated: p.Simulated,
		PaidShares: payersOf(p),
		Beside:     p.Beside, Renewals: p.Renewals,
		Worth: appraisementOf(&p.Worth, a.each()), Ratio: appraisementOf(&p.Ratio, 1),
		Return:    appraisementOf(&p.Return, 1),
		BreakEven: appraisementOf(&p.BreakEven, a.each()), Returns: p.Returns, First: p.Table.First,
		Economic: map[string]data.Reals{}, Financial: map[string]data.Reals{}, FinancialNPV: map[string]data.Real{},
		Valueless: listed(p.Valueless),
	}
	made.PaidBy = strings.Join(slices.Sorted(maps.Keys(made.PaidShares)), ", ")
	if p.Stated {
		investment := data.Real(float64(*p.Project.Investment * a.each()))
		made.Investment = &investment
	}
	if h := p.Held; h != nil {
		made.Held = &heldJSON{h.Year, data.Real(h.Load), h.Place, h.With}
	}
	if a.Draws > 0 {
		worthy := data.Real(p.Worthy)
		beyond, years := data.Real(p.Beyond), data.Real(p.BeyondYears)
		made.Worthy, made.Beyond, made.BeyondYears = &worthy, &beyond, &years
	}
	for _, c := range a.economicColumns(p) {
		if c.ofOthers {
			continue
		}
		made.Economic[c.Header] = a.told(c.amounts)
	}
	for i := range p.Borne {
		made.Financial[p.Borne[i].Name] = a.told(p.Borne[i].Total)
		made.FinancialNPV[p.Borne[i].Name] = data.Real(float64(p.Borne[i].Worth * a.each()))
	}
	for i := range p.Switching {
		v := &p.Switching[i]
		number := func(value float64) data.Real { return data.Real(a.input(v, value).Mean) }
		made.Switching = append(made.Switching, switchingJSON{v.Name, v.More, writtenOf(v), a.input(v, 0).Unit,
			number(v.Stated), number(v.At),
			number(v.Low), number(v.High), data.Real(float64(v.AtLow * a.each())), data.Real(float64(v.AtHigh * a.each()))})
	}
	return made
}

func writtenOf(v *experiment.SwitchingValue) *writtenJSON {
	if v.Ends == nil {
		return nil
	}
	return &writtenJSON{v.Ends.Stated, v.Ends.At, v.Ends.Low, v.Ends.High}
}

func (a *appraisal) members() []document.Member {
	var projects []appraisedJSON
	for i := range a.Projects {
		projects = append(projects, a.project(&a.Projects[i]))
	}
	return append(settingMembers(a.Plan), []document.Member{
		{Name: "seed", Value: a.Seed}, {Name: "replications", Value: a.Replications}, {Name: "draws", Value: a.Draws},
		{Name: "currency", Value: a.code()}, {Name: "prices", Value: a.Appraisal.Prices},
		{Name: "opening", Value: a.Appraisal.Opening}, {Name: "last", Value: a.Appraisal.Last},
		{Name: "discount", Value: a.Appraisal.Discount}, {Name: "loads_a_day", Value: data.Reals(a.Loads)},
		{Name: "assumed", Value: map[string]int{"section": a.Assumed.Section, "of_section": a.Assumed.OfSection,
			"runs": a.Assumed.Runs, "of_runs": a.Assumed.OfRuns}},
		{Name: "projects", Value: projects},
	}...)
}

// payersOf gives the shares of who builds and keeps a project.
func payersOf(p *experiment.AppraisedProject) map[string]data.Real {
	shares := map[string]data.Real{}
	for name, share := range p.Project.Payers() {
		shares[name] = data.Real(share)
	}
	return shares
}
