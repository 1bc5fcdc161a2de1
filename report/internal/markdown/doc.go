// Package markdown writes documents as Markdown, with all rows and columns. Whatever they quote is shown and not
// obeyed.
package markdown
