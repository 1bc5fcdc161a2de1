package scenario

import (
	"context"
	"maps"
	"slices"
	"strings"

	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// IdleSettings finds the settings of the scenario's own policies that change nothing.
func (r *Reading) IdleSettings(ctx context.Context) (syntax.Errors, error) {
	sources := r.sources.fork(ctx)
	found := newPhase(sources)
	for _, policy := range policyNames(r.composed) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		set := stated(r.composed, "policies", policy, "set")
		if set == nil {
			continue
		}
		for _, f := range set.Fields {
			if f.Pos.Outside().File == r.composed.Pos.File {
				r.idle(f, policy, &found, sources)
			}
		}
	}
	return found.Found.Errors(), nil
}

// idle tells of one setting of a policy that changes nothing.
func (r *Reading) idle(f syntax.Field, policy string, found *phase, sources *sources) {
	p := newPatcher(sources, r.composed)
	p.set(assignment{path: f.Name, pos: f.Pos, by: "policy " + policy, value: f.Value.Clone()})
	at := join("policies."+policy+".set", f.Name)
	switch {
	case p.Found.Len() > 0 || !ofAnswers.same(p.root, r.composed):
	case ofDoubts.same(p.root, r.composed):
		found.Add(IdlePolicy, f.Pos, at, "the policy sets what already holds", "")
	case !saysRange(f):
		found.Add(IdlePolicy, f.Pos, at, "the policy sets the value that already holds, and takes away its range",
			"leave it out, or give the range as well")
	}
}

// saysRange tells whether a setting is about how far quantities can be from their values, or which go together.
func saysRange(f syntax.Field) bool {
	path := strings.Split(f.Name, ".")
	return slices.ContainsFunc(path, isOfRange) || path[0] == "ties" || holdsRange(f.Value)
}

func holdsRange(t *syntax.Tree) bool {
	return slices.ContainsFunc(t.Items, holdsRange) || slices.ContainsFunc(t.Fields, func(f syntax.Field) bool {
		return isOfRange(f.Name) || holdsRange(f.Value)
	})
}

// likeness says in what two trees are one: keys of the whole, and keys anywhere, that are not looked at.
type likeness struct{ sections, silent []string }

// Two trees can be one in the answers that they give, and in what is drawn.
var (
	ofAnswers = likeness{answerless, silentKeys}
	ofDoubts  = likeness{without(answerless, "ties"), without(silentKeys, append([]string{"range"}, doubtKeys...)...)}
)

func without(names []string, some ...string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(some, name) })
}

// same tells whether two trees are one. What they share, as a tree and a patched one do, is not looked at.
func (l likeness) same(one, other *syntax.Tree) bool {
	return one.Form == syntax.Mapping && l.values(one.Without(l.sections...), other.Without(l.sections...))
}

func (l likeness) values(one, other *syntax.Tree) bool {
	one, other = l.essence(one), l.essence(other)
	switch {
	case one == other:
		return true
	case one.Form != other.Form:
		return false
	case one.Form == syntax.Scalar:
		return one.Text == other.Text || sameQuantity(one.Text, other.Text)
	case one.Form == syntax.List:
		return slices.EqualFunc(one.Items, other.Items, l.values)
	}
	return l.fields(l.spoken(one), l.spoken(other))
}

func (l likeness) fields(one, other []syntax.Field) bool {
	if len(one) != len(other) {
		return false
	}
	var index map[string]*syntax.Tree // of the other, where the orders differ
	for i, f := range one {
		value := other[i].Value
		if other[i].Name != f.Name {
			if index == nil {
				index = make(map[string]*syntax.Tree, len(other))
				for _, g := range other {
					index[g.Name] = g.Value
				}
			}
			value = index[f.Name]
		}
		if value == nil || !l.values(f.Value, value) {
			return false
		}
	}
	return true
}

// essence is the value of what states a value with nothing beside it that is looked at.
func (l likeness) essence(t *syntax.Tree) *syntax.Tree {
	for t.Form == syntax.Mapping {
		fields := l.spoken(t)
		if len(fields) != 1 || fields[0].Name != "value" {
			break
		}
		t = fields[0].Value
	}
	return t
}

// spoken lists the fields that are looked at.
func (l likeness) spoken(t *syntax.Tree) []syntax.Field {
	isSilent := func(f syntax.Field) bool { return slices.Contains(l.silent, f.Name) }
	if !slices.ContainsFunc(t.Fields, isSilent) {
		return t.Fields
	}
	return slices.DeleteFunc(slices.Clone(t.Fields), isSilent)
}

// sameQuantity tells whether two texts are one quantity, as 60s and 1m.
func sameQuantity(one, other string) bool {
	if !syntax.StartsNumber(one) || !syntax.StartsNumber(other) {
		return false
	}
	return slices.ContainsFunc(slices.Collect(maps.Values(dimensions)), func(dimension unit.Dimension) bool {
		a, err := unit.Parse(one, dimension)
		b, otherErr := unit.Parse(other, dimension)
		return err == nil && otherErr == nil && a == b
	})
}
