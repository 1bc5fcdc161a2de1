package experiment

import (
	"fmt"
	"slices"

	"karvon/sim/outlook"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// world is a scenario with some phases in operation, and the loads of it that were looked at.
type world struct {
	policies []string // of the phases
	scenario *scenario.Scenario
	course   *outlook.Course // as stated
	looked   []*lookedAt
	refined  bool // whether the limit on the line of loads that are alike was looked for
}

// lookedAt is a load that was looked at. One that stands for the middle of what is left open has no verdict.
type lookedAt struct {
	loads        []float64 // entities a day by stream
	load         Load
	replications int
	verdict      Verdict
	holds        bool // by the estimates
}

// doubted is what is asked of a load.
type doubted func(*lookedAt) (fails bool)

// The questions: where it is full, where it no longer surely is not, and where it surely is.
var (
	byEstimate doubted = func(l *lookedAt) bool { return !l.holds }
	notSure    doubted = func(l *lookedAt) bool { return l.verdict != Met }
	surelyFull doubted = func(l *lookedAt) bool { return l.verdict == NotMet }
)

// tells says what is known of loads from those that were looked at: that they fail, as smaller ones do, or do not, as
// larger ones do not. Where both are said, which chance alone can do, they fail.
func (w *world) tells(loads []float64, fails doubted) (failed, known bool) {
	for _, l := range w.looked {
		switch below, above := allAtMost(l.loads, loads), allAtMost(loads, l.loads); {
		case below && above:
			return fails(l), true
		case below && fails(l):
			failed, known = true, true
		case above && !fails(l):
			known = true
		}
	}
	return failed, known
}

// tellsNear says what is known of loads, or else of such as are larger or smaller by a share: that those fail, or that
// these do not.
func (w *world) tellsNear(loads []float64, fails doubted, near float64) (failed, known bool) {
	if failed, known = w.tells(loads, fails); known || near == 0 {
		return failed, known
	}
	if failed, _ = w.tells(timesLoads(loads, 1+near), fails); failed {
		return true, true
	}
	failed, known = w.tells(timesLoads(loads, 1/(1+near)), fails)
	return false, known && !failed
}

func timesLoads(loads []float64, times float64) []float64 {
	made := make([]float64, len(loads))
	for i := range loads {
		made[i] = float64(loads[i] * times)
	}
	return made
}

// verdict is what surely is known of loads: by what was simulated of them, or else of smaller ones that are not
// carried, or of larger ones that are; empty where nothing tells.
func (w *world) verdict(loads []float64) Verdict {
	verdict := Verdict("")
	if l := w.at(loads); l != nil {
		verdict = l.verdict
	}
	for _, l := range w.looked {
		switch {
		case verdict == Met || verdict == NotMet:
			return verdict
		case l.verdict == NotMet && allAtMost(l.loads, loads), l.verdict == Met && allAtMost(loads, l.loads):
			verdict = l.verdict
		case l.verdict == Undecided && allAtMost(l.loads, loads):
			verdict = Undecided
		}
	}
	return verdict
}

// at finds what was simulated of loads; nil for nothing.
func (w *world) at(loads []float64) *lookedAt {
	for _, l := range w.looked {
		if l.replications > 0 && allAtMost(l.loads, loads) && allAtMost(loads, l.loads) {
			return l
		}
	}
	return nil
}

// sameLoad is the part of a load by which others may differ from it and be the same: loads that are alike are so to a
// millionth.
const sameLoad = 2e-6

// allAtMost says whether loads are no larger than others in any stream.
func allAtMost(loads, others []float64) bool {
	for i := range loads {
		if loads[i] > float64(others[i]*(1+sameLoad)) {
			return false
		}
	}
	return true
}

// crossed says whether a load surely is carried and one that is no larger surely is not.
func (x *findingYears) crossed() bool {
	for _, w := range x.worlds {
		for _, l := range w.looked {
			if l.verdict == NotMet && slices.ContainsFunc(w.looked, func(o *lookedAt) bool {
				return o.verdict == Met && allAtMost(l.loads, o.loads)
			}) {
				return true
			}
		}
	}
	return false
}

// look simulates loads of a scenario up to a number of replications, and fewer where these decide.
func (x *findingYears) look(w *world, loads []float64, most int) error {
	point := x.options.Base
	point.Name = fmt.Sprintf("load %.4g a day", sumOf(loads))
	point.Policies = slices.Concat(point.Policies, w.policies)
	point.Settings = slices.Concat(point.Settings, w.course.SettingsOf(loads))
	m, err := x.runner.Load(x.ctx, point.Configuration)
	if err != nil {
		return err
	}
	s := NewSample(point)
	s.question = &question{responses: utilisationsOf(m.Plan)}
	s.compiled.Do(func() { s.use(m.WithConfidence(x.level)) })
	found := &lookedAt{loads: slices.Clone(loads)}
	looks := x.looks(most)
	for i, n := range looks {
		if i+1 < len(looks) {
			x.runner.ahead(x.ctx, []*Sample{s.again()}, n, looks[i+1])
		}
		x.further = max(0, x.further-x.Replications)
		x.runner.Pace.Ahead(x.further)
		if err := x.runner.Extend(x.ctx, []*Sample{s}, n); err != nil {
			return err
		}
		if err := x.ctx.Err(); err != nil {
			return err
		}
		if err := found.take(s); err != nil {
			return fmt.Errorf("at %s: %w", point.Name, err)
		}
		if found.replications = n; found.verdict != Undecided {
			break
		}
	}
	x.Loads, x.Runs = x.Loads+1, x.Runs+found.replications
	s.Release()
	w.looked = append(w.looked, found)
	return nil
}

// utilisationsOf names how busy all stations and resources are.
func utilisationsOf(p *plan.Plan) []string {
	names := workers(p)
	for i := range names {
		names[i] += ".utilisation"
	}
	return names
}

// take judges a load by what was simulated of it.
func (l *lookedAt) take(s *Sample) error {
	if s.err != nil {
		return s.err
	}
	if len(s.lost) > 0 {
		return s.allLost()[0]
	}
	r, err := s.Result()
	if err != nil {
		return err
	}
	l.load = Load{Scale: sumOf(l.loads), Overload: r.Overload(), Utilisation: nan}
	if l.load.Overload != nil {
		l.verdict, l.holds = NotMet, false
		return nil
	}
	l.load.judge(r)
	backlog := r.backlog()
	l.load.Backlog, l.load.Growing = backlog.verdict, backlog.growing
	l.load.Losses = r.losses()
	l.verdict = l.load.thresholds()
	switch {
	case backlog.verdict == NotMet:
		l.verdict = NotMet
	case backlog.verdict == Undecided && len(s.Thresholds) == 0:
		l.verdict = worse(l.verdict, Undecided)
	}
	l.holds = l.verdict == Met || l.verdict != NotMet && !service.fails(&l.load)
	return nil
}

// judge takes over the thresholds and how busy stations and resources are.
func (l *Load) judge(r *Result) {
	for i := range r.Thresholds {
		judged := &r.Thresholds[i]
		l.Values = append(l.Values, judged.Estimate)
		l.Verdicts = append(l.Verdicts, judged.Verdict)
		l.holds = append(l.holds, judged.isMet)
	}
	l.Utilisation = 0
	for _, name := range workers(r.Plan) {
		utilisation := 0.0
		if found := r.Find(name + ".utilisation"); found != nil {
			utilisation = number(found.Mean)
		}
		l.utilisations = append(l.utilisations, utilisation)
		if utilisation > l.Utilisation {
			l.Busiest, l.Utilisation = name, utilisation
		}
	}
}

// sumOf adds loads up.
func sumOf(loads []float64) float64 {
	sum := 0.0
	for _, load := range loads {
		sum += load
	}
	return sum
}
