package theory

import "cmp"

// RepairShop is the steady state of machines that fail and are repaired.
type RepairShop struct {
	Down         float64 // mean number of machines down, waiting or in repair
	AllUp        float64 // share of time that no machine is down
	Availability float64 // share of time that one machine is up
}

// MachineRepair returns M/M/R//N: the given machines fail at failureRate each
// while up and are repaired at repairRate by each of the repairmen.
//
// Source: Palm 1947; Gross & Harris, chapter 2, as a birth-death process of
// the number down.
func MachineRepair(machines, repairmen int, failureRate, repairRate float64) (RepairShop, error) {
	err := cmp.Or(
		atLeast("number of machines", machines, 1),
		atLeast("number of repairmen", repairmen, 1),
		positive("failure rate", failureRate),
		positive("repair rate", repairRate),
	)
	if err != nil {
		return RepairShop{}, err
	}
	inRepair := busy(repairmen)
	probabilities := birthDeath{
		birth: func(down int) float64 { return float64(machines-down) * failureRate },
		death: func(down int) float64 { return inRepair(down) * repairRate },
	}.finite(machines + 1)
	down := expectation(probabilities, present)
	return RepairShop{
		Down:         down,
		AllUp:        probabilities[0],
		Availability: 1 - down/float64(machines),
	}, nil
}
