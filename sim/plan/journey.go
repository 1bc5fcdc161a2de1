package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// journey compiles the steps of one flow. Steps are appended to the plan in the order in which they are written;
// what follows a step is patched in when it is known, so that no step is spent on a jump.
type journey struct {
	*compiler
	flow        FlowID
	attributes  map[string]*scenario.Attribute // that its entities arrive with
	site        SiteID                         // where the entity is, None where that depends on its way
	exits       []exit                         // what leads to the step that comes next
	scopes      []*scope                       // labels, innermost last
	labels      map[string]StepID              // the first step of each label
	followed    []string                       // procedures being followed
	splits      map[string]SlotID              // slots that count children out, by the split's name
	starts      []start                        // of the flow and of the children that it sends out
	tickets     []Ticket                       // of the electronic queues that it books or passes
	diversion   []diversion
	detours     []*detour
	undone      []SiteID                  // sites at which the batch being compiled gives its members back
	members     map[BatchID]*batchMembers // what is known of those in a batch, by batch
	anyRequests []anyRequest
	taken       []takenTime // where times begin and end
	first       StepID      // of its steps
	hidden      int         // slots used
	asking      bool        // whether an expression asks for the state of what is named
}

// exit sets the step to which something leads.
type exit func(step StepID)

// scope is the labels of a list of steps, and the go-tos that look for one.
type scope struct {
	labels map[string]StepID // nil as long as there are none
	open   []openGoTo
	closed bool // whether go-tos must find their label here: a split's children
}

type openGoTo struct {
	label scenario.Text
	exits []exit
}

// start is a first step: of a flow's entities, or of children.
type start struct {
	flow  FlowID
	step  StepID
	site  SiteID
	meta  scenario.Meta
	falls StepID  // the step that is reached by falling off the end
	batch BatchID // the batch that begins with its members; None for others
}

func (c *compiler) journey(flow FlowID, f *scenario.Flow) {
	site := c.plan.Flows[flow].Site
	if site == None {
		return
	}
	j := &journey{
		compiler: c, flow: flow, attributes: c.arriveWith(f), site: site,
		labels: map[string]StepID{}, splits: map[string]SlotID{}, members: map[BatchID]*batchMembers{},
		first: StepID(len(c.plan.Steps)),
	}
	first := StepID(None)
	j.exits = []exit{func(step StepID) { first = step }} // not always the first emitted: a journey can begin with a go-to
	j.list(f.Journey, true)
	end := j.emit(newStep(OpDepart, None, 0), f.Meta)
	c.plan.Flows[flow].Start = first
	j.starts = append(j.starts, start{flow: flow, step: first, site: site, meta: f.Meta, falls: end, batch: None})
	for _, s := range j.starts {
		c.plan.Flows[s.flow].Tickets = j.tickets
	}
	if c.stopped {
		return
	}
	j.timings()
	j.divertAll()
	j.analyse()
	c.hiddenMost = max(c.hiddenMost, j.hidden)
	for len(c.owners) < len(c.plan.Steps) {
		c.owners = append(c.owners, flow)
	}
}

// list compiles a list of steps.
func (j *journey) list(steps []*scenario.Step, closed bool) {
	s := &scope{closed: closed}
	j.scopes = append(j.scopes, s)
	for _, step := range steps {
		j.step(step)
	}
	j.scopes = j.scopes[:len(j.scopes)-1]
	j.resolve(s)
}

// resolve connects a list's go-tos with its labels; those that find none look in the list around it.
func (j *journey) resolve(s *scope) {
	for _, g := range s.open {
		if target, ok := s.labels[g.label.Text]; ok {
			patch(g.exits, target)
			continue
		}
		if !s.closed && len(j.scopes) > 0 {
			outer := j.scopes[len(j.scopes)-1]
			outer.open = append(outer.open, g)
			continue
		}
		j.unknown(g.label, "label", keysOf(s.labels))
	}
}

func patch(exits []exit, step StepID) {
	for _, e := range exits {
		e(step)
	}
}

// emit appends a step, to which all open ends lead and which goes on with the next.
func (j *journey) emit(s Step, meta scenario.Meta) StepID {
	at := StepID(len(j.plan.Steps))
	j.plan.Steps = append(roomy(j.plan.Steps), s)
	j.plan.Paths = append(roomy(j.plan.Paths), meta.Path)
	j.metas = append(roomy(j.metas), meta)
	patch(j.exits, at)
	j.exits = []exit{j.nextOf(at)}
	return at
}

// roomy gives a list to which one more can be added. Those that become long are doubled where they are full: it copies
// less often than append does.
func roomy[T any](list []T) []T {
	if len(list) == cap(list) {
		return slices.Grow(list, max(len(list), 64))
	}
	return list
}

func (j *journey) nextOf(at StepID) exit {
	return func(step StepID) { j.plan.Steps[at].Next = step }
}

func (j *journey) fullOf(at StepID) exit {
	return func(step StepID) { j.plan.Steps[at].Full = step }
}

// step compiles one step.
func (j *journey) step(s *scenario.Step) {
	j.written++
	if !j.bounded(s.Meta, &bound.Steps, j.written) || !j.goesOn(j.written) {
		return
	}
	v := j.verbs[s.Verb]
	if s.Label != "" {
		if v.stepless {
			j.emit(newStep(OpShare, 0, 0), s.Meta) // a label needs a step of its own; it has no branches
			j.label(s, -1)
		} else {
			j.label(s, 0)
		}
	}
	v.compile(j, s)
}

// label names the step that is emitted next, or one before it.
func (j *journey) label(s *scenario.Step, offset int) {
	step := StepID(len(j.plan.Steps) + offset)
	inner := j.scopes[len(j.scopes)-1]
	if inner.labels == nil {
		inner.labels = map[string]StepID{}
	}
	inner.labels[s.Label] = step
	if _, known := j.labels[s.Label]; !known {
		j.labels[s.Label] = step
	}
}

// name names a step by its label, or by its path.
func name(s *scenario.Step) string {
	if s.Label != "" {
		return s.Label
	}
	return s.Path
}

// luck names the purpose of a step's draws.
func luck(s *scenario.Step, kind string) uint64 {
	if s.Luck != "" {
		return hashOf("luck", s.Luck)
	}
	return hashOf(kind, name(s))
}

// findAt finds what a name means where the entity is: site.name, or the name alone of something at its site.
func findAt[T any](j *journey, index map[string]T, kind Element, given scenario.Text) (found T, known bool) {
	full := given
	if !strings.Contains(given.Text, ".") {
		if j.site == None {
			j.fail(given.Meta, scenario.SiteUnclear, fmt.Sprintf("it depends on the way here at which site %s is", given.Text),
				"write site."+given.Text+", or come here from one site only")
			return found, false
		}
		full.Text = j.plan.Sites[j.site].Name + "." + given.Text
	}
	if found, known = index[full.Text]; known {
		j.use(kind, full.Text)
	} else {
		j.unknownAt(kind, given, full.Text, keysOf(index))
	}
	return found, known
}

// at gives the index of what a name means where the entity is; None for nothing.
func at[ID ~int32](j *journey, index map[string]ID, kind Element, given scenario.Text) ID {
	if found, known := findAt(j, index, kind, given); known {
		return found
	}
	return None
}

func (j *journey) unknownAt(kind Element, given scenario.Text, full string, known func() []string) {
	site, local, _ := strings.Cut(full, ".")
	asking := j.asking // now, and not when the hint is looked for
	j.failMeant(given.Meta, scenario.UnknownReference, fmt.Sprintf("there is no %s %q at %s", kind, local, site),
		func() string {
			if asking {
				return askedAt(known(), site, local)
			}
			return meantAt(known(), site, local)
		})
}

// askedAt says what an expression may have meant: of other sites it asks by the full name, from wherever it is.
func askedAt(known []string, site, local string) string {
	elsewhere := slices.DeleteFunc(slices.Clone(known), func(name string) bool {
		_, n, _ := strings.Cut(name, ".")
		return n != local
	})
	if len(elsewhere) == 0 {
		return meantAt(known, site, local)
	}
	const most = 3
	slices.Sort(elsewhere)
	return "write " + syntax.Listed(elsewhere[:min(most, len(elsewhere))], "or")
}

// meantAt says at which other site there is something of a name, or what may have been meant at this one.
func meantAt(known []string, site, local string) string {
	var here []string
	hint := ""
	for _, name := range known {
		if s, n, _ := strings.Cut(name, "."); s == site {
			here = append(here, n)
		} else if n == local {
			hint = fmt.Sprintf("there is one at %s; travel there first", s)
		}
	}
	return cmp.Or(hint, nearest(local, here))
}

// here checks that the entity is where something is.
func (j *journey) here(given scenario.Text, site SiteID) bool {
	if j.site == site {
		return true
	}
	where := "the way here may end elsewhere"
	if j.site != None {
		where = "the journey is at " + j.plan.Sites[j.site].Name
	}
	j.fail(given.Meta, scenario.NoLink, fmt.Sprintf("%s is at %s, but %s", given.Text, j.plan.Sites[site].Name, where),
		"travel there first")
	return false
}
