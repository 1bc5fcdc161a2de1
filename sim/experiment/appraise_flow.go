package experiment

import (
	"maps"
	"slices"
	"strings"

	"karvon/sim/outlook"
	"karvon/sim/scenario"
)

// MoneyYears is the economic table: what a project costs and saves by year, in US dollars; costs are below nought.
type MoneyYears struct {
	First      int // year
	Investment []float64
	Upkeep     []float64
	Saved      [costParts][]float64
	Residual   []float64
	Total      []float64
	Discounted []float64
}

// inputs is that of which a table is made.
type inputs struct {
	appraisal   *scenario.Appraisal
	project     *scenario.Project
	investment  float64
	course      *outlook.Course // nil for that which is stated
	saving      float64         // by which all that is saved is multiplied, but staff
	replication int
}

// table makes the economic table of a project.
func (s *savings) table(in *inputs) *MoneyYears {
	a := in.appraisal
	outlays := outlook.NewOutlays(in.project, in.investment, a.Opening, a.Last)
	t := &MoneyYears{First: outlays.First}
	for i := range outlays.Investment {
		year := outlays.First + i
		t.Investment = append(t.Investment, nought-outlays.Investment[i])
		t.Upkeep = append(t.Upkeep, nought-outlays.Upkeep[i])
		t.Residual = append(t.Residual, outlays.Residual[i])
		total := outlays.Residual[i] - outlays.Investment[i] - outlays.Upkeep[i]
		var saved prices
		if year >= a.Opening {
			saved = s.priced(year, in)
		}
		for part := range saved {
			amount := float64(saved[part] * a.Days)
			if CostPart(part) != StaffCost {
				amount = float64(amount * in.saving)
			}
			t.Saved[part] = append(t.Saved[part], amount)
			total += amount
		}
		t.Total = append(t.Total, total)
	}
	discounts := outlook.Discounts(a.Discount, a.Prices, t.First, a.Last)
	for i, total := range t.Total {
		t.Discounted = append(t.Discounted, float64(total*discounts[i]))
	}
	return t
}

// nought keeps what is not spent from being written as minus nought.
const nought = 0.0

// worth is the net present value of a table.
func (t *MoneyYears) worth() float64 {
	sum := 0.0
	for _, amount := range t.Discounted {
		sum += amount
	}
	return sum
}

// ratio is what is saved, with what is left at the end, for each dollar of what it costs to build, to keep and to
// staff, all discounted; unknown where that costs nothing or less.
func (t *MoneyYears) ratio(a *scenario.Appraisal) float64 {
	discounts := outlook.Discounts(a.Discount, a.Prices, t.First, a.Last)
	benefits, costs := 0.0, 0.0
	for i, discount := range discounts {
		cost := nought - t.Investment[i] - t.Upkeep[i] - t.Saved[StaffCost][i]
		costs += float64(cost * discount)
		benefit := t.Residual[i]
		for part := StaffCost + 1; part < costParts; part++ {
			benefit += t.Saved[part][i]
		}
		benefits += float64(benefit * discount)
	}
	if costs <= 0 {
		return nan
	}
	return benefits / costs
}

// costOfOne is what each dollar of the investment costs in all, discounted: with its upkeep, what is built anew and
// what is left.
func costOfOne(a *scenario.Appraisal, p *scenario.Project) float64 {
	alone := *p
	alone.UpkeepCost = 0
	outlays := outlook.NewOutlays(&alone, 1, a.Opening, a.Last)
	sum := 0.0
	for i, discount := range outlook.Discounts(a.Discount, a.Prices, outlays.First, a.Last) {
		cost := outlays.Investment[i] + outlays.Upkeep[i] - outlays.Residual[i]
		sum += float64(cost * discount)
	}
	return sum
}

// BorneYears is a line of the financial table: what somebody has more, by year, in US dollars, with the fees; costs are
// below nought.
type BorneYears struct {
	Name       string
	Country    string // of the agency of this name, or the country of this name; empty for none
	Saved      []float64
	Investment []float64
	Upkeep     []float64
	Residual   []float64
	Total      []float64
	Worth      float64 // discounted
}

// financial makes the financial table: a line for each who bears costs, gets fees, or pays for the project. All traffic
// counts as it comes: what is generated pays too.
func (x *appraising) financial(s *savings, in *inputs) []BorneYears {
	a := in.appraisal
	outlays := outlook.NewOutlays(in.project, in.investment, a.Opening, a.Last)
	discounts := outlook.Discounts(x.financialDiscount(), a.Prices, outlays.First, a.Last)
	names, payers := s.bearers(), in.project.Payers()
	for _, name := range slices.Sorted(maps.Keys(payers)) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	var lines []BorneYears
	for _, name := range names {
		line := BorneYears{Name: name, Country: x.countryOf(name)}
		for i := range outlays.Investment {
			year, saved, built, kept, left := outlays.First+i, 0.0, 0.0, 0.0, 0.0
			for n, of := range s.uses {
				if of.kind == bornePaid && of.name == name && year >= a.Opening {
					saved = float64(s.savedAt(s.spot(year, n, in.course), n, in.replication, 0) * a.Days)
				}
			}
			if part := payers[name]; part > 0 {
				built, kept = nought-float64(part*outlays.Investment[i]), nought-float64(part*outlays.Upkeep[i])
				left = float64(part * outlays.Residual[i])
			}
			line.Saved, line.Investment = append(line.Saved, saved), append(line.Investment, built)
			line.Upkeep, line.Residual = append(line.Upkeep, kept), append(line.Residual, left)
			line.Total = append(line.Total, saved+built+kept+left)
		}
		line.Worth = outlook.Present(line.Total, discounts)
		lines = append(lines, line)
	}
	return lines
}

// financialDiscount is the discount rate of the financial table.
func (x *appraising) financialDiscount() float64 {
	if rate := x.Appraisal.FinancialDiscount; rate != nil {
		return *rate
	}
	return x.Appraisal.Discount
}

// countryOf is the country of an agency of a name, or the country that has the name itself; empty for none.
func (x *appraising) countryOf(name string) string {
	if agency := x.scenario.Agencies[name]; agency != nil {
		return agency.Country
	}
	for _, agency := range x.scenario.Agencies {
		if strings.EqualFold(agency.Country, name) {
			return agency.Country
		}
	}
	return ""
}
