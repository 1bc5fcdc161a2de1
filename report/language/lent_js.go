package language

import (
	"encoding/json"
	"io/fs"
)

// Lend gives a file of the folder that browsers fetch, by its name; nil where there is none.
var Lend func(name string) (string, error)

// messagesIn gives the messages of a language, by their English: they are fetched once they are needed.
func messagesIn(name string) (map[string]string, error) {
	if Lend == nil {
		return nil, fs.ErrNotExist
	}
	text, err := Lend(fileOf(name))
	if err != nil {
		return nil, err
	}
	var found map[string]string
	err = json.Unmarshal([]byte(text), &found)
	return found, err
}
