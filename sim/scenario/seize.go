package scenario

import "karvon/sim/syntax"

// SeizeStep takes units of resources: exactly one of Resource, All and Any is given.
type SeizeStep struct {
	Meta
	// the resource
	Resource Text `key:"resource" short:"true"`
	// number of units, with resource or any
	Units int `key:"units" min:"1" default:"1"`
	// units of several resources of the site together, all or nothing, such as {officers: 2, forklift: 1}
	All map[string]int `key:"all" min:"1"`
	// resources of which any one will do, the preferred first
	Any []Text `key:"any"`
	// time after which who still waits for the units gives up (reneges); endless by default
	Patience *Dist `key:"patience" unit:"duration"`
	// what happens to one who cannot have them at once: wait, or turn-away
	WhenBusy WhenBusy `key:"when-busy" default:"wait"`
	// what is done by who gives up or is turned away; by default it leaves the model
	Otherwise []*Step `key:"otherwise"`
}

func (s *SeizeStep) lists() [][]*Step { return [][]*Step{s.Otherwise} }

// WhenBusy is what happens to one who cannot have at once the units that it asks for.
type WhenBusy string

// The rules for units that are in use.
const (
	WaitForUnits   WhenBusy = "wait"
	TurnAwayAtOnce WhenBusy = "turn-away"
)

// Values lists the allowed words.
func (WhenBusy) Values() []string { return []string{string(WaitForUnits), string(TurnAwayAtOnce)} }

// ReleaseStep gives units of resources back, in the words in which they were taken.
type ReleaseStep struct {
	Meta
	// the resource
	Resource Text `key:"resource" short:"true"`
	// number of units, with resource or any
	Units int `key:"units" min:"1" default:"1"`
	// units of several resources of the site together, such as {officers: 2, forklift: 1}
	All map[string]int `key:"all" min:"1"`
	// resources of any one of which units were taken
	Any []Text `key:"any"`
}

func (s *ReleaseStep) check(d *decoder, t *syntax.Tree, at place) { s.Claim().checkUnits(d, t, at) }

// Claim gives the claim of what is given back.
func (s *ReleaseStep) Claim() *SeizeStep {
	return &SeizeStep{Meta: s.Meta, Resource: s.Resource, Units: s.Units, All: s.All, Any: s.Any}
}

func (s *SeizeStep) check(d *decoder, t *syntax.Tree, at place) {
	s.checkUnits(d, t, at)
	leaves := t.Get("patience") != nil
	if s.WhenBusy == TurnAwayAtOnce {
		if leaves {
			d.fail(QueueRule, t.Get("patience"), at.under("patience", constraint{}),
				"nobody waits who is turned away at once", "leave out patience or when-busy")
		}
		leaves = true
	}
	otherwise := t.Get("otherwise")
	if otherwise != nil && !leaves && (t.Get("when-busy") == nil || d.sound(t, at, "when-busy")) {
		d.fail(UnreachableStep, otherwise, at.under("otherwise", constraint{}),
			"all who ask wait for their units, so that these steps are never done", "add patience or when-busy: turn-away")
	}
}

func (s *SeizeStep) checkUnits(d *decoder, t *syntax.Tree, at place) {
	if !d.exactlyOne(t, at, "resource", "all", "any") {
		return
	}
	if units := t.Get("units"); units != nil && t.Get("all") != nil {
		d.fail(ExactlyOne, units, at.under("units", constraint{}), "units go with resource or any",
			"all says them for each resource")
	}
	for _, key := range []string{"all", "any"} {
		if d.sound(t, at, key) && len(s.All)+len(s.Any) == 0 {
			d.fail(MissingValue, t.Get(key), at.under(key, constraint{}), "no resource is named", "")
		}
	}
	d.mentionedOnce(s.Any)
}
