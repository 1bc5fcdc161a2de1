package book

import (
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/internal/sheet"
)

// contents is what all sheets of a workbook share.
type contents struct {
	sheets  []listed
	since04 bool // whether days are counted from 1904
	texts   []string
	formats []format // by the style of a cell
}

// listed is a sheet as the workbook lists it.
type listed struct {
	name   string
	part   string
	hidden bool
	cells  bool // rather than a chart alone
}

// relation leads from a part to another.
type relation struct{ kind, part string }

// contents reads the list of sheets, the texts and the formats.
func (p *parts) contents() (*contents, *sheet.Mistake) {
	c := &contents{}
	book := "xl/workbook.xml"
	top, err := p.relations("")
	if err != nil {
		return nil, broken(err.Error())
	}
	for _, r := range top {
		if r.kind == "officeDocument" {
			book = r.part
		}
	}
	related, err := p.relations(book)
	if err != nil {
		return nil, broken(err.Error())
	}
	if err := p.walk(book, c.listing(related)); err != nil {
		return nil, broken(err.Error())
	}
	if !bound.Sheets.Allows(int64(len(c.sheets))) {
		return nil, &sheet.Mistake{Kind: "size", Message: "the workbook has too many sheets: " + bound.Sheets.String()}
	}
	for _, r := range related {
		switch r.kind {
		case "sharedStrings":
			err = errors.Join(err, p.walk(r.part, c.text))
		case "styles":
			err = errors.Join(err, p.styles(r.part, c))
		}
	}
	if err != nil && !errors.Is(err, errNoPart) {
		return nil, broken(err.Error())
	}
	return c, nil
}

// relations gives where a part leads to, by the names of the relations; none where it does not say.
func (p *parts) relations(from string) (map[string]relation, error) {
	found := map[string]relation{}
	err := p.walk(path.Join(path.Dir(from), "_rels", path.Base(from)+".rels"),
		func(_ *xml.Decoder, start xml.StartElement) error {
			if start.Name.Local == "Relationship" {
				found[attribute(start, "Id")] = relation{path.Base(attribute(start, "Type")),
					target(from, attribute(start, "Target"))}
			}
			return nil
		})
	if errors.Is(err, errNoPart) {
		err = nil
	}
	return found, err
}

// listing reads the list of sheets.
func (c *contents) listing(related map[string]relation) func(*xml.Decoder, xml.StartElement) error {
	return func(_ *xml.Decoder, start xml.StartElement) error {
		switch start.Name.Local {
		case "workbookPr":
			c.since04 = truth(attribute(start, "date1904"))
		case "sheet":
			to, ok := related[relationOf(start)]
			if !ok {
				return fmt.Errorf("the sheet %q is missing", attribute(start, "name"))
			}
			state := attribute(start, "state")
			c.sheets = append(c.sheets, listed{name: attribute(start, "name"), part: to.part,
				hidden: state == "hidden" || state == "veryHidden", cells: to.kind == "worksheet"})
		}
		return nil
	}
}

// relationOf is the name of the relation of a sheet: an attribute with a prefix, beside others of the same name.
func relationOf(start xml.StartElement) string {
	for _, a := range start.Attr {
		if a.Name.Local == "id" && strings.HasSuffix(a.Name.Space, "/relationships") {
			return a.Value
		}
	}
	return ""
}

func truth(text string) bool { return text == "1" || text == "true" }

// text reads one of the texts that cells refer to by their number.
func (c *contents) text(decoder *xml.Decoder, start xml.StartElement) error {
	if start.Name.Local != "si" {
		return nil
	}
	var item richText
	if err := decoder.DecodeElement(&item, &start); err != nil {
		return err
	}
	c.texts = append(c.texts, item.String())
	return nil
}

// richText is a text, in runs where parts of it have fonts of their own. Readings above the line are left out.
type richText struct {
	Text []string `xml:"t"`
	Runs []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

func (r richText) String() string {
	text := strings.Join(r.Text, "")
	for _, run := range r.Runs {
		text += run.Text
	}
	return unescaped(text)
}
