//go:build !js

package language

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
)

// Translation is a message in every language.
type Translation struct {
	English string `json:"en"`
	Russian string `json:"ru"`
	Uzbek   string `json:"uz"`
	Kazakh  string `json:"kk"`
}

// In gives the message in a language.
func (t *Translation) In(name string) string {
	return map[string]string{"en": t.English, "ru": t.Russian, "uz": t.Uzbek, "kk": t.Kazakh}[name]
}

// messageFiles have the messages by what they are about.
//
//go:embed messages/*.json
var messageFiles embed.FS

// Translations reads all messages that are translated, file by file.
func Translations() ([]Translation, error) {
	names, err := fs.Glob(messageFiles, "messages/*.json")
	if err != nil {
		return nil, err
	}
	var all []Translation
	for _, name := range names {
		text, err := messageFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var some []Translation
		if err := json.Unmarshal(text, &some); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, some...)
	}
	return all, nil
}

// messagesIn gives the messages of a language, by their English.
func messagesIn(name string) (map[string]string, error) {
	all, err := Translations()
	if err != nil {
		return nil, err
	}
	found := make(map[string]string, len(all))
	for i := range all {
		found[all[i].English] = all[i].In(name)
	}
	return found, nil
}

// Held are files that a page lends to the programs which run inside it, by their names: the messages of each language.
func Held() map[string]string {
	held := map[string]string{}
	for _, l := range All {
		if text, err := json.Marshal(l.messages()); err == nil && !l.IsEnglish() { // of texts alone
			held[fileOf(l.Name)] = string(text)
		}
	}
	return held
}
