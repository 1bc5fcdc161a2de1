package experiment

import (
	"context"
	"fmt"
	"math"
	"slices"

	"karvon/sim/reason"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// expect says how many loads may still be looked at: so many that make the grid longer and what a search for so
// many edges takes at most.
func (s *search) expect(extensions, edges int) {
	scales := make([]float64, len(s.Loads))
	for i := range s.Loads {
		scales[i] = s.Loads[i].Scale
	}
	s.further = s.mostFurther(extensions, edges, scales)
}

// mostFurther bounds the loads that are looked at beyond those given: each search halves the widest gap between two
// until it is as narrow as the resolution.
func (s *search) mostFurther(extensions, edges int, scales []float64) int {
	widest := 0.0 // as a share of the lower load
	if extensions > 0 {
		widest = 1 // half the lowest load and that
	}
	for i := 1; i < len(scales); i++ {
		widest = max(widest, scales[i]/scales[i-1]-1)
	}
	halvings := 0
	for ; widest > s.Resolution; widest /= 2 {
		halvings++
	}
	return extensions + edges*halvings
}

// extend makes the grid longer until it holds a load that is carried and one that is not: half the lowest, one and
// a half times the highest.
func (s *search) extend(ctx context.Context, q criterion) error {
	for range mostExtensions {
		if ctx.Err() != nil || q.verdict(&s.Loads[0]) == Met {
			break
		}
		s.ahead(ctx, s.Loads[0].Scale/4)
		if err := s.look(ctx, s.Loads[0].Scale/2); err != nil {
			return err
		}
	}
	for range mostExtensions {
		last := &s.Loads[len(s.Loads)-1]
		if ctx.Err() != nil || q.verdict(last) == NotMet {
			break
		}
		s.ahead(ctx, float64(last.Scale*1.5)*1.5)
		if err := s.look(ctx, last.Scale*1.5); err != nil {
			return err
		}
	}
	return nil
}

// bisect looks between the last load that is carried and the first that is not, until they are as near as the
// resolution.
func (s *search) bisect(ctx context.Context, q criterion) error {
	for {
		low, high, ok := s.bracket(q)
		before := len(s.Loads)
		if !ok || ctx.Err() != nil || high-low <= float64(s.Resolution*high) {
			return nil
		}
		middle := float64((low + high) / 2)
		s.ahead(ctx, (low+middle)/2, (middle+high)/2)
		if err := s.look(ctx, middle); err != nil {
			return err
		}
		if len(s.Loads) == before {
			return nil // the point failed, and is named
		}
	}
}

// bracket gives the scales between which the answer changes first.
func (s *search) bracket(q criterion) (low, high float64, ok bool) {
	for i := range s.Loads {
		if q.fails(&s.Loads[i]) {
			return low, s.Loads[i].Scale, i > 0
		}
		low = s.Loads[i].Scale
	}
	return low, 0, false
}

// decided gives the nearest loads around a bracket whose verdicts are decided.
func (s *search) decided(low, high float64, q criterion) (least, most float64) {
	least, most = 0, math.Inf(1)
	for i := range s.Loads {
		l := &s.Loads[i]
		if l.Scale <= low && q.verdict(l) == Met {
			least = l.Scale
		}
		if l.Scale >= high && q.verdict(l) == NotMet && l.Scale < most {
			most = l.Scale
		}
	}
	return least, most
}

// find puts a bracket into a finding.
func (s *search) find(q criterion) Finding {
	low, high, ok := s.bracket(q)
	if !ok {
		first, last := &s.Loads[0], &s.Loads[len(s.Loads)-1]
		if q.fails(first) {
			what, why := q.what, q.why(s, first)
			if tooManyLost(why) {
				what = reason.TooManyLostAt
			}
			return Finding{Why: reason.Of(what, reason.Values{"load": reason.Level(first.Scale), "why": why})}
		}
		return Finding{Low: last.Scale, Why: atLoad(reason.NothingGivesWay, last)}
	}
	f := Finding{Known: true, Scale: (low + high) / 2, Why: q.why(s, s.at(high)), edge: high}
	f.Low, f.High = s.decided(low, high, q)
	f.Rate = stats.Unknown(float64(f.Scale * s.perScale()))
	return f
}

// at finds a load by its scale.
func (s *search) at(scale float64) *Load {
	for i := range s.Loads {
		if s.Loads[i].Scale == scale {
			return &s.Loads[i]
		}
	}
	return nil
}

// perScale is the number of entities of the flows a day at the scale 1; where some are due by a schedule it is what
// came, by all loads.
func (s *search) perScale() float64 {
	sum, scheduled := 0.0, false
	for _, demand := range s.options.Flows {
		sum += demand.Rate
		scheduled = scheduled || demand.Scheduled
	}
	if !scheduled {
		return float64(day * sum)
	}
	offered, scales := 0.0, 0.0
	for _, l := range s.observed() {
		offered += l.Offered.Mean
		scales += l.Scale
	}
	return offered / scales
}

// stoppedByMemory is what gives way at a load of which replications were stopped.
func stoppedByMemory() reason.Reason { return reason.Of(reason.StoppedByMemory, nil) }

// atLoad is a reason that names a load.
func atLoad(code reason.Code, l *Load) reason.Reason {
	return reason.Of(code, reason.Values{"load": reason.Level(l.Scale)})
}

// tellStopped warns of the loads that were stopped: of the least of them, why.
func (s *search) tellStopped() {
	stopped := len(s.Loads) - len(s.observed())
	if stopped == 0 {
		return
	}
	i := slices.IndexFunc(s.Loads, func(l Load) bool { return l.Overload != nil })
	s.Warnings = append(s.Warnings, reason.Of(reason.LoadsStopped, reason.Values{
		"stopped": stopped, "all": len(s.Loads), "load": reason.Level(s.Loads[i].Scale),
		"why": reason.OfError(s.Loads[i].Overload),
	}))
}

// brokenThreshold says which threshold gives way at a load.
func (s *search) brokenThreshold(l *Load) reason.Reason {
	if l.Overload != nil {
		return stoppedByMemory()
	}
	for i := range l.Verdicts {
		if math.IsNaN(l.Values[i].Mean) && !l.holds[i] {
			return reason.Of(reason.NotObservedThere, reason.Values{
				"name": s.Responses[s.Thresholds[i].Response].Name, "busiest": s.busiest(l),
			})
		}
		if !l.holds[i] {
			return reason.Of(reason.ThresholdBroken, reason.Values{
				"threshold": s.Thresholds[i].Expression, "value": s.valueText(l, i), "busiest": s.busiest(l),
			})
		}
	}
	return s.lostOr(l)
}

// valueText writes the value of a threshold's response with its unit, to about four digits.
func (s *search) valueText(l *Load, threshold int) string {
	value := l.Values[threshold].Mean
	switch stored := s.Responses[s.Thresholds[threshold].Response].Unit(); stored {
	case "s":
		step := 1.0
		for step*1000 <= value {
			step *= 60
		}
		return unit.Format(float64(math.Round(value/step)*step), unit.Duration)
	case "1":
		return fmt.Sprintf("%.4g%%", 100*value)
	default:
		return fmt.Sprintf("%.4g %s", value, stored)
	}
}

// growingBacklog says whose backlog grows at a load.
func (s *search) growingBacklog(l *Load) reason.Reason {
	if l.Overload != nil {
		return stoppedByMemory()
	}
	if len(l.Growing) == 0 {
		return s.lostOr(l)
	}
	return reason.Of(reason.QueuesGrow, reason.Values{"flow": l.Growing[0], "busiest": s.busiest(l)})
}

// lostOr says of which flow queues and full zones lose too many at a load, and in any case what is busiest.
func (s *search) lostOr(l *Load) reason.Reason {
	if worst, tooMany := l.worstLoss(); tooMany {
		code := reason.LostToQueues
		switch {
		case worst.Another:
			code = reason.ChooseAnotherWay
		case worst.ShutOut:
			code = reason.LostForRoom
		}
		return reason.Of(code, reason.Values{
			"share": reason.Part(worst.Share.Mean), "flow": worst.Flow, "busiest": s.busiest(l),
		})
	}
	return s.busiest(l)
}

// busiest names the station or resource with the highest utilisation of those to which the load brings work: whose
// utilisation grew from the lowest load on, by a quarter of what it would in proportion. Inspectors of trucks are
// not the reason why people wait.
func (s *search) busiest(l *Load) reason.Reason {
	least := &s.Loads[0]
	name, most := l.Busiest, 0.0
	more := 1 + float64((l.Scale/least.Scale-1)/4)
	for w, worker := range workers(s.Plan) {
		if w >= len(l.utilisations) || w >= len(least.utilisations) {
			break
		}
		u, before := l.utilisations[w], least.utilisations[w]
		if u > most && (u >= float64(before*more) || u >= saturated && u > before) {
			name, most = worker, u
		}
	}
	if most == 0 {
		most = l.Utilisation
	}
	if name == "" {
		return reason.Of(reason.NothingBusy, nil)
	}
	return reason.Of(reason.Busiest, reason.Values{"name": name, "busy": reason.Busy(most)})
}

func (s *search) findService() {
	if len(s.Thresholds) == 0 {
		s.Service.Why = reason.Of(reason.NoThresholds, nil)
		return
	}
	s.Service = s.find(service)
}

// findStable refines the bracket of the stable load. Beyond it a backlog grows in proportion to what is too much:
// the line through the drifts of two loads well beyond meets zero at the limit, in each replication for itself.
func (s *search) findStable() {
	if s.Plan.Kind == scenario.Terminating {
		s.Stable.Why = reason.Of(reason.NoCycle, nil)
		return
	}
	s.Stable = s.find(stability)
	f := &s.Stable
	if !f.Known {
		return
	}
	if s.at(f.edge).losesTooMany() {
		return // no backlog grows in proportion to what is too much
	}
	f.Low *= 1 - trifle // a backlog that grows by less is not seen
	var beyond []*Load
	for _, l := range s.observed() {
		if l.Backlog == NotMet && l.Scale >= 1.1*f.High {
			beyond = append(beyond, l)
		}
	}
	if len(beyond) < 2 {
		return
	}
	a, b := beyond[0], beyond[1]
	zeros := make([]float64, len(a.drifts))
	for n := range zeros {
		zeros[n] = a.Scale - float64(a.drifts[n]*(b.Scale-a.Scale))/(b.drifts[n]-a.drifts[n])
	}
	e := stats.MeanInterval(zeros, s.Plan.Confidence)
	if !(e.Low < f.High && e.High > f.Low) {
		return // no line: the bracket stands
	}
	f.Low, f.High = max(f.Low, e.Low), min(f.High, e.High)
	f.Scale = min(max(e.Mean, f.Low), f.High)
	f.Rate.Mean = float64(f.Scale * s.perScale())
}

// findSaturated takes what passes under the largest load that was not stopped, if that is more than can be carried
// or turned away.
func (s *search) findSaturated() {
	loads := s.observed()
	if len(loads) == 0 {
		s.Saturated.Why = stoppedByMemory()
		return
	}
	last := loads[len(loads)-1]
	short := last.Offered.Mean - last.Passed.Mean
	if short <= float64(trifle*last.Offered.Mean) {
		s.Saturated.Why = atLoad(reason.AllPasses, last)
		return
	}
	s.Saturated = Finding{Known: true, Scale: last.Scale, Low: last.Scale, High: last.Scale, Rate: last.Passed,
		Why: s.growingBacklog(last)}
	if len(loads) < 2 {
		return
	}
	if before := loads[len(loads)-2]; before.Passed.High < last.Passed.Low &&
		before.Passed.Mean < float64((1-2*trifle)*last.Passed.Mean) {
		s.Warnings = append(s.Warnings, atLoad(reason.StillRises, last))
	}
}

// checkMonotone warns where a threshold does not hold at one load and holds at a larger one.
func (s *search) checkMonotone() {
	for i := range s.Thresholds {
		failed := nan
		for j := range s.Loads {
			l := &s.Loads[j]
			switch {
			case l.Verdicts[i] == NotMet && math.IsNaN(failed):
				failed = l.Scale
			case l.Verdicts[i] == Met && failed < l.Scale:
				s.Warnings = append(s.Warnings, reason.Of(reason.NotMonotone, reason.Values{
					"threshold": s.Thresholds[i].Expression, "failed": reason.Level(failed), "held": reason.Level(l.Scale),
				}))
				failed = nan
			}
		}
	}
}

// noteOffered keeps what a load offers at the crossings.
func (s *search) noteOffered(scale float64, e *Evaluation) {
	offered := map[string]float64{"": scale}
	for name, r := range s.responses.of {
		offered[name] = e.Value(r)
	}
	s.offered = append(s.offered, offered)
}

// findDesign places design loads on the scale, by the line between the first two loads that were looked at: what is
// offered is linear in the scale. Those to which the scaled flows bring less than half are left out: people, where
// trucks are scaled.
func (s *search) findDesign() {
	if len(s.offered) < 2 {
		return
	}
	a, b := s.offered[0], s.offered[1]
	for i := range s.Plan.Crossings {
		for m, measure := range s.Plan.Measures {
			design := float64(day * s.Plan.Crossings[i].Design[m])
			name := "crossing." + s.Plan.Crossings[i].Name + "." + measure + ".offered"
			slope := (b[name] - a[name]) / (b[""] - a[""])
			stated := a[name] + float64(slope*(1-a[""]))
			if math.IsNaN(design) || !(slope > stated/2) {
				continue
			}
			s.Design = append(s.Design, DesignLoad{
				Name: measure + " at " + s.Plan.Crossings[i].Name, Scale: a[""] + (design-a[name])/slope,
			})
		}
	}
}

// percentOf writes a scale as a share of the stated load.
func percentOf(scale float64) string { return fmt.Sprintf("%.4g%%", 100*scale) }
