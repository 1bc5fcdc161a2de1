package scenario

import "karvon/sim/syntax"

// phase is a stage of reading a scenario: it gathers its mistakes, and knows the files in whose lines they stand.
type phase struct {
	syntax.Collector
	sources *sources
}

func newPhase(sources *sources) phase {
	return phase{syntax.NewCollector(sources.ctx, sources.line), sources}
}
