package document

// Block is a piece of a document on paper, which is read from top to bottom.
type Block struct {
	Kind    BlockKind
	Text    string   // of all kinds but tables, pictures and page breaks
	Table   *Table   // of AsTable; its title is a heading over it, none where it is empty
	Picture *Picture // of AsPicture; its title stands over it and its note below
	Share   float64  // of the text's width that a picture takes, above 0 up to 1; 0 for all of it
}

// BlockKind is how a block is set.
type BlockKind int

// The kinds of blocks.
const (
	AsParagraph BlockKind = iota
	AsHeading
	AsAnswer // a sentence that is set apart
	AsPoint  // of a list
	AsNote   // in small letters
	AsTable
	AsPicture
	PageBreak // what follows stands on a new page
)
