//go:build !js

package report

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"karvon/sim/fit"
	recorded "karvon/sim/measured"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// FitFile writes what was found as a file that a scenario can include, under the name that it will have: named
// assumptions and profiles in the language's own keys, each with its range, source and note, in the style of karvon
// fmt.
func FitFile(ctx context.Context, x *recorded.Fitted, name string) []byte {
	f := &fitted{x}
	names := f.names()
	var assumptions, profiles, uses bytes.Buffer
	for i := range f.Groups {
		y := f.yaml(i, names)
		assumptions.Write(y.assumptions.Bytes())
		profiles.Write(y.profiles.Bytes())
		uses.Write(y.uses.Bytes())
	}
	var b bytes.Buffer
	b.WriteString("karvon: 1\n")
	fmt.Fprintf(&b, "title: %s\n\n", yamlText(fitText.title.with(values{"file": f.File})))
	fmt.Fprintf(&b, "# Made by karvon fit. A scenario includes it (include: [./%s]) or has its sections.\n",
		strings.Map(printed, name))
	b.Write(joinSections(assumptions.Bytes(), profiles.Bytes(), uses.Bytes()))
	styled, err := scenario.Format(ctx, "fitted.yaml", b.Bytes())
	if err != nil {
		return b.Bytes()
	}
	return styled
}

// printed leaves out of a comment what would end it.
func printed(r rune) rune {
	if !unicode.IsPrint(r) {
		return -1
	}
	return r
}

// FitSections writes the sections alone, to be pasted into a scenario.
func FitSections(ctx context.Context, x *recorded.Fitted) []byte {
	file := FitFile(ctx, x, "fitted.yaml")
	for _, section := range []string{"\nassumptions:\n", "\nprofiles:\n"} {
		if at := bytes.Index(file, []byte(section)); at >= 0 {
			return file[at+1:]
		}
	}
	return []byte("# " + fitText.nothing.said() + "\n")
}

// sections writes those of one group.
func (f *fitted) sections(i int, names []string) []byte {
	y := f.yaml(i, names)
	return joinSections(y.assumptions.Bytes(), y.profiles.Bytes(), y.uses.Bytes())
}

func joinSections(assumptions, profiles, uses []byte) []byte {
	var b bytes.Buffer
	if len(assumptions) > 0 {
		b.WriteString("assumptions:\n")
		b.Write(assumptions)
	}
	if len(profiles) > 0 {
		b.WriteString("profiles:\n")
		b.Write(profiles)
	}
	if len(uses) > 0 {
		b.WriteString("# How a scenario uses them:\n")
		b.Write(uses)
	}
	return b.Bytes()
}

// fitYAML is the sections of a group as they are written.
type fitYAML struct {
	*fitted
	g                           *recorded.FittedGroup
	name                        string
	assumptions, profiles, uses bytes.Buffer
}

func (f *fitted) yaml(i int, names []string) *fitYAML {
	y := &fitYAML{fitted: f, g: &f.Groups[i], name: names[i]}
	if y.g.Times != nil {
		y.times()
	}
	if y.g.Summary != nil && len(y.g.Summary.Families) > 0 {
		y.summary()
	}
	if y.g.Demand != nil {
		y.demand()
	}
	if y.g.Traffic != nil {
		y.traffic()
	}
	return y
}

// times writes the chosen family.
func (y *fitYAML) times() {
	t := y.g.Times
	c := chosenFamily(t)
	value := distributionYAML(c.Family, c.Parameters, c)
	if value == "" {
		return
	}
	name := y.name + "-time"
	var how string
	switch c.Family {
	case "empirical", "discrete", "constant":
		how = c.Family + ", the values themselves"
		if t.Censored > 0 {
			how += fmt.Sprintf(", of which %d are unfinished and count as what had passed: too short", t.Censored)
		}
	default:
		judged := fmt.Sprintf("p = %.2g", c.P)
		if t.N > fit.LargeSample {
			judged = fmt.Sprintf("largest error of a quantile %.2g%%", 100*math.Abs(c.Worst.Relative))
		} else if c.PIsBound {
			judged = fmt.Sprintf("p ≤ %.2g", c.P)
		}
		how = c.Family + " by maximum likelihood, " + judged
		for _, p := range c.Parameters {
			if p.Open() {
				how += "; " + fitText.openNote.with(values{"name": p.Name, "least": leastText(p)})
			}
		}
	}
	y.assumption(name, value, durationRange(c.Mean), "measured", t.N, how, t.Troubles)
	if t.Zeros.Count > 0 && t.Zeros.Share < 1 {
		y.assumption(y.name+"-none", percentText(t.Zeros.Share), shareRange(t.Zeros.Low, t.Zeros.High, t.Zeros.Share),
			"measured", t.N, "share of zeros, exact interval", nil)
		y.use("- choose: [{share: $%s-none, do: []}, {share: rest, do: [{delay: $%s}]}]", y.name, name)
		return
	}
	y.useOfTime(name)
}

// useOfTime says where a time stands. From arrival to departure one waits too, which the model makes by itself.
func (y *fitYAML) useOfTime(name string) {
	if y.Kind == recorded.Visits {
		y.use("{delay: $%s}   # as a step; too long for the service of a station, as the wait is in it", name)
		return
	}
	y.use("service: $%s   # of a station; or {delay: $%s} as a step", name, name)
}

// summary writes the distribution that agrees with published numbers.
func (y *fitYAML) summary() {
	b := y.g.Summary
	c := &b.Families[0]
	value := distributionYAML(c.Family, c.Parameters, nil)
	if value == "" {
		return
	}
	interval := ""
	for _, p := range c.Parameters {
		if p.Name == "mean" {
			interval = durationRange(p)
		}
	}
	name := y.name + "-time"
	y.assumption(name, value, interval, "derived", b.N, "from published numbers; the shape of "+c.Family+" is borrowed",
		append(slices.Clone(b.Undetermined), b.Troubles...))
	y.useOfTime(name)
}

// demand writes rate, profile and what varies.
func (y *fitYAML) demand() {
	d := y.g.Demand
	if !(d.PerDay.Value > 0) {
		return
	}
	rate, profile := y.name+"-rate", y.name
	y.assumption(rate, rateText(d.PerDay.Value), rateRange(d.PerDay, d.PerDay.Value), "measured", int(d.N),
		fmt.Sprintf("mean of %d days; the interval holds how days vary", d.Days), d.Troubles)
	arrivals := []string{"rate: $" + rate}
	if y.profile(profile, d.Hours, d.Weekdays, d.Months) {
		arrivals = append(arrivals, "profile: "+profile)
	}
	if v := d.DayFactor; v.Value > 0.001 {
		y.assumption(y.name+"-day", percentText(v.Value), shareRange(v.Low, v.High, v.Value), "measured", d.Days,
			"cv of the factor of a day, beyond profile and chance; n is days", nil)
		arrivals = append(arrivals, "day-to-day: {cv: $"+y.name+"-day}")
	}
	if v := d.IntervalDispersion; (v.Low > 1 || v.High < 1) && v.Value < mostBunched {
		cv := math.Sqrt(v.Value)
		y.assumption(y.name+"-cv", percentText(cv), shareRange(math.Sqrt(v.Low), math.Sqrt(v.High), cv), "measured",
			d.Intervals,
			"from the variance of counts within days over their mean; n is intervals", nil)
		arrivals = append(arrivals, "cv: $"+y.name+"-cv")
	}
	y.use("arrivals: {%s}   # of a flow", strings.Join(arrivals, ", "))
}

// mostBunched is the variance of counts over their mean from which on it is no bunching, but days that go otherwise
// than the profile: a cv of arrivals would be wrong.
const mostBunched = 10

// traffic writes the rate of the last year, and the season.
func (y *fitYAML) traffic() {
	t := y.g.Traffic
	value := t.PerDay.Value
	if t.LastYear > 0 {
		value = t.LastYear
	}
	if !(value > 0) {
		return
	}
	rate, profile := y.name+"-rate", y.name
	how := fmt.Sprintf("mean of a day in the last 12 of %d months", t.Months)
	if t.Months < 13 {
		how = fmt.Sprintf("mean of a day in %d months", t.Months)
	}
	y.assumption(rate, rateText(value), rateRange(t.PerDay, value), "measured", t.Months, how+"; n is months",
		append(slices.Clone(t.Undetermined), t.Troubles...))
	arrivals := "rate: $" + rate
	if y.profile(profile, nil, nil, t.Season) {
		arrivals += ", profile: " + profile
	}
	y.use("arrivals: {%s}   # of a flow", arrivals)
}

// profile writes those weights that make a profile: all hours, days of which two are known, all months.
func (y *fitYAML) profile(name string, hours, days, months []fit.Weight) bool {
	var keys []string
	if len(hours) == 24 && knownWeights(hours) == 24 && positive(hours) {
		var weights []string
		for _, w := range hours {
			weights = append(weights, weightText(w.Weight))
		}
		keys = append(keys, "hours: ["+strings.Join(weights, ", ")+"]")
	}
	add := func(key string, weights []fit.Weight, called []string, least int) {
		if knownWeights(weights) < least || !positive(weights) {
			return
		}
		var all []string
		for i, w := range weights {
			if w.Known {
				all = append(all, called[i]+": "+weightText(w.Weight))
			}
		}
		keys = append(keys, key+": {"+strings.Join(all, ", ")+"}")
	}
	add("days", days, dayKeys, 7)
	add("months", months, monthKeys, 12)
	if len(keys) == 0 {
		return false
	}
	fmt.Fprintf(&y.profiles, "  %s:\n", name)
	for _, key := range keys {
		fmt.Fprintf(&y.profiles, "    %s\n", key)
	}
	fmt.Fprintf(&y.profiles, "    source: %s\n    confidence: measured\n", y.source())
	return true
}

func positive(weights []fit.Weight) bool {
	return slices.ContainsFunc(weights, func(w fit.Weight) bool { return w.Weight > 0 })
}

// fewValues are so few that an interval can have no end.
const fewValues = 10

// assumption writes a value with its range, source and note.
func (y *fitYAML) assumption(name, value, interval, confidence string, n int, how string, troubles []fit.Trouble) {
	fmt.Fprintf(&y.assumptions, "  %s:\n    value: %s\n", name, value)
	if interval != "" {
		fmt.Fprintf(&y.assumptions, "    range: %s\n    interval: 95%%\n", interval)
	}
	fmt.Fprintf(&y.assumptions, "    source: %s\n    confidence: %s\n", y.source(), confidence)
	note := how
	if interval == "" && n > 0 && n < fewValues {
		note += ", too few for a range"
	}
	if n > 0 {
		note = "n = " + unit.WithCommas(strconv.Itoa(n)) + "; " + how
	}
	for _, t := range troubles {
		if t.Gravity >= fit.Doubt {
			note += "; " + strings.TrimSuffix(t.Sentence(writtenValue), ".")
		}
	}
	fmt.Fprintf(&y.assumptions, "    note: %s\n", yamlText(note))
}

// use writes a line that shows how something is used.
func (y *fitYAML) use(format string, names ...any) {
	fmt.Fprintf(&y.uses, "#   "+format+"\n", names...)
}

// source says the file, of what it is, and when the last of it was.
func (y *fitYAML) source() string {
	of := y.File
	if y.Sheet != "" {
		of += ", sheet " + y.Sheet
	}
	if y.g.Name != "" {
		of += ", " + y.g.Name
	}
	if math.IsNaN(y.From) {
		return yamlText(of)
	}
	of += ", " + dateText(y.From) + " to " + dateText(y.To)
	return "{of: " + yamlText(of) + ", date: " + time.Unix(int64(y.To), 0).UTC().Format(time.DateOnly) + "}"
}
