package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/report/ground"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// weekOf takes what the pictures need from the timeline and the result, and where the sites are from the scenario,
// which may be nil.
func weekOf(r *experiment.Result, s *scenario.Scenario) *document.Week {
	t, made := r.Timeline, r.Plan
	x := newIndex(r)
	main := x.busiestSite()
	clock, phase := clockOf(made, main)
	data := &document.Week{
		Start: float64((phase+made.WindowStart())%plan.Week) / 60e9, Clock: document.AsShown(clock), Main: main,
		Flow: primaryFlow(r.Model),
		// none, not null
		Stations: []document.WeekStation{}, Zones: []document.WeekZone{}, Flows: []document.WeekFlow{},
		Sites: []document.WeekSite{}, Links: []document.WeekLink{},
	}
	for i := range made.Sites {
		data.Sites = append(data.Sites, x.weekSite(s, i))
	}
	for i := range made.Links {
		l := &made.Links[i]
		passed, _ := x.mean(of(response.OfLink, i), "passed", response.Single)
		data.Links = append(data.Links,
			document.WeekLink{Name: l.Name, Title: document.AsShown(l.Title), From: int(l.From), To: int(l.To),
				Rail: l.Mode == "rail", Passed: passed})
	}
	if t != nil && t.Replications > 0 {
		data.Bin, data.Replications, data.Span = minutes(t.Bin), t.Replications,
			[]string{week: "week", day: "day", run: "run"}[spanOf(made)]
		x.timeline(data)
	}
	if data.Replay != nil && s != nil {
		data.Ground = ground.Of(made, s)
	}
	return data
}

// clockOf says by whose clock the pictures are drawn, and what it shows when a run begins, ns since the Monday's
// midnight; a scenario may have no sites at all.
func clockOf(p *plan.Plan, main int) (whose string, phase int64) {
	if len(p.Sites) == 0 {
		return "", 0
	}
	site := &p.Sites[main]
	return cmp.Or(site.Title, site.Name), site.Phase
}

func (x *index) weekSite(s *scenario.Scenario, i int) document.WeekSite {
	site := &x.Plan.Sites[i]
	inside, _ := x.mean(of(response.OfSite, i), "inside", response.Mean)
	made := document.WeekSite{Name: site.Name, Title: document.AsShown(site.Title), Inside: inside}
	if s == nil {
		return made
	}
	if at := s.Sites[site.Name].Location; at != nil {
		made.At = []float64{at.Longitude, at.Latitude}
	}
	return made
}

// primaryFlow gives the flow that the first primary response about a flow has.
func primaryFlow(m *response.Model) int {
	for _, i := range m.Primary {
		r := &m.Responses[i]
		if subject := r.Estimand.Subject; subject == response.OfFlow || subject == response.OfFlowSite {
			return r.Index
		}
	}
	return -1
}

// busiestSite gives the site with the most entities present, in the mean; of those with stations, where there is
// one: who is at home is not at work.
func (x *index) busiestSite() int {
	stations := make([]int, len(x.Plan.Sites))
	for i := range x.Plan.Stations {
		stations[x.Plan.Stations[i].Site]++
	}
	best, most := 0, -1.0
	for i := range x.Plan.Sites {
		inside, known := x.mean(of(response.OfSite, i), "inside", response.Mean)
		works, better := stations[i] > 0, stations[best] > 0
		if known && (works && !better || works == better && inside > most) {
			best, most = i, inside
		}
	}
	return best
}

// timeline adds what was observed through the window.
func (x *index) timeline(data *document.Week) {
	t, made := x.Timeline, x.Plan
	for i := range made.Stations {
		s := &made.Stations[i]
		station := document.WeekStation{Name: s.Name, Title: document.AsShown(s.Title), Site: int(s.Site),
			Used: largest(t.Stations[i].Busy.Mean) > 0}
		if station.Used {
			station.Queue, station.Busy, station.Duty = weekBandOf(&t.Stations[i].Queue), t.Stations[i].Busy.Mean,
				t.Stations[i].Duty
		}
		station.Seen = x.queueSeen(i, data)
		data.Stations = append(data.Stations, station)
	}
	for i := range made.Zones {
		z := &made.Zones[i]
		zone := document.WeekZone{Name: z.Name, Title: document.AsShown(z.Title), Site: int(z.Site),
			Inside: weekBandOf(&t.Zones[i])}
		if z.Places > 0 { // not where no class takes room
			zone.Places = z.Places
		}
		data.Zones = append(data.Zones, zone)
	}
	for i := range made.Flows {
		f := &made.Flows[i]
		flow := document.WeekFlow{
			Name: f.Name, Title: document.AsShown(f.Title), Class: made.Classes[f.Class].Name,
			Arrived: t.Flows[i].Arrived.Mean, Departed: t.Flows[i].Departed.Mean,
			DepartedLow: t.Flows[i].Departed.Low, DepartedHigh: t.Flows[i].Departed.High,
		}
		flow.Unfinished, _ = x.mean(of(response.OfFlow, i), "unfinished", response.Single)
		for percent := range 100 {
			if t.Flows[i].Time.Count() > 0 {
				flow.Times = append(flow.Times, t.Flows[i].Time.Quantile(float64(percent)/100)/60e9)
			}
		}
		data.Flows = append(data.Flows, flow)
	}
	if t.Replay != nil {
		data.Replay = weekReplayOf(t.Replay, data.Start+minutes(t.Replay.From-made.WindowStart()))
	}
}

// weekBandOf takes a band; of one in which there is next to nothing the mean alone.
func weekBandOf(b *experiment.Band) document.WeekBand {
	if largest(b.High) < 1 {
		return document.WeekBand{Mean: b.Mean}
	}
	return document.WeekBand{Mean: b.Mean, Low: b.Low, High: b.High}
}

func weekReplayOf(r *experiment.Replay, start float64) *document.WeekReplay {
	made := &document.WeekReplay{Start: start, Length: minutes(r.To - r.From), Share: r.Share}
	for i := range r.Entities {
		course, before := []int64{int64(r.Entities[i].Flow)}, int64(0)
		for _, part := range r.Entities[i].Parts {
			from := (part.From - r.From) / 1e9
			course = append(course, int64(part.Doing), int64(part.Place), from-before, max(1, (part.To-r.From)/1e9-from))
			before = from
		}
		made.Entities = append(made.Entities, course)
	}
	return made
}

func minutes(nanoseconds int64) float64 { return float64(nanoseconds) / 60e9 }

func largest(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	return slices.Max(values)
}
