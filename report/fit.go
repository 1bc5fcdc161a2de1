//go:build !js

package report

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"karvon/report/document"
	"karvon/report/language"
	"karvon/sim/fit"
	recorded "karvon/sim/measured"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// fitSchema names the layout in JSON of what a file of measurements says.
const fitSchema = "karvon.fit/1"

// mostGroupsTold are the groups of a file that sentences, tables and pictures are about; programs get all.
const mostGroupsTold = 12

// Fit arranges what was read of a planner's own file, what fits it, and what troubles it has.
func Fit(x *recorded.Fitted) *document.Document {
	f := &fitted{x}
	d := &document.Document{
		Kind:     document.OfFit,
		Title:    fitText.title.with(values{"file": f.File}),
		Setting:  f.setting(),
		Headline: f.headline(),
		Points:   f.points(),
		Warnings: f.warnings(),
		Tables:   f.tables(),
		Pictures: f.pictures(),
		Rows:     f.rows(),
		Members:  f.members(),
	}
	return completed(d, fitSchema)
}

// fitted words what was found in a file.
type fitted struct{ *recorded.Fitted }

// told are the groups that sentences are about.
func (f *fitted) told() []recorded.FittedGroup {
	return f.Groups[:min(len(f.Groups), mostGroupsTold)]
}

func (f *fitted) setting() string {
	sheet := ""
	if f.Sheet != "" {
		sheet = fitText.sheet.with(values{"sheet": f.Sheet})
	}
	said := values{"kind": kindText[f.Kind].said(), "file": f.File, "sheet": sheet,
		"used": digits(unit.WithCommas(strconv.Itoa(f.Used))), "rows": f.Rows}
	if math.IsNaN(f.From) {
		return fitText.settingUndated.with(said)
	}
	said["from"], said["to"] = dateText(f.From), dateText(f.To)
	return fitText.setting.with(said)
}

// dateText is the date of a moment.
func dateText(seconds float64) string {
	return time.Unix(int64(seconds), 0).UTC().Format(time.DateOnly)
}

// headline says of each group what fits, of few.
func (f *fitted) headline() string {
	return strings.Join(f.answers(0, 1), " ")
}

// answers are what is found in some of the groups, in a sentence or two each.
func (f *fitted) answers(from, to int) []string {
	var all []string
	groups := f.told()
	for i := from; i < min(to, len(groups)); i++ {
		g := &groups[i]
		var said []string
		if g.Times != nil {
			said = append(said, familySentence(g.Times, timesSubject(f.Kind)))
		}
		if g.Demand != nil {
			said = append(said, fitText.demand.with(values{"rate": perDay(g.Demand.PerDay), "days": g.Demand.Days}))
		}
		if g.Traffic != nil {
			said = append(said, trafficSentence(g.Traffic))
		}
		if g.Summary != nil {
			said = append(said, borrowedSentence(g.Summary))
		}
		sentence := strings.Join(said, " ")
		if g.Name != "" && g.Traffic == nil {
			sentence = fitText.ofGroup.with(values{"group": g.Name, "said": sentence})
		}
		all = append(all, sentence)
	}
	return all
}

// timesSubject is what times are called.
func timesSubject(kind recorded.Kind) string {
	if kind == recorded.Visits {
		return fitText.theVisits.said()
	}
	return fitText.theTimes.said()
}

// points are the other groups, what was read and what was left out, why families were chosen, and what is known
// besides.
func (f *fitted) points() []string {
	points := f.answers(1, len(f.Groups))
	if more := len(f.Groups) - mostGroupsTold; more > 0 {
		points = append(points, fitText.more.with(values{"groups": more}))
	}
	points = append(points, f.readPoint())
	points = append(points, f.leftPoints()...)
	points = append(points, f.shared(func(g *recorded.FittedGroup) []string { return groupPoints(g) })...)
	for _, remark := range f.Remarks {
		if !doubtfulNotes[remark.Note] {
			points = append(points, noteSentence(remark))
		}
	}
	return points
}

// shared are sentences about groups, each once, with the groups that it is about where that is not all of them.
func (f *fitted) shared(said func(*recorded.FittedGroup) []string) []string {
	var sentences []string
	about := map[string][]string{}
	for i := range f.told() {
		g := &f.Groups[i]
		for _, sentence := range said(g) {
			if about[sentence] == nil {
				sentences = append(sentences, sentence)
			}
			about[sentence] = append(about[sentence], g.Name)
		}
	}
	for i, sentence := range sentences {
		if names := about[sentence]; len(names) < len(f.Groups) {
			sentences[i] = fitText.ofGroup.with(values{"group": few(names), "said": sentence})
		}
	}
	return sentences
}

// groupPoints are what is to be said of a group besides its answer.
func groupPoints(g *recorded.FittedGroup) []string {
	switch {
	case g.Times != nil && g.Demand != nil:
		return slices.Concat(timesPoints(g.Times), demandPoints(g))
	case g.Times != nil:
		return timesPoints(g.Times)
	case g.Demand != nil:
		return demandPoints(g)
	case g.Traffic != nil:
		return trafficPoints(g.Traffic)
	case g.Summary != nil:
		return borrowedPoints(g.Summary)
	}
	return nil
}

// readPoint says which columns were read, and as what.
func (f *fitted) readPoint() string {
	var columns []string
	heads := map[recorded.Use]int{}
	for _, c := range f.Columns {
		heads[c.Use]++
		if c.Use == recorded.ForCount && heads[c.Use] > 3 {
			continue // hours side by side
		}
		text := fitText.byRule
		if c.Stated {
			text = fitText.stated
		}
		columns = append(columns, text.with(values{"header": c.Header, "use": readAsText[c.Use].said()}))
	}
	return fitText.columns.with(values{"columns": strings.Join(columns, ", ")})
}

// leftPoints say which rows were left out, and why.
func (f *fitted) leftPoints() []string {
	if len(f.Left) == 0 {
		return []string{fitText.allUsed.said()}
	}
	var points []string
	for _, left := range f.Left {
		points = append(points, fitText.left.with(values{"rows": left.Rows, "why": whyText[left.Why].said(),
			"places": placesText(left)}))
	}
	return points
}

// placesText lists the first places of rows.
func placesText(left recorded.Left) string {
	var all []string
	for _, place := range left.Places {
		if number, ok := strings.CutPrefix(place, "line "); ok {
			place = fitText.line.with(values{"number": number})
		}
		all = append(all, place)
	}
	places := strings.Join(all, ", ")
	if left.Rows > len(left.Places) {
		places += ", …"
	}
	return places
}

func noteSentence(remark recorded.Remark) string {
	return noteText[remark.Note].with(values{"count": remark.Count, "text": remark.Text})
}

// warnings are the troubles of each group, and what of the reading is in doubt.
func (f *fitted) warnings() []string {
	var warnings []string
	for _, remark := range f.Remarks {
		if doubtfulNotes[remark.Note] {
			warnings = append(warnings, noteSentence(remark))
		}
	}
	return append(warnings, f.shared(func(g *recorded.FittedGroup) []string {
		var all []string
		for _, trouble := range troublesOf(g) {
			all = append(all, troubleSentence(trouble))
		}
		return all
	})...)
}

// troublesOf are all troubles of a group, the gravest first.
func troublesOf(g *recorded.FittedGroup) []fit.Trouble {
	var all []fit.Trouble
	if g.Times != nil {
		all = append(all, g.Times.Troubles...)
	}
	if g.Demand != nil {
		all = append(all, g.Demand.Troubles...)
	}
	if g.Traffic != nil {
		all = append(all, g.Traffic.Troubles...)
	}
	if g.Summary != nil {
		all = append(all, g.Summary.Troubles...)
	}
	slices.SortStableFunc(all, func(a, b fit.Trouble) int { return int(b.Gravity) - int(a.Gravity) })
	return all
}

// troubleSentence words a trouble as a sentence of its own.
func troubleSentence(t fit.Trouble) string {
	said := sentenceStart(troubleWords(t))
	if said != "" && !strings.HasSuffix(said, ".") {
		said += "."
	}
	return said
}

// troubleWords words a trouble, or a reason of a choice, within a sentence; some need no word.
func troubleWords(t fit.Trouble) string {
	said := values{}
	for name, value := range t.Values() {
		if said[name] = writtenValue(value); value.Of == fit.OfHowMany {
			said[name] = language.Digits(value.String())
		}
	}
	return sentence(t.Text()).with(said)
}

// writtenValue writes a value of a trouble: times in their units.
func writtenValue(v fit.Value) string {
	switch v.Of {
	case fit.OfQuantity:
		return timeText(v.Number)
	case fit.OfShare:
		return said(share(v.Number))
	case fit.OfText:
		return nameText(v.String())
	case fit.OfRatio:
		return digits(v.String())
	}
	return v.String()
}

// nameText says a day of the week, or families, in a list or by themselves; what else a trouble names stays as it is.
func nameText(names string) string {
	words := strings.Split(names, ", ")
	for i, word := range words {
		words[i] = tongue().Message(word)
	}
	return strings.Join(words, ", ")
}

// timeText says a time of seconds.
func timeText(seconds float64) string {
	switch {
	case seconds == 0:
		return tongue().Span("0 s")
	case math.IsInf(seconds, 1):
		return fitText.anyLength.said()
	}
	return spokenDuration(seconds)
}

// estimateOf is the estimate of a parameter, without an interval where the values say nothing of its upper end.
func estimateOf(p fit.Parameter) stats.Estimate {
	e := stats.Unknown(p.Value)
	if p.Low < p.High && !p.Open() {
		e.Low, e.High, e.Confidence = p.Low, p.High, fit.Level
	}
	return e
}

// perDay writes a rate of arrivals.
func perDay(p fit.Parameter) string {
	return document.InSentence(&document.Number{Estimate: estimateOf(p)}, document.Scale{Factor: 1}, tongue())
}

// withInterval writes a parameter of times with its interval.
func withInterval(p fit.Parameter) string {
	unit := ""
	if p.Of == fit.Quantity {
		unit = "s"
	}
	number := &document.Number{Unit: unit, Estimate: estimateOf(p)}
	said := document.InSentence(number, document.OwnScale(number), tongue())
	if p.Open() {
		said = fitText.open.with(values{"value": said, "least": leastText(p)})
	}
	return said
}

// leastText writes the lower end of the interval of a parameter that has no upper one.
func leastText(p fit.Parameter) string {
	if p.Of == fit.Quantity {
		return timeText(p.Low)
	}
	return digits(digitsText(p.Low, 3))
}
