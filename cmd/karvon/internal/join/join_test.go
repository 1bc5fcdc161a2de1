//go:build unix

package join

import "testing"

// Of two farms in one folder the second would overwrite what the first keeps, and its join files.
func TestAFolderIsOneFarms(t *testing.T) {
	folder := t.TempDir()
	first, err := Claim(folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Claim(folder); err == nil {
		t.Error("a second farm gets the folder")
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Claim(folder)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}
