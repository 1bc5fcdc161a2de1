package paper

import (
	"slices"

	"karvon/report/chart"
	"karvon/report/document"
	"karvon/report/language"
)

// Paper is a document as it is set on pages.
type Paper struct {
	Title  string
	Blocks []Block
}

// Block is a piece of it, of which all texts are as they are shown.
type Block struct {
	Kind  document.BlockKind
	Text  string
	Table *Table // of AsTable
	Plate *Plate // of AsPicture
}

// Plate is a picture as large as it is set.
type Plate struct {
	*chart.Plate
	Scale         float64 // how many times as large as it is drawn by itself
	Width, Height float64 // in points
	About         string  // what it shows, for who cannot see it
}

// New sets a document: its body, or else what text shows, with the pictures that lead or that the options name.
// It is an error that there is no picture of a name.
func New(d *document.Document, options document.Options) (*Paper, error) {
	s := &setter{all: options.All, in: d.Language, paper: Paper{Title: document.AsShown(d.Title)}}
	blocks := d.Body
	if blocks == nil {
		pictures, err := chart.Chosen(d, options.Charts)
		if err != nil {
			return nil, err
		}
		blocks = usual(d, pictures)
	}
	for _, block := range blocks {
		s.set(block)
	}
	s.text(document.AsNote, hiddenText(s.rows, s.columns, s.in))
	if d.Body == nil && d.Fingerprint != "" {
		s.text(document.AsNote, s.in.Fill("Fingerprint: {fingerprint}", map[string]any{"fingerprint": d.Fingerprint}))
	}
	return &s.paper, nil
}

// usual is the order of a document that has no body of its own.
func usual(d *document.Document, pictures []document.Picture) []document.Block {
	var blocks []document.Block
	add := func(kind document.BlockKind, texts ...string) {
		for _, text := range texts {
			blocks = append(blocks, document.Block{Kind: kind, Text: text})
		}
	}
	add(document.AsParagraph, d.Setting)
	add(document.AsAnswer, d.Headline)
	add(document.AsPoint, d.Points...)
	for i := range pictures {
		blocks = append(blocks, document.Block{Kind: document.AsPicture, Picture: &pictures[i]})
	}
	if said := d.NoteOf(pictures); said != "" {
		add(document.AsNote, said)
	}
	for i := range d.Tables {
		blocks = append(blocks, document.Block{Kind: document.AsTable, Table: &d.Tables[i]})
	}
	add(document.AsParagraph, d.Closing...)
	if len(d.Warnings) > 0 {
		add(document.AsHeading, d.Language.Message("Warnings"))
		add(document.AsPoint, d.Warnings...)
	}
	return blocks
}

// setter sets block by block.
type setter struct {
	paper         Paper
	all           bool
	in            *language.Language
	said          []string // notes of tables
	rows, columns int      // that are not shown
}

func (s *setter) set(block document.Block) {
	switch {
	case block.Kind == document.AsTable && block.Table != nil:
		s.table(block.Table)
	case block.Kind == document.AsPicture && block.Picture != nil:
		s.picture(block.Picture, block.Share)
	case block.Kind == document.PageBreak:
		s.paper.Blocks = append(s.paper.Blocks, Block{Kind: document.PageBreak})
	default:
		s.text(block.Kind, block.Text)
	}
}

// text sets a text, if there is one.
func (s *setter) text(kind document.BlockKind, text string) {
	if text = document.AsShown(text); text != "" {
		s.paper.Blocks = append(s.paper.Blocks, Block{Kind: kind, Text: text})
	}
}

// table sets a table with its title and with the notes that no table before has said.
func (s *setter) table(table *document.Table) {
	laid := newTable(*table, s.all, s.in)
	s.text(document.AsHeading, table.Title)
	s.paper.Blocks = append(s.paper.Blocks, Block{Kind: document.AsTable, Table: laid})
	s.rows, s.columns = s.rows+laid.hiddenRows, s.columns+laid.hiddenColumns
	if laid.hiddenRows > 0 {
		s.text(document.AsNote, s.in.Fill("and {count} more", map[string]any{"count": laid.hiddenRows}))
	}
	for _, note := range laid.notes {
		if !slices.Contains(s.said, note) {
			s.said = append(s.said, note)
			s.text(document.AsNote, note)
		}
	}
}

// picture sets a picture between its title and its note.
func (s *setter) picture(p *document.Picture, share float64) {
	if !(share > 0 && share <= 1) {
		share = 1
	}
	plate := newPlate(chart.PlateOf(document.ShownPictures([]document.Picture{*p}, s.in)[0], s.in), Width*share)
	plate.About = document.AsShown(p.Title)
	s.text(document.AsHeading, p.Title)
	s.paper.Blocks = append(s.paper.Blocks, Block{Kind: document.AsPicture, Plate: plate})
	s.text(document.AsNote, p.Note)
}

// highestPicture is the height up to which a picture has room on a page below its heading.
const highestPicture = PageHeight - 2*Margin - 80

// newPlate sets a picture of a width, or as wide as leaves it room on a page.
func newPlate(drawn *chart.Plate, wanted float64) *Plate {
	width, height := drawn.Size()
	scale := min(wanted/width.Points(), highestPicture/height.Points())
	return &Plate{Plate: drawn, Scale: scale,
		Width: float64(width.Points() * scale), Height: float64(height.Points() * scale)}
}

// hiddenText says where to find what is not shown; it is empty where all is.
func hiddenText(rows, columns int, in *language.Language) string {
	hidden := map[string]any{"columns": columns, "rows": rows}
	switch {
	case columns > 0 && rows > 0:
		return in.Fill("Not shown: {columns column|columns}, which a workbook (.xlsx) has, and {rows row|rows}, which "+
			"--all shows.", hidden)
	case columns > 0:
		return in.Fill("Not shown: {columns column|columns}, which a workbook (.xlsx) has.", hidden)
	case rows > 0:
		return in.Fill("Not shown: {rows row|rows}, which --all shows.", hidden)
	}
	return ""
}
