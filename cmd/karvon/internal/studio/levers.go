package studio

import (
	"slices"
	"strings"

	"karvon/sim/scenario"
)

// Levers are what a planner changes in a configuration.
type Levers struct {
	Assumptions []Lever        `json:"assumptions"` // those that lead first
	Demand      []Lever        `json:"demand"`
	Servers     []Lever        `json:"servers"` // numbers of servers, units and slots that are the same at all hours
	Hours       []Lever        `json:"hours"`   // numbers in blocks of schedules
	Others      []Lever        `json:"others"`
	Staff       []Grid         `json:"staff"`
	Opening     []OpeningHours `json:"opening"`
}

// Lever is a number that can be set.
type Lever struct {
	Path    string   `json:"path"`
	Part    string   `json:"part"` // which number of the value; empty where it is one
	Name    string   `json:"name"`
	Number  float64  `json:"number"`
	Was     float64  `json:"was"` // in the scenario without settings and policies
	Unit    string   `json:"unit"`
	Low     *float64 `json:"low"` // of its range; null without one
	High    *float64 `json:"high"`
	Meaning string   `json:"meaning"` // of the range

	Source     string `json:"source"`
	Confidence string `json:"confidence"`
	Note       string `json:"note"`
	Leading    bool   `json:"leading"` // of the few on which the answer rests most
	Changed    bool   `json:"changed"`
}

// mostLeading is how many assumptions are shown first.
const mostLeading = 12

// levers lists what can be changed. Of the assumptions those lead that rests names, which is what is known of what the
// answer rests on most; where nothing is known those that have ranges, as the file has them.
func (c *configuration) levers(rests []string) *Levers {
	inputs, _ := c.current.scenario.Inputs()
	plain, _ := c.plain.Inputs()
	before := inputsOf(plain)
	slices.SortStableFunc(inputs, before.compare) // what is set stands behind all that is not
	all := &Levers{Assumptions: []Lever{}, Demand: []Lever{}, Servers: []Lever{}, Hours: []Lever{}, Others: []Lever{},
		Staff: c.grids(), Opening: c.openings()}
	for i := range inputs {
		lever := leverOf(&inputs[i])
		lever.Was = lever.Number
		was := before[inputs[i].Key()]
		if was != nil {
			lever.Was = was.input.Number
		}
		lever.Changed = was == nil || lever.Was != lever.Number
		to := &all.Others
		switch {
		case inputs[i].Kind == scenario.AssumedInput:
			to = &all.Assumptions
		case inputs[i].Kind == scenario.StaffInput && lever.Part != "":
			to = &all.Hours
		case inputs[i].Kind == scenario.StaffInput:
			to = &all.Servers
		case strings.HasPrefix(lever.Path, "flows.") && strings.Contains(lever.Path, ".arrivals"):
			to = &all.Demand
		}
		*to = append(*to, lever)
	}
	all.lead(rests, before)
	return all
}

// stated are the inputs of a scenario without settings, with the order in which it has them.
type stated map[[2]string]*statedInput

type statedInput struct {
	input *scenario.Input
	at    int
}

func inputsOf(plain []scenario.Input) stated {
	all := stated{}
	for i := range plain {
		all[plain[i].Key()] = &statedInput{&plain[i], i}
	}
	return all
}

// compare orders inputs as the scenario has them, and what it has not behind them.
func (s stated) compare(a, b scenario.Input) int {
	place := func(of *scenario.Input) int {
		if known := s[of.Key()]; known != nil {
			return known.at
		}
		return len(s)
	}
	return place(&a) - place(&b)
}

// hasRange says whether the scenario gives a lever a range, which one that is set beyond it has no longer.
func (s stated) hasRange(lever *Lever) bool {
	if known := s[[2]string{lever.Path, lever.Part}]; known != nil {
		return known.input.Doubted
	}
	return lever.Low != nil
}

// lead moves the assumptions to the front on which most rests.
func (l *Levers) lead(rests []string, before stated) {
	rank := func(lever *Lever) int {
		switch at := slices.Index(rests, lever.Path); {
		case at >= 0:
			return at
		case before.hasRange(lever):
			return len(rests)
		}
		return len(rests) + 1
	}
	slices.SortStableFunc(l.Assumptions, func(a, b Lever) int { return rank(&a) - rank(&b) })
	for i := range l.Assumptions {
		l.Assumptions[i].Leading = i < mostLeading
	}
}

func leverOf(in *scenario.Input) Lever {
	lever := Lever{Path: in.Name, Part: in.Part, Name: leverName(in), Number: in.Number, Unit: in.Unit,
		Meaning: in.Meaning, Source: in.Source.String(), Confidence: string(in.Confidence), Note: in.Note}
	if in.Doubted {
		low, high := in.Low, in.High
		lever.Low, lever.High = &low, &high
	}
	return lever
}

// leverName is a number's name as people read it: what its path says, without the words that all paths have.
func leverName(in *scenario.Input) string {
	name := strings.TrimPrefix(in.Name, "assumptions.")
	for _, word := range []string{"sites.", "stations.", "flows.", "zones.", "resources.", "schedules.", "links.",
		"crossings.", "attributes.", "journey."} {
		name = strings.ReplaceAll("."+name, "."+word, ".")[1:]
	}
	name = strings.ReplaceAll(strings.ReplaceAll(name, ".", ", "), "-", " ")
	if in.Part != "" {
		name += " (" + in.Part + ")"
	}
	return name
}

// grids lists the schedules of all sites, hour by hour.
func (c *configuration) grids() []Grid {
	grids := []Grid{}
	now := c.current.scenario
	for _, site := range slices.Sorted(keys(now.Sites)) {
		followers := followersOf(now.Sites[site])
		for _, name := range slices.Sorted(keys(now.Sites[site].Schedules)) {
			schedule := now.Sites[site].Schedules[name]
			if schedule == nil {
				continue
			}
			g := Grid{Path: "sites." + site + ".schedules." + name, Site: site, Name: strings.ReplaceAll(name, "-", " "),
				Of: followers[name]}
			g.Hours, g.Whole = gridOf(schedule)
			for _, day := range g.Hours {
				g.Most = max(g.Most, slices.Max(day[:]))
			}
			if before := c.plain.Sites[site]; before != nil && before.Schedules[name] != nil {
				if was, _ := gridOf(before.Schedules[name]); was != g.Hours {
					g.Was = &was
				}
			}
			grids = append(grids, g)
		}
	}
	return grids
}

// followersOf lists by schedule what follows it.
func followersOf(site *scenario.Site) map[string][]string {
	of := map[string][]string{}
	for _, name := range slices.Sorted(keys(site.Stations)) {
		if station := site.Stations[name]; station != nil && station.Servers.Schedule != "" {
			of[station.Servers.Schedule] = append(of[station.Servers.Schedule], name)
		}
	}
	for _, name := range slices.Sorted(keys(site.Resources)) {
		if resource := site.Resources[name]; resource != nil && resource.Units.Schedule != "" {
			of[resource.Units.Schedule] = append(of[resource.Units.Schedule], name)
		}
	}
	return of
}
