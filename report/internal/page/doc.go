// Package page writes documents as HTML pages that need no network: the answer, pictures that can be asked, and all
// tables.
package page
