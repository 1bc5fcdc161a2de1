package scenario

import (
	"reflect"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// Languages are those in which a scenario can say what it is about, by their codes in BCP 47. The first one, English,
// is what answers and files have; a text in languages must have it.
var Languages = []string{"en", "ru", "uz", "kk"}

// languageNames are the languages in words.
var languageNames = map[string]string{"en": "English", "ru": "Russian", "uz": "Uzbek", "kk": "Kazakh"}

// expectedLanguages is how a text in several languages is written.
const expectedLanguages = "{en: ..., ru: ..., uz: ..., kk: ...}"

// Translations are a text in other languages than English, by language; nil where there are none.
type Translations map[string]string

// inLanguages reads a text that can be in several languages, and gives the English one; what is no such mapping is
// given as it stands. A text says as a whole what it says: a scenario that extends another one replaces all of them,
// since a translation of another title would be wrong.
func (d *decoder) inLanguages(target reflect.Value, t *syntax.Tree, at place) *syntax.Tree {
	mapping := stated(t)
	if mapping == nil || mapping.Form != syntax.Mapping {
		return t
	}
	var english *syntax.Tree
	translations := Translations{}
	for _, f := range mapping.Fields {
		inner := at.under(f.Name, constraint{})
		switch text, ok := "", false; {
		case !slices.Contains(Languages, f.Name):
			d.Add(UnknownKey, f.Pos, inner.path, syntax.Abbreviated(f.Name)+" is no language that karvon speaks",
				languageMeant(f.Name))
		case f.Name == Languages[0]:
			english = f.Value
		default:
			if text, ok = d.single(f.Value, inner, "a text"); ok {
				translations[f.Name] = text
				if at.isTitle {
					d.oneLine(f.Value, inner)
				}
			}
		}
	}
	if len(translations) > 0 {
		target.Set(reflect.ValueOf(translations))
	}
	if english == nil {
		d.fail(MissingKey, mapping, at, "the text in English is missing", "write "+expectedLanguages+
			": answers have the English one, whatever the page speaks")
		english = &syntax.Tree{Form: syntax.Scalar, Pos: mapping.Pos, Layer: mapping.Layer}
	}
	return english
}

// otherCodes are what languages are called elsewhere: by their country, by three letters, by their own name.
var otherCodes = map[string]string{
	"kz": "kk", "kaz": "kk", "qaz": "kk", "qazaq": "kk", "kazakh": "kk", "uzb": "uz", "ozbek": "uz", "uzbek": "uz",
	"rus": "ru", "russian": "ru", "eng": "en", "gb": "en", "us": "en", "english": "en",
}

// languageMeant says which language was meant, if that can be told, or else which there are.
func languageMeant(name string) string {
	lower := strings.ToLower(name)
	code := otherCodes[lower]
	if beginning, _, regional := strings.Cut(lower, "-"); regional && slices.Contains(Languages, beginning) {
		code = beginning // as uz-Latn or ru-KZ
	}
	if code != "" {
		return "did you mean " + code + ", " + languageNames[code] + "?"
	}
	known := make([]string, len(Languages))
	for i, code := range Languages {
		known[i] = code + " (" + languageNames[code] + ")"
	}
	return "known: " + syntax.Listed(known, "and")
}

// languagesSchema is that of a text by itself or in languages.
func languagesSchema() object {
	properties := object{}
	for _, code := range Languages {
		properties[code] = object{"type": "string", "description": "in " + languageNames[code]}
	}
	return either(object{"type": "string"}, object{"type": "object", "properties": properties,
		"required": Languages[:1], "additionalProperties": false})
}
