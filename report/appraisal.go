package report

import (
	"math"
	"strconv"
	"strings"

	"karvon/report/document"
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
		Warnings: failureWarnings(x.Failures, false),
		Rows:     a.rows(),
		Members:  a.members(),
	}
	if len(x.Projects) > 1 {
		d.Tables = append(d.Tables, a.projectsTable())
	}
	for i := range x.Projects {
		p := &x.Projects[i]
		d.Tables = append(d.Tables, a.figuresTable(p), a.economicTable(p), a.whoTable(p), a.financialTable(p),
			a.switchingTable(p))
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
	return document.InSentence(number, document.OwnScale(number))
}

// headline says what each project comes to.
func (a *appraisal) headline() string {
	var sentences []string
	for i := range a.Projects {
		p := &a.Projects[i]
		said := values{"project": p.Name, "opening": a.Appraisal.Opening, "last": a.Appraisal.Last, "ratio": "", "rate": ""}
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
				said["ratio"] = string(appraisalText.free)
			case p.Ratio.Mean > 0:
				said["ratio"] = appraisalText.ratio.with(values{"ratio": document.Shown(p.Ratio.Mean)})
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

// points say how sure it is, on what it rests, and how it was computed.
func (a *appraisal) points() []string {
	var points []string
	add := func(text sentence, said values) { points = append(points, text.with(said)) }
	for i := range a.Projects {
		a.projectPoints(&a.Projects[i], add)
	}
	add(appraisalText.assumed, values{"section": a.Assumed.Section, "ofSection": a.Assumed.OfSection,
		"runs": a.Assumed.Runs, "ofRuns": a.Assumed.OfRuns})
	if a.Loads == nil {
		add(appraisalText.sameLoad, nil)
	}
	if len(a.Projects[0].Valueless) > 0 {
		add(appraisalText.valueless, values{"classes": firstOf(a.Projects[0].Valueless)})
	}
	return points
}

func (a *appraisal) projectPoints(p *experiment.AppraisedProject, add func(sentence, values)) {
	told := p.Worth
	if !p.Stated {
		told = p.BreakEven
	}
	if told.HasInterval() {
		add(appraisalText.simulation, values{"project": p.Name, "low": a.amount(told.Low), "high": a.amount(told.High)})
		if told.Low < 0 && told.High > 0 {
			add(appraisalText.doubtful, values{"project": p.Name})
		}
	}
	if document.IsFinite(told.Least) {
		add(appraisalText.assumptions, values{"project": p.Name, "least": a.amount(told.Least), "most": a.amount(told.Most),
			"level": level(a.Confidence)})
	}
	if p.Stated {
		a.statedPoints(p, add)
	} else if inputs := a.movingInputs(p); len(inputs) > 0 {
		add(appraisalText.moves, values{"project": p.Name, "inputs": inputs})
	}
	if p.Held > 0 {
		add(appraisalText.held, values{"project": p.Name, "year": p.Held})
	}
	if p.Project.Generated > 0 {
		add(appraisalText.generated, values{"project": p.Name, "share": share(p.Project.Generated)})
	}
	if p.Renewals > 0 {
		add(appraisalText.renewed, values{"project": p.Name, "times": p.Renewals, "last": a.Appraisal.Last})
	}
	if a.Loads != nil {
		var years []string
		for _, year := range p.Simulated {
			years = append(years, strconv.Itoa(year))
		}
		between := ""
		if len(years) > 1 {
			between = string(appraisalText.between)
		}
		add(appraisalText.simulated, values{"project": p.Name, "years": years, "list": list(years), "between": between})
	}
}

// mostOverturning is how many inputs are named that would overturn an answer.
const mostOverturning = 3

// statedPoints are of a project of which the investment is stated.
func (a *appraisal) statedPoints(p *experiment.AppraisedProject, add func(sentence, values)) {
	if p.BreakEven.Mean > 0 {
		add(appraisalText.mayCost, values{"project": p.Name, "amount": a.amount(p.BreakEven.Mean)})
	}
	switch count := len(p.Returns); {
	case count > 1:
		var rates []string
		for _, rate := range p.Returns {
			rates = append(rates, said(share(rate)))
		}
		add(appraisalText.returns, values{"project": p.Name, "count": count, "rates": rates})
	case count == 0:
		add(appraisalText.noReturn, values{"project": p.Name})
	}
	var inputs []string
	for i := range p.Switching {
		if v := &p.Switching[i]; document.IsFinite(v.At) && len(inputs) < mostOverturning {
			inputs = append(inputs, a.inputText(v))
		}
	}
	if len(inputs) == 0 {
		add(appraisalText.noOverturn, values{"project": p.Name})
		return
	}
	add(appraisalText.overturn, values{"project": p.Name, "inputs": inputs})
}

// movingInputs are those that move most what a project may cost, with what it may cost at the ends of their ranges.
func (a *appraisal) movingInputs(p *experiment.AppraisedProject) []string {
	var inputs []string
	for i := range p.Switching {
		if v := &p.Switching[i]; document.IsFinite(v.AtLow) && len(inputs) < mostOverturning {
			inputs = append(inputs, appraisalText.moving.with(values{"name": inputName(v), "low": a.inputValue(v, v.Low),
				"high": a.inputValue(v, v.High), "atLow": a.amount(v.AtLow), "atHigh": a.amount(v.AtHigh)}))
		}
	}
	return inputs
}

// inputValue writes a value of an input.
func (a *appraisal) inputValue(v *experiment.SwitchingValue, value float64) string {
	if v.Unit == "1" {
		return said(share(value))
	}
	number := a.input(v, value)
	return document.InSentence(number, document.OwnScale(number))
}

// inputText says where an input switches.
func (a *appraisal) inputText(v *experiment.SwitchingValue) string {
	write := func(value float64) string { return a.inputValue(v, value) }
	span := ""
	if document.IsFinite(v.Low) {
		span = appraisalText.ranged.with(values{"low": write(v.Low), "high": write(v.High)})
	}
	return appraisalText.one.with(values{"name": inputName(v), "at": write(v.At), "stated": write(v.Stated),
		"range": span})
}

// inputName is the path of an input without its section.
func inputName(v *experiment.SwitchingValue) string {
	return strings.TrimPrefix(strings.TrimPrefix(v.Name, "appraisal."), "years.streams.")
}

// input is a value of an input: of money in the currency.
func (a *appraisal) input(v *experiment.SwitchingValue, value float64) *document.Number {
	unit, ofMoney := strings.CutPrefix(v.Unit, "USD")
	if !ofMoney {
		return document.PlainNumber(v.Unit, value)
	}
	return document.PlainNumber(a.code()+unit, float64(value*a.each()))
}
