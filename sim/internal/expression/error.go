package expression

// Error says what is wrong with a text.
type Error struct {
	Column  int // characters before the place in the text
	Message string
	Hint    string // what was meant or what to do; empty where nothing better is known
}

// Error joins the message and the hint.
func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + " (" + e.Hint + ")"
}
