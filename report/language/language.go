package language

import (
	"slices"
	"strings"
	"sync"
)

// Language is a language of reports. None is English.
type Language struct {
	Name  string // as BCP 47 has it: ru
	Draft bool   // whether no native speaker has read its messages

	title    string                   // what it calls itself
	forms    int                      // of plurals, that messages tell apart
	form     func(n uint64) int       // which of them a whole number has
	fraction int                      // which of them any other number has
	decimal  string                   // between whole and fraction
	thousand string                   // between groups of three digits
	percent  string                   // behind a number
	messages func() map[string]string // by their English
}

// The signs between digits and behind them (Unicode CLDR, numbers). The space does not break.
const (
	space = "\u00a0"
	comma = ","
)

// English is the language in which all messages are written.
var English = &Language{Name: "en", title: "English", forms: 2, form: oneOrMany, fraction: 1, decimal: ".",
	thousand: comma, percent: "%", messages: func() map[string]string { return nil }}

// All lists the languages, English first.
var All = []*Language{
	English,
	{Name: "ru", title: "Русский", Draft: true, forms: 3, form: slavic, fraction: 1, decimal: comma, thousand: space,
		percent: space + "%", messages: translations("ru")},
	{Name: "uz", title: "Oʻzbekcha", Draft: true, forms: 2, form: oneOrMany, fraction: 1, decimal: comma, thousand: space,
		percent: "%", messages: translations("uz")},
	{Name: "kk", title: "Қазақша", Draft: true, forms: 2, form: oneOrMany, fraction: 1, decimal: comma, thousand: space,
		percent: "%", messages: translations("kk")},
}

// Names lists the names of the languages.
func Names() []string {
	var names []string
	for _, l := range All {
		names = append(names, l.Name)
	}
	return names
}

// Find gives a language by its name; none where there is no such language.
func Find(name string) *Language {
	at := slices.IndexFunc(All, func(l *Language) bool { return l.Name == name })
	if at < 0 {
		return nil
	}
	return All[at]
}

// IsEnglish says whether nothing has to be translated.
func (l *Language) IsEnglish() bool { return l == nil || l == English }

// Tag is the language's name in a document that says in which language it is.
func (l *Language) Tag() string {
	if l == nil {
		return English.Name
	}
	return l.Name
}

// Message gives a message in the language, its arguments open; in English where it is not translated.
func (l *Language) Message(english string) string {
	if l.IsEnglish() {
		return english
	}
	if found, ok := l.messages()[english]; ok {
		return found
	}
	return english
}

// Has says whether a message is translated.
func (l *Language) Has(english string) bool {
	if l.IsEnglish() {
		return true
	}
	_, found := l.messages()[english]
	return found
}

// translations are the messages of a language, which are read once they are needed.
func translations(name string) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		found, err := messagesIn(name)
		if err != nil {
			panic("the messages of reports cannot be read: " + err.Error())
		}
		return found
	})
}

// Choices names the languages as a sentence does, with those that are drafts marked.
func Choices() string {
	var words []string
	for _, l := range All {
		word := l.Name + " (" + l.title
		if l.Draft {
			word += ", a draft"
		}
		words = append(words, word+")")
	}
	return strings.Join(words, ", ")
}

// fileOf names the file of a language in the folder that browsers fetch.
func fileOf(name string) string { return "messages-" + name + ".json" }
