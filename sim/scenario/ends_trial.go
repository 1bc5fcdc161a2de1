package scenario

import (
	"cmp"
	"math"
	"reflect"

	"karvon/sim/internal/precise"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// oneEnd is where all that moves a value stands at an end of its range, or beyond it.
type oneEnd struct {
	positions map[string]float64
	words     func() string // what stands where
}

// tails are how far beyond the ends of an interval what moves a value is tried: one draw in a thousand lies there.
const tails = 0.001

// ends lists the ends at which a value is tried: all combinations of low and high of what moves by itself, an
// assumption or a group. Beyond the ends lies what is drawn where these are quantiles; there are none where no
// range is an interval.
func (e *endTrial) ends(beyond bool) []oneEnd {
	bits, intervals := map[string]int{}, 0
	for _, name := range e.moving {
		if e.factors[name].interval != "" {
			intervals++
		}
		if mover := cmp.Or(e.group[name], name); bits[mover] == 0 {
			bits[mover] = 1 << len(bits)
		}
	}
	if beyond && intervals == 0 {
		return nil
	}
	share := precise.Pow(tails, 1/float64(max(1, intervals)))
	all := make([]oneEnd, 1<<len(bits))
	for combination := range all {
		at := func(name string) (position float64, where string) {
			high := combination&bits[cmp.Or(e.group[name], name)] != 0
			return e.factors[name].end(high, beyond, share)
		}
		end := oneEnd{positions: make(map[string]float64, len(e.moving))}
		for _, name := range e.moving {
			end.positions[name], _ = at(name)
		}
		end.words = func() string {
			var given []string
			for _, name := range e.moving {
				_, where := at(name)
				given = append(given, mentioned(name)+where)
			}
			return "with " + syntax.Listed(given, "and")
		}
		all[combination] = end
	}
	return all
}

// end gives the place in the factor's range at one of its ends, and says it. Of an interval it can be beyond, where a
// share of what is drawn lies.
func (f *Factor) end(high, beyond bool, share float64) (position float64, where string) {
	position, where = 0, " at "+f.Low
	if high {
		position, where, share = 1, " at "+f.High, 1-share
	}
	if !beyond || f.interval == "" {
		return position, where
	}
	drawn := f.Shape.Position(share)
	switch {
	case high && drawn > 1:
		return drawn, " above " + f.High
	case !high && drawn < 0:
		return drawn, " below " + f.Low
	}
	return position, where
}

// mentioned is how an assumption is used; of a value with a range of its own the value.
func mentioned(name string) string {
	if ofAssumption(name) {
		return "$" + assumptionAt(name)
	}
	return "the value"
}

// at is a decoder for which what moves a value stands at an end.
func (e *endTrial) at(end *oneEnd) *decoder {
	scratch := e.scratchOf(e.known)
	scratch.positions = end.positions
	return scratch
}

// worst tells of the worst of the ends at which a value cannot be, then of those beyond the ends that are quantiles:
// the one that lies farthest off.
func (e *endTrial) worst(c computedValue, try func(*oneEnd) (mistake string, off float64)) bool {
	for _, beyond := range []bool{false, true} {
		message, farthest := "", 0.0
		for _, end := range e.ends(beyond) {
			if mistake, off := try(&end); mistake != "" && (message == "" || off > farthest) {
				message, farthest = end.words()+mistake, off
			}
		}
		if message != "" {
			hint := "a sensitivity stands at the ends, and what is drawn can come near: narrow them"
			if beyond {
				hint = "what is drawn can be there, as the range is an interval: narrow it"
			}
			e.doubts.Add(pastEnds, c.tree.Pos, c.at.path, message, hint)
			return true
		}
	}
	return false
}

// doubtValue tries a value at all ends of what moves it, and tells where it cannot be.
func (e *endTrial) doubtValue(c computedValue) bool {
	return e.worst(c, func(end *oneEnd) (string, float64) {
		scratch := e.at(end)
		scratch.value(reflect.New(c.kind).Elem(), c.tree, c.at)
		mistakes := scratch.Found.Errors()
		if len(mistakes) == 0 {
			return "", 0
		}
		off := math.Inf(1) // where it comes to nothing
		usual, known := e.scratchOf(e.known).compute(c.tree, c.at)
		if moved, found := e.at(end).compute(c.tree, c.at); known && found {
			off = math.Abs(moved.In(unit.Number) - usual.In(unit.Number))
		}
		return ": " + mistakes[0].Message, off
	})
}

// doubtCapacity tells of servers, units or slots of which none is left at some end of what moves them.
func (e *endTrial) doubtCapacity(c computedValue) bool {
	if e.left(e.scratchOf(e.known), c) == 0 {
		return false // there is none as it stands, which is told elsewhere
	}
	return e.worst(c, func(end *oneEnd) (string, float64) {
		if e.left(e.at(end), c) != 0 {
			return "", 0
		}
		return " there is none, and who comes waits for ever", 0
	})
}

// left is how many servers, units or slots a decoder makes of a value; -1 where that is not one number.
func (e *endTrial) left(scratch *decoder, c computedValue) int {
	var found Capacity
	scratch.value(reflect.ValueOf(&found).Elem(), c.tree, c.at)
	if found.Schedule != "" || len(scratch.Found.Errors()) > 0 {
		return -1
	}
	return found.Constant()
}
