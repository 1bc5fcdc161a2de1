package studio

import (
	_ "embed"
	"encoding/json"
)

// keptVerdicts are the verdicts of the library, as karvon run says them. A test makes them anew, with -update.
//
//go:embed verdicts.json
var keptVerdicts []byte

// Verdict is what a run of a scenario says first.
type Verdict struct {
	Hash     string `json:"hash"` // of the scenario
	Headline string `json:"headline"`
	Met      bool   `json:"met"` // whether the command ends with 0: all conditions hold
}

// verdicts gives the verdicts that are kept, by scenario.
func verdicts() map[string]Verdict {
	all := map[string]Verdict{}
	if err := json.Unmarshal(keptVerdicts, &all); err != nil {
		panic(err) // it is embedded, and a test reads it
	}
	return all
}
