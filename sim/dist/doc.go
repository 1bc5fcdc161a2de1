// Package dist holds probability distributions with exact moments, sampled by inversion of one uniform.
//
// A constructor (NewLognormal, NewDiscrete, ...) checks its parameters and gives a Distribution: pure numbers whose
// unit is the caller's. NewSampler compiles a Distribution into a Sampler, which turns 64 random bits into a draw
// in a few nanoseconds: directly where the quantile function is linear, through a guide index for discrete
// distributions (type guide), and through a table of cubic pieces for the smooth ones (type table). Samplers are
// monotone in their bits, so that common random numbers and antithetic pairs keep their sign.
//
// Everything is computed with package precise and explicit roundings: the same draw has the same bits on every
// platform.
package dist
