// Package chart draws the pictures of a report into a file by itself: as SVG
// or as PNG.
//
// [Write] takes a [report.Gallery], the same pictures that a page shows, and
// sets them under each other on a sheet as wide as a page of paper. Each is a
// panel: its heading, its legend, and a plot by gonum.org/v1/plot. They are
// made for paper as much as for a screen: series differ by line and mark, not
// by colour alone. The same gallery gives the same bytes.
package chart
