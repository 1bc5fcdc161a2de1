package response

import (
	"fmt"
	"math"
	"strings"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// Of times and of numbers that change over time a run answers, where it is asked, what they are in some hours of the
// day: NAME.from-08-to-12 is about every day of the window from 08:00 until before 12:00, by the clocks of the place
// that it is about, or of the run where that is none; NAME.from-22-to-06 is over midnight. Times are of those who
// begin them in these hours, and go on to their end; levels and what is made of them are averages over these hours,
// or the largest in them; counts are how many there are in these hours of a day (hours_count.go). A threshold on
// NAME.each-hour holds where it does in each hour of the day in which anybody comes.

// The names of what a run is asked for by hours go on so.
const (
	formFrom     = ".from-"
	formTo       = "-to-"
	formEachHour = ".each-hour"
)

// isOfHours says whether the response is about some hours of the day alone.
func (r *Response) isOfHours() bool { return r.hours != engine.Hours{} }

// HoursOfDay gives the hours of the day that a response is about, in ns since midnight by the clocks of its place: from
// one until before the other, over midnight where that is not later.
func (r *Response) HoursOfDay() (from, to int64, ok bool) {
	return r.hours.From, r.hours.To, r.isOfHours()
}

// AllHours is the name of the response that is of all hours where this one is of some.
func (r *Response) AllHours() string {
	name, _ := cutHours(r.Name)
	if !r.isOfHours() {
		return r.Name
	}
	return name
}

// CanBeOfHours says whether a run can be asked what the response is in some hours of the day.
func (r *Response) CanBeOfHours() bool {
	e := r.Estimand
	return r.asked.statistic == Single && (e.cohort != nil || e.level != nil || e.use != nil || e.count != nil)
}

// CanBeOfEachHour says whether what the response is in an hour of the day can be held against what is a limit of it in
// all hours: not of counts, which have less in less time.
func (r *Response) CanBeOfEachHour() bool { return r.CanBeOfHours() && r.Estimand.count == nil }

// OfHour names the response that is what a response of this name is in an hour of the day, from 0 to 23.
func OfHour(name string, hour int) string {
	return name + hoursText(int64(hour)*plan.Hour, int64(hour+1)%24*plan.Hour)
}

// OfHours names the response that is what a response of this name is between two times of day, in minutes since
// midnight: over midnight where the second is not later.
func OfHours(name string, from, to int) string {
	const minute = plan.Hour / 60
	return name + hoursText(int64(from)*minute, int64(to)*minute%plan.Day)
}

// cutHours cuts a name before the hours of the day that it ends with.
func cutHours(name string) (all, hours string) {
	dot := strings.LastIndex(name, formFrom)
	if dot < 0 {
		return name, ""
	}
	return name[:dot], name[dot:]
}

// hoursText is how a name goes on by hours.
func hoursText(from, to int64) string { return formFrom + clockText(from) + formTo + clockText(to) }

// clockText is a time of day as names have it: the minutes are told where there are any.
func clockText(at int64) string {
	const minute = plan.Hour / 60
	if at%plan.Hour == 0 {
		return fmt.Sprintf("%02d", at/plan.Hour)
	}
	return fmt.Sprintf("%02d:%02d", at/plan.Hour, at%plan.Hour/minute)
}

// readHours reads how a name goes on by hours, in ns since midnight. It reads more than names may have, of which it
// tells how they should be written; ok is false where that is no time of day.
func readHours(text string) (from, to int64, ok bool) {
	first, last, found := strings.Cut(strings.TrimPrefix(text, formFrom), formTo)
	if from, ok = readClock(first); !found || !ok {
		return 0, 0, false
	}
	to, ok = readClock(last)
	return from, to % plan.Day, ok && from < plan.Day && from != to%plan.Day
}

// readClock reads hours, or hours and minutes, up to 24:00.
func readClock(text string) (at int64, ok bool) {
	number := func(text string, most int64) (value int64, ok bool) {
		if len(text) == 0 || len(text) > 2 {
			return 0, false
		}
		for _, digit := range []byte(text) {
			if digit < '0' || digit > '9' {
				return 0, false
			}
			value = 10*value + int64(digit-'0')
		}
		return value, value <= most
	}
	clock, minutes, both := strings.Cut(text, ":")
	hour, ok := number(clock, 24)
	minute := int64(0)
	if ok && both {
		minute, ok = number(minutes, 59)
	}
	at = hour*plan.Hour + minute*(plan.Hour/60)
	return at, ok && at <= plan.Day
}

// all gives the response of a name, with the limit that it may end with.
func (c *compiler) all(name string) (Response, bool) {
	if i, ok := c.model.ResponseIndex(name); ok {
		return c.model.Responses[i], true
	}
	return c.withParameter(name)
}

// canBeOfEachHour says whether a threshold can be on the response of a name in each hour.
func (c *compiler) canBeOfEachHour(name string) bool {
	r, ok := c.all(name)
	return ok && r.CanBeOfEachHour()
}

// ofHours gives the response of a name that ends with hours of the day.
func (c *compiler) ofHours(name scenario.Text) (Response, bool) {
	all, text := cutHours(name.Text)
	r, ok := c.all(all)
	if !ok || !r.CanBeOfHours() {
		return Response{}, false
	}
	from, to, ok := readHours(text)
	if !ok || hoursText(from, to) != text {
		return Response{}, false // hours have one name: Meant says which
	}
	r = c.inHours(&r, from, to)
	start, end := c.model.WindowStart(), c.model.WindowEnd()
	if !r.hours.Hold(start) && r.hours.Next(start) >= end {
		c.Fail(name.Meta, scenario.OutOfRange, fmt.Sprintf("no time from %s to %s is in the window that is observed",
			clockText(from), clockText(to)), c.observed(r.clocks(c.model.Plan)))
	}
	return r, true
}

// ofEachHour gives the parts of the thresholds on each hour of the day among names, but for those that are asked for by
// themselves.
func (c *compiler) ofEachHour(names []scenario.Text, asked map[string]bool) []Response {
	var parts []Response
	for _, name := range names {
		all, each := strings.CutSuffix(name.Text, formEachHour)
		r, ok := c.all(all)
		if !each || !ok || !r.CanBeOfEachHour() {
			continue
		}
		for hour := range 24 {
			if part := OfHour(all, hour); !asked[part] {
				asked[part] = true
				made := c.inHours(&r, int64(hour)*plan.Hour, int64(hour+1)%24*plan.Hour)
				made.OfEachHour = true
				parts = append(parts, made)
			}
		}
	}
	return parts
}

// inHours gives a response in some hours of the day alone.
func (c *compiler) inHours(all *Response, from, to int64) Response {
	r := *all
	r.Name = all.Name + hoursText(from, to)
	site := r.clocks(c.model.Plan)
	start := c.LocalStart(site)
	midnight := int64(start.Hour())*plan.Hour + int64(start.Minute())*(plan.Hour/60) +
		int64(start.Second())*1e9 + int64(start.Nanosecond())
	r.hours = engine.Hours{From: from, To: to, Phase: midnight}
	key := ofHours{all.Estimand, r.hours}
	if c.hours[key] == nil {
		if c.hours == nil {
			c.hours = map[ofHours]*Estimand{}
		}
		clocks := c.ZoneOf(site)
		if site != plan.None {
			clocks = c.model.Sites[site].Name + ", which are those of " + clocks
		}
		c.hours[key] = all.Estimand.inHours(fmt.Sprintf("from %s to %s", clockText(from), clockText(to)), clocks)
	}
	r.Estimand = c.hours[key]
	return r
}

// ofHours is what is told of an estimand in some hours.
type ofHours struct {
	*Estimand
	engine.Hours
}

// clocks is the site by whose clocks the hours of a response are; None where they are the run's.
func (r *Response) clocks(p *plan.Plan) plan.SiteID {
	if r.Estimand.Subject == OfFlowSite {
		return plan.SiteID(r.Second)
	}
	return r.site(p)
}

// inHours is the estimand in some hours of the day alone, of the clocks of a place.
func (e *Estimand) inHours(hours, clocks string) *Estimand {
	made := *e
	made.whole, made.Columns, made.applies = e, nil, nil
	made.Measure += " " + hours
	made.Window = hours + " of each day of the window, by the clocks of " + clocks + ": "
	switch {
	case e.cohort != nil:
		made.Window += "those that begin it then, followed to its end under continuing load"
		return &made
	case e.count != nil:
		made.Window += "events then; their start belongs to them, their end does not"
		made.Estimator = "count divided by the days of which they are in the window"
	default:
		made.Window += "weighted by time"
	}
	made.read = func(v *View, r *Response) Observation { return by(r.foundInHours(v)) }
	return &made
}

// asksOfHours is what a run is asked for where a response that has no cohort is of some hours.
func (r *Response) asksOfHours(v *View) []engine.Probe {
	switch {
	case r.Estimand.use != nil:
		part, whole := r.Estimand.use(v, r)
		return []engine.Probe{engine.LevelIn(part, r.hours), engine.LevelIn(whole, r.hours)}
	case r.Estimand.count != nil:
		return []engine.Probe{engine.CountIn(r.Estimand.count(v, r), r.hours)}
	}
	return []engine.Probe{engine.LevelIn(r.Estimand.level(v, r), r.hours)}
}

// foundInHours reads what a run found; NaN where it observed none of the hours.
func (r *Response) foundInHours(v *View) float64 {
	rec := &v.rec.Probes[r.probe]
	switch {
	case rec.Time == 0:
		return math.NaN()
	case r.Estimand.count != nil:
		return r.perDayOfHours(rec)
	case r.Estimand.use != nil:
		return areaRatio(rec.Sum, v.rec.Probes[r.probe+1].Sum)
	case r.Statistic == Max:
		return float64(rec.Value)
	}
	return rec.Sum.Float() / float64(rec.Time)
}

// divide has a run record apart who begins in hours of the day that the model's responses ask for.
func (m *Model) divide(run *engine.Run, v *View) {
	for _, responses := range [][]Response{m.Responses, m.Counts} {
		for i := range responses {
			if r := &responses[i]; r.isOfHours() && r.Estimand.cohort != nil {
				run.Divide(r.Estimand.cohort(v, r), r.hours)
			}
		}
	}
}

// asksFor names the responses that a limit asks for.
func (l *limit) asksFor() []scenario.Text {
	named := []scenario.Text{{Meta: l.Meta, Text: l.Name}}
	if l.each {
		named = append(named, scenario.Text{Meta: l.Meta, Text: l.Name + formEachHour})
	}
	return named
}

// hourByHour makes the thresholds of the hours of one on each.
func (c *compiler) hourByHour(t limit) ([]Threshold, bool) {
	name := t.Name
	t.each = false
	var hours []Threshold
	for hour := range 24 {
		t.Name = OfHour(name, hour)
		made, ok := c.thresholdOn(t)
		if !ok {
			return nil, false
		}
		c.count(&made)
		hours = append(hours, made)
	}
	return hours, true
}
