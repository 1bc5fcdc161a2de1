package theory

import "cmp"

// breakingShop is the steady state of machines that fail and are repaired by repairmen who fail themselves.
type breakingShop struct {
	Waiting float64 // mean number of machines that wait for a repairman
	Broken  float64 // mean number of repairmen that have failed
	InHand  float64 // mean number of repairs in hand, for each repairman who is not broken
}

// BreakingRepairmen returns M/M/R//N whose repairmen fail at breakRate each, at work or not, and are mended at
// mendRate. A repair in hand is ended all the same; who fails takes up no other until it is mended.
//
// source: the chain of the numbers of machines down, of repairs in hand and of repairmen broken, solved as it is. The
// broken ones by themselves are a birth-death process, as are the machines where nobody breaks.
func BreakingRepairmen(
	machines, repairmen int, failureRate, repairRate, breakRate, mendRate float64,
) (breakingShop, error) {
	err := cmp.Or(
		atLeast("number of machines", machines, 1), atLeast("number of repairmen", repairmen, 1),
		positive("failure rate", failureRate), positive("repair rate", repairRate),
		positive("break rate", breakRate), positive("mend rate", mendRate),
	)
	if err != nil {
		return breakingShop{}, err
	}
	type state struct{ down, inHand, broken int }
	number := map[state]int{}
	states := []state{}
	index := func(s state) int {
		for s.inHand < min(s.down, repairmen-s.broken) {
			s.inHand++ // who is free takes up what waits
		}
		if _, known := number[s]; !known {
			number[s] = len(states)
			states = append(states, s)
		}
		return number[s]
	}
	type way struct {
		from, to int
		rate     float64
	}
	var ways []way
	index(state{})
	for from := 0; from < len(states); from++ {
		s := states[from]
		for _, next := range []struct {
			rate float64
			to   state
		}{
			{float64(machines-s.down) * failureRate, state{s.down + 1, s.inHand, s.broken}},
			{float64(s.inHand) * repairRate, state{s.down - 1, s.inHand - 1, s.broken}},
			{float64(repairmen-s.broken) * breakRate, state{s.down, s.inHand, s.broken + 1}},
			{float64(s.broken) * mendRate, state{s.down, s.inHand, s.broken - 1}},
		} {
			if next.rate > 0 {
				ways = append(ways, way{from, index(next.to), next.rate})
			}
		}
	}
	rates := make([][]float64, len(states))
	for from := range rates {
		rates[from] = make([]float64, len(states))
	}
	for _, w := range ways {
		rates[w.from][w.to] += w.rate
	}
	var shop breakingShop
	inHand, there := 0.0, 0.0
	for at, probability := range stationary(rates) {
		s := states[at]
		shop.Waiting += probability * float64(s.down-s.inHand)
		shop.Broken += probability * float64(s.broken)
		inHand += probability * float64(s.inHand)
		there += probability * float64(repairmen-s.broken)
	}
	shop.InHand = inHand / there
	return shop, nil
}
