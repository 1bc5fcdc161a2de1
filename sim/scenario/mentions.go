package scenario

import (
	"maps"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// Mentions is the names that the parts of a scenario give to each other. Names
// stand in many places (in steps, conditions, capacities, counts); whatever
// could be one is taken for one, so that nothing that is used is called unused.
// What only a policy uses is mentioned too.
type Mentions struct {
	steps    map[string]bool            // what is mentioned outside of sites: by journeys and flows
	policies map[string]bool            // what policies would mention
	sites    map[string]map[string]bool // what is mentioned within a site
	anySite  map[string]bool            // what is mentioned within any site
	followed map[string]bool            // journeys that a flow follows, through others too
}

// Anywhere tells whether a name is mentioned.
func (m *Mentions) Anywhere(name string) bool {
	return m.step(name) || m.anySite[name]
}

// At tells whether an element of a site is mentioned, by a step or at the site.
func (m *Mentions) At(site, name string) bool { return m.step(name) || m.sites[site][name] }

// Follows tells whether a flow follows a journey.
func (m *Mentions) Follows(journey string) bool { return m.followed[journey] }

// Mentions gathers what is mentioned.
func (s *Scenario) Mentions() *Mentions {
	m := &Mentions{steps: map[string]bool{}, sites: map[string]map[string]bool{}, anySite: map[string]bool{}, followed: map[string]bool{}}
	for _, f := range s.composed.Fields {
		switch f.Name {
		case "journeys", "policies", "sweeps":
		case "sites":
			for _, site := range f.Value.Fields {
				m.sites[site.Name] = map[string]bool{}
				gather(site.Value, m.sites[site.Name], false)
				maps.Copy(m.anySite, m.sites[site.Name])
			}
		default:
			gather(f.Value, m.steps, false)
		}
	}
	if s.inPolicies != nil {
		m.policies = s.inPolicies()
	} else {
		m.policies = inPolicies(s.composed.Get("policies"))
	}
	m.inJourneys(s.composed.Get("journeys"))
	return m
}

// inPolicies gathers what policies would mention.
func inPolicies(policies *syntax.Tree) map[string]bool {
	names := map[string]bool{}
	if policies == nil {
		return names
	}
	for _, policy := range policies.Fields {
		if set := policy.Value.Get("set"); set != nil {
			for _, f := range set.Fields {
				gather(f.Value, names, true)
			}
		}
	}
	return names
}

// step tells whether a name is mentioned outside of sites.
func (m *Mentions) step(name string) bool { return m.steps[name] || m.policies[name] }

// inJourneys gathers from the journeys that are mentioned, until no further
// one is.
func (m *Mentions) inJourneys(journeys *syntax.Tree) {
	if journeys == nil {
		return
	}
	bodies := map[string]*syntax.Tree{}
	var todo []string
	for _, f := range journeys.Fields {
		bodies[f.Name] = f.Value
		if m.step(f.Name) {
			todo = append(todo, f.Name)
		}
	}
	for len(todo) > 0 {
		name := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if m.followed[name] {
			continue
		}
		m.followed[name] = true
		inside := map[string]bool{}
		gather(bodies[name], inside, true)
		for mentioned := range inside {
			m.steps[mentioned] = true
			if bodies[mentioned] != nil {
				todo = append(todo, mentioned)
			}
		}
	}
}

// notNames are keys whose texts name nothing.
var notNames = append([]string{"label", "luck"}, silentKeys...)

// gather adds the words of a tree that could be names. In steps keys can be
// names too, but not those of attributes that are set.
func gather(t *syntax.Tree, names map[string]bool, steps bool) {
	for _, word := range namesIn(t.Text) {
		names[word] = true
		names[word[strings.LastIndex(word, ".")+1:]] = true
	}
	for _, item := range t.Items {
		gather(item, names, steps)
	}
	for _, f := range t.Fields {
		within := steps || f.Name == "journey"
		if slices.Contains(notNames, f.Name) {
			continue
		}
		if within {
			names[f.Name] = true
		}
		if f.Name == "set" && within {
			gatherValues(f.Value, names)
			continue
		}
		gather(f.Value, names, within)
	}
}

// gatherValues adds the names in the values of a mapping, not its keys.
func gatherValues(t *syntax.Tree, names map[string]bool) {
	for _, f := range t.Fields {
		gather(f.Value, names, false)
	}
}

// namesIn splits a text into what could be names, with their sites.
func namesIn(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '.')
	})
}
