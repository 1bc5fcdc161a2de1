package report

import (
	"karvon/report/chart"
	"karvon/report/pdf"
	"karvon/report/word"
	"karvon/report/workbook"
)

// Everything are the writers that a program with all formats has.
var Everything = Writers{
	XLSX: workbook.Write, DOCX: word.Write, PDF: pdf.Write, SVG: chart.WriteSVG, PNG: chart.WritePNG,
}
