package report

import (
	"slices"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// A scenario that names what it is about has the queues there told first, though a longer one be elsewhere.
func TestQueuesAreToldOfTheSitesThatTheScenarioIsAbout(t *testing.T) {
	r := smallResult(map[string]stats.Estimate{"hub.gate.queue.mean": stats.Unknown(90)})
	queues := func() []string {
		points := newIndex(r).queuePoints()
		return slices.DeleteFunc(points, func(p string) bool { return strings.HasPrefix(p, "Longest wait") })
	}
	if said := queues(); len(said) != 2 || !strings.HasPrefix(said[0], "Longest queue: hub.gate, where 90 wait") ||
		!strings.HasPrefix(said[1], "All together wait 6,682 hours a day: 2,160 at hub.gate, 754 at centre.") {
		t.Errorf("of all sites: %v", said)
	}
	r.Plan.About = []plan.SiteID{0}
	said := queues()
	if len(said) != 3 || !strings.HasPrefix(said[0], "Longest queue at centre: centre.") ||
		!strings.HasPrefix(said[1], "All together wait 3,014 hours a day at centre: 754 at centre.") ||
		!strings.HasPrefix(said[2], "Longest queue elsewhere: hub.gate, where 90 wait") {
		t.Errorf("about the centre: %v", said)
	}
}

// That what was made to fit does fit is no news, and a run with another load or staff is not what was made.
func TestHeadlineSaysThatStaffWasChosenForTheLoad(t *testing.T) {
	r := smallResult(nil)
	headline := func() string { return judge(r).Headline }
	plain := headline()
	r.Plan.SizedTo = scenario.SizedToLoad
	if said := headline(); said != plain+" "+string(verdictText.sized) {
		t.Errorf("sized to the load: %s", said)
	}
	if text := written(t, JSON, r, document.Options{}); !strings.Contains(text, `"sized_to": "load"`) {
		t.Error("JSON does not say to what it was sized")
	}
	r.Plan.Policies = []string{"more-trucks"}
	if said := headline(); said != plain+" "+string(verdictText.sizedBefore) {
		t.Errorf("with a policy: %s", said)
	}
	r.Plan.Policies = nil
	short := smallResult(map[string]stats.Estimate{"crossing.uz-kz.trucks.carried": stats.Unknown(10)})
	short.Plan.SizedTo = scenario.SizedToLoad
	if said := judge(short).Headline; strings.Contains(said, "chosen") {
		t.Errorf("of a load that does not get through: %s", said)
	}
}
