package journal

import (
	"bytes"
	"fmt"
	"slices"
	"sync"

	"karvon/sim/bound"
)

// Store keeps the results of work items: a run directory, or the memory of a process. Its methods can be called from
// several goroutines.
type Store interface {
	// Kept lists what is kept of items, each once, in the order in which it came.
	Kept() []uint64
	// Len gives the number of finished replications, in chunks or alone.
	Len() int
	// Holding gives the key of the record that holds a replication of a series, if there is one.
	Holding(of Series, replication uint64) (key Key, ok bool)
	// Inside lists the records of a series that hold replications from one to below another and none besides, in
	// order.
	Inside(of Series, from, to uint64) []Key
	// Get gives the value of a key, if there is one. There is none where a larger chunk has taken its place.
	Get(key Key) (value []byte, ok bool, err error)
	// Put adds a record, and drops those of chunks inside it; one that is inside another is not kept. Of several under
	// a key the first counts: another that is equal is not kept, and one that is not is an error, as items say all that
	// a replication depends on.
	Put(key Key, value []byte) error
}

// catalogue is what a store knows of its records but their values: what all kinds of stores answer alike.
type catalogue struct {
	mutex sync.RWMutex
	index index
}

// Kept lists what is kept of items, each once, in the order in which it came.
func (c *catalogue) Kept() []uint64 {
	c.mutex.RLock()
	defer c.mutex.RUnlock()
	return slices.Clone(c.index.kept)
}

// Len gives the number of finished replications, in chunks or alone.
func (c *catalogue) Len() int {
	c.mutex.RLock()
	defer c.mutex.RUnlock()
	return int(c.index.size)
}

// Holding gives the key of the record that holds a replication of a series, if there is one.
func (c *catalogue) Holding(of Series, replication uint64) (key Key, ok bool) {
	c.mutex.RLock()
	defer c.mutex.RUnlock()
	return c.index.holds(of, replication)
}

// Inside lists the records of a series that hold replications from one to below another and none besides, in order.
func (c *catalogue) Inside(of Series, from, to uint64) []Key {
	c.mutex.RLock()
	defer c.mutex.RUnlock()
	return c.index.inside(of, from, to)
}

// Record is what a store keeps under a key.
type Record struct {
	Key
	Value []byte
}

// Memory is a [Store] that lasts as long as the process. Its zero value is ready.
type Memory struct {
	catalogue
	values map[int64][]byte // by place, where the index has them
	next   int64
}

// Get gives the value of a key, if there is one.
func (m *Memory) Get(key Key) (value []byte, ok bool, err error) {
	m.mutex.RLock()
	defer m.mutex.RUnlock()
	l := m.index.find(key.Series, key.First)
	if l == nil || l.key(key.Series) != key {
		return nil, false, nil
	}
	return m.values[l.offset], true, nil
}

// Put adds a record, as a run directory does.
func (m *Memory) Put(key Key, value []byte) error {
	if err := checkRecord(key, value); err != nil {
		return err
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	switch known := m.index.find(key.Series, key.First); {
	case known != nil && known.level == key.Level && !bytes.Equal(m.values[known.offset], value):
		return fmt.Errorf("%v: %w", key, ErrAnother)
	case known != nil && known.level >= key.Level:
		return nil
	}
	for _, inside := range m.index.inside(key.Series, key.First, key.End()) {
		delete(m.values, m.index.find(key.Series, inside.First).offset)
	}
	if m.values == nil {
		m.values = map[int64][]byte{}
	}
	m.values[m.next] = value
	m.index.know(key, m.next, uint32(len(value)))
	m.next++
	return nil
}

// Records lists all that is kept, in the order in which it came.
func (m *Memory) Records() []Record {
	m.mutex.RLock()
	defer m.mutex.RUnlock()
	var records []Record
	for _, k := range m.index.keys() {
		records = append(records, Record{k.Key, m.values[k.offset]})
	}
	return records
}

// checkRecord says what is wrong with a record that is to be kept.
func checkRecord(key Key, value []byte) error {
	if err := key.check(); err != nil {
		return err
	}
	if !bound.Outcome.Allows(int64(len(value))) {
		return fmt.Errorf("a replication's results are larger than %s, the most of a %s", bound.Outcome.Size(),
			bound.Outcome.Name)
	}
	return nil
}
