package measured

import (
	"math"
	"slices"

	"karvon/sim/fit"
)

// visits reads arrivals and departures.
func (r *reader) visits() error {
	starts, err := r.moments(r.p.time)
	if err != nil {
		return err
	}
	ends, err := r.moments(r.p.until)
	if err != nil {
		return err
	}
	if !starts.dated && ends.dated {
		return problemf("name a column of dates by --time DATE+CLOCK", "departures have dates, and arrivals have none")
	}
	stop, err := r.stop()
	if err != nil {
		return err
	}
	overMidnight := !ends.dated || r.p.until.date == r.p.time.date && r.p.until.clock >= 0
	seen := r.seen()
	for i := range r.rows {
		l := &r.rows[i]
		start, end := starts.seconds[i], ends.seconds[i]
		if why := r.whyNoTime(starts, i, NoTime, BadTime); why != "" {
			r.data.leave(why, r.g.place(l))
			continue
		}
		if !math.IsNaN(end) && end < start && overMidnight {
			end += 86400
			r.data.remark(OverMidnight, 1, "")
		}
		switch {
		case !math.IsNaN(end) && end < start:
			r.data.leave(EndBeforeStart, r.g.place(l))
			continue
		case seen.again(l, start, end):
			r.data.leave(Repeated, r.g.place(l))
			continue
		}
		g := r.group(l)
		g.N++
		r.data.Used++
		g.Arrivals = append(g.Arrivals, start)
		if starts.dated {
			r.data.span(start)
		}
		switch {
		case !math.IsNaN(end):
			g.time(start, fit.Observation{Low: end - start, High: end - start})
			if starts.dated {
				r.data.span(end)
			}
		case ends.blank[i] && stop > start:
			g.time(start, fit.Observation{Low: stop - start, High: math.Inf(1)})
			r.data.remark(Inside, 1, "")
		case ends.blank[i]:
			r.data.leave(NoEnd, r.g.place(l))
		default:
			r.data.leave(BadEnd, r.g.place(l))
		}
	}
	seen.tell()
	if starts.onlyDays() {
		for _, g := range r.data.Groups {
			g.Arrivals = nil
		}
		r.data.remark(DatesAlone, len(r.rows), "")
	}
	r.conclude(starts)
	return nil
}

// time adds a duration.
func (g *Group) time(start float64, o fit.Observation) {
	g.Durations, g.Starts = append(g.Durations, o), append(g.Starts, start)
}

// conclude sorts arrivals, and says what is to be said of all.
func (r *reader) conclude(starts *momentColumn) {
	if !starts.dated {
		r.data.remark(ClockAlone, r.data.Used, "")
	}
	for _, g := range r.data.Groups {
		earlier := 0
		for i := 1; i < len(g.Arrivals); i++ {
			if g.Arrivals[i] < g.Arrivals[i-1] {
				earlier++
			}
		}
		r.data.remark(OutOfOrder, earlier, "")
		if !starts.dated {
			g.Starts = nil
		}
		slices.Sort(g.Arrivals)
	}
}

// stop is when the record ends; NaN where that is not stated.
func (r *reader) stop() (float64, error) {
	if r.o.End == "" {
		return math.NaN(), nil
	}
	m, ok := momentOf(r.o.End)
	if !ok || !m.wholeDay() || m.shape == undecided && r.o.Format.Dates == "" {
		return 0, problemf("write it as 2024-09-30 18:00", "--end %s is no date with a time of day", r.o.End)
	}
	at := m.secondsOf(r.o.Format.Dates)
	if m.hasClock() {
		return at + m.clock, nil
	}
	return at + 86400, nil
}

// whyNoTime says why a row has no time; empty where it has one. A row without any date, time or number where others
// have
// them is one of words.
func (r *reader) whyNoTime(m *momentColumn, i int, none, bad Why) Why {
	switch {
	case !math.IsNaN(m.seconds[i]):
		return ""
	case r.ofWords(&r.rows[i]):
		return OtherRow
	case m.blank[i]:
		return none
	}
	return bad
}

// ofWords says whether a row has words alone: units under the headers, a remark between the rows.
func (r *reader) ofWords(l *line) bool {
	for at := range l.texts {
		if found := classOf(l.text(at), l.value(at)); found != isWords && found != isBlank {
			return false
		}
	}
	return true
}

// passages reads moments alone.
func (r *reader) passages() error {
	starts, err := r.moments(r.p.time)
	if err != nil {
		return err
	}
	if starts.onlyDays() {
		return problemf("join a column of times of day to it by --time DATE+CLOCK; of days alone, count the rows of each",
			"the times of passages are dates without a time of day, which say nothing of hours")
	}
	if len(r.p.by) == 0 && len(r.p.where) == 0 && len(r.eventColumns()) > 0 {
		r.data.remark(BothWays, 1, "")
	}
	seen := r.seen()
	for i := range r.rows {
		l := &r.rows[i]
		if why := r.whyNoTime(starts, i, NoTime, BadTime); why != "" {
			r.data.leave(why, r.g.place(l))
			continue
		}
		if seen.again(l, starts.seconds[i], 0) {
			r.data.leave(Repeated, r.g.place(l))
			continue
		}
		g := r.group(l)
		g.N++
		r.data.Used++
		g.Arrivals = append(g.Arrivals, starts.seconds[i])
		if starts.dated {
			r.data.span(starts.seconds[i])
		}
	}
	seen.tell()
	r.conclude(starts)
	return nil
}

// record finds rows that repeat others, and who comes again.
type record struct {
	r          *reader
	moments    map[[2]float64]int
	identified map[visitor]bool
	came       map[int]bool
	alike      int
	again_     int
}

type visitor struct {
	who        int
	start, end float64
}

func (r *reader) seen() *record {
	return &record{r: r, moments: map[[2]float64]int{}, identified: map[visitor]bool{}, came: map[int]bool{}}
}

// again says whether the same identity has been there at the same time already. Without identities rows that are
// equal are counted alone.
func (s *record) again(l *line, start, end float64) bool {
	if math.IsNaN(end) {
		end = -1
	}
	if s.r.p.identity < 0 {
		key := [2]float64{start, end}
		if s.moments[key]++; s.moments[key] > 1 {
			s.alike++
		}
		return false
	}
	who := s.r.identity(l)
	if who == 0 {
		return false
	}
	v := visitor{who, start, end}
	if s.identified[v] {
		return true
	}
	s.identified[v] = true
	if s.came[who] {
		s.again_++
	}
	s.came[who] = true
	return false
}

// tell says what was found.
func (s *record) tell() {
	s.r.data.remark(Alike, s.alike, "")
	s.r.data.remark(Known, len(s.came), "")
	s.r.data.remark(Again, s.again_, "")
}
