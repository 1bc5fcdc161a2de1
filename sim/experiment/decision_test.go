package experiment

import (
	"context"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/outlook"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/theory"
)

// decidedPost is M/M/c under two futures, with one server more or three.
const decidedPost = `
karvon: 1
title: One station
run: {kind: stationary, warm-up: 12h, window: 2 days, replications: 12}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 6, service: {exponential: 3m}, costs: {duty: 12 USD/h}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 100/h}, journey: [{visit: gate}, depart]}}
policies:
  one: {set: {sites.post.stations.gate.servers: 7}}
  three: {set: {sites.post.stations.gate.servers: 9}}
years: {base: 2024, last: 2030, streams: {trucks: {flows: [trucks], traffic: 2400/day, growth: 3%}}}
appraisal:
  prices: 2026
  opening: 2028
  last: 2037
  discount: {value: 10%, range: [5%, 20%]}
  days: 360
  time: {truck: {own: {value: 15 USD/h, range: [5 USD/h, 60 USD/h]}, cargo: 5 USD/h}}
  projects:
    one: {investment: 100000 USD, construction: [50%, 50%], upkeep: 2%, upkeep-cost: 10 USD/day, life: 20}
    three: {}
options:
  year: 2025
  choices: [{name: nothing}, {name: one, policies: [one]}, {name: three, policies: [three]}]
  futures: [{name: still, growth: {all: 0%}}, {name: more, growth: {trucks: 12%}}]
  near: 10%
`

// decidedCase is a decision whose scenario stands in a text.
type decidedCase struct {
	testing.TB
	library fstest.MapFS
}

func (c *decidedCase) read(policies, settings []string) *scenario.Scenario {
	c.Helper()
	s, err := scenario.Load(c.Context(), c.library, "test", scenario.Options{Policies: policies, Set: settings})
	if err != nil {
		c.Fatal(err)
	}
	return s
}

func (c *decidedCase) load(ctx context.Context, o Configuration) (*response.Model, error) {
	s, err := scenario.Load(ctx, c.library, "test", scenario.Options{Policies: o.Policies, Set: o.Settings})
	if err != nil {
		return nil, err
	}
	return response.Compile(ctx, s)
}

// deciding puts the question of a text.
func (c *decidedCase) deciding(seed uint64, replications int) (Deciding, *response.Model) {
	c.Helper()
	s := c.read(nil, nil)
	m, err := c.load(c.Context(), Configuration{})
	if err != nil {
		c.Fatal(err)
	}
	o := Deciding{Seed: seed, Replications: replications, Moved: Moved(s.OutlookDoubt()), At: s.OutlookAt,
		Outlook:    &scenario.Outlook{Years: s.Years, Appraisal: s.Appraisal, Options: s.Options},
		Loads:      func(*scenario.Outlook) []string { return nil },
		UsedByRuns: func(string) bool { return false }}
	for _, choice := range s.Options.Choices {
		var points []Point
		for _, future := range s.Options.Futures {
			course, err := outlook.NewCourse(s, s.Years, future.GrowthOf)
			if err != nil {
				c.Fatal(err)
			}
			point := Point{Name: choice.Name + ", " + future.Name, Seed: &o.Seed}
			for _, p := range append(slices.Clone(choice.Policies), future.Policies...) {
				point.Policies = append(point.Policies, p.Text)
			}
			point.Settings = course.Settings(s.Options.Year)
			points = append(points, point)
		}
		o.Points = append(o.Points, points)
	}
	return o, m
}

func decide(t testing.TB, text string, seed uint64, replications int) *Decision {
	t.Helper()
	c := &decidedCase{t, fstest.MapFS{"test.yaml": {Data: []byte(text)}}}
	o, m := c.deciding(seed, replications)
	d, err := Decide(t.Context(), &Runner{Load: c.load}, m, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// projectOfOne is what the project of one costs a day: 50,000 USD two years before the opening and as much one before
// it, which a 20-year annuity at 10% repays, and upkeep, over 360 days.
func projectOfOne() float64 {
	spent, annuity := 50_000*1.1+50_000, 0.1/(1-math.Pow(1.1, -20))
	return (float64(spent*annuity) + 0.02*100_000 + 10*365) / 360
}

// exactCost is what a day costs by theory: servers at 12 USD/h and trucks inside at 20 USD/h.
func exactCost(t testing.TB, servers int, perHour float64) float64 {
	t.Helper()
	q, err := theory.NewMMc(servers, perHour/3600, 1/180.0)
	if err != nil {
		t.Fatal(err)
	}
	inside := perHour / 3600 * (q.Wait + 180)
	cost := 24 * (12*float64(servers) + 20*inside)
	if servers == 7 {
		cost += projectOfOne()
	}
	return cost
}

// exactCosts are those of the options in the futures.
func exactCosts(t testing.TB) [][]float64 {
	var costs [][]float64
	for _, servers := range []int{6, 7, 9} {
		costs = append(costs, []float64{exactCost(t, servers, 100), exactCost(t, servers, 112)})
	}
	return costs
}

func TestCostsAndRegretsAreThoseOfTheory(t *testing.T) {
	d, exact := decide(t, decidedPost, 5, 12), exactCosts(t)
	for option := range exact {
		for future, want := range exact[option] {
			e := d.Costs[option][future]
			if wide := 3 * e.HalfWidth(); math.Abs(e.Mean-want) > wide {
				t.Errorf("%s costs %v ± %v, by theory %v", d.Cells[option][future].Name, e.Mean, e.HalfWidth(), want)
			}
			least := min(exact[0][future], exact[1][future], exact[2][future])
			if r := d.Weighed[option].Regrets[future]; want-least < r.Low || want-least > r.High {
				t.Errorf("%s: a regret of %v (%v to %v), by theory %v", d.Cells[option][future].Name, r.Mean, r.Low, r.High,
					want-least)
			}
		}
	}
	q, err := theory.NewMMc(7, 112/3600.0, 1/180.0)
	if err != nil {
		t.Fatal(err)
	}
	if e, want := d.Cells[1][1].Waiting, 24*112*q.Wait/3600; math.Abs(e.Mean-want) > 3*e.HalfWidth() {
		t.Errorf("%v ± %v hours a day are waited, by theory %v", e.Mean, e.HalfWidth(), want)
	}
	one := &d.Weighed[1]
	if math.Abs(one.PerDay-projectOfOne()) > 1e-12*one.PerDay {
		t.Errorf("the project costs %v a day, by hand %v", one.PerDay, projectOfOne())
	}
	if d.Answer != 2 || d.Weighed[2].Never != Met || d.Weighed[0].Never != NotMet {
		t.Errorf("the answer is %d; the verdicts are %s, %s and %s", d.Answer, d.Weighed[0].Never, one.Never,
			d.Weighed[2].Never)
	}
	if three := &d.Weighed[2]; !slices.Equal(three.Unstated, []string{"three"}) || len(three.BreakEven) != 2 {
		t.Fatalf("what costs nothing that is stated is %+v", three)
	}
	b := d.Weighed[2].BreakEven[1]
	if want := d.Costs[0][1].Mean - d.Costs[2][1].Mean; math.Abs(b.Nothing.Mean-want) > 1e-9*want {
		t.Errorf("against nothing it may cost %v a day, want %v", b.Nothing.Mean, want)
	}
	if want := 360 * (1 - math.Pow(1.1, -10)) / 0.1; math.Abs(b.Worth-want) > 1e-12*want {
		t.Errorf("1 USD a day is an investment of %v, want %v", b.Worth, want)
	}
}

// Equal draws of all options in a future: what a pair differs in is far surer than what each costs.
func TestOptionsAreComparedByPairs(t *testing.T) {
	d := decide(t, decidedPost, 5, 12)
	pair := differences(d.weighing.costs[2][0], d.weighing.costs[1][0])
	var apart float64
	for i := range pair {
		apart += math.Abs(pair[i] - (total(pair) / float64(len(pair))))
	}
	if spread := d.Costs[1][0].HalfWidth(); apart/float64(len(pair)) > spread {
		t.Errorf("pairs differ by %v from their mean, one costs ± %v", apart/float64(len(pair)), spread)
	}
}

// Below some value of an hour one server more has the least greatest regret, in place of three: there the greatest
// regrets of the two are equal, by the hours that the same runs took.
func TestAValueThatOverturnsTheAnswerIsWhereRegretsAreEqual(t *testing.T) {
	d := decide(t, decidedPost, 5, 12)
	if d.Overturns.Moved != 2 || len(d.Overturns.All) != 1 {
		t.Fatalf("of %d quantities %+v overturn the answer", d.Overturns.Moved, d.Overturns.All)
	}
	o := d.Overturns.All[0]
	text, ok := strings.CutSuffix(o.Value, " USD/h")
	value, err := strconv.ParseFloat(text, 64)
	if o.Name != "appraisal.time.truck.own" || o.Stated != "15 USD/h" || o.Answer != 1 || !o.Shown || !ok || err != nil {
		t.Fatalf("what overturns the answer is %+v", o)
	}
	greatest := func(option int, own float64) float64 {
		most := 0.0
		for future := range 2 {
			cost := func(option int) float64 {
				servers := []float64{6, 7, 9}[option]
				hours := total(d.Cells[option][future].hours) / 12
				return float64(288*servers) + float64((own+5)*hours) + d.Weighed[option].PerDay
			}
			most = max(most, cost(option)-min(cost(0), cost(1), cost(2)))
		}
		return most
	}
	if greatest(1, value-0.01) >= greatest(2, value-0.01) || greatest(1, value+0.01) <= greatest(2, value+0.01) {
		t.Errorf("at %v USD/h the greatest regrets are %v and %v", value, greatest(1, value), greatest(2, value))
	}
}

// A load that an option does not carry has no cost: the option is the worst there is.
func TestWhatIsNotCarriedIsWorst(t *testing.T) {
	text := replaced(t, decidedPost, "growth: {trucks: 12%}", "growth: {trucks: 32%}") // 6.6 servers are busy
	d := decide(t, text, 5, 8)
	nothing := &d.Weighed[0]
	if d.Cells[0][1].Carried() || nothing.Never != NotMet || !slices.Equal(nothing.Fails, []int{1}) ||
		!math.IsInf(nothing.Regrets[1].Mean, 1) {
		t.Errorf("nothing is carried: %v; its regrets are %+v", d.Cells[0][1].Carried(), nothing.Regrets)
	}
	text = replaced(t, decidedPost, "growth: {trucks: 12%}", "growth: {trucks: 100%}") // 10 servers are busy
	d = decide(t, text, 5, 8)
	if d.Best[1] != plan.None || len(d.Weighed[0].Fails) > 0 || d.Answer == plan.None {
		t.Errorf("where no option carries the load the best is %d, and nothing fails in %v", d.Best[1], d.Weighed[0].Fails)
	}
}

// An option that fails in a future is not told of there, and the others are, in all futures.
func TestAnOptionThatFailsLeavesTheOthersTold(t *testing.T) {
	c := &decidedCase{t, fstest.MapFS{"test.yaml": {Data: []byte(decidedPost)}}}
	o, m := c.deciding(5, 8)
	without := decide(t, replaced(t, decidedPost, "{name: one, policies: [one]}, ", ""), 5, 8)
	failing, loads := errors.New("all wait for each other"), 0
	d, err := Decide(t.Context(), &Runner{Load: func(ctx context.Context, of Configuration) (*response.Model, error) {
		if loads++; loads == 5 { // with one more, in the second future
			return nil, failing
		}
		return c.load(ctx, of)
	}}, m, o)
	if err != nil {
		t.Fatal(err)
	}
	one := &d.Weighed[1]
	if !slices.Equal(one.Untold, []int{1}) || len(one.Fails) > 0 || one.Never == Met || !math.IsNaN(one.Regrets[1].Mean) ||
		!errors.Is(d.Cells[1][1].Err, failing) || len(d.Failures) != 1 {
		t.Errorf("of the option that failed is told: %+v", one)
	}
	if d.Best[1] != 2 || d.Answer == 1 || d.Weighed[0].Regrets[1].Mean != without.Weighed[0].Regrets[1].Mean {
		t.Errorf("the best is %d, the answer %d, and nothing costs %v more than the best, want %v", d.Best[1], d.Answer,
			d.Weighed[0].Regrets[1].Mean, without.Weighed[0].Regrets[1].Mean)
	}
	if x := d.Overturns; x == nil || d.answerAt(o.Outlook) != d.Answer {
		t.Errorf("the answer without intervals is %d, with them %d", d.answerAt(o.Outlook), d.Answer)
	}
}

// With too few replications to tell whether a queue grows, arithmetic does.
func TestALoadAboveWhatThereIsIsNotCarriedHoweverFewReplications(t *testing.T) {
	text := replaced(t, decidedPost, "growth: {trucks: 12%}", "growth: {trucks: 22%}") // 6.1 servers are busy
	d := decide(t, text, 5, 2)
	if c := &d.Cells[0][1]; c.Carried() || c.Verdict != NotMet {
		t.Errorf("of 6 servers 6.1 would be busy: carried is %v, %s, growing %v", c.Carried(), c.Verdict, c.Growing)
	}
	if c := &d.Cells[0][0]; len(c.Overloaded) > 0 || !c.Carried() {
		t.Errorf("of 6 servers 5 would be busy: overloaded are %v", c.Overloaded)
	}
}

func TestWithoutPricesHoursAreWeighed(t *testing.T) {
	text := decidedPost[:indexOf(t, decidedPost, "appraisal:")] + decidedPost[indexOf(t, decidedPost, "options:"):]
	d := decide(t, text, 5, 8)
	if d.InMoney || d.Best[0] != 2 || d.Weighed[2].Regrets[0].Mean != 0 {
		t.Errorf("in money: %v; best is %d with a regret of %v", d.InMoney, d.Best[0], d.Weighed[2].Regrets[0].Mean)
	}
	if h := d.Cells[2][0].Hours; math.Abs(h.Mean-24*5.005) > 3*h.HalfWidth() {
		t.Errorf("all spend %v ± %v hours a day", h.Mean, h.HalfWidth())
	}
}

// An interruption leaves whole futures, and tells of no others.
func TestAnInterruptedDecisionTellsOfWhatIsFinished(t *testing.T) {
	c := &decidedCase{t, fstest.MapFS{"test.yaml": {Data: []byte(decidedPost)}}}
	o, m := c.deciding(5, 6)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	loads := 0
	d, err := Decide(ctx, &Runner{Load: func(inner context.Context, of Configuration) (*response.Model, error) {
		if loads++; loads == 5 { // in the second future
			cancel()
		}
		return c.load(context.WithoutCancel(inner), of)
	}}, m, o)
	if err != nil {
		t.Fatal(err)
	}
	if !d.Interrupted || !d.Known[0] || d.Known[1] || d.Best[1] != plan.None || d.Weighed[d.Answer].Never == Met {
		t.Errorf("interrupted: %v; futures known: %v; the answer is %s", d.Interrupted, d.Known, d.Weighed[d.Answer].Never)
	}
}

// replaced is a text with a part of it replaced.
func replaced(t testing.TB, text, part, by string) string {
	t.Helper()
	indexOf(t, text, part)
	return strings.Replace(text, part, by, 1)
}

func indexOf(t testing.TB, text, part string) int {
	t.Helper()
	at := strings.Index(text, part)
	if at < 0 {
		t.Fatalf("the text has no %q", part)
	}
	return at
}

// decisionIsRight says whether all that is told of options holds: who is never far from the best, by how much it is
// above it at most, and all regrets.
func decisionIsRight(d *Decision, exact [][]float64) bool {
	for option := range exact {
		of := &d.Weighed[option]
		above := 0.0
		for future := range exact[option] {
			least := math.Inf(1)
			for other := range exact {
				least = min(least, exact[other][future])
			}
			regret := exact[option][future] - least
			above = max(above, regret/least)
			if r := of.Regrets[future]; regret < r.Low || regret > r.High {
				return false
			}
		}
		if above > of.Within || of.Never == Met && above > d.Near || of.Never == NotMet && above <= d.Near {
			return false
		}
	}
	return true
}

// What is told of options holds together as often as is stated. Near is just below what one server more is above the
// best, by theory 5.47%: that it is never further is wrong each time it is told. The test fails by chance alone with a
// probability of at most falseAlarm each, if 5% are wrong.
func TestWhatIsToldOfOptionsIsSeldomWrong(t *testing.T) {
	runs := seedsOf(3, 60, 300)
	exact := exactCosts(t)
	for _, replications := range []int{5, 12} {
		wrong, shown := 0, 0
		for seed := range runs {
			d := decide(t, replaced(t, decidedPost, "near: 10%", "near: 5.4%"), uint64(1000*replications+seed), replications)
			if !decisionIsRight(d, exact) {
				wrong++
			}
			if d.Weighed[2].Never == Met {
				shown++
			}
		}
		t.Logf("of %d decisions by %d replications %d tell something wrong; %d show which option is never far", runs,
			replications, wrong, shown)
		if binomialUpperTail(wrong, runs, 0.05) < falseAlarm {
			t.Errorf("of %d decisions by %d replications %d tell something wrong", runs, replications, wrong)
		}
	}
}

// What doing nothing has is built already: an option that has it too pays for what it adds alone.
func TestAnOptionDoesNotPayForWhatDoingNothingHas(t *testing.T) {
	text := replaced(t, decidedPost, "{name: nothing}, {name: one, policies: [one]}",
		"{name: nothing, policies: [one]}, {name: also, policies: [one]}")
	for i, of := range decide(t, text, 1, 5).Weighed[:2] {
		if of.PerDay != 0 || len(of.Unstated) > 0 {
			t.Errorf("the option %d pays %v USD a day, and %v is not stated", i, of.PerDay, of.Unstated)
		}
	}
}
