package report

import (
	"slices"
	"strconv"

	"karvon/report/document"
	"karvon/sim/experiment"
)

// points say how sure it is, on what it rests, and how it was computed.
func (a *appraisal) points() []string {
	var points []string
	add := func(text sentence, said values) { points = append(points, text.with(said)) }
	for i := range a.Projects {
		a.projectPoints(&a.Projects[i], add)
	}
	a.heldPoints(add)
	add(appraisalText.assumed, values{"section": a.Assumed.Section, "ofSection": a.Assumed.OfSection,
		"runs": a.Assumed.Runs, "ofRuns": a.Assumed.OfRuns})
	if a.Loads == nil {
		add(appraisalText.sameLoad, nil)
	}
	if a.Loads != nil && a.Appraisal.Last > a.LastLoad {
		add(appraisalText.lastLoad, values{"year": a.LastLoad})
	}
	if classes := a.valueless(); len(classes) > 0 {
		add(appraisalText.valueless, values{"classes": firstOf(classes)})
	}
	return points
}

// valueless are the classes whose hours have no value with any project, sorted.
func (a *appraisal) valueless() []string {
	var all []string
	for i := range a.Projects {
		all = append(all, a.Projects[i].Valueless...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (a *appraisal) projectPoints(p *experiment.AppraisedProject, add func(sentence, values)) {
	told, what := p.Worth, appraisalText.itsWorth
	if !p.Stated {
		told, what = p.BreakEven, appraisalText.itMayCost
	}
	simulated, assumed := "", ""
	if told.HasInterval() {
		number := a.money(told.Estimate)
		simulated = appraisalText.simulation.with(values{"amount": amount{number, document.OwnScale(number)}})
	}
	if document.IsFinite(told.Least) {
		assumed = appraisalText.assumptions.with(values{"least": a.amount(told.Least), "most": a.amount(told.Most),
			"level": level(a.Confidence)})
	}
	project := sentenceStart(called(p))
	if doubts := some(simulated, assumed); len(doubts) > 0 {
		add(appraisalText.doubts, values{"project": project, "what": what.said(), "doubts": list(doubts)})
	}
	if p.Beyond > 0 && p.BeyondYears < muchBeyond {
		add(appraisalText.beyond, beyondValues(p))
	}
	if told.HasInterval() && told.Low < 0 && told.High > 0 {
		add(appraisalText.doubtful, values{"project": called(p)})
	}
	if p.Stated {
		a.statedPoints(p, add)
	} else if inputs := a.movingInputs(p); len(inputs) > 0 {
		add(appraisalText.moves, values{"project": project, "inputs": inputs})
	}
}

// muchBeyond is the share of the years of all draws from which on it is a warning that they have more load than is
// known to be carried.
const muchBeyond = 0.1

func beyondValues(p *experiment.AppraisedProject) values {
	return values{"project": sentenceStart(called(p)), "share": share(p.Beyond), "years": share(p.BeyondYears)}
}

// some are the texts that say anything.
func some(texts ...string) []string {
	return slices.DeleteFunc(texts, func(text string) bool { return text == "" })
}

// heldPoints say from when on what is saved stays as it is: once for all projects of which that is the same.
func (a *appraisal) heldPoints(add func(sentence, values)) {
	var texts []string
	projects := map[string][]string{}
	for i := range a.Projects {
		p := &a.Projects[i]
		if p.Held == nil {
			continue
		}
		text, said := appraisalText.held, values{"year": p.Held.Year, "load": p.Held.Load, "place": p.Held.Place, "with": ""}
		switch {
		case p.Held.Place == "":
			text = appraisalText.notCarried
		case p.Held.With:
			said["with"] = appraisalText.withProject.with(values{"project": called(p)})
		}
		said["share"] = level(experiment.MostBusy)
		told := text.with(said)
		if projects[told] == nil {
			texts = append(texts, told)
		}
		projects[told] = append(projects[told], called(p))
	}
	for _, told := range texts {
		add(appraisalText.heldFor, values{"projects": projects[told], "list": sentenceStart(list(projects[told])),
			"held": told})
	}
}

// made says how the table of a project came about: in which years it was simulated, and what else it rests on.
func (a *appraisal) made(p *experiment.AppraisedProject) []string {
	var notes []string
	add := func(text sentence, said values) { notes = append(notes, text.with(said)) }
	if p.Project.Generated > 0 {
		add(appraisalText.generated, values{"share": share(p.Project.Generated)})
	}
	if p.Renewals > 0 {
		add(appraisalText.renewed, values{"times": p.Renewals, "last": a.Appraisal.Last})
	}
	if a.Loads == nil {
		return notes
	}
	var years []string
	for _, year := range p.Simulated {
		years = append(years, strconv.Itoa(year))
	}
	if p.Held != nil && p.Held.Place != "" {
		years = append(years, appraisalText.loadOf.with(values{"load": p.Held.Load}))
	}
	between, beside := "", ""
	if p.Beside > 0 {
		beside = appraisalText.beside.with(values{"beside": p.Beside})
	}
	if len(years)+p.Beside > 1 {
		between = appraisalText.between.with(values{"step": share(p.Step)})
	}
	add(appraisalText.simulated, values{"list": list(years), "beside": beside, "between": between})
	return notes
}

// mostOverturning is how many inputs are named that would overturn an answer.
const mostOverturning = 3

// statedPoints are of a project of which the investment is stated.
func (a *appraisal) statedPoints(p *experiment.AppraisedProject, add func(sentence, values)) {
	project := sentenceStart(called(p))
	switch count := len(p.Returns); {
	case count > 1:
		var rates []string
		for _, rate := range p.Returns {
			rates = append(rates, said(share(rate)))
		}
		add(appraisalText.returns, values{"project": project, "count": count, "rates": rates})
	case count == 0:
		add(appraisalText.noReturn, values{"project": project})
	}
	var inputs []string
	for i := range p.Switching {
		if v := &p.Switching[i]; document.IsFinite(v.At) && len(inputs) < mostOverturning {
			inputs = append(inputs, a.inputText(v))
		}
	}
	if len(inputs) == 0 {
		add(appraisalText.noOverturn, values{"project": project})
		return
	}
	add(appraisalText.overturn, values{"project": project, "inputs": inputs})
}

// movingInputs are those that move most what a project may cost, with what it may cost at the ends of their ranges.
func (a *appraisal) movingInputs(p *experiment.AppraisedProject) []string {
	var inputs []string
	for i := range p.Switching {
		if v := &p.Switching[i]; document.IsFinite(v.AtLow) && len(inputs) < mostOverturning {
			inputs = append(inputs, appraisalText.moving.with(values{"name": inputName(v), "low": a.end(v, v.Low),
				"high": a.end(v, v.High), "atLow": a.amount(v.AtLow), "atHigh": a.amount(v.AtHigh)}))
		}
	}
	return inputs
}
