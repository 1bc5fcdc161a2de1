package theory

import "cmp"

// repairShop is the steady state of machines that fail and are repaired.
type repairShop struct {
	down         float64 // mean number of machines down, waiting or in repair
	allUp        float64 // share of time that no machine is down
	availability float64 // share of time that one machine is up
}

// MachineRepair returns M/M/R//N: the given machines fail at failureRate each while up and are repaired at
// repairRate by each of the repairmen.
//
// source: Palm 1947; Gross & Harris, chapter 2, as a birth-death process of the number down.
func MachineRepair(machines, repairmen int, failureRate, repairRate float64) (repairShop, error) {
	err := cmp.Or(
		atLeast("number of machines", machines, 1),
		atLeast("number of repairmen", repairmen, 1),
		positive("failure rate", failureRate),
		positive("repair rate", repairRate),
	)
	if err != nil {
		return repairShop{}, err
	}
	inRepair := busy(repairmen)
	probabilities := birthDeath{
		birth: func(down int) float64 { return float64(machines-down) * failureRate },
		death: func(down int) float64 { return inRepair(down) * repairRate },
	}.finite(machines + 1)
	down := expectation(probabilities, present)
	return repairShop{
		down:         down,
		allUp:        probabilities[0],
		availability: 1 - down/float64(machines),
	}, nil
}
