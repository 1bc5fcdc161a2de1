package scenario

import (
	"cmp"
	"reflect"
	"slices"

	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// Curve is the share of those who come that stay, by the wait that they see before them. It is 100% where there is
// none, linear between its points, never increasing, and constant behind the last.
type Curve struct {
	Meta
	Points []CurvePoint // by wait, ascending
}

// CurvePoint is a point of a curve.
type CurvePoint struct {
	Wait  float64 // s
	Share float64
}

const expectedCurve = "shares by wait, such as {30m: 90%, 1h: 70%, 2h: 40%}"

// curve reads {30m: 90%, 1h: 70%}.
func (d *decoder) curve(target *Curve, t *syntax.Tree, at place) {
	target.Meta = at.meta(t)
	if t.Form != syntax.Mapping {
		d.wrongForm(t, at, expectedCurve)
		return
	}
	own, at := d.beside(t, at, false)
	if len(own) == 0 {
		d.fail(MissingValue, t, at, "the curve has no point", "expected "+expectedCurve)
		return
	}
	before := d.Found.Told()
	for _, f := range own {
		d.curvePoint(target, f, at)
	}
	slices.SortStableFunc(target.Points, func(a, b CurvePoint) int { return cmp.Compare(a.Wait, b.Wait) })
	if d.Found.Told() > before {
		return
	}
	d.record(t, at)
	d.neverIncreases(target, t, at)
}

// curvePoint reads a point of a curve: the wait is its key.
func (d *decoder) curvePoint(target *Curve, f syntax.Field, at place) {
	inner := at.under(f.Name, constraint{unit: "share"})
	if f.Name == "range" {
		d.Add(BadProvenance, f.Pos, inner.path, "a curve has no range of its own", "give stretch one, beside the curve")
		return
	}
	wait, err := unit.Parse(f.Name, unit.Duration)
	switch {
	case err != nil:
		d.Add(BadQuantity, f.Pos, inner.path, "a point of the curve is named by its wait: "+err.Error(),
			"expected "+expectedCurve)
		return
	case wait <= 0:
		d.Add(OutOfRange, f.Pos, inner.path, "the curve begins behind a wait of zero, at which all stay", "")
		return
	}
	inner.silent = true
	share := d.curveShare(f.Value, inner)
	if slices.ContainsFunc(target.Points, func(p CurvePoint) bool { return p.Wait == wait }) {
		d.Add(DuplicateMention, f.Pos, inner.path, "the wait of "+f.Name+" is said twice", "")
		return
	}
	target.Points = append(target.Points, CurvePoint{wait, share})
}

func (d *decoder) curveShare(t *syntax.Tree, at place) float64 {
	if span := t.Get("range"); span != nil {
		d.fail(BadProvenance, span, at, "a point of a curve has no range of its own", "give stretch one, beside the curve")
		return 0
	}
	var share float64
	d.value(reflect.ValueOf(&share).Elem(), t, at)
	if share > 1 {
		d.fail(OutOfRange, t, at, percent(share)+" of those who come cannot stay", "a share is at most 100%")
	}
	return share
}

// neverIncreases refuses a curve of which more stay as the wait is longer. Where assumptions are moved within their
// ranges a point gives way to the one before.
func (d *decoder) neverIncreases(c *Curve, t *syntax.Tree, at place) {
	for i := 1; i < len(c.Points); i++ {
		less, more := c.Points[i-1], c.Points[i]
		switch {
		case more.Share <= less.Share:
		case len(d.positions) > 0:
			c.Points[i].Share = less.Share
		default:
			d.fail(OutOfRange, t, at, "more stay at a wait of "+unit.Format(more.Wait, unit.Duration)+" ("+
				percent(more.Share)+") than at one of "+unit.Format(less.Wait, unit.Duration)+" ("+percent(less.Share)+")",
				"the curve never increases")
			return
		}
	}
}

// curveSchema allows waits with their shares.
func curveSchema(w *schemaWriter, _ constraint) object {
	return w.define("Curve", func() object {
		properties := w.remarks(false)
		curve := object{
			"description": expectedCurve, "type": "object", "properties": properties,
			"additionalProperties": w.quantity(constraint{unit: "share"}),
		}
		return w.orRemarked(curve)
	})
}
