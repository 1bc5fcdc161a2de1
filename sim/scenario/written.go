package scenario

import (
	"context"

	"karvon/sim/syntax"
)

// language is what the messages of the syntax say of scenarios.
var language = &syntax.Language{
	Noun: "scenario", Begins: "karvon: 1",
	Reuse:  "name a schedule or a journey",
	Merge:  "extends, include or a policy",
	Called: calledHint,
}

// Format writes the text of a scenario file in the one style of [syntax.Language.Format].
func Format(ctx context.Context, file string, text []byte) ([]byte, error) {
	return language.Format(ctx, file, text)
}
