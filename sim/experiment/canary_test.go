package experiment

import (
	"testing"

	"karvon/sim/response/responsetest"
)

func TestACanaryTellsModelsApart(t *testing.T) {
	name := func(settings ...string) string {
		c, err := Canary(t.Context(), responsetest.Named(t, "one-server", settings...))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	if first, again := name(), name(); len(first) != 16 || first != again {
		t.Errorf("canaries %s and %s of the same", first, again)
	}
	if name() == name("flows.trucks.arrivals.rate=50.0001/h") {
		t.Errorf("canaries %s and %s", name(), name("flows.trucks.arrivals.rate=50.0001/h"))
	}
}
