package scenario

import (
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// forget drops what was said of a value of which a setting changes a part: like a whole one it takes the old one's
// place with its range and its source, which do not hold of the new one. Of shares the others keep their ranges.
func (p *patcher) forget(here cursor, segment string, s assignment) {
	if here.at.Form != syntax.Mapping || isProvenance(segment) {
		return
	}
	span := here.at.Get("range")
	part := !strings.HasSuffix(s.path, "."+segment)
	switch {
	case span != nil && span.Form == syntax.Mapping:
		if part || segment != "shares" && segment != "value" {
			p.forgetWord(here.at, s)
		}
	case isFamily(here):
		here.at.Fields = slices.DeleteFunc(here.at.Fields, func(f syntax.Field) bool { return isProvenance(f.Name) })
		here.at.Layer = s.value.Layer
	}
}

// isFamily tells whether a distribution stands at a place, by itself or with what is said of it.
func isFamily(here cursor) bool {
	_, ok := familyAt(here.at)
	return ok && !merges(here.kind)
}

// forgetWord drops the range of one share, and what was said of all of them.
func (p *patcher) forgetWord(t *syntax.Tree, s assignment) {
	word := s.path[strings.LastIndexByte(s.path, '.')+1:]
	span := p.ownUnder(t, "range")
	span.Remove(word)
	t.Fields = slices.DeleteFunc(t.Fields, func(f syntax.Field) bool {
		return isProvenance(f.Name) && (!isOfRange(f.Name) || len(span.Fields) == 0)
	})
}
