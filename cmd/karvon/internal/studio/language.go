package studio

import (
	"slices"
	"strings"

	"karvon/report/language"
)

// saidIn has the answer of a question said in a language; in English where none is named. What programs read of it
// stays as it is.
func saidIn(name string, work *Work, err error) (*Work, error) {
	switch {
	case err != nil || name == "" || name == language.English.Name:
		return work, err
	case language.Find(name) == nil:
		return nil, wrongf("there is no language %q; there are %s", name, strings.Join(language.Names(), ", "))
	}
	said := *work
	said.Arguments = append(slices.Clone(work.Arguments), "--language="+name)
	return &said, nil
}
