package main

import (
	"strings"

	"karvon/sim/response"
)

// ranked is a response by which design points are put in an order, and in which.
type ranked struct {
	name       string
	descending bool
}

// parseRanked reads RESPONSE, or RESPONSE:WORD of two words, of which the second has the largest first.
func parseRanked(flag, text, ascending, descending string) (ranked, error) {
	name, word, given := cutRanking(text)
	r := ranked{strings.TrimSpace(name), word == descending}
	switch {
	case r.name == "":
		return r, wrongf("--%s names no response", flag)
	case given && word != ascending && word != descending:
		return r, wrongf("--%s %s: behind the response stands :%s or :%s", flag, text, ascending, descending)
	}
	return r, nil
}

// cutRanking cuts RESPONSE:WORD. A colon before a digit is one of a time of day, which a response's name can have.
func cutRanking(text string) (name, word string, given bool) {
	colon := strings.LastIndexByte(text, ':')
	if colon < 0 || colon+1 < len(text) && '0' <= text[colon+1] && text[colon+1] <= '9' {
		return text, "", false
	}
	return text[:colon], text[colon+1:], true
}

// parseSort reads RESPONSE or RESPONSE:asc, and -RESPONSE or RESPONSE:desc for the largest first.
func parseSort(text string) (ranked, error) {
	name, largest := strings.CutPrefix(text, "-")
	r, err := parseRanked("sort", name, "asc", "desc")
	if err == nil && largest && strings.Contains(name, ":") {
		err = wrongf("--sort %s says twice which comes first", text)
	}
	r.descending = r.descending || largest
	return r, err
}

// placeOf gives the place of a response among those that are tabulated, to which it is added where it is none of them.
func placeOf(m *response.Model, flag, name string, tabulated *[]int) (int, error) {
	i, ok := m.ResponseIndex(name)
	if !ok {
		return 0, wrongf("--%s: no response is named %s; %s", flag, name, m.Meant(name))
	}
	for place, known := range *tabulated {
		if known == i {
			return place, nil
		}
	}
	*tabulated = append((*tabulated)[:len(*tabulated):len(*tabulated)], i)
	return len(*tabulated) - 1, nil
}
