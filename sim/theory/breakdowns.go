package theory

import "cmp"

// unreliableServer is M/G/1 whose server breaks down while it works, in steady state. Interrupted services are
// resumed where they stopped.
type unreliableServer struct {
	Means
	// occupied is the share of time that the server works or is under repair.
	occupied float64
}

// Breakdowns returns M/G/1 with a server that fails at failureRate per unit of time at work and needs a repair of
// the given moments each time. Sojourn and Wait count the repairs after the start of service as part of the
// service.
//
// A customer holds the server for its completion time C = S + repairs, with E[C] = E[S]·(1+f·E[R]) and E[C²] =
// E[S²]·(1+f·E[R])² + f·E[S]·E[R²]; the queue is M/G/1 with it (Gaver 1962).
func Breakdowns(arrivalRate float64, service Service, failureRate float64, repair Service) (unreliableServer, error) {
	err := cmp.Or(service.check(), notNegative("failure rate", failureRate), repair.check())
	if err != nil {
		return unreliableServer{}, err
	}
	stretch := 1 + failureRate*repair.Mean
	completion := Service{
		Mean:         service.Mean * stretch,
		SecondMoment: service.SecondMoment*stretch*stretch + failureRate*service.Mean*repair.SecondMoment,
	}
	means, err := MG1(arrivalRate, completion)
	if err != nil {
		return unreliableServer{}, err
	}
	return unreliableServer{Means: means, occupied: arrivalRate * completion.Mean}, nil
}

// availability returns the share of time that a machine is up which fails after a mean time meanUp and is repaired
// in a mean time meanDown, whatever their distributions (renewal-reward theorem).
func availability(meanUp, meanDown float64) (float64, error) {
	if err := cmp.Or(positive("mean time up", meanUp), notNegative("mean time down", meanDown)); err != nil {
		return 0, err
	}
	return meanUp / (meanUp + meanDown), nil
}
