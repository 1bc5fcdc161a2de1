package syntax

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// bothWays reads a text quickly, where that can be done, and by the YAML library.
func bothWays(t *testing.T, text string) (quick, slow *Tree, mistakes int) {
	t.Helper()
	at := Origin{File: "text.yaml", Layer: "text.yaml"}
	one, other := NewCollector(t.Context(), nil), NewCollector(t.Context(), nil)
	quick = (&parser{texts, &one, at}).quick([]byte(text))
	slow = (&parser{texts, &other, at}).slow([]byte(text))
	if one.Found.Len() > 0 {
		t.Fatalf("reading quickly tells mistakes, which are the library's to tell:\n%s", text)
	}
	if quick != nil && one.values != other.values {
		t.Errorf("quickly there are %d values, else %d:\n%s", one.values, other.values, text)
	}
	return quick, slow, other.Found.Len()
}

// TestQuickGivesTheSameTree reads all scenarios of the library both ways, and what is left of them where characters are
// taken away, doubled or put in another place.
func TestQuickGivesTheSameTree(t *testing.T) {
	var texts []string
	for _, pattern := range []string{"../../scenarios/*.yaml", "../../scenarios/parts/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			quick, slow, _ := bothWays(t, string(raw))
			if quick == nil {
				t.Errorf("%s is not read quickly", file)
			} else if where := different(quick, slow, ""); where != "" {
				t.Errorf("%s: %s", file, where)
			}
			texts = append(texts, parts(string(raw))...)
		}
	}
	marks := strings.Split(" |\n|\n  |:|,|-|#|{|}|[|]|'|\"|>|&|*|!|?|%|@|$|(|)|a|1|~|.|я|: |- | #|\\", "|")
	random := rand.New(rand.NewPCG(7, 2))
	taken := 0
	for range 10_000 {
		text := texts[random.IntN(len(texts))]
		for range 1 + random.IntN(3) {
			at := random.IntN(len(text))
			end := min(len(text), at+random.IntN(40))
			switch random.IntN(5) {
			case 0:
				text = text[:at] + text[at+1:]
			case 1:
				text = text[:at] + marks[random.IntN(len(marks))] + text[at:]
			case 2:
				text = text[:at] + marks[random.IntN(len(marks))] + text[at+1:]
			case 3:
				text = text[:at] + text[end:]
			default:
				text = text[:end] + text[at:]
			}
			if text = strings.ToValidUTF8(text, "?"); text == "" {
				text = " "
			}
		}
		quick, slow, mistakes := bothWays(t, text)
		if quick == nil {
			continue
		}
		taken++
		if mistakes > 0 || slow == nil {
			t.Fatalf("read quickly, though there are mistakes:\n%s", text)
		}
		if where := different(quick, slow, ""); where != "" {
			t.Fatalf("%s:\n%s", where, text)
		}
	}
	if taken < 500 {
		t.Errorf("only %d texts were read quickly", taken)
	}
}

// parts are pieces of a text, each of whole lines from one without indentation on.
func parts(text string) []string {
	var all []string
	lines := strings.SplitAfter(text, "\n")
	from := 0
	for i, line := range lines {
		if begins := len(line) > 0 && line[0] >= 'a' && line[0] <= 'z'; i-from > 12 || begins && i > from {
			all = append(all, strings.Join(lines[from:i], ""))
			from = i
		}
	}
	return all
}

// different says where two trees differ; nothing where they do not.
func different(one, other *Tree, path string) string {
	if one == nil || other == nil {
		if one == other {
			return ""
		}
		return path + " is not in both"
	}
	a, b := *one, *other
	a.Items, a.Fields, b.Items, b.Fields = nil, nil, nil, nil
	if !reflect.DeepEqual(a, b) {
		return path + ": " + a.describe() + " and " + b.describe()
	}
	if len(one.Items) != len(other.Items) || len(one.Fields) != len(other.Fields) {
		return path + ": their lengths differ"
	}
	for i := range one.Items {
		if where := different(one.Items[i], other.Items[i], path+"[]"); where != "" {
			return where
		}
	}
	for i, f := range one.Fields {
		g := other.Fields[i]
		if f.Name != g.Name || f.Pos != g.Pos {
			return path + "." + f.Name + " at " + f.Pos.String() + " and " + g.Name + " at " + g.Pos.String()
		}
		if where := different(f.Value, g.Value, path+"."+f.Name); where != "" {
			return where
		}
	}
	return ""
}

func (t *Tree) describe() string {
	return t.Form.String() + " " + t.Text + " at " + t.Pos.String()
}
