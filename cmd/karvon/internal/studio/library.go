package studio

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"karvon/sim/lint"
	"karvon/sim/scenario"
)

// Listed is a scenario of the library.
type Listed struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Sentence string `json:"sentence"` // the first of what it says of itself
	Sites    int    `json:"sites"`
	Flows    int    `json:"flows"`
	Policies int    `json:"policies"`
	// In other languages than English, as far as the scenario has them.
	Titles    scenario.Translations `json:"titles,omitempty"`
	Sentences scenario.Translations `json:"sentences,omitempty"`

	Verdict *Verdict `json:"verdict"` // null where none is kept
}

// ListingOf says of a scenario what stands beside its name in a list.
func ListingOf(s *scenario.Scenario) Listed {
	listed := Listed{Name: s.Name, Title: s.Title, Sentence: firstSentence(s.Description), Sites: len(s.Sites),
		Flows: len(s.Flows), Policies: len(s.PolicyNames()), Titles: s.Titles}
	for language, text := range s.Descriptions {
		if listed.Sentences == nil {
			listed.Sentences = scenario.Translations{}
		}
		listed.Sentences[language] = firstSentence(text)
	}
	return listed
}

// callLibrary lists the library. What is kept of its scenarios is not found out anew, which takes seconds in a browser.
func (s *Session) callLibrary(ctx context.Context, _ struct{}) (any, error) {
	names, err := fs.Glob(s.library, "*.yaml")
	if err != nil {
		return nil, err
	}
	kept := keptLibrary()
	list := []Listed{}
	for _, file := range names {
		name := strings.TrimSuffix(file, ".yaml")
		one, ok := kept[name]
		if !ok {
			found, err := scenario.Load(ctx, s.library, name, scenario.Options{})
			if err != nil {
				return nil, err
			}
			one = ListingOf(found)
		}
		list = append(list, one)
	}
	return map[string]any{"scenarios": list}, nil
}

// firstSentence gives the first sentence of a text.
func firstSentence(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if end := strings.Index(text, ". "); end >= 0 {
		return text[:end+1]
	}
	return text
}

func (s *Session) callText(ctx context.Context, n named) (any, error) {
	c, err := s.configuration(n.ID)
	if err != nil {
		return nil, err
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	now := c.now()
	text, file := now.text, now.file
	if !now.own() {
		file += ".yaml"
		raw, err := fs.ReadFile(s.library, file)
		if err != nil {
			return nil, err
		}
		text = string(raw)
	}
	return map[string]any{"text": text, "file": file, "own": now.own()}, nil
}

// checking asks for the mistakes of a text in the place of a configuration's.
type checking struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Checked is what is wrong with a text, and what is doubtful.
type Checked struct {
	Mistakes []Mistake `json:"mistakes"`
	Warnings []Mistake `json:"warnings"`
}

func (s *Session) callCheck(ctx context.Context, a checking) (any, error) {
	c, err := s.configuration(a.ID)
	if err != nil {
		return nil, err
	}
	if len(a.Text) > mostText {
		return nil, wrongf("the scenario has %d bytes; %d are the most", len(a.Text), mostText)
	}
	c.mutex.Lock()
	file := c.now().file
	if !c.now().own() {
		file += ".yaml"
	}
	c.mutex.Unlock()
	library := &Overlay{s.library, map[string]string{file: a.Text}}
	review, err := lint.Check(ctx, library, file)
	if err != nil {
		mistakes, err := mistakesOf(err)
		return &Checked{mistakes, []Mistake{}}, err
	}
	warnings := listed(review.Warnings)
	for _, policy := range review.Policies {
		warnings = append(warnings, listed(policy.Warnings)...)
	}
	slices.SortStableFunc(warnings, func(a, b Mistake) int { return a.Line - b.Line })
	return &Checked{[]Mistake{}, warnings}, nil
}
