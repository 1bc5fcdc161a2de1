// Package chart draws the pictures of a report into a file by itself: as SVG or as PNG.
//
// [WriteSVG] and [WritePNG] take a document, whose pictures a page shows too, and set them under each other on a
// sheet as wide as a page of paper. Each is a panel: its heading, its legend, and a plot by gonum.org/v1/plot. They
// are made for paper as much as for a screen: series differ by line and mark, not by colour alone. The same
// document gives the same bytes.
package chart
