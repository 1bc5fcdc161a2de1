// Package ci writes the findings of a verification for machines that list them one by one: JUnit files for CI
// servers, and annotations for GitHub.
package ci
