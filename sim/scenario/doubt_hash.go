package scenario

import (
	"fmt"
	"strings"
)

// Hash identifies what is moved by default one at a time: the quantities with ranges, the ends of these, which of them
// go together and what they add up to. The hash of a scenario leaves that out.
func (d *Doubt) Hash() string {
	var b strings.Builder
	for i := range d.Factors {
		f := &d.Factors[i]
		fmt.Fprintf(&b, "%q %v %v %v\n", f.Name, f.part.Low, f.part.Value, f.part.High)
	}
	for _, group := range d.Groups {
		fmt.Fprintf(&b, "%q %v\n", group.Name, group.Members)
	}
	for i := range d.Totals {
		t := &d.Totals[i]
		fmt.Fprintf(&b, "%v %v %v %v\n", t.Whole, t.Exact, t.Fixed, t.Parts)
	}
	return digestOf(b.String())
}
