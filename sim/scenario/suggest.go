package scenario

import (
	"slices"
	"strings"
)

// longestSuggested bounds the names that are compared: the edit distance costs
// the product of their lengths.
const longestSuggested = 60

// Suggest gives the known name nearest to name, or an empty text where none is
// near enough to have been meant. Nearness is the number of letters added,
// dropped, changed or swapped with their neighbour (Damerau, 1964), whether they
// are capitals or not.
func Suggest(name string, known []string) string {
	if name == "" || len(name) > longestSuggested {
		return ""
	}
	letters := []rune(strings.ToLower(name))
	best, bestDistance := "", max(1, len(letters)/3)+1
	for _, candidate := range known {
		if lower := strings.ToLower(candidate); lower == plural(string(letters)) || plural(lower) == string(letters) {
			return candidate
		}
	}
	for _, candidate := range slices.Sorted(slices.Values(known)) {
		if len(candidate) > longestSuggested {
			continue
		}
		if distance := editDistance(letters, []rune(strings.ToLower(candidate))); distance < bestDistance {
			best, bestDistance = candidate, distance
		}
	}
	return best
}

// plural is the regular plural of a word.
func plural(word string) string {
	if stem, ok := strings.CutSuffix(word, "y"); ok {
		return stem + "ies"
	}
	return word + "s"
}

// nearest words a suggestion as a hint; it is empty where nothing is near.
func nearest(name string, known []string) string {
	if near := Suggest(name, known); near != "" {
		return "did you mean " + near + "?"
	}
	return ""
}

// didYouMean words a suggestion as a hint; where nothing is near, it lists
// what is known if that is short.
func didYouMean(name string, known []string) string {
	if hint := nearest(name, known); hint != "" {
		return hint
	}
	const listable = 12
	if len(known) == 0 || len(known) > listable {
		return ""
	}
	return "known: " + listed(known, "and")
}

// editDistance is the optimal string alignment distance.
func editDistance(a, b []rune) int {
	before, previous := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current := make([]int, len(b)+1)
		current[0] = i
		for j := 1; j <= len(b); j++ {
			changed := previous[j-1]
			if a[i-1] != b[j-1] {
				changed++
			}
			current[j] = min(previous[j]+1, current[j-1]+1, changed)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
		}
		before, previous = previous, current
	}
	return previous[len(b)]
}
