//go:build !js || full

package main

import (
	"karvon/report"
	"karvon/report/chart"
	"karvon/report/pdf"
	docx "karvon/report/word"
	"karvon/report/workbook"
	inputs "karvon/sim/inputs/workbook"
)

// writers are the writers of formats that need libraries of their own.
var writers = report.Writers{
	report.XLSX: workbook.Write, report.DOCX: docx.Write, report.PDF: pdf.Write,
	report.SVG: chart.WriteSVG, report.PNG: chart.WritePNG,
}

// writeSheets writes a workbook of sheets.
var writeSheets = inputs.Write
