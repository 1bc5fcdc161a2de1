package mutant

import (
	"fmt"
	"io/fs"
	"math/rand/v2"

	"karvon/sim/plan/plantest"
)

// InputsOf reads the files of a pattern.
func InputsOf(files fs.FS, pattern string) ([]Input, error) {
	names, err := fs.Glob(files, pattern)
	if err != nil {
		return nil, err
	}
	var inputs []Input
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, Input{Name: name, Text: text})
	}
	return inputs, nil
}

// RandomInputs writes so many small models that have all that can block.
func RandomInputs(models int) []Input {
	inputs := make([]Input, models)
	for i := range inputs {
		text := plantest.RandomScenario(rand.New(rand.NewPCG(uint64(i), 3)))
		inputs[i] = Input{Name: fmt.Sprintf("random-%02d", i), Text: []byte(text)}
	}
	return inputs
}
