package scenario

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// Entry is what a table of inputs sets, with the cells in which it stands: a setting, as those of the command line.
type Entry struct {
	path  string
	value *syntax.Tree
	pos   syntax.Pos
}

// Setting writes an entry as path=value.
func (e Entry) Setting() string { return e.path + "=" + e.value.AsWritten() }

// Edit is an input that was given anew: what it was, what it is, and where that is written, by the name of what differs
// (see the constants); what does not differ is not in the table.
type Edit struct {
	Was, Is Input
	At      map[string]syntax.Pos
}

// What an Edit can change.
const (
	EditNumber     = "value"
	EditLow        = "low"
	EditHigh       = "high"
	EditMeaning    = "range means"
	EditSource     = "source"
	EditDate       = "source date"
	EditPublished  = "published as"
	EditBorrowed   = "borrowed from"
	EditConfidence = "confidence"
	EditNote       = "note"
)

// rangeEdits and sourceEdits are what makes up one key of the language.
var (
	rangeEdits  = []string{EditLow, EditHigh, EditMeaning}
	sourceEdits = []string{EditSource, EditDate, EditPublished, EditBorrowed}
)

func (e *Edit) changes(what ...string) bool {
	return slices.ContainsFunc(what, func(name string) bool { _, ok := e.At[name]; return ok })
}

// at is where the first of what differs is written, of some or of all.
func (e *Edit) at(what ...string) syntax.Pos {
	if len(what) == 0 {
		what = append(append([]string{EditNumber}, rangeEdits...), append(sourceEdits, EditConfidence, EditNote)...)
	}
	for _, name := range what {
		if pos, ok := e.At[name]; ok {
			return pos
		}
	}
	return syntax.Pos{}
}

// Entries makes settings of edits. What was said of a value that is given anew holds no longer, unless it is said anew
// too; its range is that of the table. The edits are of inputs of a scenario that may have other policies: values that
// this one does not have are mistakes.
func (s *Scenario) Entries(edits []Edit) ([]Entry, syntax.Errors) {
	var mistakes syntax.Errors
	inputs, _ := s.Inputs()
	known := map[[2]string]*Input{}
	for i := range inputs {
		known[inputs[i].Key()] = &inputs[i]
	}
	w := &entryWriter{s: s, roots: map[string]*syntax.Tree{}, rootAt: map[string]syntax.Pos{}}
	for first := 0; first < len(edits); {
		last := first
		for last < len(edits) && edits[last].Is.Name == edits[first].Is.Name {
			if known[edits[last].Is.Key()] == nil {
				e := &edits[last]
				mistakes = append(mistakes, syntax.Error{Code: NoSuchPath, Pos: e.at(), Path: e.Is.Name,
					Message: "with the policies of this run the scenario has no such value",
					Hint:    "a policy has put something else in its place"})
			}
			last++
		}
		if len(mistakes) == 0 {
			w.value(edits[first:last], inputs)
		}
		first = last
	}
	for _, path := range w.order {
		w.entries = append(w.entries, Entry{path, w.roots[path], w.rootAt[path]})
	}
	return w.entries, mistakes
}

// entryWriter makes the settings of one value after the other.
type entryWriter struct {
	s       *Scenario
	entries []Entry
	order   []string                // of lists that are set as a whole
	roots   map[string]*syntax.Tree // by their paths
	rootAt  map[string]syntax.Pos
}

// value makes the settings of one value, of which several numbers may be given anew.
func (w *entryWriter) value(edits []Edit, inputs []Input) {
	name := edits[0].Is.Name
	of := w.s.seeds[name]
	place := w.s.settableAt(name, of)
	numbers := slices.DeleteFunc(slices.Clone(inputs), func(in Input) bool { return in.Name != name })
	anew := false
	value := of.tree.Without(provenanceKeys...)
	for i := range edits {
		e := &edits[i]
		at := slices.IndexFunc(numbers, func(in Input) bool { return in.Part == e.Is.Part })
		leaf := numbers[at].leaf
		if e.changes(EditNumber) {
			anew = true
			value = replaced(value, inValue(of.tree, leaf),
				scalarAt(numbers[at].text(e.Is.Number), e.At[EditNumber]))
		}
		is := e.Is
		is.leaf, is.behind, is.Ranged = leaf, numbers[at].behind, numbers[at].Ranged
		if !e.changes(rangeEdits...) {
			is.Doubted, is.Low, is.High, is.Meaning = numbers[at].Doubted, numbers[at].Low, numbers[at].High, numbers[at].Meaning
		}
		if !e.changes(sourceEdits...) {
			is.Source = numbers[at].Source
		}
		numbers[at] = is
	}
	remarks, gone := remarksOf(edits, numbers, anew)
	if of.tree.Form == syntax.List && !strings.Contains(name, "[") {
		w.list(edits, numbers, place, remarks, anew || gone)
		return
	}
	listed := strings.Contains(name, "[")
	if !listed && !anew && !gone {
		for _, f := range remarks {
			w.entries = append(w.entries, Entry{join(name, f.Name), f.Value, f.Pos})
		}
		return
	}
	pos := edits[0].at()
	value.Pos = pos
	if value.Form != syntax.Scalar || len(remarks) > 0 {
		value = value.InLayer(settingLayer)
	}
	whole := value
	if len(remarks) > 0 {
		whole = &syntax.Tree{Form: syntax.Mapping, Pos: pos, Layer: settingLayer,
			Fields: append([]syntax.Field{{Name: "value", Pos: pos, Value: value}}, remarks...)}
	}
	if !listed {
		w.entries = append(w.entries, Entry{name, whole, pos})
		return
	}
	w.roots[place.path] = replaced(w.root(place, pos), place.way, whole).InLayer(settingLayer)
}

// root gives what is set as a whole, with what was given anew of it so far.
func (w *entryWriter) root(place *settable, pos syntax.Pos) *syntax.Tree {
	if w.roots[place.path] == nil {
		w.roots[place.path], w.rootAt[place.path] = place.root, pos
		w.order = append(w.order, place.path)
	}
	return w.roots[place.path]
}

// list gives numbers of a list anew, of which values within may be given anew by themselves.
func (w *entryWriter) list(edits []Edit, numbers []Input, place *settable, remarks []syntax.Field, all bool) {
	if !all {
		for _, f := range remarks {
			w.entries = append(w.entries, Entry{join(place.path, f.Name), f.Value, f.Pos})
		}
		return
	}
	pos := edits[0].at()
	root := w.root(place, pos)
	var within []int
	if states(root, nil) {
		within = []int{root.Index("value")}
	}
	for i := range edits {
		at := slices.IndexFunc(numbers, func(in Input) bool { return in.Part == edits[i].Is.Part })
		if edits[i].changes(EditNumber) {
			root = replaced(root, slices.Concat(within, numbers[at].leaf),
				scalarAt(numbers[at].text(edits[i].Is.Number), edits[i].At[EditNumber]))
		}
	}
	switch {
	case within != nil:
		root = &syntax.Tree{Form: syntax.Mapping, Fields: append([]syntax.Field{root.Fields[within[0]]}, remarks...)}
	case len(remarks) > 0:
		root = &syntax.Tree{Form: syntax.Mapping, Fields: append([]syntax.Field{{Name: "value", Pos: pos, Value: root}},
			remarks...)}
	}
	root.Pos = pos
	w.roots[place.path] = root.InLayer(settingLayer)
}

// inValue is the way to a number in a value without what is said of it.
func inValue(t *syntax.Tree, leaf []int) []int {
	if len(leaf) == 0 || t.Form != syntax.Mapping {
		return leaf
	}
	inner := slices.Clone(leaf)
	for _, f := range t.Fields[:leaf[0]] {
		if isProvenance(f.Name) {
			inner[0]--
		}
	}
	return inner
}

func scalarAt(text string, pos syntax.Pos) *syntax.Tree {
	return &syntax.Tree{Form: syntax.Scalar, Text: strings.Join(strings.Fields(text), " "), Pos: pos, Layer: settingLayer}
}

// remarksOf gives what is said of a value whose numbers are as they now are. Where it is given anew, or something that
// was said is gone, that is all that holds; else what differs.
func remarksOf(edits []Edit, numbers []Input, anew bool) (remarks []syntax.Field, gone bool) {
	said := &numbers[0]
	at := func(what ...string) syntax.Pos {
		for i := range edits {
			if edits[i].changes(what...) {
				return edits[i].at(what...)
			}
		}
		return edits[0].at()
	}
	changed := func(what ...string) bool {
		return slices.ContainsFunc(edits, func(e Edit) bool { return e.changes(what...) })
	}
	gone = slices.ContainsFunc(edits, func(e Edit) bool { return removes(&e) })
	all := anew || gone
	if span := spanOf(numbers, at(rangeEdits...)); span != nil && (all || changed(rangeEdits...)) {
		remarks = append(remarks, syntax.Field{Name: "range", Pos: span.Pos, Value: span})
		if key := meaningKey(meaningOf(numbers)); key != "" {
			pos := at(append([]string{EditMeaning}, rangeEdits...)...)
			remarks = append(remarks, syntax.Field{Name: key, Pos: pos, Value: scalarAt(meaningOf(numbers), pos)})
		}
	}
	holds := func(what ...string) bool { return changed(what...) || gone && !anew }
	if said.Source.Given() && holds(sourceEdits...) {
		pos := at(sourceEdits...)
		remarks = append(remarks, syntax.Field{Name: "source", Pos: pos, Value: sourceTree(said.Source, pos)})
	}
	if said.Confidence != "" && (holds(EditConfidence) || changed(sourceEdits...) && said.Source.Given()) {
		pos := at(append([]string{EditConfidence}, sourceEdits...)...)
		remarks = append(remarks, syntax.Field{Name: "confidence", Pos: pos, Value: scalarAt(string(said.Confidence), pos)})
	}
	if said.Note != "" && holds(EditNote) {
		pos := at(EditNote)
		remarks = append(remarks, syntax.Field{Name: "note", Pos: pos, Value: scalarAt(said.Note, pos)})
	}
	return remarks, gone
}

// removes tells whether an edit takes away something that was said.
func removes(e *Edit) bool {
	return e.Was.Doubted && !e.Is.Doubted || e.Was.Meaning != "" && e.Is.Meaning == "" ||
		e.Was.Source.Given() && !e.Is.Source.Given() || e.Was.Note != "" && e.Is.Note == "" ||
		e.Was.Confidence != "" && e.Is.Confidence == ""
}

// meaningKey is the key of the language that says how a range is meant.
func meaningKey(meaning string) string {
	switch {
	case meaning == "":
		return ""
	case slices.Contains(doubtShape("").Values(), meaning):
		return "doubt"
	}
	return "interval"
}

func meaningOf(numbers []Input) string {
	for i := range numbers {
		if numbers[i].Meaning != "" {
			return numbers[i].Meaning
		}
	}
	return ""
}

// spanOf writes the range of a value: of shares by words a mapping; nil where there is none.
func spanOf(numbers []Input, pos syntax.Pos) *syntax.Tree {
	var words []syntax.Field
	byWord := len(numbers) > 1 && slices.ContainsFunc(numbers[1:], func(in Input) bool { return in.Ranged })
	for i := range numbers {
		in := &numbers[i]
		if !in.Doubted || !in.Ranged {
			continue
		}
		span := &syntax.Tree{Form: syntax.List, Pos: pos, Layer: settingLayer,
			Items: []*syntax.Tree{scalarAt(in.text(in.Low), pos), scalarAt(in.text(in.High), pos)}}
		if !byWord {
			return span
		}
		words = append(words, syntax.Field{Name: in.Part, Pos: pos, Value: span})
	}
	if len(words) == 0 {
		return nil
	}
	return &syntax.Tree{Form: syntax.Mapping, Pos: pos, Layer: settingLayer, Fields: words}
}

// sourceTree writes a source: a text where it is nothing else.
func sourceTree(e Evidence, pos syntax.Pos) *syntax.Tree {
	if !e.Date.Given() && e.Published == "" && e.Borrowed == "" {
		return scalarAt(e.Of, pos)
	}
	t := &syntax.Tree{Form: syntax.Mapping, Pos: pos, Layer: settingLayer}
	for _, f := range []struct{ name, text string }{{"of", e.Of}, {"date", e.Date.String()}, {"published", e.Published},
		{"borrowed", e.Borrowed}} {
		if f.text != "" {
			t.Fields = append(t.Fields, syntax.Field{Name: f.name, Pos: pos, Value: scalarAt(f.text, pos)})
		}
	}
	return t
}

// entries sets what tables of inputs give, after the policies and before single settings.
func (p *patcher) entries(entries []Entry) {
	for _, e := range entries {
		p.cite(e.value)
		p.set(assignment{path: e.path, pos: e.pos, value: e.value.InLayer(settingLayer)})
	}
}

// cite makes the cells known in which a value stands, as places that are no files.
func (p *patcher) cite(t *syntax.Tree) {
	if file := t.Pos.File; p.sources.byDisplay[file] == nil {
		p.sources.byDisplay[file] = &source{display: file}
	}
	for _, item := range t.Items {
		p.cite(item)
	}
	for _, f := range t.Fields {
		p.cite(f.Value)
	}
}

// Changes says what an edit changes, in words: the value first.
func (e *Edit) Changes() []string {
	var said []string
	tell := func(what, was, is string) {
		if was != is {
			said = append(said, fmt.Sprintf("%s%s -> %s", what, cmp.Or(was, "none"), cmp.Or(is, "none")))
		}
	}
	if e.changes(EditNumber) {
		tell("", e.Was.text(e.Was.Number), e.Was.text(e.Is.Number))
	}
	if e.changes(rangeEdits...) {
		tell("range ", e.Was.rangeText(), e.Is.rangeText())
	}
	if e.changes(sourceEdits...) {
		tell("source ", e.Was.Source.String(), e.Is.Source.String())
	}
	if e.changes(EditConfidence) {
		tell("confidence ", string(e.Was.Confidence), string(e.Is.Confidence))
	}
	if e.changes(EditNote) {
		tell("note ", e.Was.Note, e.Is.Note)
	}
	return said
}

func (i *Input) rangeText() string {
	if !i.Doubted {
		return ""
	}
	text := "[" + i.text(i.Low) + ", " + i.text(i.High) + "]"
	if i.Meaning != "" {
		text += " " + i.Meaning
	}
	return text
}
