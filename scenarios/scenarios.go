// Package scenarios is the library of scenario files: each NAME.yaml can be run by its name. What several of
// them include stands in parts/NAME.yaml, and lessons about queues, with a small scenario each, in lessons.
package scenarios

import "embed"

// FS holds the scenario files, the data that they name, and what is kept of what their answers rest on.
//
//go:embed *.yaml *.sensitivity.json parts/*.yaml lessons/*.yaml
var FS embed.FS
