package scenario

// Resolved writes the scenario as one file of YAML: after extends, include, policies and settings, with the values'
// sources kept, keys sorted.
func (s *Scenario) Resolved() []byte {
	return []byte("karvon: 1\n" + s.composed.Without("karvon", "extends", "include").InBlocks())
}
