package report

import (
	"math"
	"strings"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// appraisalSchema names the layout of an appraisal in JSON.
const appraisalSchema = "karvon.appraisal/1"

// Appraisal arranges what projects cost and save over years.
func Appraisal(x *experiment.Appraised) *document.Document {
	a := &appraisal{x}
	d := &document.Document{
		Kind:     document.OfAppraisal,
		Title:    appraisalText.title.with(values{"scenario": x.Plan.Name}),
		Setting:  experimentSetting(x.Plan, x.Seed, a.setting()),
		Headline: a.headline(),
		Points:   a.points(),
		Warnings: a.warnings(),
		Rows:     data.Identified(a.rows(), x.Plan, x.Seed),
		Members:  a.members(),
	}
	if len(x.Projects) > 1 {
		d.Tables = append(d.Tables, a.projectsTable())
	}
	for i := range x.Projects {
		p := &x.Projects[i]
		tables := []document.Table{a.figuresTable(p), a.economicTable(p), a.whoTable(p), a.financialTable(p),
			a.switchingTable(p)}
		inOneUnit(a.code(), &tables[0], &tables[1], &tables[2], &tables[3], &tables[4])
		d.Tables = append(d.Tables, tables...)
		d.Pictures = append(d.Pictures, a.picture(p))
	}
	return completed(d, appraisalSchema)
}

// appraisal words what was found.
type appraisal struct{ *experiment.Appraised }

func (a *appraisal) setting() string {
	years := 0
	for i := range a.Projects {
		years = max(years, len(a.Projects[i].Simulated))
	}
	return appraisalText.setting.with(values{
		"weeks": simulatedSpans(a.Plan, a.Replications), "years": years, "projects": len(a.Projects),
		"days": a.Appraisal.Days, "prices": a.Appraisal.Prices, "currency": a.code(), "discount": level(a.Appraisal.Discount),
	})
}

// code is that of the currency in which amounts are told.
func (a *appraisal) code() string {
	if c := a.Appraisal.Currency; c != nil {
		return c.Code
	}
	return "USD"
}

// each is what a dollar is in that currency.
func (a *appraisal) each() float64 {
	if c := a.Appraisal.Currency; c != nil {
		return 1 / c.Worth
	}
	return 1
}

// money is an amount of dollars in the currency.
func (a *appraisal) money(e stats.Estimate) *document.Number {
	return &document.Number{Unit: a.code(), Estimate: e.Scaled(a.each())}
}

// amount writes an amount of dollars without its interval.
func (a *appraisal) amount(dollars float64) string {
	number := a.money(stats.Unknown(dollars))
	return document.InSentence(number, document.OwnScale(number), tongue())
}

// longestProject is the most letters of a title by which a project is called.
const longestProject = 48

// called is the title of a project, or the name of its policy where it has none that a sentence bears.
func called(p *experiment.AppraisedProject) string {
	return shorter(titled(p.Title, p.Titles), p.Name, longestProject)
}

// warnings say what failed, that the days are no whole cycle, once that the simulation gives no interval, and where
// much of the doubt of the growth is not counted.
func (a *appraisal) warnings() []string {
	warnings := append(failureWarnings(a.Failures, false), shortWindow(a.Plan, shortText.flag)...)
	if a.Replications < experiment.LeastPaired {
		warnings = append(warnings, appraisalText.noInterval.with(values{"replications": a.Replications,
			"least": experiment.LeastPaired}))
	}
	for i := range a.Projects {
		if p := &a.Projects[i]; p.BeyondYears >= muchBeyond {
			warnings = append(warnings, appraisalText.beyond.with(beyondValues(p)))
		}
	}
	return warnings
}

// headline says what each project comes to.
func (a *appraisal) headline() string {
	var sentences []string
	for i := range a.Projects {
		p := &a.Projects[i]
		said := values{"project": sentenceStart(called(p)), "opening": a.Appraisal.Opening,
			"last": a.Appraisal.Last, "ratio": "", "rate": ""}
		text := appraisalText.worth
		switch {
		case !p.Stated && p.BreakEven.Mean > 0:
			text, said["amount"] = appraisalText.breakEven, a.amount(p.BreakEven.Mean)
		case !p.Stated:
			text, said["amount"] = appraisalText.noBreakEven, a.amount(-p.Worth.Mean)
		default:
			said["amount"] = a.amount(math.Abs(p.Worth.Mean))
			if p.Worth.Mean < 0 {
				text = appraisalText.costs
			}
			switch {
			case !document.IsFinite(p.Ratio.Mean) && p.Worth.Mean > 0:
				said["ratio"] = appraisalText.free.said()
			case p.Ratio.Mean > 0:
				said["ratio"] = appraisalText.ratio.with(values{"ratio": digits(document.Shown(p.Ratio.Mean))})
			}
			if document.IsFinite(p.Return.Mean) {
				said["rate"] = appraisalText.rate.with(values{"rate": share(p.Return.Mean)})
			}
		}
		sentences = append(sentences, text.with(said)+a.inDraws(p))
	}
	return strings.Join(sentences, " ")
}

// inDraws says in how many draws a project is as it is said to be.
func (a *appraisal) inDraws(p *experiment.AppraisedProject) string {
	if a.Draws == 0 || !p.Stated && p.BreakEven.Mean > 0 {
		return ""
	}
	worthy := p.Worthy
	if p.Worth.Mean < 0 {
		worthy = 1 - worthy
	}
	return " " + appraisalText.draws.with(values{"share": share(worthy), "draws": a.Draws})
}

// inputValue writes a value of an input.
func (a *appraisal) inputValue(v *experiment.SwitchingValue, value float64) string {
	if v.Unit == "1" {
		return said(share(value))
	}
	number := a.input(v, value)
	return document.InSentence(number, document.OwnScale(number), tongue())
}

// end writes what is stated of an input, an end of its range, or where it switches.
func (a *appraisal) end(v *experiment.SwitchingValue, value float64) string {
	if v.Ends == nil {
		return a.inputValue(v, value)
	}
	switch value {
	case v.Low:
		return v.Ends.Low
	case v.High:
		return v.Ends.High
	case v.At:
		return v.Ends.At
	}
	return v.Ends.Stated
}

// inputText says where an input switches.
func (a *appraisal) inputText(v *experiment.SwitchingValue) string {
	if v.More {
		text := appraisalText.more
		if v.At < 0 {
			text = appraisalText.less
		}
		return text.with(values{"name": inputName(v), "points": digits(document.Shown(100 * math.Abs(v.At)))})
	}
	write := func(value float64) string { return a.end(v, value) }
	span := ""
	if document.IsFinite(v.Low) {
		span = appraisalText.ranged.with(values{"low": write(v.Low), "high": write(v.High)})
	}
	return appraisalText.one.with(values{"name": inputName(v), "at": write(v.At), "stated": write(v.Stated),
		"range": span})
}

// inputName is the path of an input without its section.
func inputName(v *experiment.SwitchingValue) string {
	name := v.Name
	for _, section := range []string{"appraisal.", "years.streams.", "assumptions."} {
		name = strings.TrimPrefix(name, section)
	}
	return name
}

// input is a value of an input: of money in the currency.
func (a *appraisal) input(v *experiment.SwitchingValue, value float64) *document.Number {
	if v.More {
		return document.PlainNumber("points", value)
	}
	unit, ofMoney := strings.CutPrefix(v.Unit, "USD")
	if !ofMoney {
		return document.PlainNumber(v.Unit, value)
	}
	return document.PlainNumber(a.code()+unit, float64(value*a.each()))
}
