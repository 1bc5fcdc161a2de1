package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// precisionFlags are the options of how surely a run is to know its answer.
type precisionFlags struct {
	precision string
	responses []string
	most      int
	warmUp    string
	uncertain bool
}

func (f *precisionFlags) register(command *cobra.Command) {
	options := command.Flags()
	options.StringVar(&f.precision, "precision", "",
		"add replications until half of each interval is at most this share of its estimate, as 2%")
	options.StringArrayVar(&f.responses, "for", nil,
		"response that --precision is about; can be repeated (default: the primary ones)")
	options.IntVar(&f.most, "max-replications", 1000, "replications at most under --precision")
	options.StringVar(&f.warmUp, "warm-up", "", "auto, to find the warm-up by MSER-5 from a pilot; or its length")
	options.BoolVar(&f.uncertain, "uncertain", false,
		"draw the assumptions from their ranges, and tell the doubt of chance from that of assumptions")
}

// autoWarmUp has the warm-up found from a pilot.
const autoWarmUp = "auto"

// check finds mistakes that can be told before anything is read.
func (f *precisionFlags) check(given func(string) bool) error {
	switch {
	case f.most < 1:
		return wrongf("--max-replications is %d; at least 1 is needed", f.most)
	case !bound.Replications.Allows(int64(f.most)):
		return tooMany("max-replications", f.most, &bound.Replications)
	case f.precision == "" && (len(f.responses) > 0 || given("max-replications")):
		return wrongf("--for and --max-replications belong to --precision")
	case f.uncertain && (f.precision != "" || f.warmUp != ""):
		return wrongf("--uncertain goes with neither --precision nor --warm-up")
	}
	return nil
}

// rule reads the rule by which replications are added; ok is false where their number is given.
func (f *precisionFlags) rule() (rule stats.Sequential, ok bool, err error) {
	if f.precision == "" {
		return rule, false, nil
	}
	share, err := unit.Parse(f.precision, unit.Share)
	if err == nil && (share <= 0 || share >= 1) {
		err = errors.New("it lies between 0% and 100%")
	}
	if err != nil {
		return rule, false, wrongf("--precision %s: %w", f.precision, err)
	}
	return stats.Sequential{Precision: share, Most: f.most}, true, nil
}

// wanted finds the responses that are to be precise, if any are.
func (f *precisionFlags) wanted(m *response.Model, precisely bool) ([]int, error) {
	if !precisely {
		return nil, nil
	}
	return chosen(m, f.responses)
}

// responsesNamed finds responses by their names.
func responsesNamed(m *response.Model, names []string) ([]int, error) {
	var found []int
	for _, name := range names {
		i, ok := m.ResponseIndex(name)
		if !ok {
			return nil, wrongf("no response is named %s; %s", name, m.Meant(name))
		}
		found = append(found, i)
	}
	return found, nil
}

// settle gives the model with the warm-up that the command line asks for.
func (f *precisionFlags) settle(ctx context.Context, lab *laboratory, m *response.Model,
	point experiment.Point) (*response.Model,
	*experiment.WarmUp, error) {
	switch {
	case f.warmUp == "":
		return m, nil, nil
	case f.warmUp == autoWarmUp:
		found, err := experiment.FindWarmUp(ctx, lab.Runner, m, point, stats.LeastLooked)
		if errors.Is(err, experiment.ErrNoWarmUp) {
			return nil, nil, wrongf("--warm-up %s: %w", autoWarmUp, err)
		}
		if err != nil {
			return nil, nil, err
		}
		return m.With(m.WithWarmUp(found.Used)), found, nil
	}
	length, err := unit.ParseDuration(f.warmUp)
	if err != nil {
		return nil, nil, wrongf("--warm-up: %w", err)
	}
	m = m.With(m.WithWarmUp(length))
	if err := m.CheckLength(); err != nil {
		return nil, nil, wrongf("--warm-up: %w", err)
	}
	return m, nil, nil
}

// responseNames names responses.
func responseNames(m *response.Model, indices []int) []string {
	var names []string
	for _, i := range indices {
		names = append(names, m.Responses[i].Name)
	}
	return names
}
