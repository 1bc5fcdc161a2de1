// Package outlook says what a scenario's sections about decisions, years, appraisal and options, come to without a
// run: the load of each year as settings of the scenario, and what amounts of many years are worth.
//
// A [Course] is what the section years says: for each stream its traffic of every year, and by how much the flows of the
// scenario are multiplied to have it. Courses with other growth are those of other futures, or of a draw of what is not
// known.
//
// [Outlays] are what a project costs by year. [Discounts] and [Present] make one amount of those of many years, [Returns]
// finds the rates at which that is nought.
package outlook
