package language

// The plural forms of whole numbers (Unicode CLDR, plural rules), as indices into the words of a message.
const (
	one = iota
	few
	many

	broken = -1 // a number with a fraction
)

// oneOrMany tells one from all others, which English, Uzbek and Kazakh do.
func oneOrMany(n uint64) int {
	if n == 1 {
		return one
	}
	return few
}

// slavic is the rule of Russian. Numbers with a fraction take the form of few, 2 недели, 1,5 недели, but in other cases
// than the nominative: больше 2 недель, больше 1,5 недели.
func slavic(n uint64) int {
	last, lastTwo := n%10, n%100
	switch {
	case last == 1 && lastTwo != 11:
		return one
	case last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14):
		return few
	}
	return many
}

// pick chooses the word for a plural form; where there is one for all, that. A number with a fraction has the last one
// where there are more words than forms, else that of the form it takes.
func (l *Language) pick(words []string, form int) string {
	if form == broken {
		form = l.fraction
		if len(words) > l.forms {
			form = l.forms
		}
	}
	return words[min(form, len(words)-1)]
}
