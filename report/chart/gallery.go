package chart

import (
	"fmt"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/syntax"
)

// gallery is what a file of pictures shows of a document.
type gallery struct {
	Title    string
	Note     string // how it was obtained
	Pictures []document.Picture
}

// chosen takes of a document the pictures with some names, in the order of the names; without names those that
// lead.
func chosen(d *document.Document, names []string) (*gallery, error) {
	note := d.Setting
	if d.PictureNote != "" {
		note += " " + d.PictureNote
	}
	g := &gallery{Title: document.AsShown(d.Title), Note: document.AsShown(note)}
	var known []string
	for _, picture := range d.Pictures {
		known = append(known, picture.Name)
		if len(names) == 0 && picture.Leads {
			g.Pictures = append(g.Pictures, picture)
		}
	}
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, NoPicture(name, known)
		}
		for _, picture := range d.Pictures {
			if picture.Name == name {
				g.Pictures = append(g.Pictures, picture)
			}
		}
	}
	if len(g.Pictures) == 0 {
		return nil, fmt.Errorf("there is nothing to draw: no picture of %s holds anything", d.Title)
	}
	g.Pictures = document.ShownPictures(g.Pictures)
	return g, nil
}

// NoPicture is the error that there is no chart of a name.
func NoPicture(name string, known []string) error {
	hint := ""
	if near := syntax.Suggest(name, known); near != "" {
		hint = "; did you mean " + near + "?"
	}
	return fmt.Errorf("there is no chart %q%s; there are %s", name, hint,
		strings.Join(slices.Compact(slices.Clone(known)), ", "))
}
