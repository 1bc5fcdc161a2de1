// Package scenario reads scenario files: from the text that people write to a Scenario whose every value is in SI
// units and knows where it stood.
//
// The stages, in order:
//
//   - sources opens files, of the library and on the disk; package sheet decodes
//     them, and reads tables of data with their numbers and dates;
//   - package syntax turns YAML into a tree: mappings, lists and scalars with
//     their positions;
//   - composer follows extends and include, puts each file's templates in
//     place, and merges trees key by key;
//   - patcher applies policies and single settings to the merged tree;
//   - decoder gives the tree its meaning by the tags of the types (Scenario,
//     Site, Flow, Step and what they hold), collects the Values with where they
//     come from, and checks what must fit together.
//
// Each stage reports all of its mistakes at once, as syntax.Errors. What only shows in relation to other parts (a
// reference, a journey's end) is checked when the scenario is compiled, by means of Scenario.NewError.
//
// The tags are the language's one definition: Schema makes the JSON Schema for editors from the same tags and
// notations. What a key is for says the comment above its field: the first paragraph, which go generate puts into
// the table that Schema reads.
//
// # Merging
//
// A file's keys lie over those of the file it extends, and these over the elements of the files it includes.
// Mappings merge key by key; lists and values with a notation of their own (a distribution, a schedule, a queue's
// discipline) are replaced whole; a key without a value removes the one beneath. A policy sets values at input
// paths, which go through mappings by key and through lists of steps by label:
//
//	flows.trucks.journey.at-gate.visit.service: 90s
//
// # Templates
//
// A template is a part of a scenario with parameters; use, in any mapping or as an item of a list, puts an instance
// of it in place, under the keys beside it. Each file is expanded before it is merged, with the templates that it
// and the files it names define, so that the stages behind know none: paths, policies and settings reach instances
// as if they had been written out. A position in an instance is that in the template, with the use (syntax.Use);
// arguments keep theirs. What an instance brings is a layer of its own.
//
// # Assumptions
//
// A scalar $name, where the type of its place takes more than a text, is decoded as what stands in the section
// assumptions under that name, at the input path assumptions.NAME: each is one Value and one Factor, in however
// many places it stands. Where a quantity is due, arithmetic on assumptions (package expression) and the word rest,
// the share that others leave, are computed exactly and put in the place of the text. The hash is that of the tree
// with all of these in their places.
//
// # Where values come from
//
// A value may be written as {value: ..., range: ..., source: ..., confidence: ..., note: ...}, and a mapping may
// have source, confidence and note beside its own keys. A source speaks for the values within that have none of
// their own, as far as the same file, policy or setting wrote them: what another one puts in their place leaves
// source and range behind.
package scenario
