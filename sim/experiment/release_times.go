package experiment

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// ReleaseInterval is the time between two steps of a release study.
type ReleaseInterval int

// The intervals. The first four follow on each other.
const (
	ToLodgement  ReleaseInterval = iota // from the arrival to the lodgement of the papers
	ToAssessment                        // from the lodgement to the beginning of the assessment
	ToRelease                           // from the beginning of the assessment to the release
	ToRemoval                           // from the release to the removal
	ArrivalToRelease
	ArrivalToRemoval
	ExaminedFor // from the beginning of the first examination to the end of the last, of those who are examined
	releaseIntervals
)

// ReleaseTimes are those of one control in the layout of a release study. Times are in s.
type ReleaseTimes struct {
	Control   *plan.Control
	Modelled  [releaseIntervals]bool // whether the scenario names the steps between which the interval is
	All       [releaseIntervals]Distribution
	By        []ReleaseGroup // by class, channel, procedure and hour of arrival, in this order
	Agencies  []AgencyTime
	Slot      Distribution // s before a booked slot, which is in no interval
	Booked    bool
	Attribute [2]string // the names of the attributes that are channel and procedure; empty for none
}

// GroupKind is by what crossings are parted.
type GroupKind string

// The kinds.
const (
	ByClass     GroupKind = "class"
	ByChannel   GroupKind = "channel"
	ByProcedure GroupKind = "procedure"
	ByHour      GroupKind = "hour of arrival"
)

// ReleaseGroup are the times of some crossings.
type ReleaseGroup struct {
	Kind  GroupKind
	Value string // class, word, or the hour, as 07:00
	Times [releaseIntervals]Distribution
}

// AgencyTime is what crossings take at the places of an agency, waits for them included, of those who come to one. What
// papers do meanwhile counts too, so that agencies side by side add up to more than the whole; within one agency the
// same time counts once.
type AgencyTime struct {
	Agency *plan.Agency
	Time   Distribution
}

// releaseSums are what is kept of a control in one replication.
type releaseSums struct {
	rows     []releaseRow
	slot     []float64
	agencies map[plan.AgencyID][]float64
	booked   bool
}

// releaseRow is one crossing: intervals in s, NaN where a step was not taken.
type releaseRow struct {
	times              [releaseIntervals]float64
	class              plan.ClassID
	channel, procedure float64 // words by number; NaN for none
	hour               int
}

// release notes the crossings of a course for a release study.
func (g *IndicatorRecorder) release(made *gathered, c *engine.Course, passes []controlPass, sent *sentOut) {
	services := slices.Clone(c.Spells)
	if sent != nil {
		services = append(services, sent.services...)
	}
	for i := range passes {
		x := &passes[i]
		s := &made.releases[x.control]
		control := &g.plan.Indicators.Controls[x.control]
		s.rows = append(s.rows, releaseRow{
			times: g.intervals(made.finder, control, x, services), class: g.plan.Flows[c.Flow].Class,
			channel: attributeOf(c, control.Channel), procedure: attributeOf(c, control.Procedure),
			hour: int((g.plan.Sites[g.sites[x.control]].Phase + x.from) % plan.Day / plan.Hour),
		})
		s.slot = append(s.slot, seconds(x.slot))
		s.booked = s.booked || x.slot > 0
		g.byAgency(made.finder, s, x, services)
	}
}

func attributeOf(c *engine.Course, slot plan.SlotID) float64 {
	if slot == plan.None {
		return math.NaN()
	}
	return c.Attributes[slot]
}

// never is the time of a step that was not taken.
const never = math.MaxInt64

// intervals gives the times between the steps of a crossing. The time before a booked slot is in none of them.
func (g *IndicatorRecorder) intervals(finder *passFinder, control *plan.Control, x *controlPass,
	services []engine.Stretch) [releaseIntervals]float64 {
	first := [plan.ReleaseSteps]int64{never, never, never, never}
	last := [plan.ReleaseSteps]int64{-1, -1, -1, -1}
	for _, s := range services {
		part := finder.parts[s.Part]
		if s.From < x.from || s.From > x.to {
			continue
		}
		if of := control.Steps[plan.Release]; of != nil && atStation(part.Doing) && of[part.Place] {
			first[plan.Release] = min(first[plan.Release], s.From)
		}
		if part.Doing != engine.IsServed || s.To > x.to {
			continue
		}
		for step, of := range control.Steps[:plan.Release] {
			if of != nil && of[part.Place] {
				first[step], last[step] = min(first[step], s.From), max(last[step], s.To)
			}
		}
	}
	released := slices.Max(last[:])
	if control.Steps[plan.Release] != nil {
		released = first[plan.Release]
	}
	arrived := x.from + x.slotIn
	lodged, assessed := first[plan.Lodgement], first[plan.Assessment]
	examined := math.NaN()
	if last[plan.Examination] >= 0 {
		examined = between(first[plan.Examination], last[plan.Examination])
	}
	return [releaseIntervals]float64{
		ToLodgement: between(arrived, lodged), ToAssessment: between(lodged, assessed),
		ToRelease: between(assessed, released), ToRemoval: between(released, x.to),
		ArrivalToRelease: between(arrived, released), ArrivalToRemoval: between(arrived, x.to), ExaminedFor: examined,
	}
}

// atStation says whether something is done or waited for at a station.
func atStation(d engine.Doing) bool { return d <= engine.AwaitsRoom }

// between is the time from one step to another in s; NaN where one was not taken, or they come the other way round.
func between(from, to int64) float64 {
	if from < 0 || from == never || to < from || to == never {
		return math.NaN()
	}
	return seconds(to - from)
}

// byAgency notes how long a crossing was at the places of each agency, or waited for them. What a vehicle and its
// papers do at one agency at the same time counts once: who waits for papers there is where they are.
func (g *IndicatorRecorder) byAgency(finder *passFinder, s *releaseSums, x *controlPass, services []engine.Stretch) {
	spells := map[plan.AgencyID][]engine.Stretch{}
	for _, spell := range services {
		part := finder.parts[spell.Part]
		if spell.From < x.from || spell.To > x.to || finder.isSlot(spell.Part) || len(finder.claims[spell.Part]) == 0 {
			continue
		}
		if !slices.ContainsFunc(finder.claims[spell.Part], func(k plan.Claim) bool { return k.Control == x.control }) {
			continue
		}
		if id := g.plan.RunBy(part.Doing.Place(g.plan, part.Place)); id != plan.None {
			spells[id] = append(spells[id], spell)
		}
	}
	if s.agencies == nil {
		s.agencies = map[plan.AgencyID][]float64{}
	}
	for _, id := range slices.Sorted(maps.Keys(spells)) {
		s.agencies[id] = append(s.agencies[id], seconds(covered(spells[id])))
	}
}

// covered is the time in ns in which there is at least one of some spells, which it sorts.
func covered(spells []engine.Stretch) int64 {
	slices.SortFunc(spells, func(a, b engine.Stretch) int { return cmp.Compare(a.From, b.From) })
	var sum int64
	until := int64(math.MinInt64)
	for _, s := range spells {
		sum += max(0, s.To-max(s.From, until))
		until = max(until, s.To)
	}
	return sum
}

func (g *IndicatorRecorder) releaseTimes() []ReleaseTimes {
	all := make([]ReleaseTimes, len(g.plan.Indicators.Controls))
	for i := range all {
		all[i] = g.releasesOf(i)
	}
	return all
}

func (g *IndicatorRecorder) releasesOf(i int) ReleaseTimes {
	control := &g.plan.Indicators.Controls[i]
	x := ReleaseTimes{Control: control, Modelled: intervalsOf(control)}
	x.All = g.timesOf(i, func(*releaseRow) bool { return true })
	x.Slot = distributionOf(gather(g, func(made *gathered) []float64 { return made.releases[i].slot }), g.plan.Confidence)
	agencies := map[plan.AgencyID]bool{}
	for _, made := range g.ended {
		x.Booked = x.Booked || made.releases[i].booked
		for id := range made.releases[i].agencies {
			agencies[id] = true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(agencies)) {
		values := gather(g, func(made *gathered) []float64 { return made.releases[i].agencies[id] })
		x.Agencies = append(x.Agencies, AgencyTime{&g.plan.Agencies[id], distributionOf(values, g.plan.Confidence)})
	}
	for n, slot := range []plan.SlotID{control.Channel, control.Procedure} {
		if slot != plan.None {
			x.Attribute[n] = g.plan.Slots[slot].Name
		}
	}
	x.By = slices.Concat(
		g.groups(i, ByClass, func(r *releaseRow) float64 { return float64(r.class) },
			func(v float64) string { return g.plan.Classes[int(v)].Name }),
		g.groups(i, ByChannel, func(r *releaseRow) float64 { return r.channel }, g.wordOf),
		g.groups(i, ByProcedure, func(r *releaseRow) float64 { return r.procedure }, g.wordOf),
		g.groups(i, ByHour, func(r *releaseRow) float64 { return float64(r.hour) },
			func(v float64) string { return hourText(int(v)) }),
	)
	return x
}

func (g *IndicatorRecorder) wordOf(v float64) string { return g.plan.Words[int(v)] }

// hourText is the beginning of an hour of the day.
func hourText(hour int) string {
	return string([]byte{'0' + byte(hour/10), '0' + byte(hour%10), ':', '0', '0'})
}

// intervalsOf says between which steps the scenario names stations.
func intervalsOf(c *plan.Control) [releaseIntervals]bool {
	named := func(step plan.ReleaseStep) bool { return c.Steps[step] != nil }
	released := named(plan.Release) || named(plan.Lodgement) || named(plan.Assessment) || named(plan.Examination)
	return [releaseIntervals]bool{
		ToLodgement: named(plan.Lodgement), ToAssessment: named(plan.Lodgement) && named(plan.Assessment),
		ToRelease: named(plan.Assessment), ToRemoval: released, ArrivalToRelease: released, ArrivalToRemoval: true,
		ExaminedFor: named(plan.Examination),
	}
}

// timesOf describes the intervals of some crossings of a control.
func (g *IndicatorRecorder) timesOf(control int, wanted func(*releaseRow) bool) [releaseIntervals]Distribution {
	var times [releaseIntervals]Distribution
	for interval := range times {
		times[interval] = distributionOf(gather(g, func(made *gathered) []float64 {
			var values []float64
			rows := made.releases[control].rows
			for n := range rows {
				if value := rows[n].times[interval]; !math.IsNaN(value) && wanted(&rows[n]) {
					values = append(values, value)
				}
			}
			return values
		}), g.plan.Confidence)
	}
	return times
}

// groups parts the crossings of a control by a number that each has, or has not.
func (g *IndicatorRecorder) groups(control int, kind GroupKind, of func(*releaseRow) float64,
	words func(float64) string) []ReleaseGroup {
	met := map[float64]bool{}
	for _, made := range g.ended {
		for n := range made.releases[control].rows {
			if v := of(&made.releases[control].rows[n]); !math.IsNaN(v) {
				met[v] = true
			}
		}
	}
	var groups []ReleaseGroup
	for _, v := range slices.Sorted(maps.Keys(met)) {
		times := g.timesOf(control, func(r *releaseRow) bool { return of(r) == v })
		groups = append(groups, ReleaseGroup{kind, words(v), times})
	}
	slices.SortStableFunc(groups, func(a, b ReleaseGroup) int { return cmp.Compare(a.Value, b.Value) })
	return groups
}
