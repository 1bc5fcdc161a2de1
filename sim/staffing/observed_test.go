package staffing

import (
	"strings"
	"testing"
)

func TestBlocksThatARunDoesNotLookAtAreRefused(t *testing.T) {
	const weekend = "{from: \"00:00\", to: \"24:00\", days: [sat, sun]}"
	const workdays = "{from: \"00:00\", to: \"24:00\", days: [mon, tue, wed, thu, fri]}"
	p, err := Read(loaded(t, "staffing: {g: {of: [sites.post.stations.gate.servers], most: 5, cost: 1 USD/h, blocks: ["+
		workdays+", "+weekend+"]}}\n"), Request{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		window Window
		wants  bool
	}{
		{Window{0, 2 * day}, false}, {Window{0, week}, true}, {Window{4 * day, 2 * day}, true},
		{Window{6 * day, 2 * day}, true}, {Window{0, 5 * day}, false}, {Window{5 * day, day}, false},
	} {
		err := p.Requires(Observed{"post": c.window})
		if (err == nil) != c.wants || err != nil && !strings.Contains(err.Error(), "sites.post.stations.gate.servers") {
			t.Errorf("from %d for %d: %v", c.window.From, c.window.Length, err)
		}
	}
}

// A schedule of a place is not one that the site has, nor that of another place.
func TestSchedulesOfPlacesAreTheirOwn(t *testing.T) {
	s := loaded(t, "")
	s.Sites["post"].Schedules["staff-gate"] = s.Sites["post"].Schedules["day"]
	places := []Place{
		{Path: "sites.post.stations.gate.servers", site: "post"},
		{Path: "sites.post.stations.a.lanes.b.servers", site: "post"},
		{Path: "sites.post.stations.a-b.servers", site: "post"},
	}
	nameSchedules(s, places)
	for i, want := range []string{"staff-gate-2", "staff-a-b", "staff-a-b-2"} {
		if places[i].named != want {
			t.Errorf("%s has %s, want %s", places[i].Path, places[i].named, want)
		}
	}
}
