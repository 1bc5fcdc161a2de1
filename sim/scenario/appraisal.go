package scenario

import (
	"fmt"
	"maps"
	"regexp"
	"slices"

	"karvon/sim/syntax"
)

// Appraisal says what is needed to weigh projects over years: prices, values of time, and what each costs.
type Appraisal struct {
	Meta
	// year of the prices, to which all amounts are discounted
	Prices int `key:"prices" decision:"true" required:"true" min:"1900" max:"2200"`
	// first year in which projects are in operation
	Opening int `key:"opening" decision:"true" required:"true" min:"1900" max:"2300"`
	// last year that is counted
	Last int `key:"last" decision:"true" required:"true" min:"1900" max:"2400"`
	// discount rate a year of the economic table
	Discount float64 `key:"discount" unit:"share" required:"true" min:"-0.99" max:"10"`
	// discount rate a year of the financial table; that of the economic one by default
	FinancialDiscount *float64 `key:"financial-discount" unit:"share" min:"-0.99" max:"10"`
	// days of a year that are like those of the run
	Days float64 `key:"days" unit:"number" min:"1" max:"366" default:"365"`
	// currency in which amounts are told; US dollars by default
	Currency *Currency `key:"currency"`
	// what an hour costs those who are inside, by class
	Time map[string]*TimeValue `key:"time"`
	// price of fuel without taxes and duties, for the economic table; what the classes pay by default
	Fuel *float64 `key:"fuel" unit:"fuel-price" min:"0"`
	// what a tonne of carbon dioxide costs all; nothing by default
	Carbon float64 `key:"carbon" unit:"money" min:"0" default:"0 USD"`
	// what is weighed, by the policy that it leads to
	Projects map[string]*Project `key:"projects" required:"true"`
}

// Currency is money other than US dollars.
type Currency struct {
	Meta
	// its code of three capital letters, such as KZT
	Code string `key:"code" required:"true"`
	// what one of it is worth, such as 0.0019 USD
	Worth float64 `key:"worth" unit:"money" required:"true"`
}

// TimeValue is what an hour costs, inside at work or waiting. It takes the place of the costs of waiting of the class
// in the economic table.
type TimeValue struct {
	Meta
	// of one of the class: a person, or a vehicle with its driver
	Own float64 `key:"own" unit:"cost-rate" required:"true" short:"true" min:"0"`
	// of what it carries: capital that is tied up, and what spoils
	Cargo float64 `key:"cargo" unit:"cost-rate" min:"0" default:"0 USD/h"`
}

// Project is what a policy costs to build and to keep. Staff and equipment on duty are in the costs of the run already.
type Project struct {
	Meta
	// what it costs to build; where nothing is known, left out: how much it may cost is told then
	Investment *float64 `key:"investment" unit:"money" min:"0"`
	// shares of the investment in the years before the opening, the last of them in the year before it; all in that year
	// by default
	Construction []float64 `key:"construction" unit:"share" min:"0" max:"1"`
	// upkeep a year, as a share of the investment
	Upkeep float64 `key:"upkeep" unit:"share" min:"0" max:"1" default:"0%"`
	// upkeep a year, as an amount; beside the share
	UpkeepCost float64 `key:"upkeep-cost" unit:"cost-rate" min:"0" default:"0 USD/year"`
	// years for which it lasts, after which it is built anew: what is left of it after the last year counts in proportion;
	// by default it lasts, and nothing is left
	Life *int `key:"life" min:"1" max:"200"`
	// traffic that it brings beside what comes anyway, as a share of that; what that saves counts half
	Generated float64 `key:"generated" unit:"share" min:"0" max:"10" default:"0%"`
	// who builds and keeps it: any name
	PaidBy string `key:"paid-by" name:"true" default:"operator"`
	// several who build and keep it together, each with its share, in place of paid-by
	SharedBy map[string]float64 `key:"shared-by" unit:"share" min:"0" max:"1"`
}

// Payers are who builds and keeps the project, each with its share.
func (p *Project) Payers() map[string]float64 {
	if len(p.SharedBy) > 0 {
		return p.SharedBy
	}
	return map[string]float64{p.PaidBy: 1}
}

func (a *Appraisal) check(d *decoder, t *syntax.Tree, at place) {
	if d.sound(t, at, "opening") && d.sound(t, at, "last") && a.Last < a.Opening {
		d.fail(BadAppraisal, t.Get("last"), at.under("last", constraint{}),
			fmt.Sprintf("the last year, %d, is before the opening, %d: nothing is counted", a.Last, a.Opening), "")
	}
	if d.sound(t, at, "opening") && d.sound(t, at, "prices") && a.Opening < a.Prices {
		d.fail(BadAppraisal, t.Get("opening"), at.under("opening", constraint{}),
			fmt.Sprintf("the opening, %d, is before the year of the prices, %d", a.Opening, a.Prices),
			"what was built before is no decision any more")
	}
	if d.sound(t, at, "projects") && len(a.Projects) == 0 {
		d.fail(BadAppraisal, t.Get("projects"), at.under("projects", constraint{}), "there are no projects",
			"name one, by its policy")
	}
}

// currencyCode is what codes of currencies look like (ISO 4217).
var currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)

func (c *Currency) check(d *decoder, t *syntax.Tree, at place) {
	if d.sound(t, at, "worth") && c.Worth <= 0 {
		d.fail(BadAppraisal, t.Get("worth"), at.under("worth", constraint{}), "the currency is worth nothing",
			"what one of it is worth, such as 0.0019 USD")
	}
	if d.sound(t, at, "code") && !currencyCode.MatchString(c.Code) {
		d.fail(BadAppraisal, t.Get("code"), at.under("code", constraint{}),
			syntax.Abbreviated(c.Code)+" is no code of a currency", "three capital letters, such as KZT")
	}
}

func (p *Project) check(d *decoder, t *syntax.Tree, at place) {
	if len(p.Construction) > 0 && d.sound(t, at, "construction") {
		d.sharesSum(p.Construction, t.Get("construction"), at.under("construction", constraint{}))
	}
	if shared := t.Get("shared-by"); shared != nil && d.sound(t, at, "shared-by") {
		var shares []float64
		for _, name := range slices.Sorted(maps.Keys(p.SharedBy)) {
			shares = append(shares, p.SharedBy[name])
		}
		if d.sharesSum(shares, shared, at.under("shared-by", constraint{})) && t.Get("paid-by") != nil {
			d.fail(BadAppraisal, shared, at.under("shared-by", constraint{}), "it is said by paid-by too who pays",
				"leave one of them out")
		}
	}
	if t.Get("investment") == nil && d.sound(t, at, "upkeep") && p.Upkeep > 0 {
		d.fail(BadAppraisal, t.Get("upkeep"), at.under("upkeep", constraint{}),
			"the upkeep is a share of an investment, and there is none", "give investment, or upkeep-cost")
	}
}
