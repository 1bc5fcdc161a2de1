//go:build !full

package report

// usual are none: the first program inside a page shows documents by itself.
var usual Writers
