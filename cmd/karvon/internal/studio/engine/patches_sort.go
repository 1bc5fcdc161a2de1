package engine

import (
	"fmt"
	"regexp"
	"strings"
)

// What sorting by a function is made of, once for each type of elements.
var (
	sorting  = regexp.MustCompile(`(?m)^func (\w+CmpFunc)\[E any\]\(data \[\]E, (.*), cmp func\(a, b E\) int\)`)
	swapping = regexp.MustCompile(`data\[([^]]+)\], data\[([^]]+)\] = data\[([^]]+)\], data\[([^]]+)\]`)
	lessThan = regexp.MustCompile(`cmp\(data\[([^]]+)\], data\[([^]]+)\]\) < 0`)
)

// sortedTogether has elements of all types sorted by the same functions, which compare and swap by two further ones,
// as those of the package sort do. The steps are the same, so that what is equal comes into the same order.
func sortedTogether(text string) (string, error) {
	if found := len(sorting.FindAllString(text, -1)); found != 17 {
		return "", fmt.Errorf("it sorts in %d functions, not 17", found)
	}
	for _, swap := range swapping.FindAllStringSubmatch(text, -1) {
		if swap[1] != swap[4] || swap[2] != swap[3] {
			return "", fmt.Errorf("it moves elements by %s", swap[0])
		}
	}
	text = sorting.ReplaceAllString(text, "func $1(data lessSwap, $2)")
	text = swapping.ReplaceAllString(text, "data.swap($1, $2)")
	text = lessThan.ReplaceAllString(text, "data.less($1, $2)")
	text = strings.ReplaceAll(text, ", cmp)", ")")
	if strings.Contains(text, "cmp") {
		return "", fmt.Errorf("it compares elements in another way")
	}
	return text + `
type lessSwap struct {
	less func(i, j int) bool
	swap func(i, j int)
}

func lessSwapOf[S ~[]E, E any](x S, cmp func(a, b E) int) lessSwap {
	return lessSwap{func(i, j int) bool { return cmp(x[i], x[j]) < 0 }, func(i, j int) { x[i], x[j] = x[j], x[i] }}
}
`, nil
}
