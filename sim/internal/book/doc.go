// Package book reads workbooks of spreadsheets (.xlsx), as Excel, LibreOffice and programs write them: Open turns the
// bytes of a file into a Book of sheets whose cells know what they hold and where they stand, and Sheet.Table gives a
// sheet as the same [karvon/sim/internal/sheet.Table] that a CSV file gives.
//
// Numbers, dates and clocks are those that are stored, whatever the format in which they are shown. Of a formula the
// value counts that was kept with it; nothing is calculated. What is read is bounded (karvon/sim/bound), packed and
// unpacked, and nothing is expanded that a file only claims to hold: a sheet is its cells that are not empty.
//
// Nothing is guessed: errors of formulas, formulas that were never calculated and cells that lie under others are
// Mistakes that name sheet and cell.
package book
