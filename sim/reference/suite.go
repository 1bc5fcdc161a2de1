package reference

import (
	"cmp"
	"context"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"karvon/sim/experiment"
	"karvon/sim/experiment/pace"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/theory"
	"karvon/sim/traffic"
)

//go:embed testdata/*.yaml
var texts embed.FS

const (
	// FamilyError is the chance that a sound engine fails any check of the suite, were all intervals exact.
	FamilyError      = 1e-3
	fullReplications = 60 // many, because Student's quantile at such levels is large for few
)

// notMeasured are the metrics of simulated families that no response estimates, with the reason.
var notMeasured = map[string]string{
	"var_L": "waits for the variance of a level: levels have a mean and a maximum",
}

// Check is a metric of a model, by theory and by simulation.
type Check struct {
	theory.Case
	Exact     float64        // computed by sim/theory
	Simulated stats.Estimate // at the level at which the whole suite errs with chance FamilyError
}

// Holds tells whether the interval holds the exact value; where every replication gave the least or the greatest
// possible, whether that is it.
func (c Check) Holds() bool {
	low, high := c.Simulated.Test()
	return low <= c.Exact && c.Exact <= high
}

// Options say how the suite is run.
type Options struct {
	Long    bool       // the full edition, with narrow intervals
	Seed    *uint64    // nil for that of the files
	Workers int        // 0 for one a core
	Pace    *pace.Work // told how the work goes on, in replications, if not nil

	group *pace.Group // of the model that is run
}

// Run simulates every model and sets what it measures beside what theory says. Where the context is cancelled the
// checks that were finished are given with the context's error.
func Run(ctx context.Context, options Options) ([]Check, error) {
	models, own := allModels(), elements()
	confidence, err := suiteConfidence(models, own)
	if err != nil {
		return nil, err
	}
	groups, err := weigh(ctx, models, own, options)
	if err != nil {
		return nil, err
	}
	var all []Check
	for i := range models {
		options.group = groups[i]
		checks, err := models[i].checks(ctx, options, confidence)
		all = append(all, checks...)
		if err != nil {
			return all, err
		}
	}
	for i := range own {
		options.group = groups[len(models)+i]
		checks, err := own[i].checks(ctx, options, confidence)
		all = append(all, checks...)
		if err != nil {
			return all, err
		}
	}
	return all, ctx.Err()
}

// weigh counts the replications of all models and elements before the first of them is run, so that it can be told
// how long all will take.
func weigh(ctx context.Context, models []model, own []element, options Options) ([]*pace.Group, error) {
	groups := make([]*pace.Group, len(models)+len(own))
	if options.Pace == nil {
		return groups, nil
	}
	for i := range groups {
		m := &models[min(i, len(models)-1)]
		if i >= len(models) {
			m = &own[i-len(models)].model
		}
		p, settings, err := m.compile(ctx, options)
		if err != nil {
			return nil, err
		}
		groups[i] = options.Pace.Group(cmp.Or(settings.Replications, p.Replications), traffic.Weight(p.Plan))
	}
	return groups, nil
}

func allModels() []model {
	return slices.Concat(deskModels, priorityModels, serverPoolModels, networkModels)
}

// suiteConfidence is the level of the interval of each check of models and elements (Bonferroni).
func suiteConfidence(models []model, elements []element) (float64, error) {
	checks := 0
	for i := range elements {
		exact, err := elements[i].exact()
		if err != nil {
			return 0, err
		}
		checks += len(exact)
	}
	for i := range models {
		cases, err := models[i].cases()
		if err != nil {
			return 0, err
		}
		checks += len(cases)
	}
	return 1 - FamilyError/float64(checks), nil
}

// cases are the reference cases that the model answers. Each has a measure.
func (m *model) cases() ([]theory.Case, error) {
	all, err := theory.Cases()
	if err != nil {
		return nil, err
	}
	var own []theory.Case
	for _, c := range all {
		if c.Family != m.family || c.Parameters != m.parameters || notMeasured[c.Metric] != "" {
			continue
		}
		if _, ok := m.measures[c.Metric]; !ok {
			return nil, fmt.Errorf("%s %s: no measure for %s", m.family, m.parameters, c.Metric)
		}
		own = append(own, c)
	}
	if len(own) == 0 {
		return nil, fmt.Errorf("no reference case is %s with %s", m.family, m.parameters)
	}
	return own, nil
}

// checks runs the model and checks what it answers.
func (m *model) checks(ctx context.Context, options Options, confidence float64) ([]Check, error) {
	cases, err := m.cases()
	if err != nil {
		return nil, err
	}
	result, err := m.run(ctx, options)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", m.family, m.parameters, err)
	}
	if err := result.Panicked(); err != nil {
		return nil, err
	}
	if result.Interrupted {
		return nil, ctx.Err()
	}
	checks := make([]Check, len(cases))
	for i, c := range cases {
		exact, err := c.Exact()
		if err != nil {
			return nil, err
		}
		simulated, err := m.measures[c.Metric].estimate(result, confidence)
		if err != nil {
			return nil, err
		}
		checks[i] = Check{c, exact, simulated}
	}
	return checks, nil
}

// run takes the model's text through the whole pipeline.
func (m *model) run(ctx context.Context, options Options) (*experiment.Result, error) {
	compiled, settings, err := m.compile(ctx, options)
	if err != nil {
		return nil, err
	}
	settings.Seed, settings.Workers = options.Seed, options.Workers
	settings.Pace, settings.Group = options.Pace, options.group
	return experiment.Run(ctx, compiled, settings)
}

// compile compiles the model's text, and says how it is run.
func (m *model) compile(ctx context.Context, options Options) (*response.Model, experiment.Options, error) {
	settings := m.edition(options.Long)
	files, err := fs.Sub(texts, "testdata")
	if err != nil {
		return nil, settings, err
	}
	set := m.set
	if !options.Long {
		set = slices.Concat(set, m.quick)
	}
	s, err := scenario.Load(ctx, files, strings.TrimSuffix(m.file, ".yaml"), scenario.Options{Set: set})
	if err != nil {
		return nil, settings, err
	}
	compiled, err := response.Compile(ctx, s)
	if err == nil && settings.Window > 0 {
		compiled = compiled.With(compiled.WithWindow(settings.Window))
	}
	return compiled, settings, err
}

// edition gives the replications and the window of an edition; those of the quick one are the file's.
func (m *model) edition(long bool) experiment.Options {
	switch {
	case m.replications > 0 && long:
		return experiment.Options{Replications: 100 * m.replications}
	case m.replications > 0:
		return experiment.Options{Replications: m.replications}
	case long:
		return experiment.Options{Replications: fullReplications, Window: int64(m.days) * plan.Day}
	}
	return experiment.Options{}
}

// estimate reads a metric from a result.
func (m measure) estimate(result *experiment.Result, confidence float64) (stats.Estimate, error) {
	response := result.Find(m.response)
	if response == nil {
		return stats.Estimate{}, fmt.Errorf("no response %s", m.response)
	}
	values := slices.Clone(response.Values)
	for i := range values {
		values[i] /= m.unit
		if m.complement {
			values[i] = 1 - values[i]
		}
	}
	if m.over != "" {
		divisor := result.Find(m.over)
		if divisor == nil {
			return stats.Estimate{}, fmt.Errorf("no response %s", m.over)
		}
		for i := range values {
			values[i] /= divisor.Values[i]
		}
	}
	if m.over == "" && !m.complement {
		return at(response, confidence).Scaled(1 / m.unit), nil
	}
	return stats.MeanInterval(values, confidence), nil
}

// at estimates a response at another confidence than its scenario's.
func at(response *experiment.ResponseEstimate, confidence float64) stats.Estimate {
	return response.Sections().Estimate(confidence)
}
