package report

import (
	"math"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
)

// yearsJSON is a year with its interval; null stands for beyond the last year.
type yearsJSON struct {
	Year *int `json:"year"`
	Low  *int `json:"low"`
	High *int `json:"high"`
}

// spreadJSON is the years of the draws: by the growth alone, and with chance.
type spreadJSON struct {
	Low    *int `json:"low"`
	Middle *int `json:"middle"`
	High   *int `json:"high"`
	Least  *int `json:"low_with_chance"`
	Most   *int `json:"high_with_chance"`
}

type streamJSON struct {
	Name   string    `json:"stream"`
	Title  string    `json:"title"`
	Flows  []string  `json:"flows"`
	Stated data.Real `json:"stated_per_day"`
}

type eraJSON struct {
	Policies []string  `json:"policies"`
	From     int       `json:"from"`
	Until    *int      `json:"until"` // the first year with other phases
	Full     yearsJSON `json:"full"`
	Limit    data.Real `json:"limit_per_day"`
	Why      string    `json:"why"`
}

type phaseJSON struct {
	Policy     string      `json:"policy"`
	Comes      *int        `json:"comes"`
	Fixed      bool        `json:"fixed"`
	FullFrom   *int        `json:"full_from"`
	Investment *data.Real  `json:"investment_usd"`
	Upkeep     data.Real   `json:"upkeep_cost_usd_per_year"`
	Drawn      *spreadJSON `json:"drawn,omitempty"`
}

type markJSON struct {
	Name    string      `json:"mark"`
	Stream  string      `json:"stream"`
	Load    data.Real   `json:"load_per_day"`
	Reached *int        `json:"reached"`
	Drawn   *spreadJSON `json:"drawn,omitempty"`
}

type yearJSON struct {
	Year        int                  `json:"year"`
	Loads       map[string]data.Real `json:"loads_per_day"`
	Added       []string             `json:"added"`
	Busiest     string               `json:"busiest"`
	Utilisation data.Real            `json:"utilisation"`
	Met         int                  `json:"thresholds_met"`
	Missed      int                  `json:"thresholds_missed"`
	Undecided   int                  `json:"thresholds_undecided"`
	Fails       []string             `json:"fails"`
	Simulated   bool                 `json:"simulated"`
	Verdict     experiment.Verdict   `json:"verdict"`
	Other       bool                 `json:"verdict_of_another_load"`
	Nothing     experiment.Verdict   `json:"if_nothing_is_done"`
}

// yearWithin is a year, or nothing for one that is beyond the last.
func yearWithin(y *experiment.Years, year int) *int {
	if year > y.Course.Last {
		return nil
	}
	return &year
}

func foundJSON(y *experiment.Years, f *experiment.FoundYear) yearsJSON {
	return yearsJSON{yearWithin(y, f.Year), yearWithin(y, f.Low), yearWithin(y, f.High)}
}

func spreadsJSON(y *experiment.Years, s *experiment.YearSpread) *spreadJSON {
	return &spreadJSON{yearWithin(y, s.Low), yearWithin(y, s.Middle), yearWithin(y, s.High),
		yearWithin(y, s.Least), yearWithin(y, s.Most)}
}

func eraOf(y *experiment.Years, e *experiment.Era) eraJSON {
	return eraJSON{listed(e.Policies), e.From, yearWithin(y, e.Until), foundJSON(y, &e.Full), data.Real(e.Limit),
		e.Why.String()}
}

func yearsMembers(y *experiment.Years) []document.Member {
	eras, phases, marks, years := []eraJSON{}, []phaseJSON{}, []markJSON{}, []yearJSON{}
	streams := make([]streamJSON, len(y.Course.Streams))
	for i := range streams {
		s := &y.Course.Streams[i]
		streams[i] = streamJSON{s.Name, s.Title, s.Flows, data.Real(s.Stated)}
	}
	for i := range y.Eras {
		eras = append(eras, eraOf(y, &y.Eras[i]))
	}
	for i := range y.Phases {
		p := &y.Phases[i]
		made := phaseJSON{Policy: p.Policy, Comes: yearWithin(y, p.Comes), Fixed: p.Fixed,
			Upkeep: data.Real(p.Upkeep)}
		if p.FullFrom > 0 {
			made.FullFrom = &p.FullFrom
		}
		if p.Investment != nil {
			made.Investment = new(data.Real)
			*made.Investment = data.Real(*p.Investment)
		}
		if y.Drawn != nil {
			made.Drawn = spreadsJSON(y, &y.Drawn.Phases[i])
		}
		phases = append(phases, made)
	}
	for i := range y.Marks {
		m := &y.Marks[i]
		made := markJSON{Name: m.Name, Stream: m.Stream, Load: data.Real(m.Load), Reached: yearWithin(y, m.Reached)}
		if y.Drawn != nil {
			made.Drawn = spreadsJSON(y, &y.Drawn.Marks[i])
		}
		marks = append(marks, made)
	}
	for i := range y.Rows {
		years = append(years, yearOf(y, &y.Rows[i]))
	}
	members := append(settingMembers(y.Plan), []document.Member{
		{Name: "seed", Value: y.Seed}, {Name: "base", Value: y.Course.Base}, {Name: "last", Value: y.Course.Last},
		{Name: "years_confidence", Value: y.Confidence}, {Name: "replications", Value: y.Replications},
		{Name: "replications_most", Value: y.Most}, {Name: "loads", Value: y.Loads}, {Name: "runs", Value: y.Runs},
		{Name: "streams", Value: streams}, {Name: "alike", Value: y.Alike},
		{Name: "interrupted", Value: y.Interrupted},
		{Name: "nothing", Value: eraOf(y, &y.Nothing)}, {Name: "eras", Value: eras}, {Name: "phases", Value: phases},
		{Name: "marks", Value: marks}, {Name: "years", Value: years},
	}...)
	if d := y.Drawn; d != nil {
		members = append(members, document.Member{Name: "drawn", Value: drawnJSON(y, d)})
	}
	return members
}

func drawnJSON(y *experiment.Years, d *experiment.YearsDrawn) map[string]any {
	made := map[string]any{"draws": d.Draws, "factors": listed(d.Factors), "shared": listed(d.Shared), "budget": d.Budget,
		"spent": d.Spent, "open": d.Open, "open_within": d.Widest, "not_full": d.Possible,
		"nothing": spreadsJSON(y, &d.Nothing)}
	if len(y.Phases) > 0 {
		made["finally"] = spreadsJSON(y, &d.Finally)
	}
	return made
}

func yearOf(y *experiment.Years, r *experiment.YearRow) yearJSON {
	made := yearJSON{Year: r.Year, Loads: map[string]data.Real{}, Added: listed(r.Added), Fails: listed(r.Failing(y)),
		Utilisation: data.Real(math.NaN()), Verdict: r.Verdict, Other: r.Other,
		Nothing: r.Nothing}
	for i, load := range r.Loads {
		made.Loads[y.Course.Streams[i].Name] = data.Real(load)
	}
	if l := r.Of; l != nil {
		counts := countVerdicts(l.Verdicts)
		made.Simulated, made.Busiest, made.Utilisation = true, l.Busiest, data.Real(l.Utilisation)
		made.Met, made.Missed, made.Undecided = counts[experiment.Met], counts[experiment.NotMet],
			counts[experiment.Undecided]
	}
	return made
}
