// Package word writes documents for Word, in the format of ISO/IEC 29500 (.docx): on A4 pages with their numbers,
// with headings, lists and tables that can be edited. The same document gives the same bytes.
package word
