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
