package scenario

import (
	"reflect"

	"karvon/sim/doubt"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// movedShare is a share that is moved in its range or fills up.
type movedShare struct {
	doubt.Part
	share   float64
	moved   bool
	rest    bool // the one that takes what the others leave
	assumed bool // an assumption, which stays what it is
}

// movedShares gives shares some of which are moved; nil where none is. What is an assumption, or the share that is
// left, stays as it is written.
func (d *decoder) movedShares(t *syntax.Tree, at place, span *syntax.Tree) *syntax.Tree {
	if t.Form != syntax.Mapping || span.Form != syntax.Mapping {
		return nil
	}
	own := t.Without(provenanceKeys...).Clone()
	shares := make([]movedShare, len(own.Fields))
	some := false
	for i, f := range own.Fields {
		share, ok := d.movedShare(f, at, span)
		if !ok {
			return nil
		}
		shares[i], some = share, some || share.moved
	}
	if !some {
		return nil
	}
	fill(shares)
	for i, f := range own.Fields {
		if shares[i].rest || shares[i].assumed {
			continue
		}
		own.Fields[i].Value = f.Value.WithText(unit.Format(shares[i].share, unit.Share))
		own.Fields[i].Value.Form, own.Fields[i].Value.Fields = syntax.Scalar, nil
	}
	own.Layer = t.Layer
	return own
}

// movedShare reads one share, at its position where it has one.
func (d *decoder) movedShare(f syntax.Field, at place, span *syntax.Tree) (movedShare, bool) {
	if isRest(f.Value) {
		return movedShare{rest: true}, true
	}
	value, ok := d.shareOf(f.Value)
	if !ok {
		return movedShare{}, false
	}
	share := movedShare{share: value, assumed: usesAssumption(f.Value)}
	name := join(at.path, f.Name)
	u, ok := d.positions[name]
	if !ok || span.Get(f.Name) == nil {
		return share, true
	}
	low, high, ok := endsOf(span.Get(f.Name), parserOf("share"))
	if !ok {
		return movedShare{}, false
	}
	d.applied[name] = true
	share.Part = doubt.Part{Name: f.Name, Low: low, Value: value, High: high}
	share.share, share.moved = between(low, high, u), true
	return share, true
}

// shareOf reads a share, which can be an assumption.
func (d *decoder) shareOf(t *syntax.Tree) (float64, bool) {
	t = stated(t)
	if !usesAssumption(t) {
		share, err := parserOf("share")(t.Text)
		return share, err == nil
	}
	scratch := d.scratch()
	var share float64
	scratch.value(reflect.ValueOf(&share).Elem(), t, place{constraint: constraint{unit: "share"}})
	return share, scratch.Found.Len() == 0
}

// fill makes shares sum to 1. Where one is what the others leave, it takes up the difference; else those that are not
// moved do, and keep their proportions. Where neither can, each that is moved goes towards an end of its range in
// proportion to the room that is left there.
func fill(shares []movedShare) {
	moved, still, assumed, rest := 0.0, 0.0, 0.0, false
	for i := range shares {
		switch s := &shares[i]; {
		case s.rest:
			rest = true
		case s.moved:
			moved += s.share
		case s.assumed:
			assumed += s.share
		default:
			still += s.share
		}
	}
	switch {
	case rest && moved+assumed+still <= 1:
	case rest:
		fitMoved(shares, assumed+still)
	case still > 0 && moved+assumed <= 1:
		scaleStill(shares, (1-moved-assumed)/still)
	default:
		scaleStill(shares, 0)
		fitMoved(shares, assumed)
	}
}

// scaleStill multiplies the shares that are not moved.
func scaleStill(shares []movedShare, factor float64) {
	for i := range shares {
		if !shares[i].moved && !shares[i].assumed {
			shares[i].share *= factor
		}
	}
}

// fitMoved lets those that are moved sum to what the others leave.
func fitMoved(shares []movedShare, still float64) {
	total := doubt.Total{Exact: true, Whole: doubt.Part{Value: 1}, Fixed: still}
	positions := map[string]float64{}
	for i := range shares {
		if s := &shares[i]; s.moved {
			total.Parts = append(total.Parts, s.Part)
			positions[s.Name] = (s.share - s.Low) / (s.High - s.Low)
		}
	}
	total.Fit(positions)
	for i := range shares {
		if s := &shares[i]; s.moved {
			s.share = between(s.Low, s.High, positions[s.Name])
		}
	}
}
