package response

import (
	"math"
	"strconv"
	"strings"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// Statistics that a run answers only where they are asked for by name: how an episode goes.
const (
	At        Statistic = "at"          // at.MOMENT: the number then; the time of who comes in the hour from then on
	UntilMax  Statistic = "until-max"   // time until the number is at its largest
	UntilLess Statistic = "until-below" // until-below-LIMIT: time until it is below the limit and stays so
)

// The names of what a run is asked for go on so.
const (
	formAt    = ".at."
	formBelow = ".until-below-"
	formMax   = ".until-max"
)

// asked is what a run is asked for by a response's name.
type asked struct {
	statistic Statistic
	at        int64 // ns since the run's start
	limit     int64 // of the number; of a time in ns
}

// IsAsked says whether a run answers the response only because it is asked for, by itself.
func (r *Response) IsAsked() bool {
	return r.asked.statistic != Single || r.isOfHours() && !r.OfEachHour
}

// isProbed says whether a run is asked by probes for what the response is about.
func (r *Response) isProbed() bool {
	return r.asked.statistic != Single || r.isOfHours() && r.Estimand.cohort == nil
}

// IsTimeUntil says whether the response is the time until a replication comes to something, of which each has one.
func (r *Response) IsTimeUntil() bool {
	return r.asked.statistic == UntilMax || r.asked.statistic == UntilLess
}

// AboutTimes says whether the response is about the times of those who pass, of which a follow-up shows more.
func (r *Response) AboutTimes() bool { return r.Estimand.isTimeOfFlow() }

// asAsked gives the response of a name that ends with what a run answers only where it is asked for.
func (c *compiler) asAsked(name scenario.Text) (Response, bool) {
	for _, form := range []struct {
		cut  string
		read func(name scenario.Text, r *Response, parameter string) bool
	}{
		{formAt, c.readMoment}, {formBelow, c.readBelow}, {formMax, readPeak},
	} {
		dot := strings.LastIndex(name.Text, form.cut)
		if dot < 0 {
			continue
		}
		i, ok := c.model.ResponseIndex(name.Text[:dot] + ".mean")
		if !ok || !c.model.Responses[i].Estimand.answers(form.cut) {
			continue
		}
		r := c.model.Responses[i]
		r.Name = name.Text
		if !form.read(name, &r, name.Text[dot+len(form.cut):]) {
			return Response{}, false
		}
		r.Estimand = r.Estimand.asked(r.asked.statistic)
		r.Statistic = r.asked.statistic
		c.ofOneWindow(name, &r)
		return r, true
	}
	return Response{}, false
}

// answers says whether a run can be asked for more of a number than its average: of all levels, and of the times of
// flows, but for when they are longest.
func (e *Estimand) answers(form string) bool {
	return e.level != nil || e.isTimeOfFlow() && form != formMax
}

func (e *Estimand) isTimeOfFlow() bool { return e.Subject == OfFlow && e.Measure == "time" }

func (c *compiler) readBelow(name scenario.Text, r *Response, text string) bool {
	limit, err := readLimit(r, text)
	if err == nil && limit == 0 {
		c.Fail(name.Meta, scenario.OutOfRange, "nothing is ever below 0", "until-below-1 of a number is the time until "+
			"nobody is left")
	}
	r.asked = asked{statistic: UntilLess, limit: limit}
	return err == nil
}

func readLimit(r *Response, text string) (int64, error) {
	if r.Estimand.isTimeOfFlow() {
		return unit.ParseDuration(text)
	}
	limit, err := strconv.ParseUint(text, 10, 62)
	if err == nil && strconv.FormatUint(limit, 10) != text {
		err = strconv.ErrSyntax // 050 would be a second name of 50
	}
	return int64(limit), err
}

func readPeak(_ scenario.Text, r *Response, rest string) bool {
	r.asked = asked{statistic: UntilMax}
	return rest == ""
}

// site is the site of what a response is about; None where it has none, or several.
func (r *Response) site(p *plan.Plan) plan.SiteID {
	if site := r.Estimand.Subject.site; site != nil {
		return site(p, r.Index)
	}
	return plan.None
}

// asked is the estimand of what a run answers only where it is asked for, of a number that has an average.
func (e *Estimand) asked(statistic Statistic) *Estimand {
	made := *e
	made.Columns, made.Statistics, made.cohort, made.applies = nil, []Statistic{statistic}, nil, nil
	made.read = func(v *View, r *Response) Observation { return r.found(v) }
	if statistic == At {
		if e.isTimeOfFlow() {
			made.Population, made.Stored = "entities of the flow that arrive in the hour that begins then", "exact sum and count"
			return &made
		}
		made.Window, made.Estimator, made.Stored = "that time", "the number when all that happens then has happened", tally
		return &made
	}
	made.Kind, made.Unit, made.dimension, made.Stored = TimeKind, "s", unit.Duration, "exact time"
	made.Window = "from the window's start to its end"
	made.Unfinished = "where it does not come to that in the window, the window's length is a lower bound"
	switch {
	case statistic == UntilMax:
		made.Estimator = "time until the number first is at its largest"
	case e.isTimeOfFlow():
		made.Estimator = "time until those who arrive in an hour take less than the limit on average, " +
			"in that hour and in all later ones in which any arrive"
	default:
		made.Estimator = "time until the number is below the limit and stays so"
	}
	return &made
}

// found reads what a run found.
func (r *Response) found(v *View) Observation {
	rec := &v.rec.Probes[r.probe]
	o := Observation{Value: math.NaN(), Weight: rec.Count, Censored: rec.Unfinished}
	switch {
	case rec.Count == 0:
	case r.Estimand.isTimeOfFlow() && r.Statistic == At:
		o.Value = rec.Sum.Float() / 1e9 / float64(rec.Count)
	case r.Estimand.Kind == TimeKind:
		o.Value = float64(rec.Value) / 1e9
	default:
		return by(float64(rec.Value))
	}
	return o
}

// probes are what the runs of the model are asked for, of the record of one.
func (m *Model) probes(v *View) []engine.Probe {
	var all []engine.Probe
	for i := range m.Responses {
		if r := &m.Responses[i]; r.isProbed() {
			all = append(all, r.asks(v)...)
		}
	}
	return all
}

// asks is what a run is asked for.
func (r *Response) asks(v *View) []engine.Probe {
	flow := plan.FlowID(r.Index)
	switch a := &r.asked; {
	case r.isOfHours():
		return r.asksOfHours(v)
	case r.Estimand.isTimeOfFlow() && a.statistic == At:
		return []engine.Probe{engine.TimesOf(flow, a.at, a.at+plan.Hour)}
	case r.Estimand.isTimeOfFlow():
		return []engine.Probe{engine.UntilTimesBelow(flow, a.limit)}
	case a.statistic == At:
		return []engine.Probe{engine.LevelAt(r.Estimand.level(v, r), a.at)}
	case a.statistic == UntilMax:
		return []engine.Probe{engine.UntilPeak(r.Estimand.level(v, r))}
	default:
		return []engine.Probe{engine.UntilBelow(r.Estimand.level(v, r), a.limit)}
	}
}

// number gives each of the responses that ask a run for something the place of its answer.
func (m *Model) number() {
	place := 0
	for i := range m.Responses {
		if r := &m.Responses[i]; r.isProbed() {
			r.probe = place
			place++
			if r.Estimand.use != nil {
				place++
			}
		}
	}
}
