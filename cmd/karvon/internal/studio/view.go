package studio

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"

	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// keys gives the keys of a map.
func keys[V any](of map[string]V) iter.Seq[string] { return maps.Keys(of) }

// longestOld bounds what a setting took the place of, as it is shown, in characters.
const longestOld = 120

// view shows a configuration, with the mistakes for which a change was refused.
func (s *Session) view(c *configuration, refused []Mistake) *View {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	now, found := c.now(), c.current
	v := &View{
		ID: c.id, Name: c.name, Scenario: now.file, Title: found.scenario.Title,
		Titles: found.scenario.Titles, Own: now.own(), Hash: found.scenario.Hash, Policies: []Policy{},
		Settings: []Change{}, CanUndo: c.at > 0, CanRedo: c.at < len(c.states)-1, History: []string{},
		Warnings: listed(found.scenario.Warnings), Refused: refused,
		Run:   RunView{now.run, found.model.Replications, found.model.Seed, int(found.model.Window / plan.Day)},
		Sites: []Place{}, Window: float64(found.model.Window) / float64(plan.Day), Primary: []string{}, Limits: []string{},
	}
	for _, name := range c.plain.PolicyNames() {
		if name == scenario.NoPolicy {
			continue
		}
		p := Policy{Name: name, On: slices.Contains(now.policies, name)}
		if of := c.plain.Policies[name]; of != nil {
			p.Title, p.Titles, p.Why = of.Title, of.Titles, of.Why
		}
		v.Policies = append(v.Policies, p)
	}
	for _, set := range now.settings {
		v.Settings = append(v.Settings, Change{set.path, c.old(set.path), set.value, set.label, c.hoursChange(set.path)})
	}
	for _, st := range c.states[1 : c.at+1] {
		v.History = append(v.History, st.label)
	}
	for _, name := range slices.Sorted(keys(found.scenario.Sites)) {
		v.Sites = append(v.Sites, Place{name, found.scenario.Sites[name].Title})
	}
	for _, primary := range found.scenario.Primary {
		v.Primary = append(v.Primary, primary.Text)
	}
	for _, limit := range found.scenario.Thresholds {
		v.Limits = append(v.Limits, limit.Text.Text)
	}
	if run, err := now.run.arguments(); err == nil {
		v.Command = command(slices.Concat([]string{"run", now.file}, now.arguments(), run))
	}
	return v
}

// old is what stands at a path without settings, as it is written, if that is short.
func (c *configuration) old(path string) string {
	at, ok := slices.BinarySearchFunc(c.plain.Values, path, func(v scenario.Value, path string) int {
		return cmp.Compare(v.Path, path)
	})
	if !ok {
		return ""
	}
	text := strings.Join(strings.Fields(c.plain.Values[at].Text), " ")
	if len([]rune(text)) > longestOld {
		return ""
	}
	return text
}
