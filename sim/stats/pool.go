package stats

import (
	"math"
	"sort"
)

// Pool gathers the values of many replications, and beside each bin what is needed to know how much the share of
// the values up to it varies from one replication to the next: so quantiles of all together have intervals without
// any replication's own histogram being kept. All its sums are exact, so that the order of the replications does
// not show.
//
// Those who are unfinished are in it with the time that has passed, the least that it can become, and besides in a
// histogram of their own.
//
// It holds the bins that are not empty alone: 64 bytes each. The zero value is an empty pool.
type Pool struct {
	unfinished Histogram

	bins     []pooled
	count    uint64
	sections int    // replications with values
	squares  Sum128 // of the replications' numbers of values
	steps    []step // what quantiles are sought in; nil until they are
}

// pooled is a bin with the sums beside it, as steps from the bin before: of C² and of C·N over the replications,
// where C is how many of a replication's N values are no larger than the bin's.
type pooled struct {
	at int // number of the bin
	bin
	squares, products Sum128
}

// Count returns the number of values.
func (p *Pool) Count() uint64 { return p.count }

// Reset empties the pool and keeps its memory for other values.
func (p *Pool) Reset() {
	p.unfinished.Reset()
	p.bins, p.count, p.sections, p.squares, p.steps = p.bins[:0], 0, 0, Sum128{}, nil
}

// MergeBinary adds two histograms of a replication, as AppendBinary wrote them: all values, and those of the
// unfinished alone. It returns the bytes behind them. After an error the pool is of no use.
func (p *Pool) MergeBinary(from []byte, memory *Workspace) (rest []byte, err error) {
	memory.bins = memory.bins[:0]
	var n, below uint64
	begin := func(count uint64, _ Sum128) { n = count }
	from, err = decode(from, begin, func(at int, b bin) {
		added := pooled{at: at, bin: b}
		added.squares.AddProduct(b.count, 2*below+b.count) // (below+count)² - below²
		added.products.AddProduct(b.count, n)
		below += b.count
		memory.bins = append(memory.bins, added)
	})
	if err != nil {
		return nil, err
	}
	if n > 0 {
		var square Sum128
		square.AddProduct(n, n)
		p.merge(memory.bins, n, 1, square)
	}
	return p.unfinished.mergeBinary(from)
}

// Workspace is memory for the bins of a replication, which many pools can use one after the other. Its zero value
// is ready.
type Workspace struct{ bins []pooled }

// merge adds the bins of replications with n values, and the sum of the squares of their numbers of values. Both
// lists are in order; they are put together from the back, where there is room for the new ones.
func (p *Pool) merge(own []pooled, n uint64, sections int, squares Sum128) {
	p.steps = nil
	p.count += n
	p.sections += sections
	p.squares.AddSum(squares)
	i, j := len(p.bins)-1, len(own)-1
	p.bins = append(p.bins, own[:p.unknown(own)]...)
	for to := len(p.bins) - 1; j >= 0; to-- {
		switch {
		case i < 0 || own[j].at > p.bins[i].at:
			p.bins[to] = own[j]
			j--
		case own[j].at == p.bins[i].at:
			p.bins[i].add(&own[j])
			j--
			fallthrough
		default:
			p.bins[to] = p.bins[i]
			i--
		}
	}
}

// unknown counts the bins that the pool does not have yet.
func (p *Pool) unknown(own []pooled) (count int) {
	i := 0
	for j := range own {
		for i < len(p.bins) && p.bins[i].at < own[j].at {
			i++
		}
		if i == len(p.bins) || p.bins[i].at != own[j].at {
			count++
		}
	}
	return count
}

func (b *pooled) add(other *pooled) {
	b.merge(&other.bin)
	b.squares.AddSum(other.squares)
	b.products.AddSum(other.products)
}

// step is a bin with the sums up to it.
type step struct {
	*pooled
	atMost            uint64
	squares, products float64
}

// accumulate adds up the steps from bin to bin.
func (p *Pool) accumulate() {
	if p.steps != nil {
		return
	}
	var atMost uint64
	var squares, products Sum128
	for i := range p.bins {
		b := &p.bins[i]
		atMost += b.count
		squares.AddSum(b.squares)
		products.AddSum(b.products)
		p.steps = append(p.steps, step{b, atMost, squares.Float(), products.Float()})
	}
}

// Quantile estimates the p-quantile of all values, as [Histogram.Quantile] defines it, with an interval found by
// inverting that of the share of the values up to a limit (Woodruff 1952): its ends are the values at which the
// interval of that share begins and ceases to hold p. So it copes with many equal values, such as those who wait
// for nothing, and stays within what was observed. An end beyond the last value is not known, and then there is no
// interval.
//
// It has fewer replications than were run where some have no value, which Estimate.Missing tells; replications is
// how many were run.
func (p *Pool) Quantile(probability, confidence float64, replications int) Estimate {
	e := Unknown(math.NaN())
	e.Confidence, e.N, e.Missing = confidence, p.sections, replications-p.sections
	e.Warnings = replicationWarnings(e)
	if p.count == 0 {
		return e
	}
	if doubt := tailWarning(p.count, probability); !doubt.IsNone() {
		e.Warnings = append(e.Warnings, doubt)
	}
	p.accumulate()
	at, mean := p.quantile(probability)
	e.Mean = mean
	p.leaveOpen(&e, at, probability)
	first, last := &p.bins[0], &p.bins[len(p.bins)-1]
	switch least := first.least(); {
	case p.sections < 2:
	case least == last.greatest() && least == 0:
		e.AtLimit = true
	case least == last.greatest():
		e.set(mean, mean)
	default:
		effective := p.effective(at)
		low, high := p.around(effective, probability, confidence)
		if !math.IsNaN(high) {
			e.set(min(low, mean), max(high, mean))
		}
		if doubt := burstWarning(probability, effective, !math.IsNaN(high)); !doubt.IsNone() {
			e.Warnings = append(e.Warnings, doubt)
		}
	}
	return e
}

// quantile finds the bin of a quantile, and its place there.
func (p *Pool) quantile(probability float64) (at int, value float64) {
	rank := quantileRank(probability, p.count)
	at = sort.Search(len(p.steps), func(i int) bool { return p.steps[i].atMost >= rank })
	b := &p.steps[at]
	return at, b.bin.at(rank - (b.atMost - b.count))
}

// leaveOpen makes the estimate a bound where the quantile, which stands in a bin, depends on what becomes of the
// unfinished: where too few others are no larger than its bin.
func (p *Pool) leaveOpen(e *Estimate, at int, probability float64) {
	unfinished := p.unfinished.Count()
	if unfinished == 0 {
		return
	}
	e.Unfinished = float64(unfinished) / float64(p.count)
	b := &p.steps[at]
	young := p.unfinished.upTo(b.pooled.at)
	if b.atMost-young < quantileRank(probability, p.count) {
		e.Bound = AtLeast
	}
}

// around inverts the interval of the share of the values up to a limit, by bisection over the bins. Where few
// values are beyond a limit those may all be of one replication, and where none is their spread is nought: so the
// entities count as no more independent ones than they do at the quantile itself.
func (p *Pool) around(effective, probability, confidence float64) (low, high float64) {
	first := sort.Search(len(p.steps), func(i int) bool {
		_, to := p.shareAt(i, effective, confidence)
		return to >= probability
	})
	last := sort.Search(len(p.steps), func(i int) bool {
		from, _ := p.shareAt(i, effective, confidence)
		return from >= probability
	})
	switch {
	case last == len(p.steps):
		return math.NaN(), math.NaN()
	case first == last && p.residuals(first) == 0: // every replication says the same
		_, value := p.quantile(probability)
		return value, value
	}
	return float64(p.steps[first].least()), float64(p.steps[last].greatest())
}

// Worth is how many independent values all are worth at a quantile: what the interval of the quantile rests on.
func (p *Pool) Worth(probability float64) float64 {
	if p.count == 0 || p.sections < 2 {
		return 0
	}
	p.accumulate()
	at, _ := p.quantile(probability)
	return p.effective(at)
}

// effective is how many independent values all are worth, by the standard error of the share up to a bin, or the
// one before where that is all.
func (p *Pool) effective(at int) float64 {
	whole := float64(p.count)
	if p.steps[at].atMost == p.count {
		at--
	}
	if at < 0 {
		return whole
	}
	if effective := independent(p.share(at), p.standardError(at)); 2*effective < whole {
		return effective
	}
	return whole // less than chance makes of independent ones
}

func (p *Pool) share(i int) float64 { return float64(p.steps[i].atMost) / float64(p.count) }

func (p *Pool) standardError(i int) float64 {
	n := float64(p.sections)
	return math.Sqrt(float64(p.residuals(i)*n)/(n-1)) / float64(p.count)
}

// shareAt gives the interval of the share of the values up to a bin.
func (p *Pool) shareAt(i int, effective, confidence float64) (from, to float64) {
	whole := float64(p.count)
	if p.steps[i].atMost == p.count {
		return allInterval(p.sections, effective, confidence), 1
	}
	share, standardError := p.share(i), p.standardError(i)
	if effective < whole {
		standardError = max(standardError, math.Sqrt(float64(share*(1-share))/effective))
	}
	return shareInterval(share, standardError, p.sections, whole, confidence)
}

// residuals is the sum of (C - share·N)² over the replications, of the values up to a bin, from terms that are
// exact but for the last rounding; what is less than that rounding is none.
func (p *Pool) residuals(i int) float64 {
	s := &p.steps[i]
	share := float64(s.atMost) / float64(p.count)
	all := float64(float64(share*share) * p.squares.Float())
	sum := s.squares - float64(2*float64(share*s.products)) + all
	if sum < float64(0x1p-48*all) {
		return 0
	}
	return sum
}
