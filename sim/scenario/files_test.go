package scenario

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"karvon/sim/bound"
	"karvon/sim/syntax"
)

func TestDataFilesAndFilesTogetherHaveBounds(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "large.csv", "at\n"+strings.Repeat("4h\n", int(bound.DataFile.Most)/3))
	write(t, "long.csv", "at\n"+strings.Repeat("4h\n", int(bound.DataRows.Most)+1))
	write(t, "base.yaml", minimal)
	write(t, "rows.yaml", "karvon: 1\nextends: base.yaml\nflows: {trucks: {arrivals: {rate: null, trace: {file: "+
		"long.csv, time: at}}}}\n")
	write(t, "trace.yaml", "karvon: 1\nextends: base.yaml\nflows: {trucks: {arrivals: {rate: null, trace: {file: "+
		"large.csv, time: at}}}}\n")
	write(t, "many.yaml", "karvon: 1\ninclude: ["+strings.Repeat("base.yaml, ", int(bound.Files.Most))+"]\n")
	write(t, "much.yaml", "karvon: 1\ninclude: ["+strings.Repeat("wide.yaml, ", int(bound.ScenarioRead.Most>>21)+1)+"]\n")
	write(t, "wide.yaml", "karvon: 1\n"+strings.Repeat(strings.Repeat("#", 127)+"\n", 1<<14))
	for name, want := range map[string]string{
		"./trace.yaml": "large.csv is larger than 8 MiB, the most of a data file",
		"./many.yaml": "base.yaml is one more than the 500 files that a scenario can name, each counted as often as it " +
			"is named",
		"./much.yaml": "wide.yaml brings the files of the scenario to more than 32 MiB together, each counted as often as " +
			"it is named",
		"./rows.yaml": "the file has too many rows: at most 400,000 rows",
	} {
		found := mistakes(t, noLibrary, name, Options{})
		if code := map[bool]syntax.Code{true: BadData, false: fileTooLarge}[name == "./rows.yaml"]; found[0].Code != code ||
			found[0].Message != want {
			t.Errorf("%s: %v", name, found[0])
		}
	}
}

func TestALoadThatIsNotWaitedForSaysSo(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "base.yaml", minimal)
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := Load(ended, noLibrary, "./base.yaml", Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

func TestDirectoriesAndDevicesAreNamedAsWhatTheyAre(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, want := range map[string]string{"/dev/zero": "is a device, not a file",
		"/dev/full": "is a device, not a file"} {
		write(t, "own.yaml", fmt.Sprintf("karvon: 1\nextends: %s\n", name))
		found := mistakes(t, noLibrary, "./own.yaml", Options{})
		if found[0].Code == NoSuchFile {
			t.Skip("there is no " + name)
		}
		if found[0].Code != unreadableFile || !strings.HasSuffix(found[0].Message, want) {
			t.Errorf("%s: %v", name, found[0])
		}
	}
}
