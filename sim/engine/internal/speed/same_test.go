package speed

import (
	"testing"

	"karvon/sim/engine"
)

// TestEnginesSimulateTheSame holds an engine to the trajectories of the one before, to the instant of each event: two
// speeds can be compared where both did the same work.
func TestEnginesSimulateTheSame(t *testing.T) {
	for file, fingerprint := range map[string]uint64{
		"testdata/mm1.yaml":        0xd699418993e87381,
		"testdata/tandem-10.yaml":  0x3808855db94522ef,
		"testdata/tandem-100.yaml": 0x60d9a176fc44eff3,
		centre:                     0x6c0a208f25e696ca,
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			p := compile(t, file)
			if rec := replicate(t, engine.New(p), p.Seed, 0); rec.Fingerprint != fingerprint {
				t.Errorf("the fingerprint is %#x, that of the engine before %#x", rec.Fingerprint, fingerprint)
			}
		})
	}
}
