package syntax

import "strings"

// LongestSuggested bounds the names that are compared: the edit distance costs the product of their lengths.
const LongestSuggested = 60

// Suggest gives the known name nearest to name, or an empty text where none is near enough to have been meant.
// Nearness is the number of letters added, dropped, changed or swapped with their neighbour (Damerau, 1964),
// whether they are capitals or not. Of names that are equally near it is the first of the alphabet.
func Suggest(name string, known []string) string {
	if name == "" || len(name) > LongestSuggested {
		return ""
	}
	lower := strings.ToLower(name)
	for _, candidate := range known {
		if other := strings.ToLower(candidate); isPlural(other, lower) || isPlural(lower, other) {
			return candidate
		}
	}
	m := measure{letters: []rune(lower)}
	best, bestDistance := "", max(1, len(m.letters)/3)+1
	for _, candidate := range known {
		if len(candidate) > LongestSuggested {
			continue
		}
		distance := m.distance(strings.ToLower(candidate), bestDistance)
		if distance < bestDistance || distance == bestDistance && best != "" && candidate < best {
			best, bestDistance = candidate, distance
		}
	}
	return best
}

// isPlural tells whether a word is the regular plural of another.
func isPlural(many, one string) bool {
	if stem, ok := strings.CutSuffix(one, "y"); ok {
		return len(many) == len(stem)+3 && strings.HasPrefix(many, stem) && strings.HasSuffix(many, "ies")
	}
	return len(many) == len(one)+1 && strings.HasPrefix(many, one) && many[len(one)] == 's'
}

// Nearest words a suggestion as a hint; it is empty where nothing is near.
func Nearest(name string, known []string) string {
	if near := Suggest(name, known); near != "" {
		return "did you mean " + near + "?"
	}
	return ""
}

// DidYouMean words a suggestion as a hint; where nothing is near, it lists what is known if that is short.
func DidYouMean(name string, known []string) string {
	if hint := Nearest(name, known); hint != "" {
		return hint
	}
	const listable = 12
	if len(known) == 0 || len(known) > listable {
		return ""
	}
	return "known: " + Listed(known, "and")
}

// measure compares names with one. Names that cannot be near cost it next to nothing: a file can have a hundred
// thousand of them.
type measure struct {
	letters []rune
	other   []rune
	rows    [3][LongestSuggested + 1]int
}

// distance is the optimal string alignment distance to another name, or any number above the limit where it is
// above that.
func (m *measure) distance(other string, limit int) int {
	m.other = m.other[:0]
	for _, letter := range other {
		m.other = append(m.other, letter)
	}
	if max(len(m.other)-len(m.letters), len(m.letters)-len(m.other)) > limit {
		return limit + 1
	}
	return m.align(limit)
}

// align fills the table of distances between beginnings of both names row by row, near the diagonal only: beyond it
// lies what is above the limit.
func (m *measure) align(limit int) int {
	a, b := m.letters, m.other
	before, previous, current := &m.rows[0], &m.rows[1], &m.rows[2]
	for j := range b {
		previous[j] = j
	}
	previous[len(b)] = len(b)
	for i := 1; i <= len(a); i++ {
		low, high := max(1, i-limit), min(len(b), i+limit)
		current[low-1] = limit + 1
		if low == 1 {
			current[0] = i
		}
		least := current[low-1]
		for j := low; j <= high; j++ {
			changed := previous[j-1]
			if a[i-1] != b[j-1] {
				changed++
			}
			fromAbove := limit + 1
			if j < i+limit {
				fromAbove = previous[j] + 1
			}
			current[j] = min(fromAbove, current[j-1]+1, changed)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
			least = min(least, current[j])
		}
		if least > limit {
			return limit + 1
		}
		before, previous, current = previous, current, before
	}
	return previous[len(b)]
}
