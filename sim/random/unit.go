package random

// Unit maps 64 random bits to the open interval (0, 1), monotonically: the top 52 bits plus one half, over 2^52.
// With 53 bits the half would round away above one half and the largest word would give exactly 1; with 52 every
// value and its complement to one are exact.
func Unit(bits uint64) float64 {
	return float64((float64(bits>>12) + 0.5) * 0x1p-52) // rounded, whatever it is added to where it is inlined
}
