package report_test

import (
	"bytes"
	"slices"
	"testing"

	"karvon/report"
	"karvon/report/document"
)

// Documents for Word are set in the same way, and take longer: their pictures are in dots.
func TestEveryKindIsWrittenOnPages(t *testing.T) {
	for _, k := range kindsMade(t) {
		if !slices.Contains(k.formats, report.PDF) {
			continue
		}
		var file bytes.Buffer
		err := k.write(&file, report.PDF, document.Options{})
		if err != nil || !bytes.HasPrefix(file.Bytes(), []byte("%PDF-")) {
			t.Errorf("%s: %d bytes, %v", k.name, file.Len(), err)
		}
	}
}
