package scenario

import (
	"strings"
	"time"

	"karvon/sim/bound"
	"karvon/sim/scenario/zone"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

func (r *Run) check(d *decoder, t *syntax.Tree, at place) {
	if _, ok := ParseStart(r.Start.Text, time.UTC); !ok && !d.Blamed(r.Start.Path) {
		d.Add(BadTime, r.Start.Pos, r.Start.Path, syntax.Abbreviated(r.Start.Text)+" is not a date",
			"write it as 2024-09-02, or as 2024-09-02T20:00")
	}
	d.timeZone(r.TimeZone)
	if d.sound(t, at, "window") && r.Window == 0 {
		d.fail(OutOfRange, t.Get("window"), at.under("window", constraint{}), "the window is empty",
			"give it a length above zero")
	}
	if d.sound(t, at, "confidence-level") && (r.Confidence <= 0 || r.Confidence >= 1) {
		d.fail(OutOfRange, t.Get("confidence-level"), at.under("confidence-level", constraint{}),
			"the level of intervals lies between 0% and 100%", "95% is usual")
	}
	if !bound.Replications.Allows(int64(r.Replications)) {
		d.fail(OutOfRange, t.Get("replications"), at.under("replications", constraint{}), "there are too many replications",
			bound.Replications.String())
	}
	r.checkWindows(d, t, at)
	stated := bound.Later(r.WarmUp, r.Observed())
	if r.FollowUp != nil {
		stated = bound.Later(stated, *r.FollowUp)
	}
	if !bound.Length.Allows(stated) {
		_, most := unit.Duration.Range()
		d.fail(OutOfRange, t, at, "warm-up, window and follow-up together are too long", "a run takes at most "+most)
	}
	if r.Kind == Cyclic {
		r.checkCycle(d, t, at)
	}
}

// Observed is the length of all windows together.
func (r *Run) Observed() int64 {
	all, _ := bound.Product(r.Window, int64(r.Windows))
	return all
}

// checkWindows refuses many windows of an episode, which is what it is from its start to its end.
func (r *Run) checkWindows(d *decoder, t *syntax.Tree, at place) {
	if r.Kind == Terminating && r.Windows > 1 && d.sound(t, at, "windows") {
		d.fail(OutOfRange, t.Get("windows"), at.under("windows", constraint{}), "a terminating run has one window",
			"it starts as it is meant to, so that no warm-up is saved; more replications narrow its intervals")
	}
}

// checkCycle checks that warm-up and window are whole cycles, without which the window would hold another mixture
// of days than the cycle.
func (r *Run) checkCycle(d *decoder, t *syntax.Tree, at place) {
	if r.Cycle == 0 {
		if !d.sound(t, at, "cycle") {
			return
		}
		d.fail(OutOfRange, t.Get("cycle"), at.under("cycle", constraint{}), "the cycle is empty", "1 week is usual")
		return
	}
	for _, part := range []struct {
		name   string
		length int64
	}{{"warm-up", r.WarmUp}, {"window", r.Window}} {
		if d.sound(t, at, part.name) && part.length%r.Cycle != 0 {
			d.fail(CycleLength, t.Get(part.name), at.under(part.name, constraint{}),
				unit.FormatDuration(part.length)+" is not a whole number of cycles", "the cycle is "+unit.FormatDuration(r.Cycle))
		}
	}
}

// timeZone checks that a zone is in the database.
func (d *decoder) timeZone(name Text) {
	if _, err := zone.Load(name.Text); err != nil && !d.Blamed(name.Path) {
		hint := syntax.DidYouMean(name.Text, zone.Names())
		for _, known := range zone.Names() {
			if strings.HasSuffix(known, "/"+name.Text) {
				hint = "did you mean " + known + "?"
			}
		}
		if hint == "" {
			hint = "a zone is named like Asia/Tashkent"
		}
		d.Add(TimeZone, name.Pos, name.Path, "there is no time zone "+syntax.Abbreviated(name.Text), hint)
	}
}
