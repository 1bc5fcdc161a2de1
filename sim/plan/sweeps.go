package plan

import (
	"context"
	"errors"
	"fmt"

	"karvon/sim/design"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// checkSweeps finds what is wrong with a scenario's sweeps: their factors and
// constraints, and the responses that they ask for. The error is a
// syntax.Errors.
func checkSweeps(ctx context.Context, s *scenario.Scenario, p *Plan) error {
	var found syntax.Errors
	if err := design.Check(ctx, s, design.Citation{Replications: "--replications"}); err != nil && !errors.As(err, &found) {
		return err
	}
	for _, name := range keys(s.Sweeps) {
		for _, response := range s.Sweeps[name].Responses {
			if _, ok := p.ResponseIndex(response.Text); !ok {
				found = append(found, s.NewError(response.Meta, scenario.UnknownResponse, fmt.Sprintf("no response is named %q", response.Text), p.meant(response.Text)))
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	return found.Sort()
}

// meant says which response may have been meant by a name.
func (p *Plan) meant(name string) string {
	known := make([]string, len(p.Responses))
	for i := range p.Responses {
		known[i] = p.Responses[i].Name
	}
	if near := syntax.Suggest(name, known); near != "" {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return "karvon show --responses lists them"
}
