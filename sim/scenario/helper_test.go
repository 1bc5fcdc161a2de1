package scenario

import (
	"context"
	"os"
	"testing"

	"karvon/sim/syntax"
)

// write makes a file in the current folder.
func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// checkPolicies tries every policy of a scenario by itself, and every setting it makes. The error is a
// syntax.Errors with the mistakes of all policies.
func checkPolicies(ctx context.Context, library Library, name string) error {
	sources := newSources(ctx, library)
	composed, _, err := composeNamed(sources, name)
	if err != nil {
		return err
	}
	all := newPhase(sources)
	for _, policy := range policyNames(composed) {
		if err := ctx.Err(); err != nil {
			return err
		}
		applied, _, err := applyOptions(sources, composed, Options{Policies: []string{policy}})
		if err == nil {
			_, err = newDecoder(sources).named(applied, baseName(name))
		}
		if found, ok := err.(syntax.Errors); ok {
			all.Found.Merge(found)
		}
	}
	return all.Result()
}
