package fit

// why makes a reason of a choice.
func why(code Code, values ...Value) Trouble { return Trouble{code, Remark, values} }

func trouble(code Code, gravity Gravity, values ...Value) Trouble {
	return Trouble{code, gravity, values}
}

func count(name string, n int) Value        { return Value{name: name, Of: OfHowMany, Number: float64(n)} }
func portion(name string, x float64) Value  { return Value{name: name, Of: OfShare, Number: x} }
func quantity(name string, x float64) Value { return Value{name: name, Of: OfQuantity, Number: x} }
func ratio(name string, x float64) Value    { return Value{name: name, Of: OfRatio, Number: x} }
func day(name string, days float64) Value   { return Value{name: name, Of: OfDay, Number: days} }
func clock(name string, seconds float64) Value {
	return Value{name: name, Of: OfClock, Number: seconds}
}
func text(name, words string) Value { return Value{name: name, Of: OfText, text: words} }
