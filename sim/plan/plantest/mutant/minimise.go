package mutant

import "go.yaml.in/yaml/v4"

// Minimise makes a scenario smaller while it still shows what shows says: nodes are deleted, large ones before
// their parts, until none can be spared.
func Minimise(text []byte, shows func([]byte) bool) []byte {
	root := parse(text)
	if root == nil || !shows(write(root)) {
		return text
	}
	for smaller := true; smaller; {
		smaller = false
		for at := 0; at < len(places(root)); {
			if without(root, at, shows) {
				smaller = true
			} else {
				at++
			}
		}
	}
	return write(root)
}

// without tries to do without the node of a place.
func without(root *yaml.Node, at int, shows func([]byte) bool) bool {
	before := clone(root)
	places(root)[at].cut()
	if shows(write(root)) {
		return true
	}
	*root = *before
	return false
}
