package report

import (
	"strconv"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
)

// staffRows are tidy: a row a block.
func staffRows(x *experiment.Staff) [][]string {
	rows := [][]string{{"path", "place", "agency", "country", "block", "least", "most", "today", "plan"}}
	for i, number := range x.Chosen.Numbers {
		place, block := x.Problem.Of(i)
		stated := ""
		if block.Stated >= 0 {
			stated = strconv.Itoa(block.Stated)
		}
		rows = append(rows, []string{place.Path, place.Name, place.Agency, place.Land, block.Words(),
			strconv.Itoa(block.Least), strconv.Itoa(block.Most), stated, strconv.Itoa(number)})
	}
	return rows
}

// staffPlanJSON is a plan in JSON: its cost is a day's on average over the week, in dollars or, where none are known,
// hours.
type staffPlanJSON struct {
	Numbers      []int                    `json:"numbers"`
	Cost         data.Real                `json:"cost_per_day"`
	Replications int                      `json:"replications"`
	Verdict      experiment.Verdict       `json:"verdict"`
	Breaks       string                   `json:"breaks,omitempty"`
	Block        string                   `json:"one_less,omitempty"`
	Hour         string                   `json:"most_at,omitempty"`
	Thresholds   map[string]thresholdJSON `json:"thresholds,omitempty"`
}

type thresholdJSON struct {
	data.Estimate
	Verdict experiment.Verdict `json:"verdict"`
	Hours   *hourJSON          `json:"hours,omitempty"`
}

func staffPlan(p *experiment.StaffedPlan) *staffPlanJSON {
	if p == nil {
		return nil
	}
	made := &staffPlanJSON{Numbers: p.Numbers, Cost: data.Real(p.Cost / 7), Replications: p.Replications,
		Verdict: p.Verdict, Hour: worstHourText(p), Thresholds: map[string]thresholdJSON{}}
	for i := range p.Judgements {
		j := &p.Judgements[i]
		made.Thresholds[j.Expression] = thresholdJSON{data.EstimateOf(j.Estimate), j.Verdict, hoursJSON(j)}
	}
	if p.Broken >= 0 {
		made.Breaks = p.Judgements[p.Broken].Expression
	}
	return made
}

// rosterJSON is who comes when: hours and cost are a day's on average over the week.
type rosterJSON struct {
	Agency  string     `json:"agency"`
	Country string     `json:"country"`
	Places  []string   `json:"places"`
	Hours   data.Real  `json:"hours_per_day"`
	Needed  data.Real  `json:"needed_hours_per_day"`
	Cost    data.Real  `json:"cost_per_day"`
	Shifts  bool       `json:"shifts"`
	Duties  []dutyJSON `json:"duties"`
}

type dutyJSON struct {
	Time   string `json:"time"`
	PerDay [7]int `json:"people"` // from Monday on
}

func staffMembers(x *experiment.Staff) []document.Member {
	var rosters []rosterJSON
	if all, err := x.Problem.Roster(x.Chosen.Numbers); err == nil {
		for i := range all {
			r := &all[i]
			made := rosterJSON{Agency: r.Agency, Country: r.Land, Places: r.Places, Hours: data.Real(r.Hours / 7),
				Needed: data.Real(r.Needed / 7), Cost: data.Real(r.Cost / 7), Shifts: r.InShifts}
			for n := range r.Duties {
				made.Duties = append(made.Duties, dutyJSON{r.Duties[n].Words(), r.Duties[n].PerDay})
			}
			rosters = append(rosters, made)
		}
	}
	neighbours, failed := []*staffPlanJSON{}, []*staffPlanJSON{}
	for i := range x.Neighbours {
		made := staffPlan(&x.Neighbours[i])
		made.Block = blockText(x, x.Neighbours[i].Block)
		neighbours = append(neighbours, made)
	}
	for _, p := range cheaperFailed(x) {
		failed = append(failed, staffPlan(p))
	}
	settings := map[string]string{}
	for _, set := range x.Problem.Settings(x.Chosen.Numbers) {
		settings[set.Path] = set.Value
	}
	return append(settingMembers(x.Plan), []document.Member{
		{Name: "seed", Value: x.Seed}, {Name: "joint_confidence", Value: x.Confidence}, {Name: "search", Value: x.Search},
		{Name: "budget", Value: x.Budget}, {Name: "spent", Value: x.Spent}, {Name: "tests", Value: x.Tests},
		{Name: "looks", Value: x.Looks}, {Name: "examined", Value: x.Examined}, {Name: "search_runs", Value: x.SearchRuns},
		{Name: "test_runs", Value: x.TestRuns}, {Name: "interrupted", Value: x.Interrupted},
		{Name: "priced", Value: x.Problem.Priced}, {Name: "cost_unit", Value: costUnit(x)}, {Name: "claim", Value: x.Claim},
		{Name: "plan", Value: staffPlan(x.Chosen)},
		{Name: "plan_settings", Value: settings}, {Name: "today", Value: staffPlan(x.Today)},
		{Name: "roster", Value: rosters}, {Name: "one_less", Value: neighbours}, {Name: "not_shown", Value: failed},
	}...)
}
