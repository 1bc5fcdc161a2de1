package report_test

import (
	"regexp"
	"slices"
	"testing"

	"karvon/report/document"
	"karvon/report/language"
)

var (
	cyrillic = regexp.MustCompile(`\p{Cyrillic}`)
	lowerOf  = regexp.MustCompile(`\p{Ll}{2}`)
)

// What stands on the axes and in the legends of pictures is in the language of the document, but for names.
func TestPicturesAreSaidInTheLanguageOfTheDocument(t *testing.T) {
	russian := language.Find("ru")
	checked := 0
	for _, k := range kindsMade(t) {
		if k.said == nil {
			continue
		}
		for _, p := range document.ShownPictures(k.said(russian).Pictures, russian) {
			texts := []string{p.Title, p.Axis, p.Unit, p.Note}
			for _, s := range p.Series {
				texts = append(texts, s.Name, s.Band)
			}
			for _, line := range p.Lines {
				texts = append(texts, line.Name)
			}
			if p.Level != nil {
				texts = append(texts, p.Level.Name)
			}
			for _, text := range texts {
				checked++
				if lowerOf.MatchString(text) && !cyrillic.MatchString(text) && !slices.Contains(ownNames, text) {
					t.Errorf("picture %s of %s says %q", p.Name, k.name, text)
				}
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d texts were looked at", checked)
	}
}

// ownNames are names of the scenarios that stand in pictures as they are.
var ownNames = []string{"gates", "gate.servers", "service 4m", "service 7m", "hall", "lane", "nothing", "never",
	"a third lane", "more to ask", "less to ask", "what costs nothing"}
