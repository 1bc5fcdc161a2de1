package engine

import "karvon/sim/stats"

// A level's integral over the window is the sum, over its changes, of how much they added times how long it lasted
// until the window's end. That end is the same for all, so that it is enough to add up, modulo 2^128, each change
// times the time at which it happened: a change by one takes an addition, and asks for nothing else. Levels change
// before the window and after it in the same way, and their sum starts anew where the window opens.

// up adds one at a time.
func (l *Level) up(now int64) {
	l.now++
	l.Max = max(l.Max, l.now)
	l.Area.Take(uint64(now))
}

// down takes one away at a time.
func (l *Level) down(now int64) {
	l.now--
	l.Area.Add(uint64(now))
}

// change adds to a level at a time.
func (l *Level) change(by, now int64) {
	l.now += by
	l.Max = max(l.Max, l.now)
	if by < 0 {
		l.Area.AddProduct(uint64(-by), uint64(now))
		return
	}
	l.Area.TakeProduct(uint64(by), uint64(now))
}

// open begins the window.
func (l *Level) open(now int64) {
	*l = Level{now: l.now, Max: l.now}
	l.Area.TakeProduct(uint64(l.now), uint64(now))
}

// until gives the integral from the start of the window until now.
func (l *Level) until(now int64) stats.Sum128 {
	area := l.Area
	area.AddProduct(uint64(l.now), uint64(now))
	return area
}
