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
	chain := newMarkovChain(state{}, func(n state, to func(state, float64)) {
		settle := func(down, inHand, broken int, rate float64) {
			inHand = max(inHand, min(down, repairmen-broken)) // who is free takes up what waits
			to(state{down, inHand, broken}, rate)
		}
		settle(n.down+1, n.inHand, n.broken, float64(machines-n.down)*failureRate)
		settle(n.down-1, n.inHand-1, n.broken, float64(n.inHand)*repairRate)
		settle(n.down, n.inHand, n.broken+1, float64(repairmen-n.broken)*breakRate)
		settle(n.down, n.inHand, n.broken-1, float64(n.broken)*mendRate)
	})
	p, err := chain.stationary()
	if err != nil {
		return breakingShop{}, err
	}
	inHand := chain.mean(p, func(n state) float64 { return float64(n.inHand) })
	there := chain.mean(p, func(n state) float64 { return float64(repairmen - n.broken) })
	return breakingShop{
		Waiting: chain.mean(p, func(n state) float64 { return float64(n.down - n.inHand) }),
		Broken:  chain.mean(p, func(n state) float64 { return float64(n.broken) }),
		InHand:  inHand / there,
	}, nil
}
