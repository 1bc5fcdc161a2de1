package scenario

import "karvon/sim/syntax"

// keepShape warns where a single setting puts a plain quantity in place of a distribution: it is always the same then,
// and the queue before it is another. Policies are written with more care: what they set is taken as it stands.
func (p *patcher) keepShape(s assignment, path string, old *syntax.Tree) {
	is, ok := familyAt(old)
	if !ok || is.Name == "constant" || s.by != "" || s.value.Form != syntax.Scalar || s.value.Text == "" ||
		s.value.Text[0] == '$' {
		return
	}
	meant := "set {constant: " + s.value.Text + "} if that is meant"
	if to := join(path, is.Name); is.Value.Form == syntax.Scalar {
		meant = "set " + to + "=" + s.value.Text + " to keep its shape; " + meant
	} else if is.Value.Get("mean") != nil {
		meant = "set " + join(to, "mean") + "=" + s.value.Text + " to keep its shape; " + meant
	}
	p.doubts.Add(lostShape, s.pos, path, "it is "+is.Name+" in the file, and always the same by this setting", meant)
}
