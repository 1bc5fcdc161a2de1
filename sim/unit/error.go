package unit

import "fmt"

// Error tells why a text is not the quantity that was due. Message says what is wrong with the text, Hint how such
// a quantity is written; a loader may print them apart.
type Error struct {
	Message string
	Hint    string
	Beyond  bool // whether it is such a quantity, but out of the range of its dimension
}

// Error joins the message and the hint.
func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + "; " + e.Hint
}

// mistake builds an Error whose hint shows how a quantity of the dimension is written.
func mistake(dim Dimension, format string, args ...any) *Error {
	return &Error{Message: fmt.Sprintf(format, args...), Hint: dim.writtenLike()}
}
