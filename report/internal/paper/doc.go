// Package paper holds what documents in Word and PDF have in common: what is set on their pages, in which order, in
// which letters, and tables of which the columns fit between the margins.
package paper
