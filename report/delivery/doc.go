// Package delivery puts a file under its final name only when it is complete ([Create]), and so a folder
// ([CreateFolder]); scenarios/reference.md says what holds of files.
package delivery
