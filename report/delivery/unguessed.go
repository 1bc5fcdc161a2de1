//go:build !js

package delivery

import (
	"crypto/rand"
	"strings"
)

// unguessed gives a part of a name that nobody can guess.
func unguessed() string { return strings.ToLower(rand.Text()) }
