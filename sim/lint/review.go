package lint

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"

	"karvon/sim/internal/caught"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/staffing"
	"karvon/sim/syntax"
	"karvon/sim/traffic"
)

// Review is what can be said of a scenario without running it.
type Review struct {
	Scenario *scenario.Scenario
	Model    *response.Model
	Warnings syntax.Errors  // about the scenario as it stands, and its policies' settings
	Policies []PolicyReview // by name
}

// PolicyReview is what can be said of a scenario under one of its policies.
type PolicyReview struct {
	Name     string
	Warnings syntax.Errors // that the scenario without it does not raise
}

// Check compiles a scenario as it stands and under each of its policies, tries its sweeps and its section staffing, and
// compiles it under the policies of each option and future of the section options together, and of the phases of the
// section years. The error is a syntax.Errors
// where it is wrong: of what is read first, then of the whole, then of all sweeps and policies, then of policies
// together.
//
// What only a policy makes use of is no warning about the scenario: a branch that nobody takes or an element
// without use is told where that is so under every policy. Of a policy the overloads are told that it brings, but not
// of one for the load of another year: a phase of the section years or a choice of the section options.
func Check(ctx context.Context, library scenario.Library, name string) (*Review, error) {
	files, err := scenario.Read(ctx, library, name)
	if err != nil {
		return nil, err
	}
	base, err := files.Base(ctx)
	if err != nil {
		return nil, err
	}
	s := base.Scenario
	m, warnings, load, err := checked(ctx, s, nil, nil)
	if err != nil {
		return nil, err
	}
	var mistakes syntax.Errors // of all sweeps and policies
	if err := checkSweeps(ctx, s, m); err != nil && !errors.As(err, &mistakes) {
		return nil, err
	}
	if err := staffing.Check(s); err != nil {
		var found syntax.Errors
		errors.As(err, &found)
		mistakes = mistakes.With(found)
	}
	review := &Review{Scenario: s, Model: m, Warnings: slices.Clone(warnings)}
	for some := range slices.Chunk(slices.Sorted(maps.Keys(s.Policies)), runtime.GOMAXPROCS(0)) {
		found, err := review.policies(ctx, base, some, warnings, load)
		if err != nil {
			return nil, err
		}
		mistakes = mistakes.With(found)
	}
	if len(mistakes) == 0 { // what is wrong under a policy alone is so with any other too
		if mistakes, err = checkTogether(ctx, base, m); err != nil {
			return nil, err
		}
	}
	if len(mistakes) > 0 {
		return nil, mistakes.Sort().First()
	}
	idle, err := files.IdleSettings(ctx)
	review.Warnings = gathered(append(review.Warnings, idle...).Sort()).First()
	return review, err
}

// policies checks the scenario under some of its policies, side by side, and gives their mistakes.
func (r *Review) policies(ctx context.Context, base *scenario.Base, names []string, warnings syntax.Errors,
	like *traffic.Solution) (syntax.Errors, error) {
	under, errs := make([]syntax.Errors, len(names)), make([]error, len(names))
	panics := make([]caught.Panic, len(names))
	var group sync.WaitGroup
	for i, name := range names {
		group.Go(func() {
			defer panics[i].Catch()
			variant, err := base.Variant(ctx, name)
			if err == nil {
				_, under[i], _, err = checked(ctx, variant, r.Model, like)
			}
			errs[i] = err
		})
	}
	group.Wait()
	var mistakes syntax.Errors
	for i, name := range names {
		panics[i].Raise()
		if errs[i] != nil {
			found, err := underPolicy(name, errs[i])
			if err != nil {
				return nil, err
			}
			mistakes = mistakes.With(found)
			continue
		}
		r.add(name, warnings, under[i])
	}
	return mistakes, nil
}

// underPolicy says of each mistake that it is one under a policy alone: it can stand where nothing is wrong without it.
// Other errors it gives back.
func underPolicy(name string, err error) (syntax.Errors, error) {
	return within("under the policy "+name, err)
}

// within says of each mistake where alone it is one. Other errors it gives back.
func within(where string, err error) (syntax.Errors, error) {
	var mistakes syntax.Errors
	if !errors.As(err, &mistakes) {
		return nil, fmt.Errorf("%s: %w", where, err)
	}
	mistakes = slices.Clone(mistakes)
	for i := range mistakes {
		mistakes[i].Message = where + ": " + mistakes[i].Message
	}
	return mistakes, nil
}

// checked compiles a scenario and finds what is doubtful. Under a policy the model and the account of the load are
// like those of the scenario without it.
func checked(
	ctx context.Context, s *scenario.Scenario, like *response.Model, load *traffic.Solution,
) (*response.Model, syntax.Errors, *traffic.Solution, error) {
	m, err := response.Outline(ctx, s, like)
	if err != nil {
		return nil, nil, nil, err
	}
	warnings, solution := warningsOf(ctx, s, m.Plan, load)
	return m, warnings, solution, ctx.Err()
}

// add takes what is doubtful under a policy.
func (r *Review) add(policy string, warnings, under syntax.Errors) {
	before, now := subjectsOf(warnings), subjectsOf(under)
	r.Warnings = slices.DeleteFunc(r.Warnings, func(e syntax.Error) bool { return aboutUse(e) && !now[subjectOf(e)] })
	ofAnotherYear := r.Scenario.ForYears(policy)
	added := slices.DeleteFunc(slices.Clone(under), func(e syntax.Error) bool {
		return aboutUse(e) || before[subjectOf(e)] || e.Code == scenario.Overload && ofAnotherYear
	})
	r.Policies = append(r.Policies, PolicyReview{policy, gathered(added).First()})
}

// aboutUse says whether a warning is about what nobody uses, not about load.
func aboutUse(e syntax.Error) bool {
	return e.Code == scenario.Unused || e.Code == scenario.NeverTaken
}

// warningSubject is what makes a warning the same as another, if in other numbers.
type warningSubject struct {
	code syntax.Code
	path string
}

func subjectOf(e syntax.Error) warningSubject { return warningSubject{e.Code, e.Path} }

func subjectsOf(warnings syntax.Errors) map[warningSubject]bool {
	all := make(map[warningSubject]bool, len(warnings))
	for _, e := range warnings {
		all[subjectOf(e)] = true
	}
	return all
}
