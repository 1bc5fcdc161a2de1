package paper

import (
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/sfnt"

	"karvon/report/language"
)

// Pictures and pages are set in these fonts.
func TestAllMessagesCanBeSet(t *testing.T) {
	all, err := language.Translations()
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"regular": liberationsansregular.TTF, "bold": liberationsansbold.TTF} {
		face, err := sfnt.Parse(file)
		if err != nil {
			t.Fatal(err)
		}
		var buffer sfnt.Buffer
		missing := map[rune]bool{}
		for i := range all {
			for _, l := range language.All {
				for _, r := range all[i].In(l.Name) {
					if glyph, err := face.GlyphIndex(&buffer, r); (err != nil || glyph == 0) && !missing[r] {
						missing[r] = true
						t.Errorf("%c (%U) of %s is not in the font %s", r, r, l.Name, name)
					}
				}
			}
		}
	}
}
