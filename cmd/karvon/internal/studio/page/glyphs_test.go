package page_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/sfnt"
)

// Pictures and prints are set in a font that is part of karvon, where the page takes what the browser has: what
// messages and titles say must be there too, before answers are written in their languages.
func TestTheFontOfPicturesHasAllLettersOfTheLanguages(t *testing.T) {
	files, err := filepath.Glob("src/messages/*/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no messages: %v", err)
	}
	letters := map[rune]string{}
	for _, file := range append(files, "../library.json") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var said any
		if err := json.Unmarshal(text, &said); err != nil {
			t.Fatal(err)
		}
		for _, message := range said.(map[string]any) {
			collect(letters, message, file)
		}
	}
	for name, font := range map[string][]byte{"regular": liberationsansregular.TTF, "bold": liberationsansbold.TTF} {
		face, err := sfnt.Parse(font)
		if err != nil {
			t.Fatal(err)
		}
		var buffer sfnt.Buffer
		for letter, file := range letters {
			glyph, err := face.GlyphIndex(&buffer, letter)
			if err != nil {
				t.Fatal(err)
			}
			if glyph == 0 {
				t.Errorf("the %s font lacks %q (%U), of %s", name, letter, letter, file)
			}
		}
	}
}

// collect notes the letters of all texts of a value.
func collect(letters map[rune]string, of any, file string) {
	switch of := of.(type) {
	case string:
		for _, letter := range of {
			letters[letter] = file
		}
	case map[string]any:
		for _, inner := range of {
			collect(letters, inner, file)
		}
	case []any:
		for _, inner := range of {
			collect(letters, inner, file)
		}
	}
}
