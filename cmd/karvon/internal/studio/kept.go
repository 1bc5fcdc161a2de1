package studio

import (
	_ "embed"
	"encoding/json"

	"karvon/sim/scenario"
)

// keptListings are the scenarios of the library with what karvon run says of them. A test of the command holds them
// to the library, and makes them anew with -long -update.
//
//go:embed library.json
var keptListings []byte

// Verdict is what a run of a scenario says first.
type Verdict struct {
	Hash     string `json:"hash"` // of the scenario
	Headline string `json:"headline"`
	// Headlines are the headline in other languages than English, as reports say it.
	Headlines scenario.Translations `json:"headlines"`

	Carried bool   `json:"carried"` // whether the load is carried
	Picture string `json:"picture"` // of its main site, in SVG without colours
}

// keptLibrary gives what is kept, by scenario.
func keptLibrary() map[string]Listed {
	all := map[string]Listed{}
	if err := json.Unmarshal(keptListings, &all); err != nil {
		panic(err) // it is embedded, and a test reads it
	}
	return all
}
