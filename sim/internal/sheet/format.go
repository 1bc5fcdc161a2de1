package sheet

// Format is what a scenario states of a file. What it leaves empty is told by the file itself, by a rule: see
// Decode, Split, Plain and Moment.
type Format struct {
	Encoding  Encoding
	Separator Separator
	Decimal   Decimal
	Dates     Dates
}

// Separator stands between the cells of a line.
type Separator string

// The separators that are read.
const (
	comma     Separator = ","
	semicolon Separator = ";"
	tab       Separator = "tab"
)

// Values lists the separators.
func (Separator) Values() []string { return []string{string(comma), string(semicolon), string(tab)} }

// rune is the character itself.
func (s Separator) rune() rune {
	if s == tab {
		return '\t'
	}
	return rune(s[0])
}

// Decimal stands before the decimals of a number; a point where nothing is stated.
type Decimal string

// The decimal marks.
const (
	decimalPoint Decimal = "."
	decimalComma Decimal = ","
)

// Values lists the decimal marks.
func (Decimal) Values() []string { return []string{string(decimalPoint), string(decimalComma)} }

// Dates is the order of day and month in a date that begins with one of them.
type Dates string

// The orders of dates.
const (
	DayFirst   Dates = "day-first"
	MonthFirst Dates = "month-first"
)

// Values lists the orders of dates.
func (Dates) Values() []string { return []string{string(DayFirst), string(MonthFirst)} }
