package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/syntax"
)

// Input is a number of a scenario that can be given anew outside of its file, with what is said of it: a value, or a
// part of one, such as the mean of a distribution.
type Input struct {
	Kind   InputKind
	Name   string  // the input path of the value
	Part   string  // which number of it; empty where the value is one number
	Number float64 // in the unit
	Unit   string  // as the number is written; empty of plain numbers

	// Ranged says that the number can have a range, from Low to High in the unit, and Doubted that it has one, which is
	// meant as Meaning says: a share that lies in it, such as 90%, pert, uniform or nothing.
	Ranged, Doubted bool
	Low, High       float64
	Meaning         string
	// Sourced says that source, confidence and note stand here: with the first number of a value.
	Sourced    bool
	Source     Evidence
	Confidence Confidence
	Note       string

	behind string // what stands behind a number, with the space before it
	leaf   []int  // the way from the value to the number: of items, or of fields
}

// InputKind is what an input is of.
type InputKind string

// The kinds of inputs, in the order in which they are shown.
const (
	AssumedInput InputKind = "assumptions"
	StaffInput   InputKind = "staff"
	ValueInput   InputKind = "values"
	SeriesInput  InputKind = "series"
)

// Key identifies an input among those of a scenario.
func (i *Input) Key() [2]string { return [2]string{i.Name, i.Part} }

// seed is how a value is written.
type seed struct {
	tree   *syntax.Tree // the value itself
	span   *syntax.Tree // its range; nil for none
	ranged *syntax.Tree // the mapping in which that stands
	unit   string       // of its dimension
}

// Inputs lists the numbers of a scenario that can be given anew, by kind and name. Left out are values that are
// computed, texts, dates, and tables of observed times, of which the second result counts the values.
func (s *Scenario) Inputs() (inputs []Input, left int) {
	for _, v := range s.Values {
		of, ok := s.seeds[v.Path]
		if !ok {
			continue
		}
		numbers := of.numbers(v)
		if numbers == nil && of.tree.Form == syntax.List && isScheduled(of.tree) {
			continue // each of its blocks is a value by itself
		}
		if numbers == nil || s.settableAt(v.Path, of) == nil {
			left++
			continue
		}
		for i := range numbers {
			numbers[i].Name = v.Path
		}
		inputs = append(inputs, numbers...)
	}
	order := []InputKind{AssumedInput, StaffInput, ValueInput, SeriesInput}
	slices.SortStableFunc(inputs, func(a, b Input) int {
		return slices.Index(order, a.Kind) - slices.Index(order, b.Kind)
	})
	return inputs, left
}

// numbers takes a value apart; nil where it is none of numbers.
func (of seed) numbers(v Value) []Input {
	var found []Input
	add := func(kind InputKind, part string, t *syntax.Tree, unit string, leaf ...int) *Input {
		if t == nil || t.Form != syntax.Scalar {
			return nil
		}
		in, ok := numberIn(t.Text, unit)
		if !ok {
			return nil
		}
		in.Kind, in.Part, in.leaf = kind, part, leaf
		found = append(found, in)
		return &found[len(found)-1]
	}
	kind := ValueInput
	if ofAssumption(v.Path) {
		kind = AssumedInput
	}
	if isStaff(v.Path) {
		kind = StaffInput
	}
	t := of.tree
	switch family, isFamily := familyAt(t); {
	case v.Confidence == Derived && strings.Contains(v.Text, " = "), usesAssumption(t):
		return nil
	case t.Form == syntax.Scalar:
		if in := add(kind, "", t, of.unit); in != nil {
			of.doubt(in, of.span)
		}
	case isFamily && t.Form == syntax.Mapping:
		of.parameters(family, t.Index(family.Name), func(part string, t *syntax.Tree, unit string, leaf ...int) {
			if in := add(kind, family.Name+" "+part, t, unit, leaf...); in != nil && len(found) == 1 {
				of.doubt(in, of.span)
			}
		})
	case t.Form == syntax.Mapping && of.unit == "share":
		for i, f := range t.Fields {
			if isProvenance(f.Name) {
				continue
			}
			if in := add(kind, f.Name, f.Value, "share", i); in != nil {
				of.doubt(in, of.span.Get(f.Name))
			}
		}
	case t.Form == syntax.List && isScheduled(t):
		for i, block := range t.Items {
			add(StaffInput, fmt.Sprintf("%d: %s", i+1, blockWords(block)), block.Get("value"), "number", i, block.Index("value"))
		}
	case t.Form == syntax.List:
		for i, item := range t.Items {
			if add(SeriesInput, fmt.Sprintf("%d of %d", i+1, len(t.Items)), item, of.unit, i) == nil {
				return nil
			}
		}
	}
	if len(found) > 0 {
		first := &found[0]
		first.Sourced, first.Source, first.Confidence, first.Note = true, v.Source, v.Confidence, v.Note
	}
	return found
}

// parameters visits the parameters of a family.
func (of seed) parameters(f syntax.Field, at int, visit func(part string, t *syntax.Tree, unit string, leaf ...int)) {
	family := familyNamed(f.Name)
	if family == nil {
		return
	}
	notation := family.notation(f.Value)
	if notation == nil {
		return
	}
	for i, p := range notation.names {
		unit := of.unit
		if p.kind != ofQuantity {
			unit = "number"
		}
		switch f.Value.Form {
		case syntax.Scalar:
			visit(p.name, f.Value, unit, at)
		case syntax.List:
			visit(p.name, f.Value.Items[i], unit, at, i)
		case syntax.Mapping:
			if field := f.Value.Index(p.name); field >= 0 {
				visit(p.name, f.Value.Fields[field].Value, unit, at, field)
			}
		}
	}
}

// doubt notes what is said of how far a number can be from what it is.
func (of seed) doubt(in *Input, span *syntax.Tree) {
	// A range that stands elsewhere than with the value, as that of the shares of an attribute, is not given anew here.
	own := of.ranged == nil || of.ranged == of.tree || of.ranged.Get("value") == of.tree
	in.Ranged = own
	if span == nil || span.Form != syntax.List || len(span.Items) != 2 {
		return
	}
	low, lowOK := inUnit(span.Items[0], in, of.unit)
	high, highOK := inUnit(span.Items[1], in, of.unit)
	if !lowOK || !highOK {
		in.Ranged = false
		return
	}
	in.Doubted, in.Low, in.High = true, low, high
	for _, name := range doubtKeys {
		if said := of.ranged.Get(name); said != nil {
			in.Meaning = said.Text
		}
	}
}

// isStaff tells whether a path is that of a number of servers, people, units or slots.
func isStaff(path string) bool {
	_, name := split(path)
	return slices.Contains([]string{"servers", "units", "slots", "staff"}, name) && !ofAssumption(path) ||
		strings.HasSuffix(path, "].value")
}

// isScheduled tells whether a list is blocks of a schedule.
func isScheduled(t *syntax.Tree) bool {
	return len(t.Items) > 0 && !slices.ContainsFunc(t.Items, func(block *syntax.Tree) bool {
		return block.Form != syntax.Mapping || block.Get("value") == nil
	})
}

// blockWords says when a block of a schedule holds.
func blockWords(block *syntax.Tree) string {
	days, from, to := "every-day", "00:00", "24:00"
	for name, at := range map[string]*string{"days": &days, "from": &from, "to": &to} {
		if said := block.Get(name); said != nil {
			*at = strings.Trim(said.AsWritten(), `"`)
		}
	}
	return days + " " + from + " to " + to
}

// plainNumber writes a number as scenarios have it.
func plainNumber(number float64) string { return strconv.FormatFloat(number, 'f', -1, 64) }
