package queue

import (
	"crypto/sha256"
	"encoding/binary"
)

// audited says whether an order is done twice, where a share of them is: by its key alone, so that it is the same
// whoever asks and whenever.
func audited(key string, share float64) bool {
	sum := sha256.Sum256([]byte("audit " + key))
	return float64(binary.BigEndian.Uint64(sum[:])>>11) < share*(1<<53)
}
