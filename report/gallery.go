package report

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/scenario"
)

// Gallery is what a file of pictures shows of an experiment.
type Gallery struct {
	Title    string
	Note     string // how it was obtained
	Pictures []Picture
}

// GalleryOf takes the pictures of a document.
func GalleryOf(d *Document) *Gallery {
	note := d.Setting
	if d.PictureNote != "" {
		note += " " + d.PictureNote
	}
	return &Gallery{Title: d.Title, Note: note, Pictures: d.Pictures}
}

// Shown is the gallery with the texts that it quotes as they are shown.
func (g *Gallery) Shown() *Gallery {
	return &Gallery{Title: asShown(g.Title), Note: asShown(g.Note), Pictures: shownPictures(g.Pictures)}
}

// Choose keeps the pictures with some names, in the order of the names; without
// names those that lead.
func (g *Gallery) Choose(names []string) (*Gallery, error) {
	chosen := &Gallery{Title: g.Title, Note: g.Note}
	for i := range g.Pictures {
		if len(names) == 0 && g.Pictures[i].Leads {
			chosen.Pictures = append(chosen.Pictures, g.Pictures[i])
		}
	}
	known := g.names()
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, NoPicture(name, known)
		}
		for i := range g.Pictures {
			if g.Pictures[i].Name == name {
				chosen.Pictures = append(chosen.Pictures, g.Pictures[i])
			}
		}
	}
	if len(chosen.Pictures) == 0 {
		return nil, fmt.Errorf("there is nothing to draw: no picture of %s holds anything", g.Title)
	}
	return chosen, nil
}

func (g *Gallery) names() []string {
	names := make([]string, len(g.Pictures))
	for i := range g.Pictures {
		names[i] = g.Pictures[i].Name
	}
	return names
}

// NoPicture is the error that there is no chart of a name.
func NoPicture(name string, known []string) error {
	hint := ""
	if near := scenario.Suggest(name, known); near != "" {
		hint = "; did you mean " + near + "?"
	}
	return fmt.Errorf("there is no chart %q%s; there are %s", name, hint, strings.Join(slices.Compact(slices.Clone(known)), ", "))
}
