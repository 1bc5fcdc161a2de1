package plan

import (
	"fmt"
	"math"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/scenario"
)

// Bookings is an electronic queue or a meter. Its slots lie in pools: pool 0 is open to all, pool i is kept for
// those for whom condition i-1 of Kept holds, and for no condition before it.
type Bookings struct {
	Name     string // site.bookings
	Title    string
	Site     SiteID
	Every    int64       // length of a period
	Phase    int64       // local time since Monday 00:00 when the run starts
	Slots    [][]int32   // by pool and period of the local week
	Kept     []ProgramID // programs
	Ahead    int64
	Grace    int64
	Release  int64 // time after a period's beginning, None where nothing is released
	WhenLate scenario.WhenLate
	Booked   bool           // whether any journey books ahead
	Closings []DisruptionID // those that stop its slots while they last
	Hash     uint64
}

// bookings compiles an electronic queue; its conditions come later, when the attributes are known.
func (c *compiler) bookings(name string, s *scenario.Site, b *scenario.Bookings, all siteSchedules) {
	hours := b.Hours
	if len(hours) == 0 {
		hours = s.Hours
	}
	compiled := Bookings{
		Name: name, Title: b.Title, Site: SiteID(len(c.plan.Sites) - 1), Every: b.Every, Phase: all.phase,
		Ahead: b.Ahead, Grace: b.Grace, Release: None, WhenLate: b.WhenLate, Hash: hashOf("bookings", name),
	}
	if b.Release != nil {
		compiled.Release = *b.Release
	}
	periods, _ := bound.Product(bound.Later(b.Ahead, b.Grace)/b.Every, int64(1+len(b.Quotas)))
	c.periods, _ = bound.Sum(c.periods, periods)
	c.within(&bound.Periods, c.periods, b.Meta,
		"the number of periods that can be booked ahead or are valid still, of all quotas up to here,")
	compiled.Slots = c.slotPools(b, hours, all)
	if len(hours) > 0 && !compiled.opens() && slices.Max(c.weekly(b.Slots, nil, b.Every, all)) > 0 {
		c.warn(b.Meta, scenario.NoServers, "no period begins within the opening hours: there is never a slot",
			"give it hours of its own, or shorter periods")
	}
	c.bookingsIndex[name] = BookingsID(len(c.plan.Bookings))
	c.plan.Bookings = append(c.plan.Bookings, compiled)
}

// opens says whether there is ever a slot.
func (b *Bookings) opens() bool {
	return slices.ContainsFunc(b.Slots, func(pool []int32) bool { return slices.Max(pool) > 0 })
}

// slotPools divides the slots of each period of the week among the pools.
func (c *compiler) slotPools(b *scenario.Bookings, hours []scenario.HoursBlock, all siteSchedules) [][]int32 {
	pools := [][]int32{c.weekly(b.Slots, hours, b.Every, all)}
	total := slices.Clone(pools[0])
	for _, q := range b.Quotas {
		var kept []int32
		if q.Share != nil {
			kept = part(total, pools[0], *q.Share)
		} else if q.Slots != nil {
			kept = c.weekly(*q.Slots, hours, b.Every, all)
		}
		for period := range kept {
			if total[period] == 0 {
				kept[period] = 0 // closed
			}
			pools[0][period] -= kept[period]
			if pools[0][period] < 0 {
				c.fail(q.Meta, scenario.OutOfRange, fmt.Sprintf("more slots are kept than there are: %d of the %d that begin on %s",
					total[period]-pools[0][period], total[period], weekTime(int64(period)*b.Every)), "give less, or a schedule")
				return pools
			}
		}
		pools = append(pools, kept)
	}
	return pools
}

// weekly gives the slots of each period of the local week: the number that holds as it begins.
func (c *compiler) weekly(given scenario.Capacity, hours []scenario.HoursBlock, every int64,
	all siteSchedules) []int32 {
	slots := make([]int32, Week/every)
	times, values := []int64{0}, []int{given.Number}
	if given.Schedule != "" {
		known, ok := c.scheduleOf(given, all)
		if !ok {
			return slots
		}
		times, values = known.Times, known.Values
	}
	if !c.within(&bound.Servers, int64(slices.Max(values)), given.Meta, "the number of slots") {
		return slots
	}
	if len(hours) > 0 {
		times, values = within(times, values, hours)
	}
	for period := range slots {
		slots[period] = int32(valueAt(times, values, int64(period)*every))
	}
	return slots
}

// part gives a share of the slots in whole numbers: those of the week up to a period are the share of all until
// then, rounded down, or less where no more are left and the next periods make up for it.
func part(total, left []int32, share float64) []int32 {
	kept := make([]int32, len(total))
	all, given := int64(0), int64(0)
	for period, slots := range total {
		all += int64(slots)
		due := bound.Round(math.Floor(float64(float64(all)*share) + 1e-9))
		kept[period] = min(int32(due-given), left[period])
		given += int64(kept[period])
	}
	return kept
}

// weekTime writes a time of the local week, such as mon 08:00.
func weekTime(t int64) string {
	return fmt.Sprintf("%s %02d:%02d", scenario.Weekdays[t/Day], t%Day/Hour, t%Hour/(Hour/60))
}

// quotas compiles the conditions of the quotas.
func (c *compiler) quotas() {
	byName(c.scenario.Sites, func(site string, s *scenario.Site) {
		byName(s.Bookings, func(name string, b *scenario.Bookings) {
			j := &journey{compiler: c, site: c.siteIndex[site]}
			compiled := &c.plan.Bookings[c.bookingsIndex[site+"."+name]]
			for _, q := range b.Quotas {
				compiled.Kept = append(compiled.Kept, j.program(&q.When.Formula, aCondition))
			}
		})
	})
}

// queue compiles the number waiting at a station or an electronic queue.
func (t *translator) queue(target scenario.Text) Instruction {
	if len(t.bookingsIndex) == 0 {
		return Instruction{Op: PushQueue, index: int32(at(t.journey, t.stationIndex, StationElement, target))}
	}
	both := map[string]Instruction{}
	for name, i := range t.bookingsIndex {
		both[name] = Instruction{Op: PushCheckIn, index: int32(i)}
	}
	for name, i := range t.stationIndex {
		both[name] = Instruction{Op: PushQueue, index: int32(i)}
	}
	in, known := findAt(t.journey, both, "station or electronic queue", target)
	switch {
	case !known:
		return Instruction{Op: PushQueue, index: None}
	case in.Op == PushCheckIn:
		t.use(BookingsElement, t.plan.Bookings[in.index].Name)
	}
	return in
}
