package report

import (
	"slices"
	"strings"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/outlook"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Where one part alone is saved there is no sum of parts, and no column goes before others on a narrow terminal; where
// several are, the sum stands before them and they go first.
func TestWhatIsSavedIsAddedUpWhereItHasSeveralParts(t *testing.T) {
	saved := func(parts ...experiment.CostPart) (headers []string, ranks []int) {
		table := &experiment.MoneyYears{First: 2028, Investment: []float64{-9, 0}, Upkeep: []float64{0, 0},
			Residual: []float64{0, 0}, Total: []float64{-5, 4}, Discounted: []float64{-5, 3}}
		for part := range table.Saved {
			table.Saved[part] = []float64{0, 0}
		}
		for _, part := range parts {
			table.Saved[part] = []float64{4, 5}
		}
		a := &appraisal{}
		for _, c := range a.economicColumns(&experiment.AppraisedProject{Table: table}) {
			headers, ranks = append(headers, c.Header), append(ranks, c.Rank)
			if c.ofOthers && !slices.Equal(c.amounts, []float64{8, 10}) {
				t.Errorf("together %v are saved", c.amounts)
			}
		}
		return headers, ranks
	}
	headers, ranks := saved(experiment.TimeCost)
	if !slices.Equal(headers, []string{"investment", costPartWords[experiment.TimeCost], "total", "discounted"}) ||
		!slices.Equal(ranks, []int{0, 0, 0, 1}) {
		t.Errorf("of one part there are %q with the ranks %v", headers, ranks)
	}
	headers, ranks = saved(experiment.TimeCost, experiment.CargoCost)
	if !slices.Contains(headers, "saved") || !slices.Equal(ranks, []int{0, 0, 3, 3, 0, 1}) {
		t.Errorf("of two parts there are %q with the ranks %v", headers, ranks)
	}
}

// A year whose runs were stopped has no numbers in data, and keeps its place for them.
func TestStoppedYearsHaveNoNumbersInData(t *testing.T) {
	y := fullIn(experiment.FoundYear{}, experiment.FoundYear{}, nil)
	y.Course.Streams = []outlook.Stream{{Name: "trucks"}, {Name: "cars"}, {Name: "buses"}, {Name: "vans"}}
	stopped := &experiment.Load{Overload: errUntried}
	y.Rows = []experiment.YearRow{{Year: 2030, Loads: []float64{1, 2, 3, 4}, Of: stopped, Verdict: experiment.NotMet,
		Nothing: experiment.NotMet}}
	rows := yearsRows(y)
	want := []string{"2030", "1", "2", "3", "4", "", "", "", "", "", "", "not met", "not met"}
	if !slices.Equal(rows[1], want) || len(rows[0]) != len(rows[1]) {
		t.Errorf("the row is %q under %q", rows[1], rows[0])
	}
	var ranks []int
	for _, column := range yearsTable(y).Columns[:5] {
		ranks = append(ranks, column.Rank)
	}
	if !slices.Equal(ranks, []int{0, 0, 0, 0, 1}) {
		t.Errorf("the streams have the ranks %v", ranks)
	}
}

// What a crossing waits within an activity is in hours.
func TestWaitsOfActivitiesAreInHours(t *testing.T) {
	x := &experiment.ControlIndicators{Control: &plan.Control{Post: "north"}}
	x.Done[plan.Customs].Modelled = true
	x.Done[plan.Customs].Time = stats.Unknown(7200)
	x.Done[plan.Customs].Waited = stats.Unknown(1800)
	for _, row := range (&indicators{Indicators: &experiment.Indicators{}}).activitiesOf(x) {
		if row[4].Text != plan.Customs.String() {
			continue
		}
		if row[5].Number.Mean != 2 || row[6].Number.Mean != 0.5 || row[6].Number.Unit != "h" {
			t.Errorf("of two hours half of one is waited, and it is told %v and %v", row[5].Number, row[6].Number)
		}
		return
	}
	t.Error("there is no row of it")
}

// The costs of ways are of what any way is priced for.
func TestCostsOfWaysNameTheirParts(t *testing.T) {
	for want, priced := range map[sentence][2]experiment.Priced{
		indicatorText.moving: {{Moving: true}, {}}, indicatorText.fuel: {{}, {Fuel: true}},
		indicatorText.fees: {{Fees: true}, {}},
	} {
		i := &indicators{Indicators: &experiment.Indicators{Sections: make([]experiment.SectionIndicators, 2)}}
		for n := range priced {
			i.Sections[n].Priced = priced[n]
		}
		said := i.costNote()
		for _, part := range []sentence{indicatorText.moving, indicatorText.fuel, indicatorText.fees} {
			if strings.Contains(said, string(part)) != (part == want) {
				t.Errorf("of %s alone it is said %q", want, said)
			}
		}
	}
}
