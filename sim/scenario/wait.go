package scenario

import "karvon/sim/syntax"

// WaitStep lets the entity wait: exactly one of Until, Open, Schedule and Signal is given.
type WaitStep struct {
	Meta
	// the next such time of day at the current site, as 08:00; at once where it is that time
	Until *int64 `key:"until" unit:"clock"`
	// days on which until comes: mon, mon-fri, [mon, wed], weekdays, weekend or every-day
	Days Days `key:"days" default:"every-day"`
	// until this site is within its opening hours: the site's name, or here for the current one; at once where it is,
	// or has none
	Open *Text `key:"open"`
	// until this schedule of the current site (or site.schedule) is above 0; at once where it is
	Schedule *Text `key:"schedule"`
	// until a step gives this signal the next time, anywhere in the model
	Signal *Text `key:"signal"`
}

func (w *WaitStep) check(d *decoder, t *syntax.Tree, at place) {
	if !d.exactlyOne(t, at, "until", "open", "schedule", "signal") {
		return
	}
	if days := t.Get("days"); days != nil && w.Until == nil {
		d.fail(ExactlyOne, days, at.under("days", constraint{}), "days go with until alone", "leave them out")
	}
}

// Convoys says when those who would travel a link set out together.
type Convoys struct {
	Meta
	// times of day at which a convoy sets out, at the site where it does
	At []int64 `key:"at" unit:"clock" required:"true"`
	// days on which convoys set out: mon, mon-fri, [mon, wed], weekdays, weekend or every-day
	Days Days `key:"days" default:"every-day"`
	// the most that go with one convoy; all by default
	Max *int `key:"max" min:"1"`
	// the fewest for which a convoy sets out; fewer wait for the next
	Min int `key:"min" min:"1" default:"1"`
}

func (c *Convoys) check(d *decoder, t *syntax.Tree, at place) {
	times := at.under("at", constraint{})
	if d.sound(t, at, "at") && len(c.At) == 0 {
		d.fail(MissingValue, t.Get("at"), times, "no convoy ever sets out", "give at least one time of day")
	}
	seen := map[int64]bool{}
	for i, time := range c.At {
		if time %= day; seen[time] {
			d.fail(DuplicateMention, t.Get("at").Items[i], times, "the time stands twice", "")
		} else {
			seen[time] = true
		}
	}
	if c.Max != nil && *c.Max < c.Min {
		d.fail(OutOfRange, t.Get("max"), at.under("max", constraint{}), "the most that go is less than the fewest", "")
	}
}

// Ends are ends of a link.
type Ends string

// The ends of a link.
const (
	FromEnd  Ends = "from"
	ToEnd    Ends = "to"
	BothEnds Ends = "both"
)

// Values lists the allowed words.
func (Ends) Values() []string { return []string{string(FromEnd), string(ToEnd), string(BothEnds)} }
