package expression

// Scope says what the names of a text mean: attributes of a flow, factors of a sweep. Names that mean nothing are
// for it to report, since it alone knows which were meant.
type Scope interface {
	// Find gives what a name means, without a report.
	Find(name string) (found Symbol, known bool)
	// Leaf gives what a name, function, word or literal is. What means nothing is of [AnyKind], so that nothing
	// else is said about it.
	Leaf(n *Node) Symbol
	// Never reports a word that a symbol cannot be: see [Symbol.Never].
	Never(word *Node, of Symbol)
	// Fail reports what does not go together.
	Fail(column int, message, hint string)
}

// Symbol is what a name means.
type Symbol struct {
	Kind  Kind
	Title string          // of a word, for messages: attribute "channel"
	Words map[string]bool // all that a word can be
	Why   string          // why it is a word, where a quantity was to be expected
	Index int             // of what it means, by numbers of the scope
}

// Term is a node with what it is.
type Term struct {
	*Node
	Symbol
	Args []*Term
}

// First is what a scope embeds that keeps the first mistake.
type First struct{ Mistake *Error }

// Never keeps that a word is none of a symbol's.
func (f *First) Never(word *Node, of Symbol) {
	message, hint := of.Never(word.Text)
	f.Fail(word.Column, message, hint)
}

// Fail keeps a mistake, unless there was one.
func (f *First) Fail(column int, message, hint string) {
	if f.Mistake == nil {
		f.Mistake = &Error{column, message, hint}
	}
}
