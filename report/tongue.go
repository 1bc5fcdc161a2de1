package report

import (
	"cmp"
	"sync"
	"sync/atomic"

	"karvon/report/document"
	"karvon/report/language"
	"karvon/sim/scenario"
)

// speaking is the language of the document that is being made. A document is made at a stroke, by one goroutine and
// in one language, from its first sentence to its last: those of different languages take turns, and what makes them
// need not hand a language from each function to the next.
var speaking struct {
	turn sync.Mutex
	now  atomic.Pointer[language.Language]
}

// tongue is the language of the document that is being made.
func tongue() *language.Language { return speaking.now.Load() }

// titled gives a title in the language of the document that is made, or in English where there is none.
func titled(title string, in scenario.Translations) string { return cmp.Or(in[tongue().Tag()], title) }

// In has a document made in a language, with the English one behind it for the formats that programs read: these
// have the same names and numbers in every language. What makes a document may be called several times.
func In(l *language.Language, make func() *document.Document) *document.Document {
	if l.IsEnglish() {
		return spoken(nil, make)
	}
	made := spoken(l, make)
	made.English = sync.OnceValue(func() *document.Document { return spoken(nil, make) })
	return made
}

// spoken makes a document in its turn.
func spoken(l *language.Language, make func() *document.Document) *document.Document {
	speaking.turn.Lock()
	defer speaking.turn.Unlock()
	speaking.now.Store(l)
	defer speaking.now.Store(nil)
	made := make()
	if made != nil {
		made.Language = l
	}
	return made
}
