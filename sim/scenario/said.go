package scenario

import (
	"reflect"
	"slices"

	"karvon/sim/syntax"
)

// forget drops what was said of a value of which a setting changes a part, or beside whose name it stands: what is set
// takes the old one's place with its range and its source, which do not hold of the new one. Of shares the others keep
// their ranges. The rest is what follows the segment on the path.
func (p *patcher) forget(here cursor, segment string, rest []string, s assignment) {
	if here.at.Form != syntax.Mapping || isProvenance(segment) || slices.ContainsFunc(rest, isProvenance) ||
		onlySpeaks(s.value) {
		return
	}
	switch {
	case holdsQuantity(here.kind, segment):
		*here.at = *withoutRanges(here.at, wordOf(here.at.Get(segment), rest)...)
	case isUnknown(here.kind) && segment == "shares" && spansWords(here.at): // of an attribute that is an assumption
		*here.at = *withoutRanges(here.at, wordOf(here.at.Get(segment), rest)...)
	case isFamily(here):
		*here.at = *withoutRanges(here.at)
		here.at.Layer = s.value.Layer
	case !spansWords(here.at) || here.kind != sharesType && merges(here.kind):
	case !states(here.at, here.kind) || segment != "value":
		*here.at = *withoutRanges(here.at, segment)
	case len(rest) > 0:
		*here.at = *withoutRanges(here.at, rest[0])
	}
}

// wordOf is the share that a path means, of which the rest follows the key of the shares; none where it means them all.
func wordOf(shares *syntax.Tree, rest []string) []string {
	if len(rest) > 0 && rest[0] == "value" && shares != nil && states(shares, nil) {
		rest = rest[1:]
	}
	return rest[:min(1, len(rest))]
}

// isUnknown tells whether it only shows where a value is used what it is.
func isUnknown(kind reflect.Type) bool {
	return kind == nil || pointee(kind) == reflect.TypeFor[namedValue]()
}

// isFamily tells whether a distribution stands at a place, by itself or with what is said of it.
func isFamily(here cursor) bool {
	_, ok := familyAt(here.at)
	return ok && !merges(here.kind)
}

// isGiven tells whether a value stands already of which something can be said.
func isGiven(value *syntax.Tree) bool { return value != nil && value.Form != syntax.Nothing }

// speak sets what a mapping says of a value that stands already, and of parts of it, each by itself.
func (p *patcher) speak(of cursor, s assignment) {
	for _, f := range s.value.Fields {
		other := inPlaceOf(f.Name)
		p.assign(of, f.Name, f.Pos, assignment{path: join(s.path, f.Name), pos: f.Pos, by: s.by, value: f.Value,
			both: other != "" && s.value.Get(other) != nil})
	}
}
