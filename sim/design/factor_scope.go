package design

import (
	"slices"
	"strings"

	"karvon/sim/internal/expression"
)

// variable is what a constraint can name: a factor.
type variable struct {
	expression.Symbol
	name string
	path string // an input path, by the last keys of which it can be named too
}

// newConstraint finds the factors that an expression names, and whether what it computes and compares goes
// together.
func newConstraint(text string, root *expression.Node, factors []variable) (*Constraint, *expression.Error) {
	s := &factorScope{factors: factors}
	checked := expression.Check(text, root, s, expression.Symbol{Kind: expression.ConditionKind})
	if !s.named {
		s.Fail(root.From, "the constraint names no factor: it is the same at every point", "")
	}
	if s.Mistake != nil {
		return nil, s.Mistake
	}
	return &Constraint{text, checked, s.literals}, nil
}

// factorScope is the scope of constraints: the factors of a sweep.
type factorScope struct {
	expression.First
	factors  []variable
	named    bool               // whether a factor was found
	literals []expression.Value // of the constraint
}

// Find finds a factor by its name, its path, or the last keys of its path.
func (s *factorScope) Find(name string) (found expression.Symbol, known bool) {
	i, ambiguous := s.lookUp(name)
	if i < 0 || len(ambiguous) > 0 {
		return expression.Symbol{}, false
	}
	found = s.factors[i].Symbol
	found.Index = i
	return found, true
}

// Leaf gives what a factor or a literal is.
func (s *factorScope) Leaf(n *expression.Node) expression.Symbol {
	switch n.Op {
	case expression.Name:
		if found, known := s.Find(n.Text); known {
			s.named = true
			return found
		}
		s.unknown(n)
		return expression.Symbol{Kind: expression.AnyKind}
	case expression.Word:
		return expression.Symbol{Kind: expression.WordKind}
	}
	value, _ := expression.ParseValue(n.Text, n.Dimension) // the lexer has read it
	s.literals = append(s.literals, value)
	return expression.Symbol{Kind: expression.OfLiteral(n), Index: len(s.literals) - 1}
}

// lookUp finds a factor, or the paths of those that a name can mean.
func (s *factorScope) lookUp(name string) (found int, ambiguous []string) {
	found = slices.IndexFunc(s.factors, func(f variable) bool { return f.name == name || f.path == name })
	if found >= 0 {
		return found, nil
	}
	for i := range s.factors {
		if strings.HasSuffix(s.factors[i].path, "."+name) {
			found, ambiguous = i, append(ambiguous, s.factors[i].path)
		}
	}
	if len(ambiguous) == 1 {
		ambiguous = nil
	}
	return found, ambiguous
}

func (s *factorScope) unknown(n *expression.Node) {
	if _, ambiguous := s.lookUp(n.Text); len(ambiguous) > 0 {
		s.Fail(n.Column, n.Text+" can be "+strings.Join(ambiguous, " or "), "name it by more keys of its path")
		return
	}
	hint := expression.MeantMinus(n.Text, func(name string) bool { i, _ := s.lookUp(name); return i >= 0 })
	if hint == "" {
		var names []string
		for i := range s.factors {
			names = append(names, s.factors[i].name)
		}
		hint = "factors are " + strings.Join(names, ", ")
	}
	s.Fail(n.Column, "there is no factor "+n.Text, hint)
}
