// Package grammar reads how a design of an experiment is written, in a scenario as on a command line: the levels of
// a factor ([ParseLevels]) and the way in which its points are placed ([ParseKind]). It knows no scenario, so that
// the language, which has such texts, can stand above it and the designs above both.
package grammar
