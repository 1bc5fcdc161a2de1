// Package pdf writes documents as PDF: on A4 pages with their numbers, in letters that are part of the file and can
// be searched and copied. The same document gives the same bytes.
package pdf
