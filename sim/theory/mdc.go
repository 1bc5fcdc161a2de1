package theory

import (
	"cmp"
	"math"
	"math/cmplx"
)

// mDc returns the means of the M/D/c queue: Poisson arrivals, c servers that all take the same constant time, order
// of arrival.
//
// One service time after any instant just those are present who waited then or arrived since: N(t+D) = max(N(t)-c,
// 0) + Poisson(λD) (Crommelin 1932). The stationary mean of this recursion follows from the roots in the unit disc
// of z^c = exp(λD·(z-1)); the form here is Janssen & van Leeuwaarden 2005, "Analytic computation schemes for the
// discrete-time bulk service queue", equation for the mean:
//
//	E[N] = a/(2·(c-a)) + a/2 - (c-1)/2 + Σ 1/(1-z_k),  a = λD.
//
// The number waiting is the difference of E[N] and a, so its absolute error is about 1e-15·c and its relative error
// grows where almost nobody waits.
func mDc(servers int, arrivalRate, serviceTime float64) (Means, error) {
	load := arrivalRate * serviceTime
	err := cmp.Or(
		atLeast("number of servers", servers, 1),
		positive("arrival rate", arrivalRate),
		positive("service time", serviceTime),
		stable(load/float64(servers)),
	)
	if err != nil {
		return Means{}, err
	}
	c := float64(servers)
	number := load/(2*(c-load)) + load/2 - (c-1)/2
	for k := 1; k < servers; k++ {
		number += real(1 / (1 - crommelinRoot(k, servers, load)))
	}
	waiting := math.Max(number-load, 0)
	return meansFromWait(arrivalRate, waiting/arrivalRate, serviceTime), nil
}

// crommelinRoot returns the root z_k = ω·exp(a·(z_k-1)/c), ω the k-th of the c-th roots of unity, inside the unit
// circle. The right side contracts the disc towards it, by a/c at worst; Newton's steps make that quick near
// saturation.
func crommelinRoot(k, servers int, load float64) complex128 {
	omega := cmplx.Rect(1, 2*math.Pi*float64(k)/float64(servers))
	slope := complex(load/float64(servers), 0)
	z := complex(0, 0)
	for range 200 {
		image := omega * cmplx.Exp(slope*(z-1))
		step := (image - z) / (1 - slope*image)
		z += step
		if cmplx.Abs(step) < 1e-17 {
			break
		}
	}
	return z
}
