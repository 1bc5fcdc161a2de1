package report

import (
	"karvon/report/internal/page"
	"karvon/report/language"
	"karvon/sim/scenario/zone"
)

// Borrow has files of the folder that browsers fetch read by a function, which is given their names.
func Borrow(read func(name string) (string, error)) {
	page.Lend, language.Lend, zone.Lend = read, read, read
}
