package scenario

import (
	"reflect"
	"slices"

	"karvon/sim/syntax"
)

// Value is a quantity of a scenario with where it comes from.
type Value struct {
	Meta
	Text       string   // as written
	Range      string   // as written, such as [8m, 20m]; empty where none
	Doubt      string   // from what it is drawn in its range; empty where it has none
	Source     Evidence // inherited from the nearest enclosing part that has one
	Confidence Confidence
	Note       string
	Places     int // in which an assumption with a name is used; 0 of what stands where it is used
	// Outlook says that only the sections years, appraisal and options use it, which change no run.
	Outlook bool
}

// Confidence says how far a value can be trusted. It is empty where a source is given without one.
type Confidence string

// The degrees of confidence.
const (
	Measured   Confidence = "measured"   // measured, official statistic or field study
	Official   Confidence = "official"   // official statement without method
	Planned    Confidence = "plan"       // published plan or design target
	Derived    Confidence = "derived"    // arithmetic on sourced numbers
	Handbook   Confidence = "handbook"   // vendor, handbook or norm
	Assumption Confidence = "assumption" // not sourced
)

// Values lists the allowed words.
func (Confidence) Values() []string {
	return []string{string(Measured), string(Official), string(Planned), string(Derived), string(Handbook),
		string(Assumption)}
}

// provenanceKeys may stand beside any value; those of a range where there is a quantity.
var provenanceKeys = append([]string{"range", "source", "confidence", "note"}, doubtKeys...)

// isOfRange tells whether a key says how far a quantity can be from its value.
func isOfRange(name string) bool { return name == "range" || slices.Contains(doubtKeys, name) }

func isProvenance(name string) bool { return slices.Contains(provenanceKeys, name) }

// provenance is where the values of a part come from, until one of them says otherwise.
type provenance struct {
	layer      string // what wrote it: a source speaks for its own layer only
	source     Evidence
	confidence Confidence
	note       string
}

// states tells whether a mapping is a value with where it comes from: {value: 8m, source: ...}. A type that has a
// key named value is never read so.
func states(t *syntax.Tree, kind reflect.Type) bool {
	return t.Form == syntax.Mapping && t.Get("value") != nil && (kind == nil || !owns(kind, "value"))
}

// stated gives a value, or the one under a key of it, of that the one under the next key and so on, each without what
// is said beside it of where it comes from: of any part of a scenario that can be so written, it is the part.
func stated(t *syntax.Tree, names ...string) *syntax.Tree {
	for t != nil && states(t, nil) {
		t = t.Get("value")
	}
	if len(names) == 0 {
		return t
	}
	return stated(t.Get(names[0]), names[1:]...)
}

// ownFields gives the fields of a mapping that are not about where it comes from; none where there is no mapping. They
// can be those of the tree, which nobody changes.
func ownFields(t *syntax.Tree) []syntax.Field {
	if t == nil {
		return nil
	}
	if states(t, nil) {
		return ownFields(t.Get("value"))
	}
	remark := func(f syntax.Field) bool { return isProvenance(f.Name) }
	if !slices.ContainsFunc(t.Fields, remark) {
		return t.Fields
	}
	return slices.DeleteFunc(slices.Clone(t.Fields), remark)
}

// onlyProvenance tells whether a mapping says nothing but where its value comes from.
func onlyProvenance(t *syntax.Tree) bool {
	return len(t.Fields) > 0 && !slices.ContainsFunc(t.Fields, func(f syntax.Field) bool { return !isProvenance(f.Name) })
}
