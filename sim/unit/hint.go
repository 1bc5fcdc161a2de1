package unit

import (
	"strconv"
	"strings"
)

// refuseAtSight explains texts that are wrong as a whole, before any unit is looked at.
func refuseAtSight(text, body string, dim Dimension) error {
	switch {
	case body == "":
		return mistake(dim, "the text is empty")
	case len(body) > longestText:
		return mistake(dim, "the text is longer than %d characters", longestText)
	case strings.HasPrefix(body, "-") && !dim.signed():
		return mistake(dim, "%q is negative, which %s cannot be", text, dim)
	case looksLikeClock(body):
		return mistake(dim, "%q is a time of day", text)
	case separatesThousands(body):
		return &Error{
			Message: strconv.Quote(text) + " has a comma, a space or an underscore inside its number",
			Hint:    "digits are written together and a point marks the decimals, as in 12500.5",
		}
	}
	return nil
}

func looksLikeClock(body string) bool {
	before, after, found := strings.Cut(body, ":")
	return found && digitsEnd(before, 0) == len(before) && before != "" && digitsEnd(after, 0) > 0
}

// separatesThousands tells whether a separator stands between two digits of one number.
func separatesThousands(body string) bool {
	for i := 1; i+1 < len(body); i++ {
		if strings.IndexByte(", _'", body[i]) >= 0 && isDigit(body[i-1]) && isDigit(body[i+1]) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// wrongUnit explains a name that is no unit of the dimension.
func wrongUnit(text, name string, dim Dimension) *Error {
	quoted := strconv.Quote(text)
	if name == "" {
		return &Error{Message: quoted + " has no unit", Hint: dim.writtenLike()}
	}
	if dim == Number {
		return &Error{Message: quoted + " has " + strconv.Quote(name) + " after the number", Hint: dim.writtenLike()}
	}
	if reason, ok := refusedUnits[strings.TrimPrefix(name, "/")]; ok {
		return &Error{Message: quoted + ": " + reason, Hint: dim.writtenLike()}
	}
	if strings.HasPrefix(dim.Units()[0], "USD") && !strings.HasPrefix(name, "USD") {
		return &Error{Message: quoted + " is not in USD", Hint: "US dollars are the only currency so far: " +
			dim.writtenLike()}
	}
	if other, ok := dimensionOf(name); ok {
		message := quoted + ": " + name + " is a unit of " + dimensions[other].plain + ", not of " + dimensions[dim].plain
		return &Error{Message: message, Hint: dim.writtenLike()}
	}
	if meant := nearest(name, dim); meant != "" {
		return &Error{Message: quoted + " has the unknown unit " + strconv.Quote(name), Hint: "did you mean " + meant + "?"}
	}
	hint := "units of " + dimensions[dim].plain + " are " + strings.Join(dim.Units(), ", ")
	return &Error{Message: quoted + " has the unknown unit " + strconv.Quote(name), Hint: hint}
}

// refusedUnits are names that people write and that have no one meaning here.
var refusedUnits = map[string]string{
	"month":  "a month has no fixed length",
	"months": "a month has no fixed length",
	"year":   "a year has no fixed length",
	"years":  "a year has no fixed length",
}

// dimensionOf finds another dimension that has the unit.
func dimensionOf(name string) (Dimension, bool) {
	for dim := Share; int(dim) < len(dimensions); dim++ {
		if _, ok := dim.lookup(name); ok {
			return dim, true
		}
	}
	return 0, false
}

// otherSpellings leads from names in common use to the accepted symbol.
var otherSpellings = map[string]string{
	"sec": "s", "secs": "s", "mins": "min", "hr": "h", "hrs": "h", "w": "week", "wk": "week", "wks": "weeks",
	"msec": "ms", "µs": "us", "μs": "us",
	"m²": "m2", "m^2": "m2", "sqm": "m2", "km²": "km2", "km^2": "km2", "sqkm": "km2", "hectare": "ha", "hectares": "ha",
	"metre": "m", "metres": "m", "meter": "m", "meters": "m", "kilometre": "km", "kilometres": "km", "kms": "km",
	"kmh": "km/h", "kph": "km/h", "kmph": "km/h", "mps": "m/s", "percent": "%", "pct": "%", "pc": "%",
	"/sec": "/s", "/mins": "/min", "/hr": "/h", "/hours": "/h", "/days": "/day", "/weeks": "/week",
	"/y": "/year", "/yr": "/year", "/years": "/year", "/a": "/year",
	"per second": "/s", "per minute": "/min", "per hour": "/h", "per day": "/day", "per week": "/week",
	"per year": "/year",
}

// nearest gives the accepted symbol that was probably meant, or nothing.
func nearest(name string, dim Dimension) string {
	lower := strings.ToLower(name)
	if meant, ok := otherSpellings[lower]; ok {
		lower = meant
	}
	lower = strings.ReplaceAll(lower, " ", "")
	for _, symbol := range dim.Units() {
		if strings.ToLower(symbol) == lower || (dim == Rate && symbol == "/"+lower) {
			return symbol
		}
	}
	return ""
}
