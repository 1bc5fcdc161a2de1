package scenario

import "karvon/sim/syntax"

// Bookings is an electronic queue: so many slots in each period of the local week, booked ahead by those who do,
// free for the others while they last. Without anyone who books it is a meter: at most so many pass in each period.
type Bookings struct {
	Meta
	// the electronic queue in words
	Title string `key:"title"`
	// number of slots in each period, or {schedule: name}: its value as the period begins
	Slots Capacity `key:"slots" required:"true"`
	// length of a period; a day is a whole number of periods, the first begins at the site's midnight
	Every int64 `key:"every" unit:"duration" default:"1h"`
	// opening hours instead of the site's: a period that begins outside them has no slots
	Hours []HoursBlock `key:"hours"`
	// slots kept for some: a list of {when, share} or {when, slots}; the first condition that holds gives the quota
	Quotas []*Quota `key:"quotas"`
	// how far ahead a slot can be booked; who finds none within it finds no slot
	Ahead int64 `key:"ahead" unit:"duration" default:"1 week"`
	// how late, after the end of its slot, one with a booking is still let in
	Grace int64 `key:"grace" unit:"duration" default:"0s"`
	// what one who comes later still does: walk-in (wait as those without a booking), rebook or turn-away
	WhenLate WhenLate `key:"when-late" default:"walk-in"`
	// time after a period's beginning at which its slots that are kept for a quota or a booking and not used are free
	// for all who wait; by default they are kept
	Release *int64 `key:"release" unit:"duration"`
	// what becomes of slots while a disruption closes the site: go-on, or stop (none is issued: a period that begins
	// meanwhile has no slots, and nobody passes)
	WhileClosed WhileClosed `key:"while-closed" default:"go-on"`
}

// Quota is a part of the slots that is kept for some. Exactly one of Share and Slots is given.
type Quota struct {
	Meta
	// those for whom it is kept; they may take other slots too
	When *Condition `key:"when" required:"true"`
	// share of the slots, in whole slots spread through the week
	Share *float64 `key:"share" unit:"share"`
	// number of the slots of each period, or {schedule: name}
	Slots *Capacity `key:"slots"`
}

// WhenLate is what becomes of one who comes too late for its slot.
type WhenLate string

// The rules for those who come too late.
const (
	LateWalkIn   WhenLate = "walk-in"
	LateRebook   WhenLate = "rebook"
	LateTurnAway WhenLate = "turn-away"
)

// Values lists the allowed words.
func (WhenLate) Values() []string {
	return []string{string(LateWalkIn), string(LateRebook), string(LateTurnAway)}
}

// WhileClosed is what becomes of slots while a disruption closes the site.
type WhileClosed string

// The rules for a site that is closed.
const (
	ClosedGoOn WhileClosed = "go-on"
	ClosedStop WhileClosed = "stop"
)

// Values lists the allowed words.
func (WhileClosed) Values() []string { return []string{string(ClosedGoOn), string(ClosedStop)} }

func (b *Bookings) check(d *decoder, t *syntax.Tree, at place) {
	d.openSometimes(t, at)
	refuse := func(name, message, hint string) {
		where := t.Get(name)
		if where == nil {
			where = t
		}
		d.fail(OutOfRange, where, at.under(name, constraint{}), message, hint)
	}
	if d.Blamed(join(at.path, "every")) {
		return
	}
	switch {
	case b.Every < minute || day%b.Every != 0:
		refuse("every", "a day is not a whole number of such periods", "at least 1m, such as 30m, 1h or 1 day")
		return
	case b.Ahead < b.Every && !d.Blamed(join(at.path, "ahead")):
		refuse("ahead", "no period begins within that time", "at least as long as a period")
	case b.Ahead > longestAhead:
		refuse("ahead", "slots can be booked too far ahead", "at most 52 weeks")
	case b.Grace > week:
		refuse("grace", "the time of grace is too long", "at most 1 week")
	}
	if b.Release != nil && *b.Release >= b.Every {
		refuse("release", "nothing is left to release once the period is over", "less than the length of a period")
	}
	b.checkShares(d, t, at)
}

// longestAhead bounds the table of slots.
const longestAhead = 52 * week

func (b *Bookings) checkShares(d *decoder, t *syntax.Tree, at place) {
	var shares []float64
	whole := sumOf{whole: addend{value: 1}, short: at.meta(t), how: percent}
	for _, q := range b.Quotas {
		if q.Share != nil {
			shares = append(shares, *q.Share)
			whole.parts = append(whole.parts, addend{join(q.Path, "share"), *q.Share})
		}
	}
	d.adds(whole)
	if total := sum(shares); total > 1+sharesTolerance {
		d.fail(SharesSum, t.Get("quotas"), at.under("quotas", constraint{}), "the shares of the quotas sum to "+
			percent(total), "they must not exceed 100%")
	}
}

func (q *Quota) check(d *decoder, t *syntax.Tree, at place) { d.exactlyOne(t, at, "share", "slots") }
