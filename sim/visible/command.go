package visible

import "strings"

// What servers take for commands where they read the log of a job. GitHub's runner obeys ::error and its like at
// the beginning of a line, behind spaces too, and
// ##[error] anywhere in it (actions/runner, ActionCommand.cs); Azure Pipelines obeys
// ##vso[ and ##[, TeamCity ##teamcity[. GitLab's sections need a carriage return and
// an escape character, which are never written.

// beginsCommand says whether a rest of a text is a command where it begins a line.
func beginsCommand(rest string) bool { return strings.HasPrefix(rest, "::") }

// opensCommand says whether a rest of a text begins with ##, a word of letters, if any, and a bracket.
func opensCommand(rest string) bool {
	word, double := strings.CutPrefix(rest, "##")
	if !double {
		return false
	}
	return strings.HasPrefix(strings.TrimLeftFunc(word, letter), "[")
}

func letter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
