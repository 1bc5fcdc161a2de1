package reference

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"karvon/sim/theory"
)

// An element is a model of an element of the language for which the reference cases have no row: its exact answers
// are worked out here, by response and in the unit of each.
type element struct {
	model
	exact func() (map[string]float64, error)
}

// elements are all of them: see element_models.go, order_models.go and claim_models.go.
func elements() []element {
	return slices.Concat(arrivalElements, placeElements, roadElements, orderElements, claimElements)
}

// checks runs the model and checks each of its answers, by name.
func (e *element) checks(ctx context.Context, options Options, confidence float64) ([]Check, error) {
	exact, err := e.exact()
	if err != nil {
		return nil, err
	}
	result, err := e.run(ctx, options)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", e.family, e.parameters, err)
	}
	if err := result.Panicked(); err != nil {
		return nil, err
	}
	if result.Interrupted {
		return nil, ctx.Err()
	}
	var checks []Check
	for _, name := range slices.Sorted(maps.Keys(exact)) {
		response := result.Find(name)
		if response == nil {
			return nil, fmt.Errorf("%s: no response %s", e.family, name)
		}
		checks = append(checks, Check{
			Case:      theory.Case{Family: e.family, Parameters: cmp.Or(e.parameters, "–"), Metric: name},
			Exact:     exact[name],
			Simulated: at(response, confidence),
		})
	}
	return checks, nil
}
