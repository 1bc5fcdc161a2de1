package studio_test

import (
	"slices"
	"strings"
	"testing"

	"karvon/cmd/karvon/internal/studio"
)

// TestWhatIsOpenedAgainIsNamedApart opens a scenario and a link twice, and gives a name that another has.
func TestWhatIsOpenedAgainIsNamedApart(t *testing.T) {
	x := try(t)
	var c studio.View
	named := func(name, want string) {
		t.Helper()
		if c.Name != want {
			t.Errorf("what was %s is named %q, not %q", name, c.Name, want)
		}
	}
	x.call("open", `{"scenario": "one-server"}`, &c)
	x.call("open", `{"scenario": "one-server"}`, &c)
	named("opened again", "one-server (2)")
	x.call("rename", `{"id": "c2", "name": "mine"}`, &c)
	named("renamed", "mine")
	var shared studio.Shared
	x.call("share", `{"id": "c2"}`, &shared)
	for _, want := range []string{"mine (2)", "mine (3)"} {
		var followed studio.Followed
		x.call("follow", `{"fragment": "`+shared.Fragment+`"}`, &followed)
		c = *followed.Configuration
		named("followed", want)
	}
	x.call("rename", `{"id": "c1", "name": "mine"}`, &c)
	named("renamed to a taken name", "mine (4)")
	x.call("rename", `{"id": "c1", "name": "mine (4)"}`, &c)
	named("renamed to its own name", "mine (4)")
	x.call("duplicate", `{"id": "c1", "name": "mine"}`, &c)
	named("copied under a taken name", "mine (5)")
	long := strings.Repeat("ё", 100) // as long as a name can be
	x.call("rename", `{"id": "c1", "name": "`+long+`"}`, &c)
	x.call("duplicate", `{"id": "c1"}`, &c)
	named("copied with a long name", long[:2*98]+" (2)")
}

// TestAnAssumptionStaysInItsPlace sets each in turn: within its range, and beyond it, which takes the range away.
func TestAnAssumptionStaysInItsPlace(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "tutorial-2-stages"}`, nil)
	order := func() (paths []string) {
		var l studio.Levers
		x.call("levers", `{"id": "c1"}`, &l)
		for _, list := range [][]studio.Lever{l.Assumptions, l.Demand, l.Servers, l.Others} {
			for _, lever := range list {
				paths = append(paths, lever.Path+" "+lever.Part)
			}
		}
		return paths
	}
	stated := order()
	for _, set := range []string{`"assumptions.red", "value": "14%"`, `"assumptions.red", "value": "60%"`,
		`"assumptions.documents", "part": "lognormal mean", "number": 6`,
		`"flows.trucks.arrivals.rate", "value": "100/day"`} {
		var c studio.View
		x.call("edit", `{"id": "c1", "edits": [{"path": `+set+`}]}`, &c)
		if len(c.Refused) > 0 || len(c.Settings) == 0 {
			t.Fatalf("%s gives %+v", set, c.Refused)
		}
		if now := order(); !slices.Equal(now, stated) {
			t.Errorf("with %s the order is %q, and was %q", set, now, stated)
		}
	}
}
