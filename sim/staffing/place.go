package staffing

import (
	"math"

	"karvon/sim/scenario"
)

// Place is where people work whose number can be chosen: a station, a lane, a resource, an electronic queue. Its
// numbers are of servers, units or slots.
type Place struct {
	Path   string // input path of the number, such as sites.post.stations.gate.servers
	Name   string // such as post.gate
	Title  string
	Agency string // whose people they are
	Land   string // the country
	Site   string

	Rate      float64 // USD an hour of one person on duty
	PerServer int     // people at one server
	Relief    float64 // people on duty for each who is needed: breaks, training
	Leave     float64 // people paid for each on duty: leave, sickness
	Shifts    []Shift // in which they come; none where they are paid for the hours that are needed alone
	Blocks    []Block
}

// Block is a part of the week in which the number is one. What is outside of all blocks of a place is closed.
type Block struct {
	Days     scenario.Days
	From, To int // minutes of the day, as in a schedule: one not after From is of the next day
	Least    int
	Most     int
	Stated   int // as the scenario has it; below 0 where it has not one number
}

// length is how long a block is of a day.
func (b *Block) length() int {
	if b.To <= b.From {
		return b.To - b.From + Day
	}
	return b.To - b.From
}

// minutes is how long a block is in a week.
func (b *Block) minutes() int {
	sum := 0
	for weekday := range 7 {
		if b.Days.Has(weekday) {
			sum += b.length()
		}
	}
	return sum
}

// add adds so many to a number by hours or other parts of the week that the block holds.
func (b *Block) add(value int, step int, to []int) {
	for weekday := range 7 {
		if !b.Days.Has(weekday) {
			continue
		}
		from := weekday*Day + b.From
		for at := from; at < from+b.length(); at += step {
			to[at%Week/step] += value
		}
	}
}

// people is how many have to be on duty so that so many servers are at work.
func (p *Place) people(servers int) int {
	needed := float64(float64(servers*p.PerServer) * p.Relief)
	return int(math.Ceil(needed - 1e-9))
}

// step is the greatest part of the week at whose multiples the blocks begin and end, in minutes.
func (p *Place) step() int {
	step := Day
	for i := range p.Blocks {
		step = divisor(divisor(step, p.Blocks[i].From), p.Blocks[i].To)
	}
	return step
}

// divisor is the greatest common one.
func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
