package scenario

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"karvon/sim/internal/expression"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// Conditions and expressions, limits of responses and the levels of a sweep can mention an assumption that is a
// quantity. The text that is compiled has the quantity in its place.

// mentionsIn lists the assumptions that a text mentions, each as it is written.
func mentionsIn(text string) (found []string) {
	for begins, ends := range mentions(text) {
		found = append(found, text[begins:ends])
	}
	return found
}

// mentions gives where the assumptions that a text mentions begin and end.
func mentions(text string) iter.Seq2[int, int] {
	return func(yield func(begins, ends int) bool) {
		for at := 0; at < len(text); {
			next := strings.IndexByte(text[at:], '$')
			if next < 0 {
				return
			}
			begins := at + next
			at = begins + 1 + nameLength(text[begins+1:])
			if at > begins+1 && !yield(begins, at) {
				return
			}
		}
	}
}

// mentionedIn gives a text with quantities in the place of the assumptions that it mentions.
func (d *decoder) mentionedIn(t *syntax.Tree, at place) *syntax.Tree {
	if t.Form != syntax.Scalar || !strings.Contains(t.Text, "$") {
		return t
	}
	f := &Formula{Meta: at.meta(t), Start: t.TextPos(), Inline: t.Inline}
	var replaced strings.Builder
	done := 0
	for begins, ends := range mentions(t.Text) {
		n := &expression.Node{Text: t.Text[begins:ends], Column: utf8.RuneCountInString(t.Text[:begins])}
		q, ok := d.operandOf(n, f, at)
		if !ok {
			return t
		}
		if q.Ratio { // which counts as a share here: of what dimension a limit is only the response tells
			q.Kind = expression.Of(unit.Share)
		}
		replaced.WriteString(t.Text[done:begins] + textOf(q))
		done = ends
	}
	if done == 0 {
		return t
	}
	result := t.WithText(replaced.String() + t.Text[done:])
	d.uses[t] = result
	return result
}

// textOf writes a quantity that an assumption is.
func textOf(q expression.Quantity) string {
	dimension, _ := q.Dimension()
	return unit.Format(q.In(dimension), dimension)
}

// settleFormula puts literals in the place of the assumptions that a formula mentions.
func (d *decoder) settleFormula(root *expression.Node, f *Formula, t *syntax.Tree, at place) bool {
	var mentions []*expression.Node
	eachNode(root, func(n *expression.Node) {
		if n.Op == expression.Name && strings.HasPrefix(n.Text, "$") {
			mentions = append(mentions, n)
		}
	})
	if len(mentions) == 0 {
		return true
	}
	for _, n := range mentions {
		if !d.settleNode(n, f, at) {
			return false
		}
	}
	// What the scenario is known by has the quantities too.
	text := []rune(t.Text)
	for _, n := range slices.Backward(mentions) {
		number := n.Text
		if strings.HasPrefix(number, "-") {
			number = "(" + number + ")"
		}
		text = slices.Replace(text, n.From, n.To, []rune(number)...)
	}
	d.uses[t] = t.WithText(string(text))
	return true
}

// settleNode makes a literal of a name, of any dimension: the length of a way by a speed is a duration. Its number is
// in seconds, metres, dollars, kilograms and litres, so that quotients are so too.
func (d *decoder) settleNode(n *expression.Node, f *Formula, at place) bool {
	q, ok := d.operandOf(n, f, at)
	if !ok {
		return false
	}
	dimension, _ := q.Dimension()
	n.Op, n.Text, n.Dimension = expression.Literal, textOf(q), dimension
	n.Number, _ = q.Number.Float64()
	return true
}

func eachNode(n *expression.Node, visit func(n *expression.Node)) {
	visit(n)
	for _, arg := range n.Args {
		eachNode(arg, visit)
	}
}
