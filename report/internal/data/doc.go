// Package data writes what programs read of documents: JSON by members, and CSV by tidy rows or table by table, in
// stored units and with all that is to be said of an estimate.
package data
