// Package workbook writes documents as workbooks for spreadsheets: a sheet with what is to be said, and a sheet a
// table, with which can be calculated.
package workbook
