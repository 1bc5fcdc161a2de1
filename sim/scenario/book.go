package scenario

// BookStep books the earliest free slot. The entity goes on at once, or, where Early or Late is given, as it comes:
// so long before or after its slot begins.
type BookStep struct {
	Meta
	// the electronic queue, at any site: its name here, or site.name
	Bookings Text `key:"bookings" required:"true" short:"true"`
	// the slot begins no sooner than so long from now
	Lead *Dist `key:"lead" unit:"duration" default:"0s"`
	// the entity waits, and goes on so long before its slot begins (at once where that is past); with neither early nor
	// late it goes on at once
	Early *Dist `key:"early" unit:"duration"`
	// the entity waits, and goes on so long after its slot begins; with early, so long after that earlier time
	Late *Dist `key:"late" unit:"duration"`
	// share of those with a booking who never come: they leave the model as their slot ends
	NoShow *float64 `key:"no-show" unit:"share" default:"0%"`
	// what those do who find no slot, before they go on with the next step without a booking; without it they are
	// turned away
	Without []*Step `key:"without"`
}

func (s *BookStep) lists() [][]*Step { return [][]*Step{s.Without} }
