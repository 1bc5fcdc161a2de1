package unit

import (
	"math/big"
	"strings"
)

// Dimension is the kind of a quantity. It fixes which units may be written and the base unit of the parsed value.
type Dimension uint8

// The dimensions, each with the base unit of its parsed value.
const (
	Number        Dimension = iota // a plain number, no unit
	Share                          // a fraction of one, written in percent
	Duration                       // seconds
	Rate                           // events per second
	Area                           // square metres
	Length                         // metres
	Speed                          // metres per second
	Money                          // US dollars
	CostRate                       // US dollars per day
	CostPerLength                  // US dollars per kilometre
	FuelPrice                      // US dollars per litre
	FuelRate                       // litres per day
	FuelUse                        // litres per 100 kilometres
	Emission                       // kilograms per litre
	Mass                           // kilograms
	MassRate                       // kilograms per day
	Memory                         // bytes of a computer
)

// symbol is one accepted spelling of a unit. Several spellings may share a worth; the first of them is canonical.
type symbol struct {
	name  string
	worth *big.Rat // in base units
}

// dimensionRow is what is known of one Dimension. Symbols stand in the order in which Format prefers them.
type dimensionRow struct {
	noun    string // with its article
	plain   string // without it, for "a unit of ..."
	example string
	least   string // the smallest quantity above zero that Parse takes; one below zero is measured by its size
	most    string // the largest
	symbols []symbol
}

const nanosecondsPerSecond = 1_000_000_000

// dimensions are wide enough for any real use, and narrow enough that sums and products of what Parse takes stay
// finite.
var dimensions = [...]dimensionRow{
	Number: {noun: "a number", plain: "number", example: "12 or 0.6", least: "1e-15", most: "1e15",
		symbols: []symbol{{"", ratio(1, 1)}}},
	Share: {noun: "a share", plain: "share", example: "78.5%", least: "1e-12%", most: "1e11%",
		symbols: []symbol{{"%", ratio(1, 100)}}},
	Duration: {noun: "a duration", plain: "duration", example: "90s or 4m30s", least: "1e-6 ns", most: "36,525 days",
		symbols: durationSymbols()},
	Rate: {noun: "a rate", plain: "rate", example: "120/h or 2500/day", least: "1e-6/year", most: "1,000,000/s",
		symbols: rateSymbols()},
	Area: {noun: "an area", plain: "area", example: "2.5 m2 or 38 ha", least: "0.0001 m2", most: "1,000,000 km2",
		symbols: []symbol{
			{" m2", ratio(1, 1)}, {" ha", ratio(10_000, 1)}, {" km2", ratio(1_000_000, 1)}}},
	Length: {noun: "a length", plain: "length", example: "900 m or 805 km", least: "1 mm", most: "1,000,000 km",
		symbols: []symbol{
			{" m", ratio(1, 1)}, {" km", ratio(1000, 1)}, {" cm", ratio(1, 100)}, {" mm", ratio(1, 1000)}}},
	Speed: {noun: "a speed", plain: "speed", example: "45 km/h or 20 m/s", least: "1e-6 km/h", most: "10,000 km/h",
		symbols: []symbol{
			{" km/h", ratio(1000, 3600)}, {" m/s", ratio(1, 1)}}},
	Money: {noun: "an amount of money", plain: "money", example: "74 USD", least: "1e-9 USD", most: "1e15 USD",
		symbols: []symbol{
			{" USD", ratio(1, 1)}}},
	CostRate: {noun: "a cost of time", plain: "cost of time", example: "12 USD/h or 60 USD/day", least: "1e-9 USD/day",
		most: "1e15 USD/day", symbols: []symbol{
			{" USD/h", ratio(24, 1)}, {" USD/day", ratio(1, 1)}, {" USD/min", ratio(1440, 1)}, {" USD/week", ratio(1, 7)},
			{" USD/year", ratio(1, 365)}}},
	CostPerLength: {noun: "a cost of distance", plain: "cost of distance", example: "0.6 USD/km", least: "1e-9 USD/km",
		most: "1e15 USD/km", symbols: []symbol{
			{" USD/km", ratio(1, 1)}}},
	FuelPrice: {noun: "a price of fuel", plain: "price of fuel", example: "0.9 USD/l", least: "1e-9 USD/l",
		most: "1e9 USD/l", symbols: []symbol{
			{" USD/l", ratio(1, 1)}}},
	FuelRate: {noun: "a use of fuel in time", plain: "use of fuel in time", example: "2.5 l/h", least: "1e-9 l/day",
		most: "1e9 l/day", symbols: []symbol{
			{" l/h", ratio(24, 1)}, {" l/day", ratio(1, 1)}}},
	FuelUse: {noun: "a use of fuel on the way", plain: "use of fuel on the way", example: "35 l/100km",
		least: "1e-9 l/100km", most: "1e9 l/100km", symbols: []symbol{
			{" l/100km", ratio(1, 1)}, {" l/km", ratio(100, 1)}}},
	Emission: {noun: "an emission of fuel", plain: "emission of fuel", example: "2.68 kg/l", least: "1e-9 kg/l",
		most: "1e9 kg/l", symbols: []symbol{
			{" kg/l", ratio(1, 1)}, {" g/l", ratio(1, 1000)}}},
	Mass: {noun: "a mass", plain: "mass", example: "8 kg or 2 t", least: "1e-9 kg", most: "1e15 kg", symbols: []symbol{
		{" kg", ratio(1, 1)}, {" t", ratio(1000, 1)}, {" g", ratio(1, 1000)}}},
	MassRate: {noun: "a mass in time", plain: "mass in time", example: "500 kg/day or 3 t/day", least: "1e-9 kg/day",
		most: "1e15 kg/day", symbols: []symbol{
			{" kg/day", ratio(1, 1)}, {" t/day", ratio(1000, 1)}, {" kg/h", ratio(24, 1)}}},
	Memory: {noun: "a size of memory", plain: "memory", example: "500 MB or 4 GB", least: "1 B", most: "1,000,000 GB",
		symbols: []symbol{
			{" GB", ratio(1_000_000_000, 1)}, {" MB", ratio(1_000_000, 1)}, {" kB", ratio(1000, 1)}, {" B", ratio(1, 1)},
			{" GiB", ratio(1<<30, 1)}, {" MiB", ratio(1<<20, 1)}, {" KiB", ratio(1<<10, 1)}}},
}

func ratio(numerator, denominator int64) *big.Rat { return big.NewRat(numerator, denominator) }

// durationSymbols are listed from the smallest unit up; Format writes durations by FormatDuration.
func durationSymbols() []symbol {
	second := func(n int64) *big.Rat { return ratio(n, 1) }
	return []symbol{
		{"ns", ratio(1, nanosecondsPerSecond)},
		{"us", ratio(1, 1_000_000)},
		{"ms", ratio(1, 1000)},
		{"s", second(1)}, {"second", second(1)}, {"seconds", second(1)},
		{"m", second(60)}, {"min", second(60)}, {"minute", second(60)}, {"minutes", second(60)},
		{"h", second(3600)}, {"hour", second(3600)}, {"hours", second(3600)},
		{"d", second(86_400)}, {"day", second(86_400)}, {"days", second(86_400)},
		{"week", second(604_800)}, {"weeks", second(604_800)},
	}
}

// rateSymbols count a year as 365 days. A month has no fixed length and is not among them.
func rateSymbols() []symbol {
	return []symbol{
		{"/h", ratio(1, 3600)}, {"/hour", ratio(1, 3600)},
		{"/day", ratio(1, 86_400)}, {"/d", ratio(1, 86_400)},
		{"/min", ratio(1, 60)}, {"/minute", ratio(1, 60)}, {"/m", ratio(1, 60)},
		{"/s", ratio(1, 1)}, {"/second", ratio(1, 1)},
		{"/week", ratio(1, 604_800)},
		{"/year", ratio(1, 365*86_400)},
	}
}

// String names the dimension with its article: "a duration", "an area".
func (d Dimension) String() string { return dimensions[d].noun }

// Plain names the dimension without an article.
func (d Dimension) Plain() string { return dimensions[d].plain }

// Example shows how a quantity of the dimension is written, in one or two samples joined by "or".
func (d Dimension) Example() string { return dimensions[d].example }

// Units lists the accepted unit symbols, without surrounding spaces; a Number has none.
func (d Dimension) Units() []string {
	var names []string
	for _, s := range dimensions[d].symbols {
		if name := strings.TrimSpace(s.name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// lookup finds the symbol spelled so, letter for letter.
func (d Dimension) lookup(name string) (symbol, bool) {
	for _, s := range dimensions[d].symbols {
		if strings.TrimSpace(s.name) == name {
			return s, true
		}
	}
	return symbol{}, false
}

// signed tells whether a value below zero has a meaning.
func (d Dimension) signed() bool { return d == Number }

func (d Dimension) writtenLike() string { return d.String() + " is written like " + d.Example() }
