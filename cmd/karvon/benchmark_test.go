package main

import (
	"bytes"
	"io"
	"testing"
)

// BenchmarkCommand measures whole commands on the copy of the centre that engines are measured by.
func BenchmarkCommand(b *testing.B) {
	const centre = "../../sim/engine/internal/speed/testdata/central-asia/central-asia.yaml"
	for _, command := range []struct {
		name      string
		arguments []string
	}{
		{"run", []string{"run", centre, "--quiet"}},
		{"check", []string{"check", centre}},
		{"compare", []string{"compare", centre, "--policy", "one-stop", "--replications", "2", "--quiet"}},
	} {
		b.Run(command.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var stderr bytes.Buffer
				code := run(b.Context(), command.arguments, io.Discard, &stderr)
				if code != exitDone && code != exitThreshold {
					b.Fatalf("%q ends with code %d: %s", command.arguments, code, &stderr)
				}
			}
		})
	}
}
