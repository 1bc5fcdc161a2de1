package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"karvon/report/document"
	"karvon/sim/visible"
)

// WriteJSON writes what programs read of a document. The same result gives the same bytes.
func WriteJSON(w io.Writer, d *document.Document, _ document.Options) error {
	if d.Indented != nil {
		return writeIndented(w, d.Indented)
	}
	return writeMembers(w, d.Members)
}

// writeIndented writes a value over as many lines as it has parts.
func writeIndented(w io.Writer, value any) error {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := io.WriteString(w, visible.JSON(text.String()))
	return err
}

// writeMembers writes an object, a line a member.
func writeMembers(w io.Writer, members []document.Member) error {
	if _, err := io.WriteString(w, "{\n"); err != nil {
		return err
	}
	for i, m := range members {
		text, err := encodeMember(m)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, "  "+text+comma(i, len(members))+"\n"); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "}\n")
	return err
}

// encodeMember writes a member; an object of members goes over several lines.
func encodeMember(m document.Member) (string, error) {
	value, err := encodeValue(m.Value)
	if err != nil {
		return "", fmt.Errorf("%s: %w", m.Name, err)
	}
	name, err := encodeValue(m.Name)
	return name + ": " + value, err
}

func encodeValue(value any) (string, error) {
	if members, ok := value.([]document.Member); ok {
		return encodeObject(members)
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return "", err
	}
	return visible.JSON(string(bytes.TrimSpace(text.Bytes()))), nil
}

func encodeObject(members []document.Member) (string, error) {
	var text strings.Builder
	text.WriteString("{\n")
	for i, m := range members {
		line, err := encodeMember(m)
		if err != nil {
			return "", err
		}
		text.WriteString("    " + line + comma(i, len(members)) + "\n")
	}
	text.WriteString("  }")
	return text.String(), nil
}

// comma follows every member but the last.
func comma(i, n int) string {
	if i == n-1 {
		return ""
	}
	return ","
}
