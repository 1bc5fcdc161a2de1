package syntax

import (
	"cmp"
	"hash/maphash"
	"slices"

	"karvon/sim/bound"
)

// Tally counts mistakes, each once, and keeps the texts of the first ones by position: a file can hold as many
// mistakes as it has lines, and nobody reads them all. The zero value is ready for use.
type Tally struct {
	kept  []noted
	seen  map[uint64]struct{} // hashes of all that were counted
	full  bool                // whether some have been dropped: what sorts behind the last one kept is too
	left  int                 // that other lists left out
	count int
	told  int // how often any was, those that were known too
}

// noted is a mistake whose hint is worked out only where it is shown: to look for the name that was meant among all
// names costs more than to find that there is none.
type noted struct {
	Error
	hint func() string
}

var tallySeed = maphash.MakeSeed()

// Add counts a mistake and keeps it, if it is among the first. The hint, where it is not nil, is worked out at the
// end and takes the place of the error's.
func (t *Tally) Add(e Error, hint func() string) {
	if e.More > 0 {
		t.left += e.More
		return
	}
	t.told++
	e = e.shortened()
	bare := e
	bare.Line = "" // its position says which it is, and it can be a whole file
	key := maphash.Comparable(tallySeed, bare)
	if _, known := t.seen[key]; known {
		return
	}
	if t.seen == nil {
		t.seen = map[uint64]struct{}{}
	}
	t.seen[key] = struct{}{}
	t.count++
	shown := int(bound.Mistakes.Most)
	if t.full && e.compare(t.kept[shown-1].Error) >= 0 {
		return
	}
	t.kept = append(t.kept, noted{e, hint})
	if len(t.kept) >= 2*shown {
		t.cut(shown)
	}
}

// Told counts how often a mistake was added, known or not: what is read twice is wrong both times.
func (t *Tally) Told() int { return t.told }

// cut drops what is not among the first.
func (t *Tally) cut(shown int) {
	slices.SortStableFunc(t.kept, func(a, b noted) int { return a.compare(b.Error) })
	if len(t.kept) > shown {
		clear(t.kept[shown:])
		t.kept, t.full = t.kept[:shown], true
	}
}

// Merge counts the mistakes of a list.
func (t *Tally) Merge(errs Errors) {
	for _, e := range errs {
		t.Add(e, nil)
	}
}

// Len is the number of mistakes.
func (t *Tally) Len() int { return t.count + t.left }

// Errors gives the first mistakes by position, and the number of the others.
func (t *Tally) Errors() Errors {
	if t.Len() == 0 {
		return nil
	}
	t.cut(int(bound.Mistakes.Most))
	errs := make(Errors, 0, len(t.kept)+1)
	for _, n := range t.kept {
		if n.hint != nil {
			n.Hint = shortened(n.hint())
		}
		errs = append(errs, n.Error)
	}
	more := t.Len() - len(errs)
	if errs = errs.oncePerTemplate(); more > 0 {
		errs = append(errs, Error{More: more})
	}
	return errs
}

// compare is the order of mistakes: by file, line and column.
func (e Error) compare(other Error) int {
	return cmp.Or(
		cmp.Compare(min(e.More, 1), min(other.More, 1)), // what counts others stands last
		e.Pos.Compare(other.Pos),
		cmp.Compare(e.Code, other.Code),
		cmp.Compare(e.Path, other.Path),
		cmp.Compare(e.Message, other.Message),
	)
}
