package zone

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"
)

// In March 2024 Kazakhstan moved to UTC+5 as a whole; an older database, such as a machine may have, does not know
// it.
func TestTheDatabaseKnowsKazakhstansChange(t *testing.T) {
	almaty, err := Load("Asia/Almaty")
	if err != nil {
		t.Fatal(err)
	}
	for month, want := range map[time.Month]int{time.February: 6 * 3600, time.April: 5 * 3600} {
		if _, offset := time.Date(2024, month, 15, 12, 0, 0, 0, almaty).Zone(); offset != want {
			t.Errorf("%v: %d s east of UTC, want %d", month, offset, want)
		}
	}
}

func TestZonesOfTheCorridors(t *testing.T) {
	for name, hours := range map[string]int{"UTC": 0, "Asia/Tashkent": 5, "Asia/Bishkek": 6, "Asia/Ashgabat": 5,
		"Asia/Urumqi": 6, "Asia/Shanghai": 8} {
		location, err := Load(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, offset := time.Date(2025, time.July, 1, 0, 0, 0, 0, location).Zone(); offset != hours*3600 {
			t.Errorf("%s: %d s east of UTC", name, offset)
		}
	}
}

func TestUnknownZonesAreErrors(t *testing.T) {
	for _, name := range []string{"", "Asia", "Asia/", "Asia/Tashkennt", "../etc/passwd", "Local"} {
		if location, err := Load(name); err == nil {
			t.Errorf("%q gives %v", name, location)
		}
	}
}

func TestNamesAreSortedAndLoad(t *testing.T) {
	names := Names()
	if len(names) < 400 {
		t.Fatalf("%d names", len(names))
	}
	for i, name := range names {
		if i > 0 && names[i-1] >= name {
			t.Errorf("%s stands after %s", name, names[i-1])
		}
	}
}

// The zones that programs within pages hold are those of the database, and all that the library and the page of the
// studio name.
func TestZonesNearAreThoseOfTheLibrary(t *testing.T) {
	content, err := os.ReadFile("near.zip")
	if err != nil {
		t.Fatal(err)
	}
	near, err := opened(content)
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]bool{}
	for _, file := range near.File {
		held[file.Name] = true
		same, err := find(file.Name)
		if err != nil || same.CRC32 != file.CRC32 {
			t.Errorf("%s is another one than that of the database (%v)", file.Name, err)
		}
	}
	texts, err := filepath.Glob("../../../scenarios/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	texts = append(texts, "../../../cmd/karvon/internal/studio/page/src/start/post.ts")
	all := Names()
	for _, name := range texts {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range regexp.MustCompile(`[A-Z]\w+(/[A-Z]\w+)+|UTC`).FindAllString(string(text), -1) {
			if slices.Contains(all, found) && !held[found] {
				t.Errorf("%s names %s, which near.zip lacks", name, found)
			}
		}
	}
}
