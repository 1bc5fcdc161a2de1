package response

import (
	"strings"

	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// whereAsked says where what a run answers only where it is asked can be asked for.
const whereAsked = "a run answers it where a threshold, primary or a sweep of the scenario asks for it by name"

// meantByHours says what may have been meant by a name that goes on by hours of the day; empty for others.
func (m *Model) meantByHours(name string) string {
	all, each := strings.CutSuffix(name, formEachHour)
	text := ""
	if !each {
		if all, text = cutHours(name); text == "" {
			return m.meantHours(name)
		}
	}
	r, known := m.all(all)
	if !known {
		if _, ok := m.ResponseIndex(all + ".mean"); ok {
			return "did you mean " + all + ".mean" + name[len(all):] + "?"
		}
		return "there is no " + all + ", of which hours of the day would be asked: " + m.Meant(all)
	}
	if !r.CanBeOfHours() {
		return "hours of the day are asked of times, of counts, of numbers at a time such as queues, and of how busy " +
			"servers are; not of " + all
	}
	if each && !r.CanBeOfEachHour() {
		return "each-hour is not asked of counts, which have less in an hour than in a day; the count of some hours is " +
			all + hoursText(8*60*60e9, 9*60*60e9)
	}
	if each {
		return "each-hour is of conditions, in thresholds and --where; the number of some hours is " + all +
			hoursText(8*60*60e9, 12*60*60e9)
	}
	from, to, ok := readHours(text)
	switch {
	case !ok:
		return "hours of the day are from-08-to-12, from-08:30-to-17 or, over midnight, from-22-to-06"
	case hoursText(from, to) != text:
		return "did you mean " + all + hoursText(from, to) + "?"
	}
	return whereAsked
}

// meantHours says which hours were meant by a name that ends with something like them; empty where nothing is near.
func (m *Model) meantHours(name string) string {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return ""
	}
	all, tail := name[:dot], name[dot:]
	r, known := m.all(all)
	if !known || !r.CanBeOfHours() {
		return ""
	}
	if r.CanBeOfEachHour() && syntax.Suggest(tail, []string{formEachHour}) != "" {
		return "did you mean " + all + formEachHour + "?"
	}
	word, times, _ := strings.Cut(tail, "-")
	from, to, ok := readHours(formFrom + times)
	if !ok || syntax.Suggest(word, []string{strings.TrimSuffix(formFrom, "-")}) == "" {
		return ""
	}
	return "did you mean " + all + hoursText(from, to) + "?"
}

// all gives the response of all hours that a name means, with the limit that it may end with.
func (m *Model) all(name string) (r Response, known bool) {
	i, known := m.ResponseIndex(name)
	if known {
		return m.Responses[i], true
	}
	stem, limit, isShare := strings.Cut(name, ".within-")
	if i, known = m.ResponseIndex(stem + ".mean"); !isShare || !known || m.Responses[i].Estimand.cohort == nil {
		return Response{}, false
	}
	_, err := unit.ParseDuration(limit)
	return m.Responses[i], err == nil
}
