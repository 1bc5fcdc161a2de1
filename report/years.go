package report

import (
	"math"
	"slices"
	"strconv"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// yearsSchema names the layout of years in JSON.
const yearsSchema = "karvon.years/1"

// Years arranges in which year a scenario is full, and what is built when.
func Years(y *experiment.Years) *document.Document {
	d := &document.Document{
		Kind:     document.OfYears,
		Title:    yearsText.title.with(values{"scenario": y.Plan.Name}),
		Setting:  yearsSetting(y),
		Headline: yearsHeadline(y),
		Points:   yearsPoints(y),
		Warnings: yearsWarnings(y),
		Tables:   []document.Table{yearsTable(y), phasesTable(y), marksTable(y)},
		Pictures: []document.Picture{yearsPicture(y)},
		Rows:     data.Identified(yearsRows(y), y.Plan, y.Seed),
		Members:  yearsMembers(y),
	}
	return completed(d, yearsSchema)
}

func yearsSetting(y *experiment.Years) string {
	said := settingText.experiment.with(values{"scenario": y.Plan.Name, "seed": y.Seed,
		"what": yearsText.setting.with(values{"weeks": simulatedSpans(y.Plan, y.Replications), "loads": y.Loads,
			"most": y.Most, "base": y.Course.Base, "last": y.Course.Last}),
		"chance": yearsText.chance.with(values{"confidence": level(y.Confidence)})})
	if d := y.Drawn; d != nil {
		said += " " + yearsText.drawn.with(values{"draws": d.Draws, "factors": few(d.Factors),
			"confidence": level(y.Confidence)})
	}
	return said
}

// yearText says a year; those behind the last together.
func yearText(y *experiment.Years, year int) string {
	if year > y.Course.Last {
		return yearsText.beyond.with(values{"last": y.Course.Last})
	}
	return strconv.Itoa(year)
}

// yearsBetween says the years from one to another.
func yearsBetween(y *experiment.Years, low, high int) string {
	if low == high {
		return yearText(y, low)
	}
	return yearsText.between.with(values{"low": yearText(y, low), "high": yearText(y, high)})
}

// fullText says when it is full.
func fullText(y *experiment.Years, e *experiment.Era, again bool) string {
	said, v := yearsText.full, values{"year": yearText(y, e.Full.Year), "last": y.Course.Last}
	switch {
	case e.Full.Year > y.Course.Last && again:
		said = yearsText.neverAgain
	case e.Full.Year > y.Course.Last:
		said = yearsText.never
	case e.Full.Year == y.Course.Base:
		said = yearsText.already
	case e.Full.Year == e.From && again:
		said = yearsText.still
	case again:
		said = yearsText.again
	}
	return said.with(v)
}

// chanceText says between which years one lies by chance, and with what is not known of the growth; nothing where it is
// sure. Never says that it is not full by chance either.
func chanceText(y *experiment.Years, f *experiment.FoundYear, s *experiment.YearSpread, never string) string {
	sure := yearsText.sure.said()
	if f.Year > y.Course.Last {
		sure = never
	}
	v := values{"chance": yearsBetween(y, f.Low, f.High), "sure": sure}
	said := yearsText.byChance
	if f.Low == f.High {
		said = yearsText.byNone
	}
	if s != nil {
		v["growth"] = yearsBetween(y, s.Least, s.Most)
		said = yearsText.byBoth
		if f.Low == f.High {
			said = yearsText.byGrowth
		}
	}
	return said.with(v)
}

// spreadOf is what the draws say; nil where there are none.
func spreadOf(y *experiment.Years, of func(d *experiment.YearsDrawn) *experiment.YearSpread) *experiment.YearSpread {
	if y.Drawn == nil {
		return nil
	}
	return of(y.Drawn)
}

func nothingSpread(d *experiment.YearsDrawn) *experiment.YearSpread { return &d.Nothing }

func finalSpread(d *experiment.YearsDrawn) *experiment.YearSpread { return &d.Finally }

func yearsHeadline(y *experiment.Years) string {
	said := yearsText.nothing.with(values{"full": fullText(y, &y.Nothing, false), "scenario": y.Plan.Name,
		"chance": chanceText(y, &y.Nothing.Full, spreadOf(y, nothingSpread), yearsText.sureNever.said())})
	if len(y.Eras) == 0 {
		return said
	}
	last := &y.Eras[len(y.Eras)-1]
	never, before := yearsText.sureNever.said(), fullBefore(y)
	if before != "" {
		never = yearsText.sureNeverFrom.with(values{"from": last.From})
	}
	return said + " " + yearsText.phases.with(values{"full": fullText(y, last, len(last.Policies) > 0), "before": before,
		"chance": chanceText(y, &last.Full, spreadOf(y, finalSpread), never)})
}

func yearsPoints(y *experiment.Years) []string {
	var points []string
	if e := &y.Nothing; e.Full.Year <= y.Course.Last && !e.Why.IsNone() {
		points = append(points, yearsText.why.with(values{"year": e.Full.Year, "why": worded(e.Why, spanOf(y.Plan))}))
	}
	for i := range y.Phases {
		points = append(points, phasePoint(y, i))
	}
	if n := len(y.Eras); n > 0 {
		if e := &y.Eras[n-1]; len(e.Policies) > 0 && e.Full.Year <= y.Course.Last && !e.Why.IsNone() {
			points = append(points, yearsText.whyAgain.with(values{"year": e.Full.Year, "why": worded(e.Why, spanOf(y.Plan))}))
		}
	}
	for i := range y.Marks {
		points = append(points, markPoint(y, i))
	}
	if y.Drawn != nil {
		points = append(points, doubtPoint(y))
	}
	return points
}

// doubtPoint says how much chance and how much the growth moves the year in which it is full.
func doubtPoint(y *experiment.Years) string {
	f, d := &y.Nothing.Full, y.Drawn
	said := yearsText.doubt
	switch {
	case d.Possible == d.Draws:
		said = yearsText.doubtNone
	case d.Nothing.High > y.Course.Last:
		said = yearsText.doubtBeyond
	}
	return said.with(values{"chance": f.High - f.Low, "growth": d.Nothing.High - d.Nothing.Low, "draws": d.Draws,
		"middle": yearText(y, d.Nothing.Middle), "possible": d.Possible, "last": y.Course.Last,
		"low": yearText(y, d.Nothing.Low), "between": yearsBetween(y, d.Nothing.Low, d.Nothing.High)})
}

func markPoint(y *experiment.Years, i int) string {
	m := &y.Marks[i]
	said := yearsText.mark
	switch {
	case m.Reached > y.Course.Last:
		said = yearsText.markBeyond
	case m.Reached == y.Course.Base:
		said = yearsText.markAlready
	}
	v := values{"load": digits(document.Shown(m.Load)), "stream": m.Stream, "mark": m.Name, "year": m.Reached,
		"last": y.Course.Last, "growth": ""}
	if m.Title != "" {
		v["mark"] = titled(m.Title, m.Titles)
	}
	if d := y.Drawn; d != nil {
		v["growth"] = yearsText.withGrowth.with(values{"growth": yearsBetween(y, d.Marks[i].Low, d.Marks[i].High)})
	}
	return said.with(v)
}

func yearsWarnings(y *experiment.Years) []string {
	warnings := append(failureWarnings(nil, y.Interrupted), shortWindow(y.Plan, shortText.flag)...)
	for _, f := range y.Falling {
		warnings = append(warnings, yearsText.falls.with(values{"stream": f.Stream, "year": f.Year}))
	}
	if y.Crossed {
		warnings = append(warnings, yearsText.crossed.said())
	}
	if d := y.Drawn; d != nil {
		if d.Open > 0 {
			warnings = append(warnings, yearsText.open.with(values{"open": d.Open, "draws": d.Draws, "spent": d.Spent,
				"widest": d.Widest}))
		}
		if len(d.Shared) > 0 {
			warnings = append(warnings, yearsText.shared.with(values{"factors": few(d.Shared), "count": len(d.Shared)}))
		}
	}
	return warnings
}

// YearsPicture names the picture of years.
const YearsPicture = "years"

// yearsPicture shows the load over the years, and what is carried of it.
func yearsPicture(y *experiment.Years) document.Picture {
	p := document.Picture{Name: YearsPicture, Title: yearsText.picture.said(), Kind: document.Curve, Unit: "a day",
		Axis: yearsText.axis.said()}
	load := document.PictureSeries{Name: yearsText.load.said()}
	for year := y.Course.Base; year <= y.Course.Last; year++ {
		p.Words = append(p.Words, tickOf(y, year))
		p.At = append(p.At, float64(year-y.Course.Base))
		load.Add(stats.Unknown(y.LoadIn(year)), 1, tongue())
	}
	p.Series = append(p.Series, load)
	limit := func(name sentence, eras []experiment.Era) {
		carried := document.PictureSeries{Name: name.said()}
		for i := range eras {
			if e := &eras[i]; !math.IsNaN(e.Limit) {
				for _, at := range []int{e.From, min(e.Until, y.Course.Last)} {
					carried.At = append(carried.At, float64(at-y.Course.Base))
					carried.Add(stats.Unknown(e.Limit), 1, tongue())
				}
			}
		}
		if len(carried.At) > 0 {
			p.Series = append(p.Series, carried)
		}
	}
	limit(yearsText.carried, []experiment.Era{y.Nothing})
	limit(yearsText.carriedThen, slices.Clone(y.Eras))
	mark := func(name sentence, year int) {
		if year <= y.Course.Last {
			full := document.PictureSeries{Name: name.with(values{"year": year}), Loose: true,
				At: document.Places{float64(year - y.Course.Base)}}
			full.Add(stats.Unknown(float64(load.Mean[year-y.Course.Base])), 1, tongue())
			p.Series = append(p.Series, full)
		}
	}
	mark(yearsText.fullMark, y.Nothing.Full.Year)
	if n := len(y.Eras); n > 0 {
		mark(yearsText.againMark, y.Eras[n-1].Full.Year)
	}
	return p
}

// tickOf is what stands at a year of the axis: the first and the last are named, and every fifth or tenth that is not
// near these.
func tickOf(y *experiment.Years, year int) string {
	every := 5
	if y.Course.Last-y.Course.Base > 50 {
		every = 10
	}
	first, last := year-y.Course.Base, y.Course.Last-year
	if first == 0 || last == 0 || y.Course.Last-y.Course.Base <= 12 || year%every == 0 && first > 2 && last > 2 {
		return strconv.Itoa(year)
	}
	return ""
}
