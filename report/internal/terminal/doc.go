// Package terminal writes documents as text for a terminal, shortened to fit it.
package terminal
