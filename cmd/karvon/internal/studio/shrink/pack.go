package shrink

import (
	"encoding/binary"
	"hash/crc32"
)

// Pack packs content as gzip does (RFC 1951 and 1952), into fewer bytes than compress/gzip: that takes the longest
// match of the next bytes or the one behind, and this the steps through a block that take the fewest bits in all. What
// a step takes is known from the codes of the block before, and then from those of the same steps. It takes a dozen
// times as long.
func Pack(content []byte) []byte {
	w := &bitWriter{to: []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255}}
	m := newMatcher(content)
	costs := firstCosts()
	for from := 0; ; from += blockSize {
		to := min(from+blockSize, len(content))
		m.find(from, to)
		var steps []step
		var codes *blockCodes
		for range passes {
			steps = m.cheapest(from, to, costs)
			codes = codesOf(content, from, steps)
			costs = codes.costs()
		}
		codes.write(w, content, from, steps, to == len(content))
		if to == len(content) {
			break
		}
	}
	w.flush()
	w.to = binary.LittleEndian.AppendUint32(w.to, crc32.ChecksumIEEE(content))
	return binary.LittleEndian.AppendUint32(w.to, uint32(len(content)))
}

const (
	blockSize  = 1 << 16 // bytes
	passes     = 3
	window     = 1 << 15
	shortest   = 3
	longest    = 258
	mostTried  = 300 // places where the same three bytes stand
	longEnough = 130 // a match after which nothing longer is looked for
)

// step is a literal, of length 1, or a match.
type step struct{ length, distance uint16 }

// matcher knows for each place of a block the nearest matches of each length.
type matcher struct {
	content []byte
	newest  []int32 // by the hash of three bytes: the last place, plus one
	before  []int32 // by the place, within the window: the one before it
	found   []step  // by length, longer and farther
	at      []int32 // where those of a place begin in it
}

func newMatcher(content []byte) *matcher {
	return &matcher{content: content, newest: make([]int32, 1<<16), before: make([]int32, window)}
}

func (m *matcher) hash(at int) uint32 {
	c := m.content
	return (uint32(c[at]) | uint32(c[at+1])<<8 | uint32(c[at+2])<<16) * 0x9e3779b1 >> 16
}

// find finds the matches of a block.
func (m *matcher) find(from, to int) {
	m.found, m.at = m.found[:0], m.at[:0]
	for at := from; at < to; at++ {
		m.at = append(m.at, int32(len(m.found)))
		if at+shortest > len(m.content) {
			continue
		}
		hash := m.hash(at)
		m.matches(at, min(longest, to-at), int(m.newest[hash])-1)
		m.before[at%window] = m.newest[hash]
		m.newest[hash] = int32(at + 1)
	}
	m.at = append(m.at, int32(len(m.found)))
}

// matches notes those of a place, from the nearest place with the same hash on.
func (m *matcher) matches(at, most, place int) {
	best, here := shortest-1, m.content[at:at+most]
	for range mostTried {
		if place < 0 || at-place > window || best >= most {
			return
		}
		there := m.content[place : place+most]
		if there[best] == here[best] {
			length := 0
			for length < most && there[length] == here[length] {
				length++
			}
			if length > best {
				best = length
				m.found = append(m.found, step{uint16(length), uint16(at - place - 1)})
				if length >= longEnough {
					return
				}
			}
		}
		next := int(m.before[place%window]) - 1
		if next >= place {
			return
		}
		place = next
	}
}

// cheapest gives the steps through a block that take the fewest bits.
func (m *matcher) cheapest(from, to int, c *costs) []step {
	n := to - from
	bits := make([]uint32, n+1)
	by := make([]step, n+1)
	for i := 1; i <= n; i++ {
		bits[i] = 1<<32 - 1
	}
	for i := range n {
		here := bits[i]
		if b := here + uint32(c.literal[m.content[from+i]]); b < bits[i+1] {
			bits[i+1], by[i+1] = b, step{length: 1}
		}
		length := uint16(shortest)
		for _, f := range m.found[m.at[i]:m.at[i+1]] {
			far := here + uint32(c.distance[distanceSymbol(f.distance)])
			if f.length >= longEnough {
				length = f.length // which is taken whole
			}
			for ; length <= f.length; length++ {
				if b := far + uint32(c.length[length]); b < bits[i+int(length)] {
					bits[i+int(length)], by[i+int(length)] = b, step{length, f.distance}
				}
			}
		}
	}
	var back []step
	for i := n; i > 0; i -= int(by[i].length) {
		back = append(back, by[i])
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return back
}

// bitWriter writes bits, the lowest first.
type bitWriter struct {
	to   []byte
	held uint64
	bits uint
}

func (w *bitWriter) write(value uint32, bits uint8) {
	w.held |= uint64(value) << w.bits
	for w.bits += uint(bits); w.bits >= 8; w.bits -= 8 {
		w.to = append(w.to, byte(w.held))
		w.held >>= 8
	}
}

func (w *bitWriter) flush() {
	if w.bits > 0 {
		w.to = append(w.to, byte(w.held))
		w.held, w.bits = 0, 0
	}
}
