package mutant

import "go.yaml.in/yaml/v4"

// Minimise makes a scenario as small as it can be while it still shows what
// shows says: nodes are deleted, then what is left is put in the place of what
// it was part of, for as long as that makes it smaller.
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
