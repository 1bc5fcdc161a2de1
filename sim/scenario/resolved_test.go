package scenario

import "testing"

// Each of two policies takes away what the other sets.
func TestWhatIsShownUnderAPolicyCanBeRead(t *testing.T) {
	const policies = `
policies:
  bare: {title: a, set: {sites.post.area: null}}
  other: {title: b, set: {sites.post.area: null}}
sites: {post: {area: 5 ha}}
`
	s := loadOver(t, policies, Options{Policies: []string{"bare"}})
	again := load(t, library("again.yaml", string(s.Resolved())), "again", Options{})
	if again.Hash != s.Hash || len(again.Policies) > 0 {
		t.Errorf("hash %s, want %s:\n%s", again.Hash, s.Hash, s.Resolved())
	}
}

// In one file the source of a part would speak for what was set beneath it, in whichever form.
func TestWhatIsShownClaimsNoSourceForWhatIsSet(t *testing.T) {
	for set, path := range map[string]string{
		"sites.post.stations.gate.servers=3":                                     "sites.post.stations.gate.servers",
		"sites.post.stations.gate.servers={value: 3, range: [1, 4]}":             "sites.post.stations.gate.servers",
		"sites.post.stations.gate.service={exponential: 4m}":                     "sites.post.stations.gate.service",
		"sites.post.stations.gate.service={exponential: 4m, range: [3m, 5m]}":    "sites.post.stations.gate.service",
		"flows.trucks.attributes.channel.shares={value: {green: 1%, red: rest}}": "flows.trucks.attributes.channel.shares",
	} {
		s := loadOver(t, sourced+"    source: all\n", Options{Set: []string{set}})
		again := load(t, library("again.yaml", string(s.Resolved())), "again", Options{})
		one, two := valueAt(t, s, path), valueAt(t, again, path)
		if one.Confidence != Assumption || two.Confidence != Assumption || two.Source.Given() || two.Range != one.Range ||
			again.Hash != s.Hash {
			t.Errorf("%s: %+v became %+v:\n%s", set, one, two, s.Resolved())
		}
	}
}
