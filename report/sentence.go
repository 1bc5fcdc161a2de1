package report

import (
	"karvon/report/document"
	"karvon/report/language"
	"karvon/sim/unit"
)

// sentence is a whole sentence or label of a report with named arguments, as [language.Language.Fill] has it. The
// sentences of a kind of document stand in one file, in English; the package language has them in others.
type sentence string

// values are the arguments of a sentence: texts, numbers of things, lists of names, and numbers of the types that
// say how they are written.
type values map[string]any

// with fills in the arguments, in the language of the document that is made.
func (s sentence) with(v values) string {
	for name, value := range v {
		if number, plain := value.(float64); plain {
			v[name] = language.Digits(document.Shown(number))
		}
	}
	return tongue().Fill(string(s), v)
}

// said is a sentence without arguments.
func (s sentence) said() string { return tongue().Message(string(s)) }

// wordFor says the word that a package below reports has for one of a few kinds.
func wordFor[Kind ~string](kind Kind) string { return sentence(kind).said() }

// said writes an argument by itself.
func said(value any) string { return sentence("{value}").with(values{"value": value}) }

// Say writes an amount with its unit, and with all that is to be said of it.
func (a amount) Say(l *language.Language) string { return document.InSentence(a.number, a.by, l) }

// Say writes a level as a share of the whole.
func (v level) Say(l *language.Language) string { return l.Number(percent(float64(v))) }

// Say writes a share with two digits.
func (v share) Say(l *language.Language) string {
	return l.Number(document.Rounded(float64(100*v), document.SignificantDecimals(float64(100*v), 2)) + "%")
}

// Say writes a load with three digits.
func (v rough) Say(l *language.Language) string {
	return l.Number(document.Fixed(float64(v), min(0, document.SignificantDecimals(float64(v), 3))))
}

// Say writes how many there are or pass.
func (v entities) Say(l *language.Language) string {
	if v >= 1000 {
		return l.Number(unit.Rough(float64(v)))
	}
	return l.Number(document.Shown(float64(v)))
}

// Say writes a time as a person would say it.
func (v seconds) Say(l *language.Language) string { return l.Span(durationInWords(float64(v))) }

// Say writes how many weeks, days or runs were simulated.
func (v simulated) Say(l *language.Language) string {
	return l.Fill(string(spanText.simulated[v.span]), values{"count": v.count})
}

// Kind is which span it is.
func (s span) Kind() int { return int(s) }
