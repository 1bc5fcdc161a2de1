package plan

import (
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/scenario"
)

// failing loads and compiles what lies over the base library's scenario, and gives what is wrong with it.
func failing(t *testing.T, text string) string {
	t.Helper()
	library := baseLibrary(t)
	library["over.yaml"] = &fstest.MapFile{Data: []byte("karvon: 1\nextends: base\n" + text)}
	s, err := scenario.Load(t.Context(), library, "over", scenario.Options{})
	if err != nil {
		return err.Error()
	}
	draft, err := Begin(t.Context(), s)
	if err != nil {
		return err.Error()
	}
	if _, err = draft.Outline(); err == nil {
		t.Fatal("nothing is wrong")
	}
	return err.Error()
}

func TestPlacesLeftNeedAZoneWithALimit(t *testing.T) {
	got := failing(t, "sites: {post: {zones: {apron: {}}}}\n"+
		"flows: {trucks: {journey: [{choose: [{when: places-left(apron) > 2, do: []}]}, depart]}}\n")
	const want = "over.yaml:4:45: flows.trucks.journey[1].choose[1].when: zone apron has room without a limit " +
		"(add places, or space for each class, to the zone)"
	if !strings.Contains(got, want) {
		t.Errorf("got %s", got)
	}
}

func TestUnitsThatAreAskedForTogetherHaveOnePriority(t *testing.T) {
	got := failing(t, "sites: {post: {resources: {truck: {units: 2, priority: [hour() > 3]}, cart: {units: 2}}}}\n"+
		"flows: {trucks: {journey: [{seize: {all: {cart: 1, truck: 1}}}, {delay: 1h}, {release: {all: {cart: 1, truck: 1}}},"+
		" depart]}}\n")
	const want = "over.yaml:4:28: flows.trucks.journey[1]: units of post.cart and post.truck are asked for together, " +
		"and their priorities differ (give both the same priority, or seize one after the other)"
	if !strings.Contains(got, want) {
		t.Errorf("got %s", got)
	}
}
