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
	if len(name()) != 16 || name() != name() || name() == name("flows.trucks.arrivals.rate=50.0001/h") {
		t.Errorf("canaries %s and %s", name(), name("flows.trucks.arrivals.rate=50.0001/h"))
	}
}
