package data

import (
	"fmt"
	"testing"

	"karvon/report/document"
)

// pieces notes how large what it is written at once is.
type pieces struct{ total, largest int }

func (p *pieces) Write(text []byte) (int, error) {
	p.total, p.largest = p.total+len(text), max(p.largest, len(text))
	return len(text), nil
}

// A result of many replications is larger as text than it is itself.
func TestNoMoreThanOneValueIsTextAtATime(t *testing.T) {
	var responses []document.Member
	for i := range 50 {
		responses = append(responses, document.Member{Name: fmt.Sprint("response ", i), Value: make(Reals, 1000)})
	}
	d := &document.Document{Members: []document.Member{{Name: "responses", Value: responses}}}
	var written pieces
	if err := WriteJSON(&written, d, document.Options{}); err != nil {
		t.Fatal(err)
	}
	if written.largest > written.total/40 {
		t.Errorf("%d of %d bytes are written at once", written.largest, written.total)
	}
}
