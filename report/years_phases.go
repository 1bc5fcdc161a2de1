package report

import (
	"karvon/report/document"
	"karvon/sim/experiment"
)

// phasePoint says when a phase comes, why, and what it costs.
func phasePoint(y *experiment.Years, i int) string {
	p := &y.Phases[i]
	said := yearsText.needed
	switch {
	case p.Comes > y.Course.Last && p.NotBefore <= y.Course.Last && fullOnlyBefore(y, p.NotBefore):
		said = yearsText.notNeededThen
	case p.Comes > y.Course.Last && p.FullFrom == 0 && p.NotBefore <= y.Course.Last:
		said = yearsText.notNeeded
	case p.Comes > y.Course.Last:
		said = yearsText.tooLate
	case p.Fixed && p.FullFrom > 0:
		said = yearsText.fixedLate
	case p.Fixed:
		said = yearsText.fixed
	case p.FullFrom > 0:
		said = yearsText.late
	}
	full := yearsBetween(y, p.FullFrom, p.Comes-1)
	if len(y.Falling) > 0 && p.FullFrom < p.Comes-1 { // years between may not be
		full = yearsText.fullFirst.with(values{"year": p.FullFrom})
	}
	v := values{"phase": phaseName(p), "year": yearText(y, p.Comes), "from": p.FullFrom, "last": y.Course.Last,
		"before": p.NotBefore, "full": full, "growth": ""}
	if d := y.Drawn; d != nil && !p.Fixed {
		v["growth"] = yearsText.withGrowth.with(values{"growth": yearsBetween(y, d.Phases[i].Low, d.Phases[i].High)})
	}
	costs := yearsText.noCosts
	switch {
	case p.Investment != nil:
		costs = yearsText.costs
	case p.Upkeep > 0:
		costs = yearsText.upkeepAlone
	}
	return sentenceStart(said.with(v)) + " " + costs.with(values{"cost": phaseCost(y, p)})
}

// fullOnlyBefore says whether it is full without a phase, but not any more from the year on in which that can come.
func fullOnlyBefore(y *experiment.Years, notBefore int) bool {
	n := len(y.Eras)
	return n > 0 && y.Eras[n-1].Full.Year < notBefore
}

// phaseName names a phase by its title, where it has one, and its policy.
func phaseName(p *experiment.PhaseYear) string {
	if p.Title == "" {
		return yearsText.untitled.with(values{"policy": p.Policy})
	}
	return yearsText.titled.with(values{"title": titled(p.Title, p.Titles), "policy": p.Policy})
}

// phaseCost says what a phase costs to build and to keep.
func phaseCost(y *experiment.Years, p *experiment.PhaseYear) string {
	switch {
	case p.Investment != nil && p.Upkeep > 0:
		return yearsText.both.with(values{"cost": amountText(y, *p.Investment),
			"upkeep": yearsText.upkeep.with(values{"cost": amountText(y, p.Upkeep)})})
	case p.Investment != nil:
		return amountText(y, *p.Investment)
	case p.Upkeep > 0:
		return yearsText.upkeep.with(values{"cost": amountText(y, p.Upkeep)})
	}
	return yearsText.noCost.said()
}

// amountText says an amount of US dollars in the currency of the scenario.
func amountText(y *experiment.Years, amount float64) string {
	dollars := digits(document.Shown(amount))
	if c := y.Currency; c != nil {
		return yearsText.costIn.with(values{"amount": rough(amount / c.Worth), "currency": c.Code, "dollars": dollars})
	}
	return yearsText.cost.with(values{"amount": dollars})
}

// fullBefore says between which years it may be full by chance with phases before the next of them, though by the
// estimates it is not; empty where it surely is not.
func fullBefore(y *experiment.Years) string {
	said := ""
	for i := range y.Eras {
		if e := &y.Eras[i]; len(e.Policies) > 0 && fullMayCome(y, e) {
			said += yearsText.before.with(values{"years": yearsBetween(y, e.Full.Low, e.Until-1), "next": e.Until})
		}
	}
	return said
}

// fullMayCome says whether it is full by chance alone before other phases come.
func fullMayCome(y *experiment.Years, e *experiment.Era) bool {
	return e.Until <= y.Course.Last && e.Full.Year >= e.Until && e.Full.Low < e.Until
}

// eraYears says between which years it is full by chance with phases; the year in which the next ones come stands for
// none before that.
func eraYears(y *experiment.Years, e *experiment.Era) string {
	switch {
	case e.Until > y.Course.Last || e.Full.High < e.Until:
		return yearsBetween(y, e.Full.Low, e.Full.High)
	case e.Full.Low >= e.Until:
		return yearsText.notEither.said()
	default:
		return yearsText.fromOn.with(values{"year": e.Full.Low})
	}
}
