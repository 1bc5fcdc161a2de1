package mutant_test

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"

	"karvon/sim/plan/plantest/mutant"
)

// keep writes a finding of a new kind into the folder of findings, as small as it can be made.
func keep(t *testing.T, examiner *mutant.Examiner, m mutant.Mutant, f mutant.Finding) {
	t.Helper()
	if *findings == "" {
		return
	}
	file := findingFile(f)
	if _, err := os.Stat(file); err == nil {
		return
	}
	write(t, file, m, f, m.Text) // what cannot be made smaller is kept as it is
	write(t, file, m, f, mutant.Minimise(m.Text, func(text []byte) bool {
		for _, shown := range examiner.Examine(t.Context(), text).Findings {
			if shown.Signature() == f.Signature() {
				return true
			}
		}
		return false
	}))
}

// findingFile names the file of a kind of finding.
func findingFile(f mutant.Finding) string {
	hash := fnv.New32a()
	hash.Write([]byte(f.Signature()))
	return filepath.Join(*findings, fmt.Sprintf("%s-%08x.yaml", f.Kind, hash.Sum32()))
}

func write(t *testing.T, file string, m mutant.Mutant, f mutant.Finding, text []byte) {
	t.Helper()
	head := fmt.Sprintf("# mutant %d of seed %d, %v of %s\n# %.300q\n", m.Number, m.Seed, m.Ways, m.Of, f)
	if err := os.WriteFile(file, bytes.Join([][]byte{[]byte(head), text}, nil), 0o666); err != nil {
		t.Fatal(err)
	}
}
