package theory

import "cmp"

// ErlangB returns the share of customers lost at M/G/c/c: servers without a queue, offered the given load in
// erlangs. It depends on the service times by their mean alone.
//
// source: Erlang 1917, by the recursion B(k) = a·B(k-1)/(k + a·B(k-1)).
func ErlangB(servers int, load float64) (float64, error) {
	if err := cmp.Or(atLeast("number of servers", servers, 0), notNegative("load", load)); err != nil {
		return 0, err
	}
	return erlangB(servers, load), nil
}

func erlangB(servers int, load float64) float64 {
	blocking := 1.0
	for k := 1; k <= servers; k++ {
		blocking = load * blocking / (float64(k) + load*blocking)
	}
	return blocking
}

// erlangBLoad returns the load in erlangs of which the given number of servers lose the share blocking: the inverse
// of [ErlangB], by bisection.
func erlangBLoad(servers int, blocking float64) (float64, error) {
	if err := cmp.Or(atLeast("number of servers", servers, 1), probability("blocking probability", blocking)); err != nil {
		return 0, err
	}
	// Carried load cannot exceed the servers: a·(1-B) <= c bounds the root.
	high := float64(servers) / (1 - blocking)
	return bisect(0, high, func(load float64) bool { return erlangB(servers, load) < blocking }), nil
}

// erlangC returns the share of customers that must wait at M/M/c, offered the given load in erlangs.
//
// source: Erlang 1917, as C = c·B/(c - a·(1-B)).
func erlangC(servers int, load float64) (float64, error) {
	err := cmp.Or(
		atLeast("number of servers", servers, 1),
		notNegative("load", load),
		stable(load/float64(servers)),
	)
	if err != nil {
		return 0, err
	}
	blocking := erlangB(servers, load)
	return float64(servers) * blocking / (float64(servers) - load*(1-blocking)), nil
}

// bisect returns the point between low and high where below turns from true to false, to the last bit.
func bisect(low, high float64, below func(float64) bool) float64 {
	for {
		middle := low + (high-low)/2
		if middle <= low || middle >= high {
			return middle
		}
		if below(middle) {
			low = middle
		} else {
			high = middle
		}
	}
}
