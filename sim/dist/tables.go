package dist

import "sync"

// Tables completes samplers with their tables, and has those of equal distributions share one: the points of an
// experiment differ in few of them. Those of distributions that differ in their scale alone share most of the work.
// A table is empty at first: draws make what they meet.
// It is safe for use by many goroutines; the zero value is ready for use.
type Tables struct {
	mutex sync.Mutex
	known map[tableKey]*table
	forms map[any]*form // by the distribution's form
}

// tableKey is what makes a table the same as another. Smooth distributions are values that can be compared.
type tableKey struct {
	base  smooth
	scale float64
}

// The bounds of what is kept for others: tables of at most 28 KiB each, and forms of 8 KiB.
const (
	mostTables = 1024
	mostForms  = 256
)

// Complete gives a sampler that NewOutline made a table, so that it draws as one of NewSampler does.
func (t *Tables) Complete(s *Sampler) {
	if !s.outline {
		return
	}
	key := tableKey{s.base.(smooth), s.scale}
	var kind any
	if d, is := key.base.(member); is {
		kind = d.form()
	}
	made, like := t.get(key, kind)
	if made == nil {
		var shared *form
		made, shared = newTable(key.base, key.scale, like)
		t.put(key, made, kind, shared)
	}
	s.table, s.outline = made, false
}

func (t *Tables) get(key tableKey, kind any) (*table, *form) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.known[key], t.forms[kind]
}

func (t *Tables) put(key tableKey, made *table, kind any, shared *form) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.known == nil || len(t.known) >= mostTables {
		t.known = map[tableKey]*table{}
	}
	t.known[key] = made
	if shared == nil {
		return
	}
	if t.forms == nil || len(t.forms) >= mostForms {
		t.forms = map[any]*form{}
	}
	t.forms[kind] = shared
}

// Key is equal for distributions that are the same, and can be compared.
func Key(d Distribution) any {
	if d, ok := d.(*discrete); ok {
		return d.key()
	}
	return d
}
