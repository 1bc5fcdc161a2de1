package scenario

import "karvon/sim/syntax"

// TravelStep is a trip over a link, found by its name or by where it leads.
type TravelStep struct {
	Meta
	// the site to which a link leads from here
	To Text `key:"to" short:"true"`
	// road or rail, where links of both modes lead there
	By LinkMode `key:"by"`
	// the link's name, instead of to
	Link Text `key:"link"`
}

func (s *TravelStep) check(d *decoder, t *syntax.Tree, at place) {
	if d.exactlyOne(t, at, "to", "link") && t.Get("link") != nil && t.Get("by") != nil {
		d.fail(ExactlyOne, t.Get("by"), at.under("by", constraint{}), "by goes with to; a link has its mode", "leave by out")
	}
}
