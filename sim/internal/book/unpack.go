package book

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/internal/sheet"
)

// parts is the files that a workbook is packed of.
type parts struct {
	byName map[string]*zip.File // in lower case
}

// archive begins every .xlsx, and compound every workbook of old Excel and every one with a password.
const (
	archive  = "PK"
	compound = "\xd0\xcf\x11\xe0"
)

// unpack opens the parts of a workbook, whose sizes are bounded before one of them is read.
func unpack(raw []byte) (*parts, *sheet.Mistake) {
	switch {
	case !bound.Workbook.Allows(int64(len(raw))):
		return nil, &sheet.Mistake{Kind: "size", Message: "the workbook is too large: at most " + bound.Workbook.Size(),
			Hint: "cut it into several"}
	case len(raw) == 0:
		return nil, &sheet.Mistake{Kind: "empty", Message: "the file holds nothing"}
	case bytes.HasPrefix(raw, []byte(compound)):
		return nil, &sheet.Mistake{Kind: "workbook",
			Message: "the file is a workbook of old Excel (.xls), or one that a password locks",
			Hint:    "save it as .xlsx, without a password"}
	case !bytes.HasPrefix(raw, []byte(archive)):
		return nil, &sheet.Mistake{Kind: "workbook", Message: "the file is no workbook (.xlsx)",
			Hint: "save it as .xlsx; a table as text is given as a file .csv"}
	}
	opened, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, broken("it is cut off or damaged")
	}
	p := &parts{byName: make(map[string]*zip.File, len(opened.File))}
	var size uint64
	for _, file := range opened.File {
		if size += file.UncompressedSize64; size > uint64(bound.Unpacked.Most) || file.UncompressedSize64 > size {
			return nil, &sheet.Mistake{Kind: "size", Hint: "cut it into several",
				Message: "the workbook is too large unpacked: at most " + bound.Unpacked.Size()}
		}
		p.byName[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(file.Name, `\`, "/"), "/"))] = file
	}
	return p, p.foreign()
}

// foreign finds packed files of other kinds that people take for workbooks of Excel.
func (p *parts) foreign() *sheet.Mistake {
	switch {
	case p.byName["xl/workbook.bin"] != nil:
		return &sheet.Mistake{Kind: "workbook", Message: "the file is a binary workbook (.xlsb)", Hint: "save it as .xlsx"}
	case p.byName["mimetype"] != nil && p.byName["content.xml"] != nil:
		return &sheet.Mistake{Kind: "workbook", Message: "the file is an OpenDocument file (.ods)", Hint: "save it as .xlsx"}
	case p.byName["[content_types].xml"] == nil:
		return &sheet.Mistake{Kind: "workbook", Message: "the file is packed, but is no workbook (.xlsx)",
			Hint: "unpack it, and give the workbook itself"}
	}
	return nil
}

var errNoPart = errors.New("a part of it is missing")

// walk reads a part by its elements: visit is called at the beginning of each, and may read what is in it from the
// decoder.
func (p *parts) walk(name string, visit func(*xml.Decoder, xml.StartElement) error) error {
	file := p.byName[strings.ToLower(name)]
	if file == nil {
		return fmt.Errorf("%w: %s", errNoPart, name)
	}
	opened, err := file.Open()
	if err != nil {
		return err
	}
	defer opened.Close()
	decoder := xml.NewDecoder(opened)
	for {
		token, err := decoder.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := visit(decoder, start); err != nil {
				return err
			}
		}
	}
}

// attribute gives one of an element's, whatever its prefix; empty where it has none.
func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// target is the part that a relation of another part leads to.
func target(from, to string) string {
	if strings.HasPrefix(to, "/") {
		return strings.TrimPrefix(path.Clean(to), "/")
	}
	return path.Join(path.Dir(from), to)
}
