package report

import (
	"cmp"
	"slices"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// pageData is what the pictures of a page are drawn from. Times are minutes.
type pageData struct {
	Bin          float64       `json:"bin"`
	Start        float64       `json:"start"` // of the window, since the local Monday's midnight of the main site
	Clock        string        `json:"clock"` // whose clock that is
	Main         int           `json:"main"`  // the site whose it is
	Replications int           `json:"replications"`
	Span         string        `json:"span"` // what each of them counts: week, day or run
	Stations     []pageStation `json:"stations"`
	Zones        []pageZone    `json:"zones"`
	Flows        []pageFlow    `json:"flows"`
	Sites        []pageSite    `json:"sites"`
	Links        []pageLink    `json:"links"`
	Flow         int           `json:"flow"` // that the first primary response is about; -1 for none
	Borders      *pageBorders  `json:"borders"`
	Replay       *pageReplay   `json:"replay"`
}

type pageBand struct {
	Mean brief `json:"mean"`
	Low  brief `json:"low"`
	High brief `json:"high"`
}

type pageStation struct {
	Name  string   `json:"name"`
	Title string   `json:"title"`
	Site  int      `json:"site"`
	Queue pageBand `json:"queue"`
	Busy  brief    `json:"busy"`
	Duty  brief    `json:"duty"`
	Used  bool     `json:"used"`
}

type pageZone struct {
	Name   string   `json:"name"`
	Title  string   `json:"title"`
	Site   int      `json:"site"`
	Places float64  `json:"places"` // 0 without a limit
	Inside pageBand `json:"inside"`
}

type pageFlow struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Class    string `json:"class"`
	Arrived  brief  `json:"arrived"`  // in each hour
	Departed brief  `json:"departed"` // in each hour
	Times    brief  `json:"times"`    // quantiles of the time inside, 0% to 99% by 1%; none where nobody departed
	// Unfinished is the share of those who came in the window that Times leaves out,
	// since they were inside at the run's end: the times are lower bounds then.
	Unfinished float64 `json:"unfinished"`

	departedLow, departedHigh brief // over the replications
}

type pageSite struct {
	Name   string  `json:"name"`
	Title  string  `json:"title"`
	Inside float64 `json:"inside"`
	// At is longitude and latitude; none where the scenario gives none.
	At []float64 `json:"at"`
}

type pageLink struct {
	Name   string  `json:"name"`
	Title  string  `json:"title"`
	From   int     `json:"from"`
	To     int     `json:"to"`
	Rail   bool    `json:"rail"`
	Passed float64 `json:"passed"` // trips a day
}

// pageReplay is a day, entity by entity: each its flow, and then four numbers a
// part: what it does, where, how many seconds after the beginning of the part
// before, and for how many seconds.
type pageReplay struct {
	Start    float64   `json:"start"`  // minutes since the local Monday's midnight
	Length   float64   `json:"length"` // minutes
	Share    float64   `json:"share"`
	Entities [][]int64 `json:"entities"`
}

// data takes what the pictures need from the timeline and the result.
func (p *page) data() *pageData {
	t, made := p.result.Timeline, p.result.Plan
	x := newIndex(p.result)
	main := x.busiestSite()
	clock, phase := clockOf(made, main)
	data := &pageData{
		Start: float64((phase+made.WindowStart())%plan.Week) / 60e9, Clock: asShown(clock), Main: main, Flow: primaryFlow(p.result.Model),
		Stations: []pageStation{}, Zones: []pageZone{}, Flows: []pageFlow{}, Sites: []pageSite{}, Links: []pageLink{}, // none, not null
	}
	for i := range made.Sites {
		data.Sites = append(data.Sites, p.site(x, i))
	}
	data.Borders = bordersAround(data.Sites)
	for i := range made.Links {
		l := &made.Links[i]
		passed, _ := x.mean(of(response.OfLink, i), "passed", response.Single)
		data.Links = append(data.Links, pageLink{l.Name, asShown(l.Title), int(l.From), int(l.To), l.Mode == "rail", passed})
	}
	if t != nil && t.Replications > 0 {
		data.Bin, data.Replications, data.Span = minutes(t.Bin), t.Replications, spanWord(made)
		p.timeline(data)
	}
	return data
}

// clockOf says by whose clock the pictures are drawn, and what it shows when a
// run begins, ns since the Monday's midnight; a scenario may have no sites at all.
func clockOf(p *plan.Plan, main int) (whose string, phase int64) {
	if len(p.Sites) == 0 {
		return "", 0
	}
	site := &p.Sites[main]
	return cmp.Or(site.Title, site.Name), site.Phase
}

func (p *page) site(x *index, i int) pageSite {
	site := &p.result.Plan.Sites[i]
	inside, _ := x.mean(of(response.OfSite, i), "inside", response.Mean)
	made := pageSite{Name: site.Name, Title: asShown(site.Title), Inside: inside}
	if p.scenario == nil {
		return made
	}
	if at := p.scenario.Sites[site.Name].Location; at != nil {
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

// busiestSite gives the site with the most entities present, in the mean; of
// those with stations, where there is one: who is at home is not at work.
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
func (p *page) timeline(data *pageData) {
	x := newIndex(p.result)
	t, made := p.result.Timeline, p.result.Plan
	for i := range made.Stations {
		s := &made.Stations[i]
		station := pageStation{Name: s.Name, Title: asShown(s.Title), Site: int(s.Site), Used: largest(t.Stations[i].Busy.Mean) > 0}
		if station.Used {
			station.Queue, station.Busy, station.Duty = pageBandOf(&t.Stations[i].Queue), t.Stations[i].Busy.Mean, t.Stations[i].Duty
		}
		data.Stations = append(data.Stations, station)
	}
	for i := range made.Zones {
		z := &made.Zones[i]
		zone := pageZone{Name: z.Name, Title: asShown(z.Title), Site: int(z.Site), Inside: pageBandOf(&t.Zones[i])}
		if z.Places > 0 { // not where no class takes room
			zone.Places = z.Places
		}
		data.Zones = append(data.Zones, zone)
	}
	for i := range made.Flows {
		f := &made.Flows[i]
		flow := pageFlow{
			Name: f.Name, Title: asShown(f.Title), Class: made.Classes[f.Class].Name,
			Arrived: t.Flows[i].Arrived.Mean, Departed: t.Flows[i].Departed.Mean,
			departedLow: t.Flows[i].Departed.Low, departedHigh: t.Flows[i].Departed.High,
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
		data.Replay = pageReplayOf(t.Replay, data.Start)
	}
}

// pageBandOf takes a band; of one in which there is next to nothing the mean
// alone.
func pageBandOf(b *experiment.Band) pageBand {
	if largest(b.High) < 1 {
		return pageBand{Mean: b.Mean}
	}
	return pageBand{b.Mean, b.Low, b.High}
}

func pageReplayOf(r *experiment.Replay, start float64) *pageReplay {
	made := &pageReplay{Start: start, Length: minutes(r.To - r.From), Share: r.Share}
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
