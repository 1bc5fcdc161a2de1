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
	Carried  bool   `json:"carried"` // whether the load is carried
	Picture  string `json:"picture"` // of its main site, in SVG without colours
}

// verdicts gives the verdicts that are kept, by scenario.
func verdicts() map[string]Verdict {
	all := map[string]Verdict{}
	if err := json.Unmarshal(keptVerdicts, &all); err != nil {
		panic(err) // it is embedded, and a test reads it
	}
	return all
}
