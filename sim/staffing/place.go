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
	site   string
	named  string // its own schedule, where a plan needs one

	rate      float64 // USD an hour of one person on duty
	perServer int     // people at one server
	relief    float64 // people on duty for each who is needed: breaks, training
	leave     float64 // people paid for each on duty: leave, sickness
	shifts    []shift // in which they come; none where they are paid for the hours that are needed alone
	blocks    []Block
	open      []Block // its opening hours; none where it has none, or none of whole minutes
}

// Block is a part of the week in which the number is one. What is outside of all blocks of a place is closed.
type Block struct {
	days     scenario.Days
	from, to int // minutes of the day, as in a schedule: one not after from is of the next day
	Least    int
	Most     int
	Stated   int // as the scenario has it; below 0 where it has not one number
}

// length is how long a block is of a day.
func (b *Block) length() int {
	if b.to <= b.from {
		return b.to - b.from + day
	}
	return b.to - b.from
}

// minutes is how long a block is in a week.
func (b *Block) minutes() int {
	sum := 0
	for weekday := range 7 {
		if b.days.Has(weekday) {
			sum += b.length()
		}
	}
	return sum
}

// add adds so many to a number by hours or other parts of the week that the block holds.
func (b *Block) add(value int, step int, to []int) {
	for weekday := range 7 {
		if !b.days.Has(weekday) {
			continue
		}
		from := weekday*day + b.from
		for at := from; at < from+b.length(); at += step {
			to[at%week/step] += value
		}
	}
}

// people is how many have to be on duty so that so many servers are at work.
func (p *Place) people(servers int) int {
	needed := float64(float64(servers*p.perServer) * p.relief)
	return int(math.Ceil(needed - 1e-9))
}

// step is the greatest part of the week at whose multiples the blocks begin and end, in minutes.
func (p *Place) step() int {
	step := day
	for i := range p.blocks {
		step = divisor(divisor(step, p.blocks[i].from), p.blocks[i].to)
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

// MeetsHour says whether any of the block is in an hour of the day, from 0 to 23, on any day.
func (b *Block) MeetsHour(hour int) bool {
	begins := hour * 60
	for _, shift := range []int{0, day} {
		if begins+shift < b.from+b.length() && begins+shift+60 > b.from {
			return true
		}
	}
	return false
}
