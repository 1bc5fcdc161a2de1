package plan

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/bound"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

func TestTooManyPoliciesAreCountedWhereTheyStand(t *testing.T) {
	text := strings.Builder{}
	text.WriteString("karvon: 1\ntitle: t\nrun: {kind: terminating, window: 1h}\nentities: {truck: {}}\nsites: {post: " +
		"{stations: {gate: {servers: 1, service: 1m}}}}\n" +
		"flows: {trucks: {entity: truck, arrivals: {rate: 6/h}, journey: [{visit: gate}, depart]}}\npolicies:\n")
	for i := range bound.Policies.Most + 1 {
		fmt.Fprintf(&text, "  p%d: {set: {sites.post.stations.gate.servers: 2}}\n", i)
	}
	s, err := scenario.Load(t.Context(), fstest.MapFS{"many.yaml": {Data: []byte(text.String())}}, "many",
		scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Begin(t.Context(), s)
	found, _ := err.(syntax.Errors)
	if len(found) != 1 || found[0].Code != syntax.TooMany || found[0].Path != "policies" || found[0].Pos.Line != 8 ||
		found[0].Message != "the scenario has 2,001 policies: at most 2,000 policies" {
		t.Errorf("got %v", err)
	}
}
