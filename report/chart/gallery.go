package chart

import (
	"fmt"
	"slices"

	"karvon/report/document"
	"karvon/report/language"
)

// gallery is what a file of pictures shows of a document.
type gallery struct {
	Title    string
	Note     string // how it was obtained
	Pictures []document.Picture
	Language *language.Language
}

// chosen takes of a document the pictures with some names, in the order of the names; without names those that
// lead.
func chosen(d *document.Document, names []string) (*gallery, error) {
	pictures, err := Chosen(d, names)
	note := d.Setting
	if said := d.NoteOf(pictures); said != "" {
		note += " " + said
	}
	if err == nil && len(pictures) == 0 {
		err = fmt.Errorf("there is nothing to draw: no picture of %s holds anything", englishTitle(d))
	}
	return &gallery{Title: document.AsShown(d.Title), Note: document.AsShown(note), Pictures: pictures,
		Language: d.Language}, err
}

// englishTitle is the title of a document in English, as mistakes are told.
func englishTitle(d *document.Document) string {
	if d.English != nil {
		d = d.English()
	}
	return d.Title
}

// Chosen are the pictures of a document with some names, in the order of the names, and without names those that
// lead, if there are any; with their texts as they are shown. It is an error that there is none of a name.
func Chosen(d *document.Document, names []string) ([]document.Picture, error) {
	var pictures []document.Picture
	var known []string
	for _, picture := range d.Pictures {
		known = append(known, picture.Name)
		if len(names) == 0 && picture.Leads {
			pictures = append(pictures, picture)
		}
	}
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, document.NoPicture(name, known)
		}
		for _, picture := range d.Pictures {
			if picture.Name == name {
				pictures = append(pictures, picture)
			}
		}
	}
	return document.ShownPictures(pictures, d.Language), nil
}
