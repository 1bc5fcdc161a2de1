package scenario

import (
	"cmp"
	"fmt"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/internal/sheet"
	"karvon/sim/syntax"
)

// dataFile is a table that was read from a file beside the scenario.
type dataFile struct {
	source *source
	table  *sheet.Table
	format sheet.Format
	tally  *tally

	confidential bool // whether messages show nothing of its cells
}

// openData reads a table that is named beside the scenario; nil where it cannot. Wanted are the trees with the
// headers of the columns that are to be read.
func (d *decoder) openData(name *syntax.Tree, at place, format sheet.Format, wanted ...*syntax.Tree) *dataFile {
	path, ok := d.single(name, at.under("file", constraint{}), "the path of a CSV file")
	if !ok {
		return nil
	}
	read, err := d.sources.fill(d.sources.beside(path, d.sources.byDisplay[name.Pos.File]), &bound.DataFile)
	if err != nil {
		code, message, hint := d.sources.openError(path, read, err)
		d.fail(code, name, at, message, hint)
		return nil
	}
	d.sources.data[name.Pos] = read
	text, mistake := sheet.Decode(read.text, format.Encoding)
	read.text, read.hidden = []byte(text), !read.named && !d.sources.shows(read)
	d.sources.remember(read)
	file := &dataFile{source: read, format: format, tally: &tally{}, confidential: d.sources.confidential(read)}
	file.tally.withheld = file.confidential
	if mistake != nil {
		file.reveal(nil)
		if mistake.Kind == "encoding" && format.Encoding == "" {
			mistake.Hint = "say encoding: " + syntax.Listed(sheet.Encoding("").Values()[1:], "or") +
				" beside file, or save it as UTF-8"
		}
		d.Add(syntax.NotText, file.pos(mistake.Line, mistake.Column), at.path, mistake.Message, mistake.Hint)
		return nil
	}
	headers := make([]string, len(wanted))
	for i, header := range wanted {
		headers[i] = header.Text
	}
	table, mistakes := sheet.Split(text, format.Separator, headers)
	for _, mistake := range mistakes {
		file.tally.add(mistake, BadData, file.pos(mistake.Line, mistake.Column), at.path)
	}
	if file.table = table; table == nil {
		d.tell(file.tally)
		return nil
	}
	file.reveal(headers)
	return file
}

func (f *dataFile) pos(line, column int) syntax.Pos {
	return syntax.Pos{File: f.source.display, Line: line, Column: column}
}

// column gives the cells under a header, each with its place in the file.
func (d *decoder) column(file *dataFile, header *syntax.Tree, at place) ([]Text, bool) {
	if header.Form != syntax.Scalar {
		d.wrongForm(header, at, "the header of a column")
		return nil, false
	}
	index, mistake := file.table.Header(header.Text)
	switch {
	case mistake != nil:
		d.Add(BadData, file.pos(mistake.Line, mistake.Column), at.path, mistake.Message, mistake.Hint)
		return nil, false
	case index < 0:
		d.fail(BadData, header, at, file.source.display+" has no column "+syntax.Abbreviated(header.Text),
			file.headerMeant(header.Text))
		return nil, false
	}
	cells := make([]Text, len(file.table.Rows))
	for i, row := range file.table.Rows {
		cells[i] = Text{Meta{Pos: file.pos(row[index].Line, row[index].Column), Path: at.path}, row[index].Text}
	}
	return cells, true
}

// tally keeps the first mistake of each kind that many cells can show, and counts the others.
type tally struct {
	found    map[string]*counted
	withheld bool // whether the cells are not to be shown
}

type counted struct {
	first syntax.Error
	more  int
}

// add notes the mistake of a cell.
func (y *tally) add(mistake *sheet.Mistake, code syntax.Code, pos syntax.Pos, path string) {
	if y.found == nil {
		y.found = map[string]*counted{}
	}
	if y.withheld {
		mistake = withheld(mistake)
	}
	e := syntax.Error{Code: code, Pos: pos, Path: path, Message: mistake.Message, Hint: mistake.Hint}
	known := y.found[mistake.Kind]
	switch {
	case known == nil:
		y.found[mistake.Kind] = &counted{first: e}
		return
	case pos.Compare(known.first.Pos) < 0:
		known.first = e
	}
	known.more++
}

// tell reports what a tally holds, and whether it holds nothing.
func (d *decoder) tell(y *tally) bool {
	var all []*counted
	for _, c := range y.found {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *counted) int {
		return cmp.Or(a.first.Pos.Compare(b.first.Pos), cmp.Compare(a.first.Message, b.first.Message))
	})
	for _, c := range all {
		if c.more > 0 {
			c.first.Message += fmt.Sprintf(", and %d more like it", c.more)
		}
		d.Add(c.first.Code, c.first.Pos, c.first.Path, c.first.Message, c.first.Hint)
	}
	return len(all) == 0
}
