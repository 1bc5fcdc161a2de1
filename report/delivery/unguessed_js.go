package delivery

import (
	"math/rand/v2"
	"strconv"
)

// unguessed gives a part of a name that is new. Who could guess it would have to be in the browser, whose files nobody
// else sees.
func unguessed() string { return strconv.FormatUint(rand.Uint64(), 36) }
