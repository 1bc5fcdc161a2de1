package shrink

import (
	"cmp"
	"math/bits"
	"slices"
)

// The symbols of a block (RFC 1951, section 3.2.5): literals, its end, lengths and distances.
const (
	blockEnd       = 256
	firstLength    = 257
	lengthSymbols  = 286
	distSymbols    = 30
	longestCode    = 15
	longestOfCodes = 7
	unseen         = 14 // bits, for a symbol that no step had
)

// lengthBases are where the lengths of each symbol begin, and lengthBits how many bits tell which one it is.
var lengthBases, lengthBits = func() (bases [29]uint16, further [29]uint8) {
	at := uint16(shortest)
	for i := range 28 {
		if i >= 8 {
			further[i] = uint8(i/4 - 1)
		}
		bases[i] = at
		at += 1 << further[i]
	}
	bases[28] = longest
	return bases, further
}()

var lengthSymbolOf = func() (of [longest + 1]uint16) {
	for length := shortest; length <= longest; length++ {
		at, found := slices.BinarySearch(lengthBases[:], uint16(length))
		if !found {
			at--
		}
		of[length] = uint16(at)
	}
	return of
}()

// distanceSymbol and distanceBits are of a distance, less one.
func distanceSymbol(distance uint16) uint16 {
	if distance < 4 {
		return distance
	}
	n := uint16(bits.Len16(distance)) - 1
	return 2*n + distance>>(n-1)&1
}

func distanceBits(symbol uint16) uint8 {
	if symbol < 4 {
		return 0
	}
	return uint8(symbol/2 - 1)
}

// costs are the bits that steps take.
type costs struct {
	literal  [256]uint16
	length   [longest + 1]uint16
	distance [distSymbols]uint16
}

// firstCosts are guessed.
func firstCosts() *costs {
	c := new(costs)
	for i := range c.literal {
		c.literal[i] = 8
	}
	for i := range c.length {
		c.length[i] = 7
	}
	for i := range c.distance {
		c.distance[i] = 5 + uint16(distanceBits(uint16(i)))
	}
	return c
}

// blockCodes are the codes of a block.
type blockCodes struct{ symbols, distances []code }

// code is of a symbol, its first bit lowest; of length 0 where there is none.
type code struct {
	value  uint32
	length uint8
}

// codesOf gives the codes for the steps through a block.
func codesOf(content []byte, at int, steps []step) *blockCodes {
	symbols, distances := make([]int, lengthSymbols), make([]int, distSymbols)
	symbols[blockEnd] = 1
	for _, s := range steps {
		if s.length == 1 {
			symbols[content[at]]++
		} else {
			symbols[firstLength+lengthSymbolOf[s.length]]++
			distances[distanceSymbol(s.distance)]++
		}
		at += int(s.length)
	}
	return &blockCodes{huffman(symbols, longestCode), huffman(distances, longestCode)}
}

// costs are those of steps by the codes.
func (b *blockCodes) costs() *costs {
	of := func(c code, further uint8) uint16 {
		if c.length == 0 {
			return unseen + uint16(further)
		}
		return uint16(c.length) + uint16(further)
	}
	c := new(costs)
	for i := range c.literal {
		c.literal[i] = of(b.symbols[i], 0)
	}
	for length := shortest; length <= longest; length++ {
		symbol := lengthSymbolOf[length]
		c.length[length] = of(b.symbols[firstLength+symbol], lengthBits[symbol])
	}
	for i := range c.distance {
		c.distance[i] = of(b.distances[i], distanceBits(uint16(i)))
	}
	return c
}

// huffman gives codes for symbols by how often they are there, none longer than a limit.
func huffman(counts []int, limit int) []code {
	type node struct{ count, left, right int }
	counts = slices.Clone(counts)
	codes := make([]code, len(counts))
	for {
		var nodes []node
		for symbol, count := range counts {
			if count > 0 {
				nodes = append(nodes, node{count, symbol, -1})
			}
		}
		for symbol := 0; len(nodes) < 2; symbol++ { // decoders want two codes
			if counts[symbol] == 0 {
				nodes = append(nodes, node{1, symbol, -1})
			}
		}
		slices.SortStableFunc(nodes, func(a, b node) int { return cmp.Compare(a.count, b.count) })
		leaves := len(nodes)
		leaf, inner := 0, leaves
		next := func() int {
			if leaf < leaves && (inner == len(nodes) || nodes[leaf].count <= nodes[inner].count) {
				leaf++
				return leaf - 1
			}
			inner++
			return inner - 1
		}
		for range leaves - 1 {
			a := next()
			b := next()
			nodes = append(nodes, node{nodes[a].count + nodes[b].count, a, b})
		}
		depth, deepest := make([]int, len(nodes)), 0
		for i := len(nodes) - 1; i >= leaves; i-- {
			depth[nodes[i].left], depth[nodes[i].right] = depth[i]+1, depth[i]+1
		}
		for i := range leaves {
			codes[nodes[i].left].length = uint8(depth[i])
			deepest = max(deepest, depth[i])
		}
		if deepest <= limit {
			return numbered(codes)
		}
		for i := range counts { // nearer to each other
			if counts[i] > 0 {
				counts[i] = counts[i]/2 + 1
			}
		}
	}
}

// numbered gives codes of lengths their values (RFC 1951, section 3.2.2).
func numbered(codes []code) []code {
	value := uint32(0)
	for length := uint8(1); length <= longestCode; length++ {
		value <<= 1
		for i := range codes {
			if codes[i].length == length {
				codes[i].value = bits.Reverse32(value) >> (32 - length)
				value++
			}
		}
	}
	return codes
}

// write writes a block.
func (b *blockCodes) write(w *bitWriter, content []byte, at int, steps []step, last bool) {
	final := uint32(0)
	if last {
		final = 1
	}
	w.write(final|2<<1, 3)
	b.writeLengths(w)
	put := func(c code) { w.write(c.value, c.length) }
	for _, s := range steps {
		if s.length == 1 {
			put(b.symbols[content[at]])
		} else {
			symbol := lengthSymbolOf[s.length]
			put(b.symbols[firstLength+symbol])
			w.write(uint32(s.length-lengthBases[symbol]), lengthBits[symbol])
			far := distanceSymbol(s.distance)
			put(b.distances[far])
			further := distanceBits(far)
			w.write(uint32(s.distance)&(1<<further-1), further)
		}
		at += int(s.length)
	}
	put(b.symbols[blockEnd])
}

// lengthOrder is the order in which the lengths of the codes of lengths stand.
var lengthOrder = []int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// run is a length of codes, or a repetition: of the one before (16) or of none (17 and 18).
type run struct{ symbol, further, bits uint8 }

// writeLengths writes the lengths of the codes.
func (b *blockCodes) writeLengths(w *bitWriter) {
	var lengths []uint8
	for _, c := range slices.Concat(b.symbols, b.distances) {
		lengths = append(lengths, c.length)
	}
	runs := runsOf(lengths)
	counts := make([]int, 19)
	for _, r := range runs {
		counts[r.symbol]++
	}
	codes := huffman(counts, longestOfCodes)
	w.write(lengthSymbols-257, 5)
	w.write(distSymbols-1, 5)
	w.write(uint32(len(lengthOrder))-4, 4)
	for _, symbol := range lengthOrder {
		w.write(uint32(codes[symbol].length), 3)
	}
	for _, r := range runs {
		w.write(codes[r.symbol].value, codes[r.symbol].length)
		w.write(uint32(r.further), r.bits)
	}
}

// runsOf puts equal lengths together.
func runsOf(lengths []uint8) (runs []run) {
	for len(lengths) > 0 {
		n := 1
		for n < len(lengths) && lengths[n] == lengths[0] && n < 138 {
			n++
		}
		switch length := lengths[0]; {
		case length == 0 && n >= 11:
			runs = append(runs, run{18, uint8(n - 11), 7})
		case length == 0 && n >= 3:
			runs = append(runs, run{17, uint8(n - 3), 3})
		case length > 0 && n >= 4:
			n = min(n, 7)
			runs = append(runs, run{symbol: length}, run{16, uint8(n - 4), 2})
		default:
			n = 1
			runs = append(runs, run{symbol: length})
		}
		lengths = lengths[n:]
	}
	return runs
}
