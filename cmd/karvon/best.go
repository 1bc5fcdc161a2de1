package main

import (
	"github.com/spf13/cobra"

	"karvon/sim/experiment"
	"karvon/sim/response"
)

// bestFlags are the options by which the best of many design points is chosen.
type bestFlags struct {
	best         string
	indifference string
	block        int
	given        func(flag string) bool
}

func (f *bestFlags) register(command *cobra.Command) {
	options := command.Flags()
	options.StringVar(&f.best, "best", "",
		"choose the point with the smallest RESPONSE, or RESPONSE:max the largest, of those that meet --where")
	options.StringVar(&f.indifference, "indifference", "",
		"difference of --best that does not matter, in the response's unit, such as 2m or '500 USD/day'")
	options.IntVar(&f.block, "block", 0,
		"replications of an observation of --best (default: 1; of a quantile, whose times are pooled, 5)")
	f.given = options.Changed
}

// blockOfQuantile is how many replications a quantile is pooled from where nothing else is said.
const blockOfQuantile = 5

// read says how the best is chosen; nil where it is not asked for. What is chosen by is tabulated too.
func (f *bestFlags) read(m *response.Model, of *experimentFlags, responses *[]int) (*experiment.Choosing, error) {
	if !f.given("best") {
		if f.given("indifference") || f.given("block") {
			return nil, wrongf("--indifference and --block belong to --best")
		}
		return nil, nil
	}
	by, err := parseRanked("best", f.best, "min", "max")
	if err != nil {
		return nil, err
	}
	how := &experiment.Choosing{Largest: by.descending, Block: f.block}
	if how.Response, err = placeOf(m, "best", by.name, responses); err != nil {
		return nil, err
	}
	r := &m.Responses[(*responses)[how.Response]]
	if !f.given("indifference") {
		return nil, wrongf("--best needs --indifference: the difference of %s that does not matter", r.Name)
	}
	how.Indifference, err = r.Parse(f.indifference)
	switch {
	case err != nil:
		return nil, wrongf("--indifference: %w", err)
	case !(how.Indifference > 0):
		return nil, wrongf("--indifference is %s; it is above zero", f.indifference)
	case f.given("block") && f.block < 1:
		return nil, wrongf("--block is %d; at least 1 is needed", f.block)
	case !f.given("block"):
		how.Block = 1
		if _, isQuantile := r.Statistic.Quantile(); isQuantile {
			how.Block = blockOfQuantile
		}
	}
	if least := experiment.LeastForChoice(how.Block); of.often(m) < least {
		return nil, wrongf("--best takes at least %d replications of each point, and at most --replications (-n), which "+
			"is %d", least, of.often(m))
	}
	for i := range m.Thresholds {
		if t := &m.Thresholds[i]; t.Asked && !experiment.IsJudgedByMeans(&m.Responses[t.Response]) {
			return nil, wrongf("--where %s: --best cannot judge the largest or smallest of all replications; "+
				"take a share or a quantile", t.Expression)
		}
	}
	return how, nil
}
