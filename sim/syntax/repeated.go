package syntax

import "fmt"

// oncePerTemplate tells a mistake of a template once, however often that is used: for the first use, with the number
// of the others.
func (errs Errors) oncePerTemplate() Errors {
	type mistake struct {
		at            Pos
		code          Code
		message, hint string
	}
	first := map[mistake]int{} // place among those that are told
	others := map[int]int{}
	told := errs[:0]
	for _, e := range errs {
		at := e.Pos
		at.Use = nil
		same := mistake{at, e.Code, e.Message, e.Hint}
		if known, again := first[same]; again && e.Pos.Use != nil {
			others[known]++
			continue
		}
		if e.Pos.Use != nil {
			first[same] = len(told)
		}
		told = append(told, e)
	}
	for at, count := range others {
		told[at].Message += fmt.Sprintf("; the same in %d more use%s of the template", count, plural(count))
	}
	return told
}

func plural(count int) string {
	if count == 1 {
		return ""
	}
	return "s"
}
