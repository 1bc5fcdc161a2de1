// Package pace follows work that is under way and says how long the rest of it takes. Work is made of items, such
// as replications, in groups whose items cost about the same, such as those of one configuration.
//
// All methods can be called on a nil *Work, *Group and *Item, and do nothing then: nobody looks.
package pace

import (
	"slices"
	"sync"
	"time"
)

// Work is work under way. Several goroutines may work on it while others look at it.
type Work struct {
	mutex   sync.Mutex
	began   time.Time
	stage   string
	noun    string
	workers int
	groups  []*Group
	active  []*Item
	usual   float64 // ns that an item of weight 1 took in earlier stages; 0 where none did
	weight  float64 // of an item in earlier stages, on average
	unmet   int     // outcomes that a journal holds and no item has met
	ahead   int
}

// New begins work.
func New() *Work { return &Work{began: time.Now(), workers: 1} }

// Stage begins another stage of the work: what is being done, and what is counted in it, if anything is.
func (w *Work) Stage(doing, counted string) {
	if w == nil {
		return
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.usual, w.weight = w.typical(), w.meanWeight()
	w.stage, w.noun, w.groups, w.active, w.ahead = doing, counted, nil, nil, 0
}

// Workers says how many items are worked on at the same time.
func (w *Work) Workers(n int) {
	if w == nil {
		return
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.workers = max(1, n)
}

// Journal says that the outcomes of so many items may be there already.
func (w *Work) Journal(outcomes int) {
	if w == nil {
		return
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.unmet = outcomes
}

// Ahead says that at most so many items may follow in later groups and stages: how many is known only by what the
// present ones give.
func (w *Work) Ahead(items int) {
	if w == nil {
		return
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.ahead = max(0, items)
}

// Group adds items to the present stage. Their weight is what one of them may cost beside those of other groups, as
// far as is known before any of them is done; 1 where nothing is.
func (w *Work) Group(items int, weight float64) *Group {
	if w == nil {
		return nil
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	g := &Group{work: w, items: items, weight: weight}
	w.groups = append(w.groups, g)
	return g
}

// Group is items that cost about the same.
type Group struct {
	work    *Work
	items   int
	weight  float64
	begun   int // items
	skipped int
	met     bool          // whether it is known which of its items a journal has
	kept    int           // of those that are not begun, how many it has
	done    float64       // items and parts of them
	spent   time.Duration // of workers, on what is done
	setup   time.Duration // of workers, before they could begin on an item
}

// Kept says how many of the items need not be done, because a journal has their outcomes.
func (g *Group) Kept(items int) {
	if g == nil {
		return
	}
	g.work.mutex.Lock()
	defer g.work.mutex.Unlock()
	if g.met {
		return
	}
	g.met, g.kept = true, items
	g.work.unmet -= items
}

// Begin has a worker begin on an item of the group.
func (g *Group) Begin() *Item {
	if g == nil {
		return nil
	}
	w := g.work
	w.mutex.Lock()
	defer w.mutex.Unlock()
	i := &Item{group: g, seen: time.Now()}
	g.begun++
	w.active = append(w.active, i)
	return i
}

// Item is an item that a worker is at.
type Item struct {
	group *Group
	seen  time.Time // when its worker was last heard of
	part  float64   // that is done
}

// lap gives the time since the worker was last heard of.
func (i *Item) lap() time.Duration {
	now := time.Now()
	lap := now.Sub(i.seen)
	i.seen = now
	return lap
}

// Ready says that what the first items of a group have to wait for is over.
func (i *Item) Ready() {
	if i == nil {
		return
	}
	i.group.work.mutex.Lock()
	defer i.group.work.mutex.Unlock()
	i.group.setup += i.lap()
}

// Part says how much of the item is done.
func (i *Item) Part(part float64) {
	if i == nil {
		return
	}
	i.group.work.mutex.Lock()
	defer i.group.work.mutex.Unlock()
	i.advance(part)
}

func (i *Item) advance(part float64) {
	i.group.spent += i.lap()
	i.group.done += part - i.part
	i.part = part
}

// Done says that the item is done.
func (i *Item) Done() {
	if i == nil {
		return
	}
	i.group.work.mutex.Lock()
	defer i.group.work.mutex.Unlock()
	i.advance(1)
	i.leave()
}

// Skip says that the item need not be done: a journal has its outcome, or it was given up.
func (i *Item) Skip() {
	if i == nil {
		return
	}
	g := i.group
	g.work.mutex.Lock()
	defer g.work.mutex.Unlock()
	g.skipped++
	g.done -= i.part
	g.kept = max(0, g.kept-1)
	i.leave()
}

// leave takes the item off those that workers are at.
func (i *Item) leave() {
	w := i.group.work
	w.active = slices.DeleteFunc(w.active, func(other *Item) bool { return other == i })
}
