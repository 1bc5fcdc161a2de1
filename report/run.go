package report

import (
	"slices"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/report/layout"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/scenario/zone"
)

// Run arranges the result of a run. The scenario, if not nil, is what was run: a page lists its quantities and
// places its sites.
func Run(r *experiment.Result, s *scenario.Scenario) *document.Document {
	verdict, tables, week := judge(r), Tables(r), weekOf(r, s)
	if seen := newIndex(r).besidePoint(); seen != "" {
		verdict.Points = slices.Insert(verdict.Points, 0, seen)
	}
	d := &document.Document{
		Kind: document.OfRun, Title: titled(r.Plan.Title, r.Plan.Titles), Setting: setting(r),
		Headline: verdict.Headline, Points: verdict.Points,
		Warnings: doubts(r), Fingerprint: r.Fingerprint, Hash: r.Plan.Hash, Thresholds: newIndex(r).judged(),
		Pictures: append(besidePictures(r), weekPictures(week)...), PictureNote: bandSentence(r), Week: week,
		Members: resultMembers(r, tables), RowsName: "responses",
		Rows: data.Identified(withObserved(responseRows(r, tables), r), r.Plan, r.Seed),
	}
	if s != nil {
		assumptions := assumptionsTable(s)
		d.Assumptions = &assumptions
	}
	d.Tables = withQueues(tables, r)
	return d
}

// responseRows are tidy: a row for each number under its dotted name, sorted by name, in stored units. A number
// without an interval has empty cells for it.
func responseRows(r *experiment.Result, tables []document.Table) [][]string {
	rows := [][]string{append(append(slices.Clone(nameColumns), data.Columns...), "by", "statistic")}
	for _, number := range numbers(r, tables) {
		row := []string{number.name, number.subject, number.place, number.measure, number.unit}
		rows = append(rows, append(append(row, data.Fields(number.estimate)...), number.combination, number.statistic))
	}
	return rows
}

// schema names the layout of a result in JSON; it changes when the layout does.
const schema = "karvon.result/1"

// nanoseconds in a second.
const nanoseconds = 1e9

// horizon is the part of a result that says which time it is about; durations in seconds.
type horizon struct {
	Kind        string  `json:"kind"`
	Start       string  `json:"start"`
	TimeZone    string  `json:"time_zone"`
	WindowStart string  `json:"window_start"`    // local date and time, as ISO 8601 has it
	Cycle       float64 `json:"cycle,omitempty"` // of a cyclic run
	WarmUp      float64 `json:"warm_up"`
	Window      float64 `json:"window"`
	Windows     int     `json:"windows,omitempty"` // of this length, behind one warm-up; absent where it is one
	FollowUp    float64 `json:"follow_up"`
	Antithetic  bool    `json:"antithetic,omitempty"` // whether a replication is two runs of opposite luck
}

// responseMember is a response in JSON; what is not a number is null.
type responseMember struct {
	Subject string `json:"subject,omitempty"`
	Place   string `json:"place,omitempty"`
	Measure string `json:"measure,omitempty"`
	Unit    string `json:"unit"`
	data.Estimate
	By string `json:"by"` // how the replications are brought together
	// Statistic is the part of the measure that says which number of many it is, such as p95; absent of a count.
	Statistic string     `json:"statistic,omitempty"`
	Values    data.Reals `json:"values"`
	Weights   data.Reals `json:"weights,omitempty"` // of how many each value is a mean or share
}

// threshold is a threshold in JSON.
type threshold struct {
	Expression string    `json:"expression"`
	Value      data.Real `json:"value"`
	data.Estimate
	// Share is the share below the limit that a threshold on a quantile is judged by.
	Share   *data.Estimate `json:"share,omitempty"`
	Verdict string         `json:"verdict"`
	// Hours are those of the day, of a threshold on each; absent for others.
	Hours *hourJSON `json:"hours,omitempty"`
	// More is the number of further replications that would decide; absent where it was decided or where none would
	// help, as Why says.
	More int    `json:"more_replications,omitempty"`
	Why  string `json:"to_decide,omitempty"`
	// Source is who set the limit; absent where that is the scenario's own choice.
	Source string `json:"source,omitempty"`
}

func resultMembers(r *experiment.Result, tables []document.Table) []document.Member {
	members := []document.Member{
		{Name: "schema", Value: schema},
		{Name: "scenario", Value: identityOf(r.Plan)},
		{Name: "seed", Value: r.Seed},
		{Name: "replications", Value: r.Replications},
		{Name: "interrupted", Value: r.Interrupted},
		{Name: "stopped_by_memory", Value: len(r.Stops)},
		{Name: "horizon", Value: horizonOf(r.Plan)},
		{Name: "confidence", Value: r.Plan.Confidence},
		{Name: "time_zone_database", Value: zone.Version()},
		{Name: "fingerprint", Value: r.Fingerprint},
		{Name: "responses", Value: responseMembers(r, tables)},
		{Name: "thresholds", Value: thresholdsOf(r)},
		{Name: "unjudged", Value: newIndex(r).unjudged()},
		{Name: "titles", Value: titlesOf(r.Plan)},
		{Name: "warnings", Value: listed(doubts(r))},
	}
	return slices.Concat(members, sizedMembers(r.Plan), restsMembers(r.Rests), backlogMembers(r), stopMembers(r),
		foundMembers(r), besideMembers(r))
}

// backlogMembers say whether the backlog grows, and whose; there are none where that is not judged.
func backlogMembers(r *experiment.Result) []document.Member {
	if r.Stopped() {
		return nil
	}
	c := r.Conclude()
	if c.Backlog == "" {
		return nil
	}
	sites := make([]string, len(c.Growing))
	for i, site := range c.Growing {
		sites[i] = r.Plan.Sites[site].Name
	}
	return []document.Member{{Name: "backlog", Value: struct {
		Verdict string   `json:"verdict"`
		Sites   []string `json:"sites"`
		Flows   []string `json:"flows"`
	}{backlogWords[c.Backlog], sites, listed(c.Flows)}}}
}

// foundMembers tell how the warm-up and the number of replications were found; there are none where they were
// given.
func foundMembers(r *experiment.Result) []document.Member {
	var members []document.Member
	if p := r.Precision; p != nil {
		names := make([]string, len(p.Responses))
		for i, index := range p.Responses {
			names[i] = r.Responses[index].Name
		}
		members = append(members, document.Member{Name: "precision", Value: struct {
			Relative  float64  `json:"relative"`
			Most      int      `json:"most"`
			Responses []string `json:"responses"`
			Looks     []int    `json:"looks"`
			Reached   bool     `json:"reached"`
		}{p.Rule.Precision, p.Rule.Most, names, p.Looks, p.Reached}})
	}
	if w := r.WarmUp; w != nil {
		members = append(members, document.Member{Name: "warm_up_found", Value: struct {
			Used         float64 `json:"used"`
			Truncation   float64 `json:"truncation"`
			Given        float64 `json:"given"`
			By           string  `json:"by"`
			Pilot        float64 `json:"pilot"`
			Replications int     `json:"replications"`
		}{float64(w.Used) / nanoseconds, float64(w.Truncation) / nanoseconds, float64(w.Given) / nanoseconds, w.By,
			float64(w.Pilot) / nanoseconds, w.Replications}})
	}
	if w := r.Windows; w != nil {
		members = append(members, document.Member{Name: "windows_found", Value: struct {
			Windows      int       `json:"windows"`
			Replications int       `json:"replications"`
			Alone        int       `json:"replications_of_one_window"`
			Once         data.Real `json:"events_once"`
			Each         data.Real `json:"events_a_window"`
			By           string    `json:"by"`
			Likeness     data.Real `json:"correlation"`
		}{w.Number, w.Replications, w.Alone, data.Real(w.Once), data.Real(w.Each), w.By, data.Real(w.Likeness)}})
	}
	return members
}

func horizonOf(p *plan.Plan) horizon {
	cycle := 0.0
	if p.Kind == scenario.Cyclic {
		cycle = float64(p.Cycle) / nanoseconds
	}
	windows := 0
	if p.Windows > 1 {
		windows = p.Windows
	}
	return horizon{
		Kind:        string(p.Kind),
		Start:       p.Start,
		TimeZone:    p.TimeZone,
		WindowStart: plan.DateTime(p.Begins(), p.WindowStart()),
		Cycle:       cycle,
		WarmUp:      float64(p.WarmUp) / nanoseconds,
		Window:      float64(p.OneWindow()) / nanoseconds,
		Windows:     windows,
		FollowUp:    float64(p.FollowUp) / nanoseconds,
		Antithetic:  p.Antithetic,
	}
}

func responseMembers(r *experiment.Result, tables []document.Table) []document.Member {
	all := numbers(r, tables)
	members := make([]document.Member, len(all))
	for i, number := range all {
		members[i] = document.Member{Name: number.name, Value: responseMember{
			number.subject, number.place, number.measure, number.unit, data.EstimateOf(number.estimate),
			number.combination, number.statistic, data.Reals(number.values), data.Reals(number.weights),
		}}
	}
	return members
}

func thresholdsOf(r *experiment.Result) []threshold {
	thresholds := make([]threshold, len(r.Thresholds))
	for i := range r.Thresholds {
		judgement := &r.Thresholds[i]
		thresholds[i] = threshold{
			Expression: judgement.Expression, Value: data.Real(judgement.Estimate.Mean),
			Estimate: data.EstimateOf(judgement.Estimate),
			Verdict:  string(judgement.Verdict), More: judgement.More, Why: judgement.Why.String(),
			Source: judgement.Source.String(),
		}
		thresholds[i].Hours = hoursJSON(judgement)
		if judgement.Counted {
			share := data.EstimateOf(judgement.Share)
			thresholds[i].Share = &share
		}
	}
	return thresholds
}

// withQueues gives the table of stations how each queue goes through the window; where nobody observed it, it
// changes nothing.
func withQueues(tables []document.Table, r *experiment.Result) []document.Table {
	t := r.Timeline
	at := slices.IndexFunc(tables, func(table document.Table) bool { return table.Name == "stations" })
	if at < 0 || t == nil || t.Replications == 0 {
		return tables
	}
	part := r.Plan.Window / int64(max(1, min(layout.CourseCells, t.Bins)))
	courses := &document.Courses{Header: runPicturesText.courses.with(values{"span": spokenSpan(part)})}
	for _, row := range tables[at].Rows {
		station := slices.IndexFunc(r.Plan.Stations, func(s plan.Station) bool { return s.Name == row[0].Text })
		courses.Levels = append(courses.Levels, t.Stations[station].Queue.Mean)
	}
	tables[at].Courses = courses
	return tables
}
