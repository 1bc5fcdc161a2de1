package stats

import "encoding/binary"

// AppendBinary appends the pool in a form that [Pool.MergePool] reads: how many replications have values, each bin with
// the sums beside it, and the histogram of the unfinished. It never fails. Pools of the same replications are the same
// bytes, in whatever order these were merged.
func (p *Pool) AppendBinary(to []byte) []byte {
	to = binary.AppendUvarint(to, uint64(p.sections))
	if p.sections > 0 {
		to = binary.AppendUvarint(to, p.count)
		previous := -1
		for i := range p.bins {
			b := &p.bins[i]
			to = b.bin.appendBinary(to, b.at, previous)
			to = b.products.appendBinary(b.squares.appendBinary(to))
			previous = b.at
		}
		to = binary.AppendUvarint(to, 0) // a step that no bin takes
	}
	return p.unfinished.AppendBinary(to)
}

func (s Sum128) appendBinary(to []byte) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(to, s.hi), s.Lo)
}

// MergePool adds a pool of at most so many replications that AppendBinary wrote, as if each of its replications were
// added by itself. It returns the bytes behind. After an error the pool is of no use.
func (p *Pool) MergePool(from []byte, replications int, memory *Workspace) (rest []byte, err error) {
	memory.bins = memory.bins[:0]
	r := varints{from: from}
	sections, count := r.next(), uint64(0)
	if sections > 0 {
		count = r.next()
	}
	if r.err != nil || sections > uint64(max(0, replications)) || sections > count || count > mostDecoded {
		return nil, errDamaged
	}
	if sections > 0 {
		squares, err := r.pooled(count, memory)
		if err != nil {
			return nil, err
		}
		p.merge(memory.bins, count, int(sections), squares)
	}
	return p.unfinished.mergeBinary(r.from)
}

// pooled reads the bins of a pool with so many values. It gives the sum of the squares of the replications' numbers of
// values, to which the steps of both sums come.
func (v *varints) pooled(count uint64, memory *Workspace) (squares Sum128, err error) {
	bins := binReader{varints: v, at: -1, left: count}
	var products Sum128
	for {
		at, b, more := bins.next()
		if !more {
			break
		}
		added := pooled{at, b, Sum128{v.next(), v.next()}, Sum128{v.next(), v.next()}}
		squares.AddSum(added.squares)
		products.AddSum(added.products)
		memory.bins = append(memory.bins, added)
	}
	if v.err == nil && squares != products {
		v.err = errDamaged
	}
	return squares, v.err
}

// Tail gives the pool with all values in bins well below a limit as noughts, and without the unfinished: what the pool
// of the replications' own tails is, as [AppendTail] cuts them.
func (p *Pool) Tail(limit int64) *Pool {
	first := firstOfTail(limit)
	tail := &Pool{count: p.count, sections: p.sections, squares: p.squares}
	for i := range p.bins {
		b := p.bins[i]
		if b.at < first {
			b.at, b.bin = 0, bin{count: b.count}
		}
		if last := len(tail.bins) - 1; last >= 0 && tail.bins[last].at == b.at {
			tail.bins[last].add(&b)
		} else {
			tail.bins = append(tail.bins, b)
		}
	}
	return tail
}
