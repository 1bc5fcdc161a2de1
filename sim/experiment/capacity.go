package experiment

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"karvon/sim/plan"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// Capacity says how much load a scenario carries, on the scale of the load of some of its flows: 1 is what the
// scenario states.
type Capacity struct {
	*response.Model
	Seed         uint64
	Flows        []string
	Replications int
	Resolution   float64
	Loads        []Load // by scale, ascending

	// Saturated is what passes under the largest load, in entities of the flows a day, where that load is more than
	// can be carried.
	Saturated Finding
	// Stable is the largest load under which no backlog grows and that queues and full zones do not lose.
	Stable Finding
	// Service is the largest load at which all thresholds hold.
	Service Finding

	Design      []DesignLoad
	Bottlenecks []Bottleneck // what runs out of time as the load grows, in that order
	Failures    []Failure
	Interrupted bool
	Warnings    []reason.Reason
}

// Load is what happens at one scale.
type Load struct {
	Scale   float64
	Offered stats.Estimate // entities of the flows that arrive in a day
	Passed  stats.Estimate // and that complete their journey in a day
	Drift   stats.Estimate // growth of their number inside, a week
	Backlog Verdict        // Met where no backlog grows, NotMet where one does
	Growing []string       // flows whose backlog grows
	Losses  []Loss         // of those of the flows that queues or zones can lose: with too many the load is not carried

	Verdicts []Verdict // by threshold
	holds    []bool    // by threshold: whether the estimate itself holds
	Values   []stats.Estimate

	Busiest     string // the station or resource with the highest utilisation
	Utilisation float64

	// Overload says that replications were stopped, as too many entities were inside for their memory; nil for none.
	// Such a load is more than is carried, has no verdicts, and what was seen until then is no observation of it.
	Overload error

	arrivals, drifts []float64 // of all scaled flows, by replication
	utilisations     []float64 // of stations and resources
}

// Finding is a load that was found.
type Finding struct {
	Known     bool
	Scale     float64
	Low, High float64        // the interval in which the scale lies
	Rate      stats.Estimate // entities of the flows a day at Scale; its half-width is Saturated's alone
	Why       reason.Reason  // why it is not known, or what gives way beyond it
	edge      float64        // the least load looked at beyond it
}

// DesignLoad is where on the scale a design load lies.
type DesignLoad struct {
	Name  string // trucks at uz-kz
	Scale float64
}

// CapacityOptions say how the question is put.
type CapacityOptions struct {
	Base         Point
	Flows        []*scenario.Demand
	From, To     float64 // scales between which is looked first
	Steps        int     // points of the coarse grid
	Resolution   float64 // width of the search's last bracket, as a share of the scale
	Replications int
}

// mostExtensions bounds how often the grid is made longer to find both a load that is carried and one that is not.
const mostExtensions = 3

// FindCapacity looks at a coarse grid of loads, which is made longer where it does not hold a load that is carried
// and one that is not, and searches by bisection between the points at which the answer changes. All loads meet the
// same entities, as far as they go, with the same luck.
func FindCapacity(ctx context.Context, runner *Runner, m *response.Model, o CapacityOptions) (*Capacity, error) {
	c := &Capacity{Model: m, Seed: m.Seed, Replications: o.Replications, Resolution: o.Resolution}
	for _, demand := range o.Flows {
		c.Flows = append(c.Flows, demand.Flow)
	}
	if o.Base.Seed != nil {
		c.Seed = *o.Base.Seed
	}
	s := &search{Capacity: c, options: o, runner: runner, responses: capacityResponses(m)}
	var grid []float64
	for i := range o.Steps {
		grid = append(grid, o.From+float64(float64(i)*(o.To-o.From))/float64(o.Steps-1))
	}
	s.further = len(grid) + s.mostFurther(2*2*mostExtensions, 2*edges, grid)
	if err := s.look(ctx, grid...); err != nil {
		return nil, err
	}
	if len(c.Loads) == 0 {
		if len(c.Failures) > 0 {
			return nil, c.Failures[0].Err
		}
		return nil, interrupted(ctx, errUnfinished)
	}
	if ctx.Err() == nil && s.deserted() {
		return nil, fmt.Errorf("nobody of %s arrives up to %s of the load: there is nothing to judge",
			strings.Join(c.Flows, ", "), percentOf(c.Loads[len(c.Loads)-1].Scale))
	}
	if err := s.conclude(ctx); err != nil {
		return nil, err
	}
	c.Interrupted = ctx.Err() != nil
	return c, nil
}

// deserted says whether nobody arrives under any of the loads.
func (s *search) deserted() bool {
	return !slices.ContainsFunc(s.Loads, func(l Load) bool { return l.Overload != nil || l.Offered.Mean != 0 })
}

// conclude searches for all that is asked and puts it into findings.
func (s *search) conclude(ctx context.Context) error {
	var questions []criterion
	if len(s.Thresholds) > 0 {
		questions = append(questions, service)
	}
	if s.Plan.Kind != scenario.Terminating {
		questions = append(questions, stability)
	}
	s.runner.Pace.Stage("searching for the limits", "replications")
	for i, q := range questions {
		s.expect(2*mostExtensions*(len(questions)-i), edges*len(questions))
		if err := s.extend(ctx, q); err != nil {
			return err
		}
	}
	if least := &s.Loads[0]; least.Overload != nil && ctx.Err() == nil {
		return fmt.Errorf("even at %s of the load: %w", percentOf(least.Scale), least.Overload)
	}
	s.checkMonotone()
	for i, q := range questions {
		for j, edge := range []criterion{q, q.inDoubt(), q.surely()} {
			s.expect(0, edges*(len(questions)-i)-j)
			if err := s.bisect(ctx, edge); err != nil {
				return err
			}
		}
	}
	s.tellStopped()
	s.findService()
	s.findStable()
	s.findSaturated()
	s.findDesign()
	s.findBottlenecks()
	return nil
}

// edges are what is searched for each question: the limit itself and the ends of its interval.
const edges = 3

// criterion is what can be asked of a load.
type criterion struct {
	what    reason.Code // is wrong where even the least load fails
	why     func(s *search, l *Load) reason.Reason
	verdict func(l *Load) Verdict
	fails   func(l *Load) bool // by its estimate, where the intervals leave it undecided
}

// The questions.
var (
	service = criterion{reason.ThresholdsFailAt, (*search).brokenThreshold, (*Load).thresholds,
		func(l *Load) bool { return slices.Contains(l.holds, false) || l.losesTooMany() }}
	stability = criterion{reason.BacklogGrowsAt, (*search).growingBacklog, (*Load).stable,
		func(l *Load) bool { return l.Backlog == NotMet || l.losesTooMany() }}
)

// inDoubt asks where the answer is no longer surely yes: the low end of the interval in which the load lies.
func (q criterion) inDoubt() criterion {
	q.fails = func(l *Load) bool { return q.verdict(l) != Met }
	return q
}

// surely asks where the answer is surely no: the interval's high end.
func (q criterion) surely() criterion {
	q.fails = func(l *Load) bool { return q.verdict(l) == NotMet }
	return q
}

// thresholds is the verdict on all thresholds of a load together: that they are not met where it was stopped.
func (l *Load) thresholds() Verdict {
	if l.Overload != nil {
		return NotMet
	}
	verdict := worstLoss(l.Losses)
	for _, v := range l.Verdicts {
		verdict = worse(verdict, v)
	}
	return verdict
}

// responseIndex finds the responses that are kept of each load.
type responseIndex struct {
	names []string
	of    map[string]int
}

// capacityResponses lists what is kept of each load: of the flows, stations, thresholds and crossings.
func capacityResponses(m *response.Model) responseIndex {
	index := responseIndex{of: map[string]int{}}
	add := func(name string) {
		if _, known := index.of[name]; known {
			return
		}
		if _, ok := m.ResponseIndex(name); ok {
			index.of[name] = len(index.names)
			index.names = append(index.names, name)
		}
	}
	for i := range m.Flows {
		for _, measure := range []string{"arrived", "completed", "drift"} {
			add("flow." + m.Flows[i].Name + "." + measure)
		}
	}
	for _, name := range workers(m.Plan) {
		add(name + ".utilisation")
	}
	for i := range m.Thresholds {
		add(m.Responses[m.Thresholds[i].Response].Name)
	}
	for i := range m.Crossings {
		for _, measure := range m.Measures {
			add("crossing." + m.Crossings[i].Name + "." + measure + ".offered")
		}
	}
	return index
}

// workers names all that can be busy: stations and resources.
func workers(p *plan.Plan) []string {
	var names []string
	for i := range p.Stations {
		names = append(names, p.Stations[i].Name)
	}
	for i := range p.Resources {
		names = append(names, p.Resources[i].Name)
	}
	return names
}

// search looks for the loads at which answers change.
type search struct {
	*Capacity
	options   CapacityOptions
	runner    *Runner
	responses responseIndex
	offered   []map[string]float64 // by load, of crossings
	further   int                  // loads that may still be looked at, at most
}

// look runs loads that were not looked at yet.
func (s *search) look(ctx context.Context, scales ...float64) error {
	points := s.pointsAt(scales)
	s.further -= len(scales)
	s.runner.Pace.Ahead(s.further * s.options.Replications)
	evaluations, err := evaluate(ctx, s.runner, points, s.question(), s.options.Replications)
	if err != nil {
		return err
	}
	s.Failures = append(s.Failures, failures(evaluations)...)
	for i := range evaluations {
		if e := &evaluations[i]; e.Err == nil {
			s.Loads = append(s.Loads, s.judge(scales[i], e))
		}
	}
	sortLoads(s.Loads)
	return nil
}

// pointsAt gives the design points of loads.
func (s *search) pointsAt(scales []float64) []Point {
	var points []Point
	for _, scale := range scales {
		point := s.options.Base
		point.Name = fmt.Sprintf("load × %.4g", scale)
		point.Settings = slices.Clone(point.Settings)
		for _, demand := range s.options.Flows {
			point.Settings = append(point.Settings, demand.Settings(scale)...)
		}
		points = append(points, point)
	}
	return points
}

// question is what is asked of a load.
func (s *search) question() question { return question{s.responses.names, true, false} }

// ahead says which loads may be looked at behind the next.
func (s *search) ahead(ctx context.Context, scales ...float64) {
	var samples []*Sample
	for _, point := range s.pointsAt(scales) {
		sample, ask := NewSample(point), s.question()
		sample.question = &ask
		samples = append(samples, sample)
	}
	s.runner.ahead(ctx, samples, 0, s.options.Replications)
}

// judge says what became of a load.
func (s *search) judge(scale float64, e *Evaluation) Load {
	if e.overload != nil {
		return s.stopped(scale, e.overload)
	}
	l := Load{Scale: scale}
	l.arrivals = s.sum(e, "arrived")
	l.drifts = s.sum(e, "drift")
	l.Offered = stats.MeanInterval(l.arrivals, s.Plan.Confidence)
	l.Passed = stats.MeanInterval(s.sum(e, "completed"), s.Plan.Confidence)
	l.Drift = stats.MeanInterval(l.drifts, s.Plan.Confidence)
	backlog := backlogOf(s.Plan, e.drifts, s.Flows)
	l.Backlog, l.Growing = backlog.verdict, backlog.growing
	l.Losses = lossesOf(e.losses, s.Flows)
	for i := range s.Thresholds {
		judged := &e.thresholds[i]
		l.Values = append(l.Values, judged.Estimate)
		l.Verdicts = append(l.Verdicts, judged.Verdict)
		l.holds = append(l.holds, judged.isMet)
	}
	for _, name := range workers(s.Plan) {
		utilisation := 0.0
		if r, ok := s.responses.of[name+".utilisation"]; ok {
			utilisation = number(e.Value(r))
		}
		l.utilisations = append(l.utilisations, utilisation)
		if utilisation > l.Utilisation {
			l.Busiest, l.Utilisation = name, utilisation
		}
	}
	s.noteOffered(scale, e)
	return l
}

// stopped is a load of which replications were stopped: it is too much, and nothing else is known of it.
func (s *search) stopped(scale float64, overload error) Load {
	unknown := stats.Unknown(nan)
	l := Load{Scale: scale, Overload: overload, Offered: unknown, Passed: unknown, Drift: unknown, Backlog: NotMet,
		Utilisation: nan}
	for range s.Thresholds {
		l.Values = append(l.Values, unknown)
		l.Verdicts = append(l.Verdicts, Undecided)
		l.holds = append(l.holds, false)
	}
	return l
}

// observed lists the loads of which no replication was stopped, by scale.
func (s *search) observed() []*Load {
	var observed []*Load
	for i := range s.Loads {
		if s.Loads[i].Overload == nil {
			observed = append(observed, &s.Loads[i])
		}
	}
	return observed
}

// sum adds a measure of the scaled flows up, by replication.
func (s *search) sum(e *Evaluation, measure string) []float64 {
	sum := make([]float64, s.options.Replications)
	for _, flow := range s.Flows {
		for n, value := range e.Values(s.responses.of["flow."+flow+"."+measure]) {
			sum[n] += value
		}
	}
	return sum
}

func sortLoads(loads []Load) {
	slices.SortFunc(loads, func(a, b Load) int { return cmp.Compare(a.Scale, b.Scale) })
}
