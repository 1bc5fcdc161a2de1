package journal

import (
	"cmp"
	"slices"
	"sort"
)

// index knows where the records stand: of each series chunks that are apart, in order. A chunk inside another one is
// not in it.
type index struct {
	series  map[Series][]located
	kept    []uint64 // what is kept of items, each once
	records int
	size    uint64 // replications that the records hold
	live    int64  // bytes that the records take
}

// located is a record and where its value stands in the file.
type located struct {
	first  uint64
	offset int64
	length uint32
	level  uint8
}

func (l *located) key(of Series) Key { return Key{of, l.first, l.level} }

func (l *located) end() uint64 { return l.first + 1<<l.level }

// bytes is what the whole record takes.
func (l *located) bytes() int64 { return headLength + keyLength + int64(l.length) + tailLength }

// holding gives the place of the first record of a series that ends behind a replication, which may hold it.
func (x *index) holding(of Series, replication uint64) int {
	list := x.series[of]
	return sort.Search(len(list), func(i int) bool { return list[i].end() > replication })
}

// find gives the record that holds a replication, or nil.
func (x *index) find(of Series, replication uint64) *located {
	list, i := x.series[of], x.holding(of, replication)
	if i == len(list) || list[i].first > replication {
		return nil
	}
	return &list[i]
}

// holds gives the key of the record that holds a replication of a series, if there is one.
func (x *index) holds(of Series, replication uint64) (key Key, ok bool) {
	if l := x.find(of, replication); l != nil {
		return l.key(of), true
	}
	return Key{}, false
}

// know notes a record. What is inside another one is dropped: it, where a record holds all of it, or those that it
// holds. So of two of the same replications the first counts.
func (x *index) know(key Key, offset int64, length uint32) {
	if l := x.find(key.Series, key.First); l != nil && l.level >= key.Level {
		return
	}
	if x.series == nil {
		x.series = map[Series][]located{}
	}
	list, from := x.series[key.Series], x.holding(key.Series, key.First)
	to := from
	for to < len(list) && list[to].first < key.End() {
		x.count(&list[to], -1)
		to++
	}
	made := located{key.First, offset, length, key.Level}
	x.count(&made, 1)
	x.series[key.Series] = slices.Replace(list, from, to, made)
	if list == nil && !slices.Contains(x.kept, key.Kept) {
		x.kept = append(x.kept, key.Kept)
	}
}

// count adds a record to the totals, or takes it off.
func (x *index) count(l *located, by int) {
	x.records += by
	x.size += uint64(by) << l.level
	x.live += int64(by) * l.bytes()
}

// inside lists the records of a series that hold replications from one to below another alone, in order.
func (x *index) inside(of Series, from, to uint64) []Key {
	var keys []Key
	list := x.series[of]
	for i := x.holding(of, from); i < len(list) && list[i].end() <= to; i++ {
		if list[i].first >= from {
			keys = append(keys, list[i].key(of))
		}
	}
	return keys
}

// all lists the records in the order in which they stand in the file.
func (x *index) all() []*located {
	all := make([]*located, 0, x.records)
	for _, k := range x.keys() {
		all = append(all, k.located)
	}
	return all
}

// keyed is a record with its key.
type keyed struct {
	Key
	*located
}

// keys lists the records with their keys, in the order in which they stand in the file.
func (x *index) keys() []keyed {
	all := make([]keyed, 0, x.records)
	for series, list := range x.series {
		for i := range list {
			all = append(all, keyed{list[i].key(series), &list[i]})
		}
	}
	slices.SortFunc(all, func(a, b keyed) int { return cmp.Compare(a.offset, b.offset) })
	return all
}
