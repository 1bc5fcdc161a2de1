package lint

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"karvon/sim/design"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// checkSweeps finds what is wrong with a scenario's sweeps: their factors and constraints, and the responses that
// they ask for. The error is a syntax.Errors.
func checkSweeps(ctx context.Context, s *scenario.Scenario, m *response.Model) error {
	var found syntax.Errors
	if err := design.Check(ctx, s); err != nil && !errors.As(err, &found) {
		return err
	}
	for _, sweep := range slices.Sorted(maps.Keys(s.Sweeps)) {
		for _, name := range s.Sweeps[sweep].Responses {
			if _, ok := m.ResponseIndex(name.Text); !ok {
				message := fmt.Sprintf("no response is named %q", name.Text)
				found = append(found, s.NewError(name.Meta, scenario.UnknownResponse, message, m.Meant(name.Text)))
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	return found.Sort()
}
