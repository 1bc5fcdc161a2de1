package studio

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"path"
	"slices"
	"strings"

	"karvon/cmd/karvon/internal/policyfile"
	"karvon/sim/engine"
)

// link is what a link holds: all that says which numbers somebody saw, but no text and no data of his own.
type link struct {
	Edition  int         `json:"v"` // of this type
	Engine   int         `json:"e"` // its revision: another one has other numbers
	Scenario string      `json:"s"` // of the library
	Hash     string      `json:"h"` // of the scenario as it was changed
	Name     string      `json:"t,omitempty"`
	Policies []string    `json:"p,omitempty"`
	Settings [][3]string `json:"x,omitempty"` // path, value, label
	Run      Run         `json:"r"`
	Page     string      `json:"g,omitempty"`
}

const (
	linkEdition = 1
	mostLink    = 200_000 // bytes
)

// sharing asks for a link to a page.
type sharing struct {
	ID   string `json:"id"`
	Page string `json:"page"`
}

// Shared is how others get to the same numbers.
type Shared struct {
	Fragment   string `json:"fragment"` // behind the # of the page; empty of an own scenario
	Private    bool   `json:"private"`  // whether it is an own scenario, which is handed over as a file
	Command    string `json:"command"`
	Policy     string `json:"policy"`     // a file: the changes as a policy; empty where nothing is changed
	PolicyName string `json:"policyName"` // in the file
	File       string `json:"file"`       // a name for the file
	Text       string `json:"text"`       // of an own scenario
}

func (s *Session) callShare(ctx context.Context, a sharing) (any, error) {
	c, err := s.configuration(a.ID)
	if err != nil {
		return nil, err
	}
	shared := &Shared{Command: s.view(c, nil).Command}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	now := c.now()
	if shared.Private, shared.Text = now.own(), now.text; !shared.Private {
		shared.Fragment, err = linkOf(c, now, a.Page).encode()
		if err != nil {
			return nil, err
		}
	}
	if len(now.policies)+len(now.settings) > 0 {
		if err := s.asPolicy(ctx, c, now, shared); err != nil {
			return nil, err
		}
	}
	return shared, nil
}

func linkOf(c *configuration, now *state, page string) *link {
	l := &link{Edition: linkEdition, Engine: engine.Revision, Scenario: now.file, Hash: c.current.scenario.Hash,
		Policies: now.policies, Run: now.run, Page: page}
	if c.name != now.file {
		l.Name = c.name
	}
	for _, set := range now.settings {
		l.Settings = append(l.Settings, [3]string{set.path, set.value, set.label})
	}
	return l
}

func (l *link) encode() (string, error) {
	text, err := json.Marshal(l)
	return base64.RawURLEncoding.EncodeToString(text), err
}

// asPolicy writes what is changed as a file with a policy.
func (s *Session) asPolicy(ctx context.Context, c *configuration, now *state, to *Shared) error {
	var settings []string
	for _, set := range now.settings {
		settings = append(settings, set.path+"="+set.value)
	}
	set, err := policyfile.Settings(ctx, c.plain, now.policies, settings)
	if err != nil {
		return err
	}
	file := policyfile.File{Extends: now.file, Title: c.plain.Title + ", changed", Policy: "changed",
		PolicyTitle: "what was changed", Set: set}
	to.Policy, to.PolicyName = file.Text(c.plain)
	to.File = strings.TrimSuffix(path.Base(now.file), ".yaml") + "-changed.yaml"
	return nil
}

// following opens what a link holds.
type following struct {
	Fragment string `json:"fragment"`
}

// Followed is what a link led to.
type Followed struct {
	Configuration *View  `json:"configuration"`
	Page          string `json:"page"`
	Notice        Notice `json:"notice"`
}

// Notice is what must be said of a link: nothing where it gives the numbers that were seen.
type Notice string

// The notices of links.
const (
	SameNumbers  Notice = ""
	OtherEngine  Notice = "engine"   // it was made by another edition of the engine: the numbers differ
	OtherContent Notice = "scenario" // the scenario is another one here: the numbers differ
)

func (s *Session) callFollow(ctx context.Context, f following) (any, error) {
	l, err := readLink(f.Fragment)
	if err != nil {
		return nil, err
	}
	c, mistakes, err := s.open(ctx, l.Scenario, "", l.Scenario)
	if err != nil {
		return nil, err
	}
	if len(mistakes) > 0 {
		return map[string]any{"refused": mistakes}, nil
	}
	name := ""
	if checkName(l.Name) == nil {
		name = s.freeName(l.Name, c)
	}
	c.mutex.Lock()
	c.name = cmp.Or(name, c.name)
	next := *c.now()
	next.label, next.run, next.policies = "as in the link", l.Run, slices.Clone(l.Policies)
	for _, set := range l.Settings {
		next.set(setting{set[0], set[1], set[2]})
	}
	mistakes, err = s.become(ctx, c, next)
	hash := c.current.scenario.Hash
	c.mutex.Unlock()
	if err != nil {
		return nil, err
	}
	found := &Followed{Configuration: s.view(c, mistakes), Page: l.Page}
	switch {
	case len(mistakes) > 0 || hash != l.Hash:
		found.Notice = OtherContent
	case l.Engine != engine.Revision:
		found.Notice = OtherEngine
	}
	return found, nil
}

// readLink reads what a link holds.
func readLink(fragment string) (*link, error) {
	if len(fragment) > mostLink {
		return nil, wrongf("the link is too long: %d bytes at most", mostLink)
	}
	text, err := base64.RawURLEncoding.DecodeString(fragment)
	l := new(link)
	if err == nil {
		err = json.Unmarshal(text, l)
	}
	switch {
	case err == nil && l.Edition > linkEdition:
		return nil, &Error{Kind: Newer, Message: "the link was made by a newer karvon; take that one to open it"}
	case err != nil || l.Edition < 1 || l.Scenario == "":
		return nil, &Error{Kind: Cut, Message: "the link is damaged: copy it again, whole"}
	}
	_, err = l.Run.arguments()
	return l, err
}
