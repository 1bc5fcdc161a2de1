package measured

import (
	"cmp"
	"math"
	"slices"

	"karvon/sim/fit"
)

// happening is an entry or an exit of somebody.
type happening struct {
	at   float64
	who  int
	what event
	row  *line
}

// events puts the entries and the exits of each identity together into visits, in the order of time. What has no other
// half is counted and left out of how long visits took: an entry counts as an arrival all the same.
func (r *reader) events() error {
	all, starts, err := r.happenings()
	if err != nil {
		return err
	}
	stop, err := r.stop()
	if err != nil {
		return err
	}
	inside := map[int]*happening{}
	paired := 0
	for i := range all {
		h := &all[i]
		came := inside[h.who]
		if starts.dated {
			r.data.span(h.at)
		}
		switch {
		case h.what == entry:
			if came != nil {
				r.data.leave(EntryAlone, r.g.place(came.row))
			}
			r.arrive(h)
			inside[h.who] = h
		case came == nil:
			r.data.leave(ExitAlone, r.g.place(h.row))
		default:
			r.group(came.row).time(came.at, fit.Observation{Low: h.at - came.at, High: h.at - came.at})
			r.data.Used++
			paired++
			delete(inside, h.who)
		}
	}
	for i := range all { // in the order of time, as that of a map is none
		h := &all[i]
		switch {
		case inside[h.who] != h:
		case stop > h.at:
			r.group(h.row).time(h.at, fit.Observation{Low: stop - h.at, High: math.Inf(1)})
			r.data.remark(Inside, 1, "")
		default:
			r.data.leave(EntryAlone, r.g.place(h.row))
		}
	}
	r.data.remark(Paired, paired, "")
	r.data.remark(Known, len(r.who), "")
	r.conclude(starts)
	return nil
}

// arrive counts the entry of a visit.
func (r *reader) arrive(h *happening) {
	g := r.group(h.row)
	g.N++
	r.data.Used++
	g.Arrivals = append(g.Arrivals, h.at)
}

// happenings are the entries and exits of all rows by time; at one time exits stand after entries.
func (r *reader) happenings() ([]happening, *momentColumn, error) {
	starts, err := r.moments(r.p.time)
	if err != nil {
		return nil, nil, err
	}
	if starts.onlyDays() {
		return nil, nil, problemf("join a column of times of day to it by --time DATE+CLOCK",
			"the times of entries and exits are dates without a time of day, which say nothing of how long visits take")
	}
	var all []happening
	read := map[string]event{}
	seen := map[happening]bool{}
	for i := range r.rows {
		l := &r.rows[i]
		if why := r.whyNoTime(starts, i, NoTime, BadTime); why != "" {
			r.data.leave(why, r.g.place(l))
			continue
		}
		text := l.text(r.p.event)
		what, known := read[text]
		if !known {
			what = eventOf(text)
			read[text] = what
		}
		h := happening{at: starts.seconds[i], what: what, who: r.identity(l)}
		switch {
		case what == noEvent:
			r.data.leave(BadEvent, r.g.place(l))
		case h.who == 0:
			r.data.leave(NoIdentity, r.g.place(l))
		case seen[h]:
			r.data.leave(Repeated, r.g.place(l))
		default:
			seen[h] = true
			h.row = l
			all = append(all, h)
		}
	}
	slices.SortStableFunc(all, func(a, b happening) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.who, b.who), cmp.Compare(a.what, b.what))
	})
	return all, starts, nil
}
