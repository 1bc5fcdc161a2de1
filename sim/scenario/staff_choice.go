package scenario

import (
	"fmt"

	"karvon/sim/syntax"
)

// StaffChoice says which numbers karvon staff chooses, and what those cost who are on duty.
type StaffChoice struct {
	Meta
	// input paths of the numbers, such as sites.post.stations.gate.servers; * stands for any text
	Of []Text `key:"of" required:"true"`
	// whose people they are: any name; by default the agency that runs the place, or else who bears the costs
	Agency string `key:"agency" name:"true"`
	// country code; the site's by default
	Country string `key:"country"`
	// cost of one person on duty; by default what the costs of the place say
	Cost *float64 `key:"cost" unit:"cost-rate"`
	// people at one server, unit or slot; by default what its staff says, or 1
	PerServer *int `key:"per-server" min:"1"`
	// people on duty for each who is needed, so that breaks and training are covered; by default what its staff says, or 1
	Relief *float64 `key:"relief" unit:"number" min:"1" max:"1000"`
	// people paid for each on duty, so that leave and sickness are covered
	Leave float64 `key:"leave" unit:"number" min:"1" max:"1000" default:"1"`
	// the least number; 0 is closed
	Least int `key:"least" min:"0" default:"1"`
	// the largest number
	Most *int `key:"most" min:"0"`
	// the blocks of the week in which the number is one, with their own least and most; by default those of the schedule
	// by which the number goes, or one round the clock
	Blocks []StaffBlock `key:"blocks"`
	// the shifts in which people come; by default they come for the hours that are needed alone
	Shifts []StaffShift `key:"shifts"`
}

// StaffBlock is a block of the week in which a number that is chosen is one.
type StaffBlock struct {
	Meta
	// days on which the block starts: mon, mon-fri, [mon, wed], weekdays, weekend or every-day
	Days Days `key:"days" default:"every-day"`
	// time of day at which it starts, as 08:00
	From int64 `key:"from" unit:"clock" default:"00:00"`
	// time of day at which it ends; 24:00 is midnight; one not after from means the next day
	To int64 `key:"to" unit:"clock" default:"24:00"`
	// the least number; that of all blocks by default
	Least *int `key:"least" min:"0"`
	// the largest number; that of all blocks by default
	Most *int `key:"most" min:"0"`
}

// StaffShift is shifts that are alike.
type StaffShift struct {
	Meta
	// days on which they begin
	Days Days `key:"days" default:"every-day"`
	// times of day at which they begin, such as ["06:00", "14:00", "22:00"]
	From []int64 `key:"from" unit:"clock" required:"true"`
	// how long they are, such as 8h or 12h
	Length int64 `key:"length" unit:"duration" required:"true"`
}

func (s *StaffChoice) check(d *decoder, t *syntax.Tree, at place) {
	if t.Get("most") == nil && t.Get("blocks") == nil {
		d.fail(MissingKey, t, at, "the key most is missing", "the largest number")
	}
	d.mentionedOnce(s.Of)
	if s.Most != nil && s.Least > *s.Most && d.sound(t, at, "most") {
		d.fail(BadStaffing, t.Get("most"), at.under("most", constraint{}),
			fmt.Sprintf("the most is less than the least, which is %d", s.Least), "")
	}
	for i := range s.Blocks {
		if b := &s.Blocks[i]; b.Most == nil && t.Get("most") == nil && !d.Blamed(b.Path) {
			d.Add(BadStaffing, b.Pos, b.Path, "the block has no most, and neither has the whole", "give the largest number")
		}
	}
	for i := range s.Shifts {
		if shift := &s.Shifts[i]; shift.Length > day {
			d.Add(BadStaffing, shift.Pos, shift.Path, "the shift is longer than a day", "a shift lasts a day at most")
		}
	}
}
