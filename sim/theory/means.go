package theory

// Means holds the four mean values of a queue in steady state, over time for numbers and over customers for times.
type Means struct {
	present float64 // number present, waiting or in service (L)
	Waiting float64 // number waiting (Lq)
	Sojourn float64 // time from arrival to departure (W)
	Wait    float64 // time from arrival to the start of service (Wq)
}

// meansFromWait completes the means of a queue whose mean wait is known, by Little's law (Little 1961).
func meansFromWait(arrivalRate, wait, meanService float64) Means {
	sojourn := wait + meanService
	return Means{
		present: arrivalRate * sojourn,
		Waiting: arrivalRate * wait,
		Sojourn: sojourn,
		Wait:    wait,
	}
}

// meansFromNumbers completes the means of a queue whose mean numbers are known and that admits customers at the
// given rate, by Little's law.
func meansFromNumbers(admittedRate, present, waiting float64) Means {
	return Means{
		present: present,
		Waiting: waiting,
		Sojourn: present / admittedRate,
		Wait:    waiting / admittedRate,
	}
}
