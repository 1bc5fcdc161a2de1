// Package scenarios is the library of scenario files: each NAME.yaml can be run by its name. What several of
// them include stands in parts/NAME.yaml.
package scenarios

import "embed"

// FS holds the scenario files and the data that they name.
//
//go:embed *.yaml parts/*.yaml
var FS embed.FS
