package engine

import (
	"fmt"
	"regexp"
)

// fullPatches are of the second program besides: its libraries read what it writes, know types by the names of their
// methods, and hold fonts and alphabets for all the world.
var fullPatches = []patch{
	{"gonum.org/v1/plot", "vgall.go", leftOut}, // which only registers ways of drawing
	{"gonum.org/v1/plot", "plot.go", replacing(`"Serif"`, `"Sans"`)},
	{"gonum.org/v1/plot/text", "latex.go", leftOut},
	{"gonum.org/v1/plot/font/liberation", "liberation.go", onlySans},
	{"gonum.org/v1/plot/vg/vgimg", "vgimg.go", replacing(
		"	\"image/jpeg\"\n", "", "	\"golang.org/x/image/tiff\"\n", "",
		"jpeg.Encode(b, c.img, nil)", "png.Encode(b, c.img)", "tiff.Encode(b, c.img, nil)", "png.Encode(b, c.img)")},
	{"github.com/xuri/excelize/v2", "numfmt.go", withoutLanguages},
	{"github.com/xuri/excelize/v2", "excelize.go", replacing(
		"	\"golang.org/x/net/html/charset\"\n", "",
		"charset.NewReaderLabel", "func(string, io.Reader) (io.Reader, error) { return nil, ErrParameterInvalid }")},
	{"github.com/xuri/excelize/v2", "sheet.go", replacing(
		"	\"net/http\"\n", "", "http.DetectContentType(opts.File)", "\"application/octet-stream\"",
		"	\"github.com/tiendc/go-deepcopy\"\n", "", "deepcopy.Copy(", "copyColumn(")},
	{"github.com/xuri/excelize/v2", "rows.go", replacing(
		"	\"github.com/tiendc/go-deepcopy\"\n", "", "deepcopy.Copy(", "copyColumn(")},
	{"github.com/xuri/excelize/v2", "col.go", replacing(
		"	\"github.com/tiendc/go-deepcopy\"\n", "", "deepcopy.Copy(", "copyColumn(",
		"\nfunc flatCols(", `
func copyColumn(to, from any) error {
	column, ok := from.(xlsxCol)
	if !ok {
		return ErrParameterInvalid
	}
	if column.Width != nil {
		width := *column.Width
		column.Width = &width
	}
	*to.(*xlsxCol) = column
	return nil
}

func flatCols(`)},
	{"codeberg.org/go-pdf/fpdf", "fpdf.go", replacing(
		"	\"image/gif\"\n", "", "img, err = gif.Decode(data)", "img, _, err = image.Decode(data)")},
	{"codeberg.org/go-pdf/fpdf", "template.go", replacing(
		"	\"encoding/gob\"\n", "", "	gob.GobDecoder\n	gob.GobEncoder\n", "")},
	{"codeberg.org/go-pdf/fpdf", "template_impl.go", replacing(
		"	\"encoding/gob\"\n", "", "gob.NewEncoder(", "newNoCoder(", "gob.NewDecoder(", "newNoCoder(")},
	{"codeberg.org/go-pdf/fpdf", "def.go", replacing(
		"	\"encoding/gob\"\n", "", "gob.NewEncoder(", "newNoCoder(", "gob.NewDecoder(", "newNoCoder(",
		"\n// PointConvert returns", `
type noCoder struct{}

func newNoCoder(any) noCoder { return noCoder{} }

func (noCoder) Encode(any) error { return fmt.Errorf("this program keeps no templates") }
func (noCoder) Decode(any) error { return fmt.Errorf("this program keeps no templates") }

// PointConvert returns`)},
}

// languages are tables of a library for numbers that it reads, in each language.
var languages = regexp.MustCompile(
	`(?s)(\n\t(?:langNumFmt|supportedLanguageInfo|supportedLanguageCodeInfo|langNumFmtFunc) = map\[[^\n]*\{)\n.*?(\n\t\})`)

// withoutLanguages empties them.
func withoutLanguages(text string) (string, error) {
	if found := len(languages.FindAllString(text, -1)); found != 4 {
		return "", fmt.Errorf("it has %d of 4 tables of languages", found)
	}
	return languages.ReplaceAllString(text, "$1$2"), nil
}

// other fonts than pictures use.
const other = `liberation(mono|serif|sans\w*italic)\w*`

// What of the fonts of pictures is left out.
var (
	otherFonts = regexp.MustCompile(`(?m)^\s*"codeberg\.org/go-fonts/liberation/` + other + `"\n`)
	otherFaces = regexp.MustCompile(`(?s)\t\taddColl\(font\.Font\{[^{}]*\}, ` + other + `\.TTF\)\n`)
)

// onlySans leaves the two fonts that pictures use.
func onlySans(text string) (string, error) {
	fonts, faces := len(otherFonts.FindAllString(text, -1)), len(otherFaces.FindAllString(text, -1))
	if fonts != 10 || faces != 10 {
		return "", fmt.Errorf("it has %d fonts in %d faces besides, not 10 in 10", fonts, faces)
	}
	return otherFaces.ReplaceAllString(otherFonts.ReplaceAllString(text, ""), ""), nil
}
