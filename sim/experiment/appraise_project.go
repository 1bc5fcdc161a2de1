package experiment

import (
	"context"
	"math"
	"strings"

	"karvon/sim/outlook"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// AppraisedProject is what was found of a project.
type AppraisedProject struct {
	Name      string                // of its policy
	Title     string                // of the policies, empty where one has none
	Titles    scenario.Translations // in other languages than English, empty where one has none
	Project   *scenario.Project
	Stated    bool  // whether an investment is: else all but the break-even is told without any
	Simulated []int // years
	Held      *Hold // from which load on the saving stays as it is; nil for none
	Beside    int   // loads that were simulated beside those of years, for what is not known of the growth
	// Step is by how much a load of which the saving is known exceeds the next smaller one at the most, as a share.
	Step      float64
	Renewals  int // how often it is built anew
	Valueless []string
	Table     *MoneyYears
	Borne     []BorneYears

	Worth     Appraisement // net present value, USD
	Ratio     Appraisement // benefits by costs; unknown where it costs nothing
	Return    Appraisement // internal rate of return a year; unknown where there is not just one
	BreakEven Appraisement // the investment at which it is worth nothing, USD
	Returns   []float64    // all internal rates of return
	Worthy    float64      // share of the draws in which it is worth more than it costs
	Beyond    float64      // share of the draws that have years with more load than is known to be carried
	// BeyondYears is the share of such years in those of all draws.
	BeyondYears float64

	Switching []SwitchingValue // those that are nearest to what is stated first
}

// Appraisement is a number with both of its doubts: its interval is that of the simulation, from replications with the
// same luck with and without the project, and between Least and Most lie as many of the draws of what is not known of
// the sections as the confidence says.
type Appraisement struct {
	stats.Estimate
	Least, Most float64
}

// LeastPaired is the number of replications from which on a figure has an interval of the simulation.
const LeastPaired = leastRaced

// figures are the numbers of one table.
type figures struct{ worth, ratio, rate, breakEven float64 }

func figuresOf(s *savings, in *inputs) (figures, *MoneyYears) {
	t := s.table(in)
	f := figures{worth: t.worth(), ratio: t.ratio(in.appraisal), rate: nan}
	if returns := outlook.Returns(t.Total); len(returns) == 1 {
		f.rate = returns[0]
	}
	each := costOfOne(in.appraisal, in.project)
	f.breakEven = (f.worth + float64(each*in.investment)) / each
	return f, t
}

// appraise weighs one project.
func (x *appraising) appraise(ctx context.Context, p *alternative) (*AppraisedProject, error) {
	k, err := x.knownOf(ctx, p)
	if err != nil {
		return nil, err
	}
	s := x.newSavings(p, k.states)
	in := (&movedOutlook{appraisal: x.Appraisal}).inputs(p.name)
	found := &AppraisedProject{
		Name: p.name, Title: x.titleOf(p.name, scenario.Languages[0]), Titles: x.titlesOf(p.name),
		Project: p.project, Stated: p.project.Investment != nil,
		Simulated: k.years(), Held: k.held, Beside: k.beside, Step: k.step(),
		Renewals:  outlook.NewOutlays(p.project, in.investment, x.Appraisal.Opening, x.Appraisal.Last).Renewals,
		Valueless: p.uses.valueless(x.Appraisal),
	}
	mean, table := figuresOf(s, in)
	found.Table, found.Returns = table, outlook.Returns(table.Total)
	found.Borne = x.financial(s, in)
	var each, drawn []figures
	for replication := range x.Replications {
		one := *in
		one.replication = replication
		f, _ := figuresOf(s, &one)
		each = append(each, f)
	}
	worthy, beyond, years := 0, 0, 0.0
	for _, moved := range x.drawn {
		f, _ := figuresOf(s, moved.inputs(p.name))
		drawn = append(drawn, f)
		if share := s.beyond(moved.inputs(p.name)); x.movesLoad() && share > 0 {
			beyond++
			years += share
		}
		if f.worth > 0 {
			worthy++
		}
	}
	found.Worthy = float64(worthy) / float64(len(drawn))
	found.Beyond = float64(beyond) / float64(max(1, len(drawn)))
	found.BeyondYears = years / float64(max(1, len(drawn)))
	both := func(of func(figures) float64) Appraisement { return x.both(of(mean), all(each, of), all(drawn, of)) }
	found.Worth = both(func(f figures) float64 { return f.worth })
	found.Ratio = both(func(f figures) float64 { return f.ratio })
	found.Return = both(func(f figures) float64 { return f.rate })
	found.BreakEven = both(func(f figures) float64 { return f.breakEven })
	found.Switching, err = x.switching(ctx, s, in, p.name)
	return found, err
}

// titlesOf are the titles of a project in other languages than English.
func (x *appraising) titlesOf(project string) scenario.Translations {
	titles := scenario.Translations{}
	for _, language := range scenario.Languages[1:] {
		titles[language] = x.titleOf(project, language)
	}
	return titles
}

// titleOf joins the titles of the policies that a project leads to, in a language; empty where one has none.
func (x *appraising) titleOf(project, language string) string {
	var titles []string
	for name := range strings.SplitSeq(project, "+") {
		policy := x.scenario.Policies[name]
		if policy == nil {
			return ""
		}
		title := policy.Titles[language]
		if language == scenario.Languages[0] {
			title = policy.Title
		}
		if title == "" {
			return ""
		}
		titles = append(titles, title)
	}
	return strings.Join(titles, " + ")
}

func all(some []figures, of func(figures) float64) []float64 {
	values := make([]float64, len(some))
	for i := range some {
		values[i] = of(some[i])
	}
	return values
}

// both gives a number its doubts. Where it is not known in every replication, or draw, there is none of that kind.
func (x *appraising) both(mean float64, each, drawn []float64) Appraisement {
	a := Appraisement{Estimate: stats.Unknown(mean), Least: nan, Most: nan}
	if known(each) {
		a.Estimate = lengthenedMean(each, x.Confidence)
		a.Mean = mean
	}
	if known(drawn) && len(drawn) > 0 {
		tail := float64((1 - x.Confidence) / 2)
		a.Least, a.Most = stats.QuantilesOf(drawn, tail, 1-tail)
	}
	return a
}

func known(values []float64) bool {
	for _, value := range values {
		if math.IsNaN(value) {
			return false
		}
	}
	return true
}
