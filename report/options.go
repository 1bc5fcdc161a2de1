package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// optionsSchema names the layout of a decision between options in JSON.
const optionsSchema = "karvon.options/1"

// Decided is a decision with what a reader needs to follow it.
type Decided struct {
	*experiment.Decision
	Acting  []Acting         // by option
	Loads   []float64        // by future, entities a day of all streams
	Inputs  []scenario.Value // of the sections by which it was weighed
	Values  []scenario.Value // all of the scenario
	Command string           // that gives the same numbers again
}

// Acting says who must act for an option: who runs what it changes.
type Acting struct {
	Agencies  []Agency
	Unsaid    []string // places that it changes, of which the scenario names nobody
	Elsewhere bool     // whether it changes more than places: who comes, by which way
}

// Agency is one of those who must act.
type Agency struct {
	Title   string
	Country string // empty where the scenario does not say
}

// words names an agency with its country.
func (a *Agency) words() string {
	if a.Country == "" || strings.Contains(a.Title, a.Country) {
		return a.Title
	}
	return withRemark(a.Title, a.Country)
}

// names lists who must act.
func (a *Acting) names() []string {
	var names []string
	for i := range a.Agencies {
		names = append(names, a.Agencies[i].words())
	}
	return names
}

// Options arranges a decision between options.
func Options(x *Decided) *document.Document {
	d := &document.Document{
		Kind: document.OfOptions,
		Title: cmp.Or(titled(x.Question.Question, x.Question.Questions),
			optionsText.title.with(values{"scenario": x.Plan.Name})),
		Setting:  experimentSetting(x.Plan, x.Seed, optionsSetting(x)),
		Headline: optionsHeadline(x),
		Points:   optionsPoints(x),
		Warnings: slices.Concat(failureWarnings(x.Failures, x.Interrupted), shortWindow(x.Plan, shortText.flag),
			optionsWarnings(x)),
		Rows:    data.Identified(optionsRows(x), x.Plan, x.Seed),
		Members: optionsMembers(x),
		Tables: []document.Table{optionsTable(x), metTable(x), costTable(x), regretTable(x), hoursTable(x),
			waitingTable(x), breakEvenTable(x), partsTable(x), projectsTable(x), overturnTable(x), futuresTable(x)},
		Pictures: []document.Picture{hoursPicture(x)},
	}
	if x.InMoney {
		d.Pictures = append([]document.Picture{costPicture(x)}, d.Pictures...)
	}
	d = completed(d, optionsSchema)
	d.Body = brief(x)
	return d
}

func optionsSetting(x *Decided) string {
	return optionsText.setting.with(values{
		"options": len(x.Cells), "futures": len(x.Question.Futures), "weeks": simulatedSpans(x.Plan, x.Replications),
		"year": x.Question.Year, "confidence": level(x.Confidence),
	})
}

// option names an option, and future a future.
func (x *Decided) option(i int) string { return x.Question.Choices[i].Name }

func (x *Decided) future(i int) string { return x.Question.Futures[i].Name }

func (x *Decided) futureNames(which []int) []string {
	names := make([]string, len(which))
	for i, future := range which {
		names[i] = x.future(future)
	}
	return names
}

// futuresWhere lists futures.
func (x *Decided) futuresWhere(is func(future int) bool) []int {
	var found []int
	for future := range x.Best {
		if is(future) {
			found = append(found, future)
		}
	}
	return found
}

// told are the futures in which options can be told apart, and lost those whose load no option carries.
func (x *Decided) told() []int {
	return x.futuresWhere(func(f int) bool { return x.Best[f] != plan.None })
}

func (x *Decided) lost() []int {
	return x.futuresWhere(func(f int) bool { return x.Known[f] && x.Best[f] == plan.None })
}

// money writes an amount a day of what is weighed by: money in the scenario's currency, or hours.
func (x *Decided) money(amount float64) string {
	if !x.InMoney {
		return optionsText.hours.with(values{"amount": hoursOf(amount)})
	}
	return optionsText.amount.with(values{"amount": rough(amount / x.worth()), "currency": x.currency()})
}

// worth is what one of the scenario's currency is worth, in US dollars.
func (x *Decided) worth() float64 {
	if x.Appraisal != nil && x.Appraisal.Currency != nil {
		return x.Appraisal.Currency.Worth
	}
	return 1
}

// unit is the worth of the unit of what is weighed by: 1 of hours.
func (x *Decided) unit() float64 {
	if !x.InMoney {
		return 1
	}
	return x.worth()
}

func (x *Decided) currency() string {
	if x.Appraisal != nil && x.Appraisal.Currency != nil {
		return x.Appraisal.Currency.Code
	}
	return "USD"
}

// perDay is the unit of what is weighed by.
func (x *Decided) perDay() string {
	if !x.InMoney {
		return "h/day"
	}
	return x.currency() + "/day"
}

// weighed makes the cell of what is weighed by.
func (x *Decided) weighed(e stats.Estimate) document.Cell {
	if math.IsNaN(e.Mean) {
		return document.Cell{}
	}
	if x.InMoney {
		e = e.Divided(x.worth())
	}
	cell := estimated(x.perDay(), e)
	cell.Number.Beside = x.largest() / besideLargest
	return cell
}

// besideLargest is by how much an amount is less than the largest of all for which their common unit is chosen: of
// costs and of what they differ by, so that all tables have one unit in which small ones still show.
const besideLargest = 50

// largest is the most that a load that is carried costs, in the unit of what is weighed by.
func (x *Decided) largest() float64 {
	most := 0.0
	for option := range x.Cells {
		for future := range x.Best {
			if c := &x.Cells[option][future]; c.Err == nil && c.Carried() {
				most = max(most, x.Costs[option][future].Mean/x.unit())
			}
		}
	}
	return most
}

// above writes a share above the best, rounded up to whole per cent, and from 1000% on to three figures.
func above(share float64) string {
	percent, step := math.Ceil(float64(100*share)-1e-9), 1.0
	for percent >= 1000*step && !math.IsInf(percent, 1) {
		step *= 10
	}
	return digits(strconv.Itoa(int(math.Ceil(percent/step)*step)) + "%")
}

func optionsHeadline(x *Decided) string {
	var said []string
	if open := x.unsimulated(); len(open) > 0 && x.Answer != plan.None {
		said = append(said, optionsText.soFar.with(values{"open": list(x.futureNames(open)), "count": len(open)}))
	}
	if failed := x.failed(x.option, x.future); len(failed) > 0 && x.Answer != plan.None {
		said = append(said, optionsText.without.with(values{"failed": list(failed), "count": len(failed)}))
	}
	return strings.Join(append(said, optionsAnswer(x)), " ")
}

// failed lists the options that have no result in a future though others do, with that future.
func (x *Decided) failed(option, future func(int) string) []string {
	var all []string
	for i := range x.Weighed {
		for _, of := range x.Weighed[i].Untold {
			all = append(all, optionsText.failedIn.with(values{"option": option(i), "future": future(of)}))
		}
	}
	return all
}

// unsimulated lists the futures that were not simulated under all options: an answer is not of these.
func (x *Decided) unsimulated() []int {
	var open []int
	for future, known := range x.Known {
		if !known {
			open = append(open, future)
		}
	}
	return open
}

func optionsAnswer(x *Decided) string {
	if x.Answer == plan.None {
		if len(x.lost()) == len(x.Best) {
			return optionsText.nothing.said()
		}
		return optionsText.unfinished.said()
	}
	of := &x.Weighed[x.Answer]
	said := values{"option": x.option(x.Answer), "least": x.least(), "near": above(x.Near),
		"futures": len(x.told()), "confidence": level(x.Confidence), "above": above(of.Above),
		"greatest": x.money(of.Greatest.Mean)}
	if of.In != plan.None {
		said["in"] = x.future(of.In)
	}
	switch {
	case len(of.Fails) > 0:
		said["fails"] = list(x.futureNames(of.Fails))
		return optionsText.fails.with(said)
	case of.Never == experiment.Met:
		said["within"] = above(of.Within)
		switch {
		case of.Within == 0:
			return optionsText.neverBest.with(said)
		case len(x.told()) == 1:
			return optionsText.neverOne.with(said)
		}
		return optionsText.never.with(said)
	case of.Never == experiment.Undecided && of.Greatest.Mean == 0:
		return optionsText.notShownBest.with(said)
	case of.Above <= x.Near:
		return optionsText.notShown.with(said)
	}
	return optionsText.closest.with(said)
}

// least names what regrets are measured from.
func (x *Decided) least() string {
	if x.InMoney {
		return optionsText.cheapest.said()
	}
	return optionsText.fewest.said()
}

func optionsPoints(x *Decided) []string {
	var points []string
	if x.Answer != plan.None {
		points = append(points, metPoint(x, x.Answer), optionsText.acts.with(values{"option": x.option(x.Answer),
			"agencies": briefActs(x, x.Answer)}))
	}
	if minimax, surely := x.Minimax(); minimax != plan.None {
		of := &x.Weighed[minimax]
		text := optionsText.minimax
		switch {
		case of.Greatest.Mean == 0:
			text = optionsText.minimaxBest
		case !surely:
			text = optionsText.minimaxNotSure
		}
		points = append(points, text.with(values{"option": x.option(minimax), "greatest": x.money(of.Greatest.Mean),
			"least": x.least(), "in": x.future(of.In)}))
	}
	for option := range x.Weighed {
		if option != x.Answer {
			points = append(points, otherPoint(x, option))
		}
	}
	if lost := x.lost(); len(lost) > 0 {
		points = append(points, optionsText.noneCarries.with(values{"futures": list(x.futureNames(lost)),
			"count": len(lost)}))
	}
	for option := range x.Weighed {
		points = append(points, breakEvenPoints(x, option)...)
	}
	return append(points, overturnPoint(x)...)
}

// metPoint says in which futures an option meets all thresholds.
func metPoint(x *Decided, option int) string {
	met, not, open := verdictsOf(x, option)
	said := values{"option": x.option(option), "met": len(met), "futures": len(x.Best),
		"not": list(x.futureNames(not)), "open": list(x.futureNames(open))}
	switch {
	case len(not) > 0 && len(open) > 0:
		return optionsText.metNotOpen.with(said)
	case len(not) > 0:
		return optionsText.metNot.with(said)
	case len(open) > 0:
		return optionsText.metOpen.with(said)
	}
	return optionsText.metAll.with(said)
}

func verdictsOf(x *Decided, option int) (met, not, open []int) {
	for future := range x.Cells[option] {
		c := &x.Cells[option][future]
		switch {
		case c.Err != nil || c.Verdict == experiment.Undecided:
			open = append(open, future)
		case c.Verdict == experiment.Met:
			met = append(met, future)
		default:
			not = append(not, future)
		}
	}
	return met, not, open
}

// otherPoint says of an option that is not the answer how it fares.
func otherPoint(x *Decided, option int) string {
	of := &x.Weighed[option]
	said := values{"option": x.option(option), "least": x.least(), "near": above(x.Near),
		"fails": list(x.futureNames(of.Fails))}
	if of.In == plan.None {
		if len(of.Fails) > 0 {
			return optionsText.carriesNone.with(said)
		}
		return optionsText.untold.with(said)
	}
	said["greatest"], said["in"] = x.money(of.Greatest.Mean), x.future(of.In)
	switch {
	case len(of.Untold) > 0:
		said["untold"] = list(x.futureNames(of.Untold))
		return optionsText.otherUntold.with(said)
	case len(of.Fails) > 0:
		return optionsText.otherFails.with(said)
	case of.Never == experiment.Met:
		said["within"] = above(of.Within)
		return optionsText.otherNever.with(said)
	case of.Never == experiment.Undecided && of.Above <= x.Near:
		return optionsText.otherNotShown.with(said)
	case of.Never == experiment.Undecided:
		said["above"] = above(of.Above)
		return optionsText.otherFarNotShown.with(said)
	}
	return optionsText.otherFar.with(said)
}

// optionsWarnings are the doubts about what was weighed.
func optionsWarnings(x *Decided) []string {
	var warnings []string
	if classes := x.Valueless; len(classes) > 0 {
		warnings = append(warnings, optionsText.valueless.with(values{"classes": few(classes), "count": len(classes)}))
	}
	for option := range x.Weighed {
		if unstated := x.Weighed[option].Unstated; len(unstated) > 0 {
			warnings = append(warnings, optionsText.unstated.with(values{"option": x.option(option),
				"policies": list(unstated), "count": len(unstated)}))
		}
	}
	if x.few() {
		warnings = append(warnings, optionsText.tooFew.with(values{"count": leastTold}))
	}
	return warnings
}

// few says whether there are too few replications of something to tell what is of chance.
func (x *Decided) few() bool {
	return slices.ContainsFunc(x.Cells, func(of []experiment.Cell) bool {
		return slices.ContainsFunc(of, func(c experiment.Cell) bool { return c.Err == nil && c.Replications < leastTold })
	})
}

// leastTold is the number of replications below which hardly anything can be shown.
const leastTold = 5
