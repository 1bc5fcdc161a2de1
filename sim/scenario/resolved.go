package scenario

// Resolved writes the scenario as one file of YAML: after extends, include, policies and settings, with the values'
// sources kept, keys sorted. Under a policy it is without the policies, of which others need not go on top of it, and
// without the sweeps that may name them.
func (s *Scenario) Resolved() []byte {
	left := []string{"karvon", "extends", "include"}
	if len(s.Applied) > 0 {
		left = append(left, designSections...)
	}
	return []byte("karvon: 1\n" + s.composed.Without(left...).InBlocks())
}
