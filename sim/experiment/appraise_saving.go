package experiment

import (
	"maps"
	"slices"
	"sort"

	"karvon/sim/outlook"
	"karvon/sim/stats"
)

// savings are what a day of a project saves in the years of which that is known, in quantities.
type savings struct {
	years     []float64 // ascending; the last can be between two
	uses      []use
	before    [][][]float64 // by year, use and replication: of the base
	after     [][][]float64 // and with the project, with the traffic that it generates
	means     [2][][]float64
	generated float64         // the share that was simulated
	course    *outlook.Course // nil where the load is the same in all years
	streams   [][]int         // by use: by the load of which streams it goes
	rises     []bool          // by use: whether that of each year is more than that of the one before
}

// newSavings gathers what was simulated of years.
func (x *appraising) newSavings(p *alternative, years []float64) *savings {
	s := &savings{years: years, generated: p.generated(), course: x.base.course}
	known := daily{}
	for _, year := range years {
		maps.Copy(known, x.base.simulated[year].daily)
		maps.Copy(known, p.simulated[year].daily)
	}
	s.uses = known.sorted()
	for _, year := range years {
		var before, after [][]float64
		for _, of := range s.uses {
			before = append(before, orNought(x.base.simulated[year].daily[of], x.Replications))
			after = append(after, orNought(p.simulated[year].daily[of], x.Replications))
		}
		s.before, s.after = append(s.before, before), append(s.after, after)
		s.means[0], s.means[1] = append(s.means[0], allMeans(before)), append(s.means[1], allMeans(after))
	}
	if s.course != nil {
		for _, of := range s.uses {
			streams := p.uses.streamsOf(of, s.course)
			s.streams, s.rises = append(s.streams, streams), append(s.rises, s.course.Rises(streams))
		}
	}
	return s
}

// orNought is what is used up by replication: none of what a configuration does not have.
func orNought(values []float64, replications int) []float64 {
	if values == nil {
		return make([]float64, replications)
	}
	return values
}

func allMeans(values [][]float64) []float64 {
	means := make([]float64, len(values))
	for i := range values {
		means[i] = stats.Mean(values[i])
	}
	return means
}

// mean is what all replications have on average; replications are counted from 0.
const meanOfAll = -1

// saved is how much less a day of a year takes of a quantity, of a replication or of the mean of all. What users spend
// is by the rule of half, where more come: those who came before save all of what one saves, those who come because of
// it half, (Q0+Q1)(c0-c1)/2 with c = C/Q and Q1 = (1+g)Q0, so that it is (1+g/2)(C0-C1/(1+g)) (ADB, Guidelines for the
// Economic Analysis of Projects, 2017; Neuburger, User Benefit in the Evaluation of Transport and Land Use Plans,
// 1971).
func (s *savings) saved(year, of, replication int, generated float64) float64 {
	before, after := 0.0, 0.0
	if replication == meanOfAll {
		before, after = s.means[0][year][of], s.means[1][year][of]
	} else {
		before, after = s.before[year][of][replication], s.after[year][of][replication]
	}
	if u := s.uses[of]; u.grows && u.kind.ofUsers() {
		return float64((1 + float64(generated/2)) * (before - after/(1+s.generated)))
	}
	return before - after
}

// ofUsers says whether those who come spend it themselves.
func (k useKind) ofUsers() bool {
	return k == hoursUsed || k == litresUsed || k == fuelPaid || k == movingUsed
}

// spot is where a year stands among those of which the saving is known: between two of them, or below the first by
// load.
type spot struct {
	low, high int
	share     float64 // of the way from low to high
	scale     float64 // of what grows with traffic; 1 but below the first
}

// spot finds the place of a year for a use. For another course of the load it is that of the year in which the course
// as stated has as much of the streams that the use goes by: of trucks what trucks save, of people what they do.
func (s *savings) spot(year, of int, drawn *outlook.Course) spot {
	if s.course == nil {
		return spot{0, 0, 0, 1}
	}
	at, scale := float64(min(year, s.course.Last)), 1.0
	if drawn != nil && s.rises[of] {
		at, scale = s.yearOf(drawn.Load(min(max(year, drawn.Base), drawn.Last), s.streams[of]), s.streams[of])
	}
	return s.between(at, scale)
}

// between finds the place of a point in time.
func (s *savings) between(at, scale float64) spot {
	next := sort.Search(len(s.years), func(i int) bool { return s.years[i] >= at })
	switch {
	case next == len(s.years):
		return spot{next - 1, next - 1, 0, scale}
	case next == 0 || s.years[next] == at:
		return spot{next, next, 0, scale}
	}
	from, to := s.years[next-1], s.years[next]
	return spot{next - 1, next, (at - from) / (to - from), scale}
}

// yearOf finds when the course as stated has a load of some streams, between years linearly; below that of its first
// year it is that year, and a part of its load.
func (s *savings) yearOf(load float64, streams []int) (at, scale float64) {
	first := s.course.Load(s.course.Base, streams)
	if load <= first {
		return float64(s.course.Base), load / first
	}
	for year := s.course.Base + 1; year <= s.course.Last; year++ {
		if there := s.course.Load(year, streams); there >= load {
			before := s.course.Load(year-1, streams)
			return float64(year) - (there-load)/(there-before), 1
		}
	}
	return float64(s.course.Last), 1
}

// savedAt is what a day saves of a quantity at a place.
func (s *savings) savedAt(at spot, of, replication int, generated float64) float64 {
	low := s.saved(at.low, of, replication, generated)
	if at.share > 0 {
		high := s.saved(at.high, of, replication, generated)
		low += float64(at.share * (high - low))
	}
	if k := s.uses[of].kind; k == staffUsed || k == standingUsed {
		return low
	}
	return float64(low * at.scale)
}

// priced is what a day of a year saves in money, by part.
func (s *savings) priced(year int, in *inputs) prices {
	var sum prices
	for i, of := range s.uses {
		each := of.prices(in.appraisal)
		if each == (prices{}) {
			continue
		}
		saved := s.savedAt(s.spot(year, i, in.course), i, in.replication, in.project.Generated)
		for part := range sum {
			sum[part] += float64(each[part] * saved)
		}
	}
	return sum
}

// bearers names who bears costs, sorted.
func (s *savings) bearers() []string {
	var names []string
	for _, of := range s.uses {
		if of.kind == bornePaid {
			names = append(names, of.name)
		}
	}
	return slices.Compact(names)
}
