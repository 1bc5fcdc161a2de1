package dist

import "sync"

// Tables completes samplers with their tables, and makes those of equal distributions once: the points of an
// experiment differ in few of them. It is safe for use by many goroutines; the zero value is ready for use.
type Tables struct {
	mutex sync.Mutex
	known map[tableKey]*table
}

// tableKey is what makes a table the same as another. Smooth distributions are values that can be compared.
type tableKey struct {
	base  smooth
	scale float64
}

// mostTables bounds the tables that are kept for others, of 28 KiB each.
const mostTables = 1024

// Complete gives a sampler that NewOutline made its table, so that it draws as one of NewSampler does.
func (t *Tables) Complete(s *Sampler) {
	if !s.outline {
		return
	}
	key := tableKey{s.base.(smooth), s.scale}
	made := t.get(key)
	if made == nil {
		made = newTable(key.base, key.scale)
		t.put(key, made)
	}
	s.table, s.outline = made, false
}

func (t *Tables) get(key tableKey) *table {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.known[key]
}

func (t *Tables) put(key tableKey, made *table) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.known == nil || len(t.known) >= mostTables {
		t.known = map[tableKey]*table{}
	}
	t.known[key] = made
}

// Key is equal for distributions that are the same, and can be compared.
func Key(d Distribution) any {
	if d, ok := d.(*discrete); ok {
		return d.key()
	}
	return d
}
