package word

import (
	"archive/zip"
	"embed"
	"fmt"
	"io"
	"time"

	"karvon/report/document"
	"karvon/report/internal/paper"
)

// The parts that are the same in every file.
//
//go:embed parts
var parts embed.FS

// noTime stands for the time at which a file was made, which its format asks for: the same result gives the same
// bytes whenever it is written.
var noTime = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

// Write writes a document for Word: what text shows, with its pictures.
func Write(w io.Writer, d *document.Document, options document.Options) error {
	made, err := paper.New(d, options)
	if err != nil {
		return err
	}
	b := &body{}
	b.document(made)
	f := &file{to: zip.NewWriter(w)}
	f.same("[Content_Types].xml", "content-types.xml")
	f.same("_rels/.rels", "package.rels")
	f.add("docProps/core.xml", coreOf(made.Title))
	f.same("docProps/app.xml", "app.xml")
	f.add("word/document.xml", b.Bytes())
	f.add("word/_rels/document.xml.rels", relationsOf(b.plates))
	for _, name := range []string{"styles.xml", "numbering.xml", "settings.xml", "footer.xml"} {
		f.same("word/"+name, name)
	}
	for i, plate := range b.plates {
		f.picture("word/"+pictureName(i), plate)
	}
	if f.err != nil {
		return f.err
	}
	return f.to.Close()
}

// file is an archive of parts. After an error it takes no more.
type file struct {
	to  *zip.Writer
	err error
}

// same adds a part that is the same in every file.
func (f *file) same(name, part string) {
	contents, err := parts.ReadFile("parts/" + part)
	if f.err == nil {
		f.err = err
	}
	f.add(name, contents)
}

// picture adds a picture in dots, which every edition of Word shows.
func (f *file) picture(name string, plate *paper.Plate) {
	dots, err := plate.PNG()
	if f.err == nil {
		f.err = err
	}
	f.add(name, dots)
}

func (f *file) add(name string, contents []byte) {
	if f.err != nil {
		return
	}
	to, err := f.to.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: noTime})
	if err == nil {
		_, err = to.Write(contents)
	}
	f.err = err
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// coreOf is what the file says of itself.
func coreOf(title string) []byte {
	made := noTime.Format(time.RFC3339)
	return fmt.Appendf(nil, declaration+
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" `+
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" `+
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title><dc:creator>karvon</dc:creator>`+
		`<cp:lastModifiedBy>karvon</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>`+
		`<dcterms:modified xsi:type="dcterms:W3CDTF">%[2]s</dcterms:modified></cp:coreProperties>`, escaped(title), made)
}

// pictureName is that of a picture below the folder of the document.
func pictureName(i int) string { return fmt.Sprintf("media/picture%d.png", i+1) }

// pictureID is the name by which the document calls a picture.
func pictureID(i int) string { return fmt.Sprintf("picture%d", i+1) }

// relationsOf says where the document finds what it names.
func relationsOf(plates []*paper.Plate) []byte {
	const of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relations := []byte(declaration +
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	add := func(id, kind, target string) {
		relations = fmt.Appendf(relations, `<Relationship Id="%s" Type="%s" Target="%s"/>`, id, of+kind, target)
	}
	for _, part := range []string{"styles", "numbering", "settings", "footer"} {
		add(part, part, part+".xml")
	}
	for i := range plates {
		add(pictureID(i), "image", pictureName(i))
	}
	return append(relations, "</Relationships>"...)
}
