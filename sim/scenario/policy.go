package scenario

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"karvon/sim/syntax"
)

// settingLayer is what wrote the value of a single setting.
const settingLayer = "setting"

// assignment is a path that gets a new value.
type assignment struct {
	path  string
	pos   syntax.Pos // of the path
	by    string     // the policy that makes it, such as policy one-stop
	value *syntax.Tree
	both  bool // interval and doubt are given together, which is a mistake, or one of them is taken away
}

// patcher applies policies and single settings to a scenario's tree, which it owns.
type patcher struct {
	phase
	root   *syntax.Tree
	doubts phase                 // about what is set
	made   []assignment          // by policies so far
	owned  map[*syntax.Tree]bool // copies that no other tree shares, and that settings change
}

func newPatcher(sources *sources, composed *syntax.Tree) *patcher {
	p := &patcher{phase: newPhase(sources), doubts: newPhase(sources), owned: map[*syntax.Tree]bool{}}
	p.root = p.own(composed)
	return p
}

// own gives a tree that may be changed: a copy, which still shares what lies within, unless it is one already.
func (p *patcher) own(t *syntax.Tree) *syntax.Tree {
	if p.owned[t] {
		return t
	}
	dup := *t
	dup.Items, dup.Fields = slices.Clone(t.Items), slices.Clone(t.Fields)
	p.owned[&dup] = true
	return &dup
}

// ownUnder gives the value under a key of a tree that may be changed, such that it may be changed too; nil where
// there is none.
func (p *patcher) ownUnder(t *syntax.Tree, name string) *syntax.Tree {
	at := t.Index(name)
	if at < 0 {
		return nil
	}
	t.Fields[at].Value = p.own(t.Fields[at].Value)
	return t.Fields[at].Value
}

// ownAll makes all that lies within a tree such that it may be changed.
func (p *patcher) ownAll(t *syntax.Tree) {
	for i := range t.Items {
		t.Items[i] = p.own(t.Items[i])
		p.ownAll(t.Items[i])
	}
	for i := range t.Fields {
		t.Fields[i].Value = p.own(t.Fields[i].Value)
		p.ownAll(t.Fields[i].Value)
	}
}

// policyNames lists the policies of a scenario in the order of the file.
func policyNames(root *syntax.Tree) []string {
	if policies := stated(root, "policies"); policies != nil {
		return policies.Keys()
	}
	return nil
}

// policies applies policies by name, in the order given. Messages cite the list of names as said.
func (p *patcher) policies(names []string, cited string) {
	p.sources.cite(cited, names)
	for i, name := range names {
		policy := stated(p.root, "policies", name)
		if policy == nil && name == everyoneStays {
			policy = allStay(syntax.Pos{File: cited, Line: i + 1, Column: 1})
		}
		if policy == nil {
			known := policyNames(p.root)
			hint := syntax.DidYouMean(name, known)
			switch {
			case hint != "":
			case len(known) == 0:
				hint = "the scenario has no policies"
			default: // too many to be named
				hint = fmt.Sprintf("the scenario has %d policies, such as %s and %s", len(known), known[0], known[1])
			}
			p.Add(UnknownPolicy, syntax.Pos{File: cited, Line: i + 1, Column: 1}, "", "there is no policy "+shownName(name),
				hint)
			continue
		}
		p.policy(name, policy)
	}
}

// everyoneStays is the policy that every scenario has: nobody goes away because of a queue. A comparison with it says
// what the queue would have been without, for the same entities with the same luck.
const everyoneStays = "all-stay"

// allStay is that policy as if it were written.
func allStay(pos syntax.Pos) *syntax.Tree {
	yes := &syntax.Tree{Form: syntax.Scalar, Text: "true", Pos: pos}
	set := &syntax.Tree{Form: syntax.Mapping, Pos: pos,
		Fields: []syntax.Field{{Name: "run.all-stay", Pos: pos, Value: yes}}}
	return &syntax.Tree{Form: syntax.Mapping, Pos: pos, Fields: []syntax.Field{{Name: "set", Pos: pos, Value: set}}}
}

// policy makes the settings of one policy. Their form is checked when the policies are decoded.
func (p *patcher) policy(name string, policy *syntax.Tree) {
	set := stated(policy, "set")
	if set == nil || set.Form != syntax.Mapping {
		return
	}
	by := "policy " + name
	for _, f := range set.Fields {
		s := assignment{path: f.Name, pos: f.Pos, by: by, value: f.Value.InLayer(by)}
		if place, name := split(f.Name); inPlaceOf(name) != "" {
			s.both = set.Get(join(place, inPlaceOf(name))) != nil
		}
		if p.clashes(s) {
			continue
		}
		p.made = append(p.made, s)
		p.set(s)
	}
}

// clashes reports a setting that meets one made before: at the same path with another value, or at a path within
// the other, where the result would depend on their order.
func (p *patcher) clashes(s assignment) bool {
	for _, other := range p.made {
		same := s.path == other.path
		if same && s.value.Equal(other.value) {
			continue
		}
		if same || within(s.path, other.path) || within(other.path, s.path) || inEachOthersPlace(s, other) {
			p.Add(PolicyClash, s.pos, s.path, fmt.Sprintf("%s and %s set this differently", other.by, s.by),
				fmt.Sprintf("the other sets %s at %s", other.path, other.pos))
			return true
		}
	}
	return false
}

// inEachOthersPlace tells whether two settings say how one range is meant, each otherwise than the other.
func inEachOthersPlace(one, other assignment) bool {
	place, name := split(one.path)
	otherPlace, otherName := split(other.path)
	return place == otherPlace && inPlaceOf(name) == otherName && otherName != "" &&
		one.value.Form != syntax.Nothing && other.value.Form != syntax.Nothing
}

// split takes the last key from an input path.
func split(path string) (place, name string) {
	at := strings.LastIndexByte(path, '.')
	return path[:max(at, 0)], path[at+1:]
}

func within(path, outer string) bool { return strings.HasPrefix(path, outer+".") }

// settings applies path=value settings in order; a later one may set again what an earlier one, or a policy, has
// set. Messages cite the list of settings as said.
func (p *patcher) settings(arguments []string, cited string) {
	lines := make([]string, len(arguments))
	for i, argument := range arguments {
		lines[i] = strings.ReplaceAll(argument, "\n", " ")
	}
	p.sources.cite(cited, lines)
	for i, argument := range lines {
		p.setting(argument, syntax.Pos{File: cited, Line: i + 1, Column: 1})
	}
}

func (p *patcher) setting(argument string, pos syntax.Pos) {
	path, text, ok := strings.Cut(argument, "=")
	if !ok || path == "" || strings.TrimSpace(text) == "" {
		p.Add(BadSetting, pos, "", "a setting is written as path=value", settingHint(argument))
		return
	}
	from := syntax.Origin{
		File: pos.File, Layer: settingLayer,
		Shift: syntax.Pos{Line: pos.Line - 1, Column: utf8.RuneCountInString(path) + 1},
	}
	if value := language.Parse(&p.Collector, from, []byte(text)); value != nil {
		p.set(assignment{path: path, pos: pos, value: value})
	}
}

var colonPattern = regexp.MustCompile(`^([\w.-]+)(?::\s*|\s+)(\S.*)$`)

// settingHint writes a setting as it is probably meant.
func settingHint(argument string) string {
	if parts := colonPattern.FindStringSubmatch(argument); parts != nil {
		return "write " + parts[1] + "=" + parts[2]
	}
	return "as run.replications=5; null removes a key"
}

// shownName is a name that was given as messages have it.
func shownName(name string) string {
	if strings.TrimSpace(name) == "" {
		return strconv.Quote(name)
	}
	return syntax.Abbreviated(name)
}
