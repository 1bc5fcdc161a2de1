package main

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// requireDocument requires that a document for Word is whole XML, in which texts from outside are shown.
func requireDocument(t *testing.T, what, text string) {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatalf("%s is no document: %v", what, err)
	}
	for _, part := range archive.File {
		if strings.HasSuffix(part.Name, ".png") {
			continue
		}
		reader, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		parser := xml.NewDecoder(reader)
		for {
			token, err := parser.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s, %s: %v", what, part.Name, err)
			}
			if letters, ok := token.(xml.CharData); ok {
				requireShown(t, what, string(letters))
			}
		}
		reader.Close()
	}
}
