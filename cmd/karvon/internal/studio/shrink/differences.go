package shrink

import (
	"bytes"
	"compress/flate"
	"slices"
)

// What is not code has tables, such as those of functions, whose entries are of one size and grow steadily. Differences
// of bytes to those of the entry before pack to a tenth of them. So each block may be written as such.
const blockSize = 1 << 12

// entries are the sizes that are tried; a block that stays as it is has 0.
var entries = []int{2, 3, 4, 8}

// differing gives bytes with some of their blocks as differences, and the sizes of entries of each block.
func differing(plain []byte) (written, sizes []byte) {
	var packed bytes.Buffer
	to, _ := flate.NewWriter(&packed, flate.BestSpeed) // fails for levels that there are not
	packedSize := func(block []byte) int {
		packed.Reset()
		to.Reset(&packed)
		to.Write(block)
		to.Close()
		return packed.Len()
	}
	for at := 0; at < len(plain); at += blockSize {
		best, size := plain[at:min(at+blockSize, len(plain))], 0
		least := packedSize(best) * 7 / 8 // as a block of another kind shares less with those around it
		for _, entry := range entries {
			block := slices.Clone(plain[at:min(at+blockSize, len(plain))])
			for i := range block {
				if at+i >= entry {
					block[i] -= plain[at+i-entry]
				}
			}
			if n := packedSize(block); n < least {
				best, size, least = block, entry, n
			}
		}
		written, sizes = append(written, best...), append(sizes, byte(size))
	}
	return written, sizes
}

// plainOf gives the bytes again, or nil where the sizes are not those of its blocks.
func plainOf(written, sizes []byte) []byte {
	if len(sizes) != (len(written)+blockSize-1)/blockSize {
		return nil
	}
	plain := slices.Clone(written)
	for block, size := range sizes {
		entry := int(size)
		for i := max(block*blockSize, entry); entry > 0 && i < min((block+1)*blockSize, len(plain)); i++ {
			plain[i] += plain[i-entry]
		}
	}
	return plain
}
