package engine

import (
	"errors"
	"strings"
	"testing"
)

func TestADurationIsMultipliedByAnExpressionOfAttributes(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: {scale: pallets, of: 1h}}}}}
flows:
  f:
    entity: truck
    attributes: {pallets: {is: 3}, axles: {is: 6}}
    arrivals: {times: [0s]}
    journey: [{visit: a}, {set: {pallets: pallets - 2}}, {visit: a}, {delay: {scale: 1 + axles / 4, of: 2h}}, depart]
`)
	// Three hours, one hour, and 2.5 times two hours.
	if got := replicate(t, p, 0).Flows[0].Time.Max(); got != 9*hour {
		t.Errorf("the truck takes %d ns", got)
	}
}

func TestADurationIsThatOfTheWord(t *testing.T) {
	p := compile(t, `
sites: {s: {}}
flows:
  f:
    entity: truck
    attributes: {cargo: {shares: {bulk: 100%, box: 0%, cold: 0%}}, tonnes: {is: 4}}
    arrivals: {times: [0s]}
    journey:
      - delay: {by: cargo, cases: {bulk: {scale: tonnes, of: 1h}}, otherwise: 30m}
      - {set: {cargo: box}}
      - delay: {by: cargo, cases: {bulk: {scale: tonnes, of: 1h}}, otherwise: 30m}
      - depart
`)
	if got := replicate(t, p, 0).Flows[0].Time.Max(); got != 4*hour+hour/2 {
		t.Errorf("the truck takes %d ns", got)
	}
}

// The draw is that of the plain distribution: the factor changes no luck.
func TestAFactorOfOneChangesNothing(t *testing.T) {
	const model = `
sites: {s: {stations: {a: {servers: 1, service: SERVICE}}}}
flows: {f: {entity: truck, attributes: {one: {is: 1}}, arrivals: {rate: 10/h}, journey: [{visit: a}, depart]}}
`
	const plain = "{lognormal: {mean: 4m, cv: 0.8}}"
	first := replicate(t, compile(t, strings.Replace(model, "SERVICE", plain, 1)), 0)
	scaled := "{scale: one, of: {scale: one * one, of: " + plain + "}}"
	if second := replicate(t, compile(t, strings.Replace(model, "SERVICE", scaled, 1)),
		0); first.Fingerprint != second.Fingerprint {
		t.Error("the trajectories differ")
	}
}

func TestARunEndsWhereAFactorIsNoDuration(t *testing.T) {
	for expression, value := range map[string]string{"load - 3": "-1", "(load - 2) / (load - 2)": "NaN",
		"1 / (load - 2)": "+Inf"} {
		p := compile(t, `
sites: {s: {}}
flows: {f: {entity: truck, attributes: {load: {is: 2}}, arrivals: {times: [2h]},
  journey: [{delay: {scale: "`+expression+`", of: 1h}}, depart]}}
`)
		_, err := New(p).Replicate(1, 0)
		var wrong *ValueError
		if !errors.As(err, &wrong) {
			t.Fatalf("%s: got %v", expression, err)
		}
		if want := "the factor of a duration is " + value +
			" for one of flow f, 2.0 h after the start (flows.f.journey[1])"; err.Error() != want {
			t.Errorf("got %q, want %q", err, want)
		}
	}
}
