// Package precise computes elementary and special functions that give the same bits on every platform.
//
// The functions of package math differ between architectures in the last place, and the compiler may fuse a product
// and a sum into one rounding where the machine can. Whatever reaches a simulated trajectory or a printed number is
// computed here instead, from the four operations, square roots and bit manipulation alone, with every product that
// is added to something rounded first, written float64(x*y) + z.
//
// In order of dependence: Exp, Expm1, Log, Log1p and Pow; erfc, NormalCDF and NormalQuantile; LogGamma;
// GammaRegularized and GammaQuantile; BetaRegularized and BetaQuantile; StudentTQuantile.
//
// Exp, Log, Expm1 and Log1p err by less than two units in the last place. The others err by less than 1e-12 of
// their value (LogGamma: of the larger of its value and one) for shapes up to a million.
package precise
