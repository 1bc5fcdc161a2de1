package scenario

import (
	"maps"
	"strings"
	"testing"
)

const inLanguages = `
title: {en: One gate, ru: Одни ворота, uz: Bitta darvoza, kk: Бір қақпа}
description: {en: A gate by itself., ru: Ворота сами по себе.}
`

func TestATitleInLanguagesIsTheEnglishOneAndItsTranslations(t *testing.T) {
	s := loadOver(t, inLanguages, Options{})
	if s.Title != "One gate" || s.Description != "A gate by itself." {
		t.Errorf("got %q, %q", s.Title, s.Description)
	}
	want := Translations{"ru": "Одни ворота", "uz": "Bitta darvoza", "kk": "Бір қақпа"}
	if !maps.Equal(s.Titles, want) || !maps.Equal(s.Descriptions, Translations{"ru": "Ворота сами по себе."}) {
		t.Errorf("got %v, %v", s.Titles, s.Descriptions)
	}
	if plain := loadOver(t, "", Options{}); plain.Titles != nil || plain.Hash != s.Hash {
		t.Errorf("a plain title has the translations %v and the hash %s, not %s", plain.Titles, plain.Hash, s.Hash)
	}
}

func TestAScenarioThatExtendsAnotherReplacesItsTitleInAllLanguages(t *testing.T) {
	for over, want := range map[string]Translations{
		"":                   {"ru": "Одни ворота", "uz": "Bitta darvoza", "kk": "Бір қақпа"},
		"title: Two gates\n": nil,
		"title: {en: Two, kk: Екі қақпа}\n": {"kk": "Екі қақпа"},
	} {
		files := library("base.yaml", "karvon: 1\nextends: minimal\n"+inLanguages,
			"over.yaml", "karvon: 1\nextends: base\n"+over)
		s := load(t, files, "over", Options{})
		if !maps.Equal(s.Titles, want) {
			t.Errorf("%q gives %v", over, s.Titles)
		}
		if !strings.HasPrefix(s.Title, "One") == (over == "") {
			t.Errorf("%q gives the title %q", over, s.Title)
		}
	}
}

func TestATitleIsSetAsAWholeOrInOneLanguage(t *testing.T) {
	if s := loadOver(t, inLanguages, Options{Set: []string{"title=Other"}}); s.Title != "Other" || s.Titles != nil {
		t.Errorf("got %q, %v", s.Title, s.Titles)
	}
	if s := loadOver(t, inLanguages, Options{Set: []string{"title.ru=Другие"}}); s.Title != "One gate" ||
		s.Titles["ru"] != "Другие" || s.Titles["kk"] == "" {
		t.Errorf("got %q, %v", s.Title, s.Titles)
	}
}

func TestTheResolvedScenarioKeepsItsTitleInAllLanguages(t *testing.T) {
	s := loadOver(t, inLanguages, Options{})
	again := load(t, library("resolved.yaml", string(s.Resolved())), "resolved", Options{})
	if !maps.Equal(s.Titles, again.Titles) || again.Title != s.Title {
		t.Errorf("got %q, %v", again.Title, again.Titles)
	}
}

func TestATitleWithoutWordsInALanguageIsDoubted(t *testing.T) {
	s := loadOver(t, "title: {en: One gate, ru: \"\"}\n", Options{})
	if slips := s.Slips(); len(slips) != 1 || slips[0].Path != "title.ru" || slips[0].Code != EmptyTitle {
		t.Errorf("got %v", slips)
	}
}

// Policies are called in languages as scenarios are, and sweeps, options and what may come with them.
func TestTheTitleOfAPolicyCanBeInLanguages(t *testing.T) {
	const policy = "policies: {wide: {title: {en: Two gates, ru: Двое ворот}, set: {run.seed: 2}}}\n"
	s := loadOver(t, policy, Options{})
	if of := s.Policies["wide"]; of.Title != "Two gates" || !maps.Equal(of.Titles, Translations{"ru": "Двое ворот"}) {
		t.Errorf("got %q, %v", of.Title, of.Titles)
	}
	files := library("base.yaml", "karvon: 1\nextends: minimal\n"+policy,
		"over.yaml", "karvon: 1\nextends: base\npolicies: {wide: {title: {en: Three gates, kk: Үш қақпа}}}\n")
	over := load(t, files, "over", Options{})
	if of := over.Policies["wide"]; of.Title != "Three gates" || !maps.Equal(of.Titles, Translations{"kk": "Үш қақпа"}) {
		t.Errorf("over it: got %q, %v", of.Title, of.Titles)
	}
}
