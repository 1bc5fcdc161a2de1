package main

import (
	"slices"
	"testing"
)

func TestTheCommandOfWhatIsKeptIsMadeForTheFileBesideWhichItLies(t *testing.T) {
	options := []string{"--together", "all=a.*,b's", "--only", "", "-n", "5"}
	command := keepCommand("folder/one.yaml", []string{"more"}, options)
	const want = `karvon sensitivity one.yaml --policy more --together 'all=a.*,b'\''s' --only '' -n 5 --keep`
	if command != want {
		t.Errorf("it is %s, want %s", command, want)
	}
	if got := keptOptions(command); !slices.Equal(got, options) {
		t.Errorf("the options are %q, want %q", got, options)
	}
	if got := keepCommand("two words", nil, keptOptions("rm -r")); got != "karvon sensitivity 'two words.yaml' --keep" {
		t.Errorf("of another command it is %s", got)
	}
}
