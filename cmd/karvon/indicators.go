package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// indicatorFlags are the options about tables in the layout of an institution.
type indicatorFlags struct {
	layout string
	found  *experiment.Indicators // once the run is over
}

func (f *indicatorFlags) register(command *cobra.Command) {
	command.Flags().StringVar(&f.layout, "indicators", "",
		"report in the layout of an institution: cpmm (CAREC), trs (WCO release study) or design-hour")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"indicators": cobra.FixedCompletions(layoutNames(), cobra.ShellCompDirectiveNoFileComp),
	})
}

// layoutNames lists the layouts.
func layoutNames() []string {
	names := make([]string, len(experiment.Layouts))
	for i, layout := range experiment.Layouts {
		names[i] = string(layout)
	}
	return names
}

// check finds mistakes that can be told before anything is read.
func (f *indicatorFlags) check(others *experimentFlags, uncertain bool, records *recordFlags) error {
	switch names := layoutNames(); {
	case f.layout == "":
		return nil
	case !slices.Contains(names, f.layout):
		hint := ""
		if near := syntax.Suggest(f.layout, names); near != "" {
			hint = "; did you mean " + near + "?"
		}
		return wrongf("--indicators is %q; it is %s%s", f.layout, strings.Join(names, ", "), hint)
	case uncertain:
		return wrongf("--indicators tells of the runs of one scenario, not of many draws of its assumptions: it does not " +
			"go with --uncertain")
	case others.resume:
		return wrongf("--indicators counts what is simulated: it does not go with --resume")
	case len(records.flows) > 0:
		return wrongf("--indicators counts all flows: --records-flow does not go with it")
	}
	return nil
}

// open makes ready to gather what the layout needs of a plan; nil where none is asked for.
func (f *indicatorFlags) open(p *plan.Plan) (*experiment.IndicatorRecorder, error) {
	if !whole || f.layout == "" {
		return nil, nil
	}
	recorder, err := experiment.NewIndicators(p, experiment.IndicatorLayout(f.layout))
	if err != nil {
		return nil, wrongf("--indicators %s: %w", f.layout, err)
	}
	return recorder, nil
}

// document is the report on a run.
func (f *indicatorFlags) document(r *experiment.Result, s *scenario.Scenario) *document.Document {
	if whole && f.found != nil {
		return report.Indicators(f.found)
	}
	return report.Run(r, s)
}
