package scenario

// phase is a stage of reading a scenario: it gathers its mistakes, and knows the
// files in whose lines they stand.
type phase struct {
	Collector
	sources *sources
}

func newPhase(sources *sources) phase {
	return phase{NewCollector(sources.ctx, sources.line), sources}
}
