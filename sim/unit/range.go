package unit

import (
	"errors"
	"math"
	"math/big"
	"strings"

	"karvon/sim/bound"
)

// bounds are the ends of a dimension's range in base units.
type bounds struct{ least, most float64 }

var ranges = func() (all [len(dimensions)]bounds) {
	for dim := range dimensions {
		end := func(text string) float64 {
			exact, err := parseAny(strings.ReplaceAll(text, ",", ""), Dimension(dim))
			if err != nil {
				panic(err)
			}
			value, _ := exact.Float64()
			return value
		}
		all[dim] = bounds{end(dimensions[dim].least), end(dimensions[dim].most)}
	}
	return all
}()

// Range gives the smallest quantity above zero and the largest that Parse takes, as they are written. Where
// quantities can be below zero, their size lies between the two.
func (d Dimension) Range() (least, most string) { return dimensions[d].least, dimensions[d].most }

// Most is the largest quantity that Parse takes, in base units.
func (d Dimension) Most() float64 { return ranges[d].most }

// refuseBeyond tells of a quantity beyond the range of its dimension. It compares as float64, so that the texts
// which Format gives at the ends read back.
func refuseBeyond(text string, exact *big.Rat, dim Dimension) error {
	value, _ := exact.Float64()
	switch size := math.Abs(value); {
	case size > ranges[dim].most && dim == Duration:
		return tooLong(text)
	case size > ranges[dim].most:
		return beyond(text, "large", dim.String()+" is at most "+dimensions[dim].most)
	case size < ranges[dim].least && exact.Sign() != 0:
		return beyond(text, "small", dim.String()+" is 0, or at least "+dimensions[dim].least)
	}
	return nil
}

// within says whether a quantity of at least zero is in the range of its dimension.
func (f fraction) within(dim Dimension) bool {
	size := f.float()
	return size <= ranges[dim].most && (size >= ranges[dim].least || size == 0)
}

func beyond(text, how, hint string) *Error {
	return &Error{Message: `"` + text + `" is too ` + how, Hint: hint, Beyond: true}
}

func tooLong(text string) *Error {
	return beyond(text, "long", "the longest "+bound.Length.Name+" is "+dimensions[Duration].most)
}

// IsBeyond says whether a text was refused for the size of its quantity alone.
func IsBeyond(err error) bool {
	var mistake *Error
	return errors.As(err, &mistake) && mistake.Beyond
}
