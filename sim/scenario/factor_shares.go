package scenario

import (
	"karvon/sim/doubt"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// restWord stands for the share that the others leave.
const restWord = "rest"

// movedShare is a share that is moved in its range or fills up.
type movedShare struct {
	doubt.Part
	share float64
	moved bool
	rest  bool // the one that takes what the others leave
}

// movedShares gives shares some of which are moved; nil where none is.
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
		if shares[i].rest {
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
	parse := parserOf("share")
	written := f.Value
	if states(written, nil) {
		written = written.Get("value")
	}
	if written.Text == restWord {
		return movedShare{rest: true}, true
	}
	value, err := parse(written.Text)
	if err != nil {
		return movedShare{}, false
	}
	share := movedShare{share: value}
	name := join(at.path, f.Name)
	u, ok := d.positions[name]
	if !ok || span.Get(f.Name) == nil {
		return share, true
	}
	low, high, ok := endsOf(span.Get(f.Name), parse)
	if !ok {
		return movedShare{}, false
	}
	d.applied[name] = true
	share.Part = doubt.Part{Name: f.Name, Low: low, Value: value, High: high}
	share.share, share.moved = between(low, high, u), true
	return share, true
}

// fill makes shares sum to 1. Where one is what the others leave, it takes up the difference; else those that are not
// moved do, and keep their proportions. Where neither can, each that is moved goes towards an end of its range in
// proportion to the room that is left there.
func fill(shares []movedShare) {
	moved, still, rest := 0.0, 0.0, false
	for i := range shares {
		rest = rest || shares[i].rest
		if shares[i].moved {
			moved += shares[i].share
		} else {
			still += shares[i].share
		}
	}
	switch {
	case rest && moved+still <= 1:
	case rest:
		fitMoved(shares, still)
	case still > 0 && moved <= 1:
		scaleStill(shares, (1-moved)/still)
	default:
		scaleStill(shares, 0)
		fitMoved(shares, 0)
	}
}

// scaleStill multiplies the shares that are not moved.
func scaleStill(shares []movedShare, factor float64) {
	for i := range shares {
		if !shares[i].moved {
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
