package engine

import (
	"fmt"
	"slices"
	"testing"

	"karvon/sim/bound"
	"karvon/sim/random"
)

// heap4 is a plain typed 4-ary heap of events by time and order: what the pending set is compared with, in its
// answers and in its speed.
type heap4 struct {
	events []event
	serial uint64
}

func (h *heap4) less(a, b *event) bool {
	return a.time < b.time || a.time == b.time && a.order < b.order
}

func (h *heap4) schedule(time int64, r rank, subject int32) {
	h.serial++
	e := event{time: time, order: uint64(r)<<56 | h.serial, subject: subject}
	h.events = append(h.events, e)
	i := len(h.events) - 1
	for i > 0 {
		parent := (i - 1) / 4
		if !h.less(&e, &h.events[parent]) {
			break
		}
		h.events[i] = h.events[parent]
		i = parent
	}
	h.events[i] = e
}

func (h *heap4) next() event {
	first := h.events[0]
	last := len(h.events) - 1
	e := h.events[last]
	h.events = h.events[:last]
	i := 0
	for {
		child := 4*i + 1
		if child >= last {
			break
		}
		least := child
		for c := child + 1; c < min(child+4, last); c++ {
			if h.less(&h.events[c], &h.events[least]) {
				least = c
			}
		}
		if !h.less(&h.events[least], &e) {
			break
		}
		h.events[i] = h.events[least]
		i = least
	}
	if last > 0 {
		h.events[i] = e
	}
	return first
}

// churn draws what happens to the set: increments of very different sizes, many of them zero, and ranks.
func churn(n uint64) (increment int64, r rank) {
	bits := random.Mix(7, n)
	increment = int64(bits >> (20 + bits%44)) // some five hours at most: the clock does not run out
	if bits>>32%4 == 0 {
		increment = 0
	}
	return increment, rank(bits >> 16 % 5)
}

func TestPendingGivesEventsInOrderOfTimeRankAndNumber(t *testing.T) {
	var p pending
	p.reset()
	var h heap4
	now := int64(0)
	held := 0
	for n := range uint64(200_000) {
		if held > 0 && random.Mix(9, n)%2 == 0 || held > 500 {
			got, want := p.next(), h.next()
			if got != want {
				t.Fatalf("event %d: got %+v, want %+v", n, got, want)
			}
			now = got.time
			held--
			continue
		}
		increment, r := churn(n)
		p.schedule(now+increment, r, int32(n))
		h.schedule(now+increment, r, int32(n))
		held++
	}
}

func FuzzPending(f *testing.F) {
	f.Add([]byte{1, 0, 200, 3, 0, 0, 9, 255, 4})
	f.Fuzz(func(t *testing.T, script []byte) {
		var p pending
		p.reset()
		var held []event
		now := int64(0)
		for i, b := range script {
			if b >= 200 && len(held) > 0 {
				slices.SortFunc(held, func(a, b event) int {
					if (&heap4{}).less(&a, &b) {
						return -1
					}
					return 1
				})
				if got := p.next(); got != held[0] {
					t.Fatalf("got %+v, want %+v", got, held[0])
				}
				now, held = held[0].time, held[1:]
				continue
			}
			time := now + int64(b%8)<<(b/8)
			if time < now || time == bound.Never {
				continue
			}
			p.schedule(time, rank(b%5), int32(i))
			held = append(held, event{time, uint64(b%5)<<56 | p.serial, int32(i), 0})
		}
	})
}

// BenchmarkPending holds a number of events and replaces the first by one that is an exponential time later, as a
// station with that many servers does.
func BenchmarkPending(b *testing.B) {
	increments := make([]int64, 1<<12)
	for i := range increments {
		u := random.Unit(random.Mix(3, uint64(i)))
		increments[i] = int64(1e9 * u / (1 - u) * 10)
	}
	for _, size := range []int{2, 64, 1000, 10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprintf("heap/%d", size), func(b *testing.B) {
			var h heap4
			for i := range size {
				h.schedule(increments[i&0xfff]+int64(i), rankServed, int32(i))
			}
			b.ResetTimer()
			for i := range b.N {
				e := h.next()
				h.schedule(e.time+increments[i&0xfff], rankServed, e.subject)
			}
		})
		b.Run(fmt.Sprintf("chosen/%d", size), func(b *testing.B) {
			var p pending
			p.reset()
			for i := range size {
				p.schedule(increments[i&0xfff]+int64(i), rankServed, int32(i))
			}
			b.ResetTimer()
			for i := range b.N {
				e := p.next()
				p.schedule(e.time+increments[i&0xfff], rankServed, e.subject)
			}
		})
	}
}
