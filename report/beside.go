package report

import (
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// besideTable shows what was observed beside what was simulated, a row a value; it is empty where nothing was.
func (x *index) besideTable() document.Table {
	table := document.Table{Name: "observed", Title: besideText.table.said()}
	b := x.Beside
	if b == nil {
		return table
	}
	about := values{"span": spanOf(x.Plan)}
	table.Columns = []document.Column{{Header: "response"}, {Header: "date"}, {Header: "observed", OwnUnits: true},
		{Header: "simulated", OwnUnits: true},
		{Header: "one_from", Words: besideText.from.with(about), OwnUnits: true},
		{Header: "one_to", Words: besideText.until.said(), OwnUnits: true},
		{Header: "difference", OwnUnits: true, Rank: 2}, {Header: "inside"},
		{Header: "all_from", Words: besideText.firstOfAll.said(), OwnUnits: true, Rank: 4},
		{Header: "all_to", Words: besideText.lastOfAll.said(), OwnUnits: true, Rank: 4},
		{Header: "all_inside", Words: besideText.together.said(), Rank: 1}}
	for i := range b.Responses {
		o := &b.Responses[i]
		for k := range o.Values {
			table.Rows = append(table.Rows, x.besideRow(o, &o.Values[k]))
		}
	}
	table.Notes = x.besideNotes()
	return table
}

// besideRow is a value beside what is simulated of it.
func (x *index) besideRow(o *experiment.BesideResponse, v *experiment.ObservedValue) []document.Cell {
	r := &x.Responses[o.Index]
	number := func(value float64) document.Cell {
		n := document.PlainNumber(r.Unit(), value)
		n.Beside = v.Number // in the unit of what was observed
		return document.Cell{Number: n}
	}
	simulated := &document.Number{Name: r.Name, Unit: r.Unit(), Estimate: o.Mean, Beside: v.Number}
	difference := document.PlainNumber(unitOfDifference(r.Unit()), v.Difference)
	difference.Beside = v.Number
	return []document.Cell{text(r.Name), text(v.Date), number(v.Number), {Number: simulated},
		number(o.One.Low), number(o.One.High), {Number: difference}, text(insideWords[v.Within].said()),
		number(o.Together.Low), number(o.Together.High), text(insideWords[v.WithinTogether].said())}
}

// besideNotes say what the columns are.
func (x *index) besideNotes() []string {
	b, span := x.Beside, spanOf(x.Plan)
	notes := []string{besideText.noteMean.with(values{"span": span})}
	if one, ok := onePredicted(b); ok {
		notes = append(notes, besideText.noteOne.with(values{"least": ordinal(one.Outermost, &ordinalText.least),
			"greatest": ordinal(one.Outermost, &ordinalText.greatest), "count": one.N, "level": percentage(one.Level)}))
	}
	if b.Of > 0 && b.Values() > 1 {
		notes = append(notes, besideText.noteTogether.with(values{"span": span, "of": datesText(b.Of, span),
			"level": percentage(b.Together)}))
	}
	if len(b.Dates) > 1 {
		notes = append(notes, besideText.noteDates.with(values{"span": span}))
	}
	if slices.ContainsFunc(b.Responses, func(o experiment.BesideResponse) bool { return o.Mean.Unfinished > 0 }) {
		notes = append(notes, besideText.noteUnfinished.with(values{"span": span}))
	}
	return notes
}

// onePredicted is the interval of one replication that the most replications give.
func onePredicted(b *experiment.Beside) (one stats.Prediction, ok bool) {
	for i := range b.Responses {
		if p := b.Responses[i].One; p.Known() && p.N > one.N {
			one, ok = p, true
		}
	}
	return one, ok
}

// ordinal names an order statistic: the least, the 3rd least.
func ordinal(at int, words *[4]sentence) string {
	return words[min(at, len(words))-1].with(values{"at": at})
}

// datesText counts what all values at a time are of.
func datesText(count int, counted span) string {
	said := besideText.ofDates
	if count == 1 {
		said = besideText.ofOne
	}
	return said.with(values{"count": count, "span": counted})
}

// besidePoint says in sentences how many of the observed values one replication can give; empty where nothing was
// observed.
func (x *index) besidePoint() string {
	b := x.Beside
	if b == nil {
		return ""
	}
	counted := spanOf(x.Plan)
	within, of := b.Count()
	about := values{"span": counted, "within": within, "of": of, "values": b.Values(), "least": experiment.LeastPredicted,
		"dates": len(b.Dates), "expected": digits(document.Rounded(float64(experiment.PredictionLevel*float64(of)), 1)),
		"stopped": b.Stopped, "count": b.Values() - of, "window": spokenWindow(x.Plan)}
	said := []string{besideText.within.with(about)}
	switch {
	case b.Stopped > 0:
		said = []string{besideText.stopped.with(about)}
	case of == 0:
		said = []string{besideText.few.with(about)}
	case len(b.Dates) > 1:
		said = []string{besideText.withinDates.with(about)}
	}
	if beyond := x.beyond(); len(beyond) > 0 {
		said = append(said, besideText.some.with(values{"values": firstOf(beyond)}))
	}
	if of > 0 && of < b.Values() {
		said = append(said, besideText.unpredicted.with(about))
	}
	if of > 0 {
		said = append(said, x.togetherSentences()...)
	}
	if len(b.Dates) > 1 && x.Plan.Window > plan.Day {
		said = append(said, besideText.days.with(about))
	}
	return strings.Join(said, " ")
}

// beyond names the values that lie beyond their intervals; none of many dates, of which the responses are told of which
// fewer lie within than chance explains.
func (x *index) beyond() []string {
	if len(x.Beside.Dates) > 1 {
		return nil
	}
	var named []string
	for i := range x.Beside.Responses {
		o := &x.Beside.Responses[i]
		for k := range o.Values {
			v := &o.Values[k]
			if v.Within == experiment.IsBelow || v.Within == experiment.IsAbove {
				named = append(named, withRemark(v.Response, insideWords[v.Within].said()))
			}
		}
	}
	return named
}

// togetherSentences say whether all values lie within at a time, and of which responses too few do.
func (x *index) togetherSentences() []string {
	b, counted := x.Beside, spanOf(x.Plan)
	within, dates := b.CountTogether()
	about := values{"span": counted, "within": within, "dates": len(b.Dates), "least": experiment.LeastPredicted,
		"needed": b.NeededForAll()}
	var said []string
	switch {
	case b.Values() == 1:
	case b.Of == 0:
		why := whyNotTogether.few
		if b.Complete >= experiment.LeastPredicted {
			why = whyNotTogether.rare
		}
		said = append(said, besideText.noTogether.with(values{"why": why.with(about)}))
	case len(b.Dates) == 1 && within == dates:
		said = append(said, besideText.all.said())
	case len(b.Dates) == 1:
		said = append(said, besideText.notAll.said())
	case b.Of == len(b.Dates) && within == dates:
		said = append(said, besideText.allDates.with(about))
	case b.Of == len(b.Dates):
		said = append(said, besideText.notAllDates.with(about))
	default:
		said = append(said, besideText.someDates.with(about))
	}
	if b.Of > 0 && b.Of < len(b.Dates) {
		said = append(said, besideText.needed.with(about))
	}
	return append(said, x.tooFewWithin()...)
}

// tooFewWithin names the responses of which fewer dates lie within than chance explains.
func (x *index) tooFewWithin() []string {
	if len(x.Beside.Dates) < 2 {
		return nil
	}
	var named []string
	for i := range x.Beside.Responses {
		o := &x.Beside.Responses[i]
		if within, of := o.Count(); within < o.LeastWithin() {
			named = append(named, besideText.lower.with(values{"name": x.Responses[o.Index].Name, "within": within, "of": of,
				"least": o.LeastWithin()}))
		}
	}
	if len(named) == 0 {
		return nil
	}
	return []string{besideText.byChance.with(values{"responses": firstOf(named)})}
}
