// Package experiment runs replications of design points and answers questions with them.
//
// A replication is a work item, [Item]; what it leaves is an [outcome], a small value with the responses' values
// and the histograms of its cohorts, which are merged exactly. A [Runner] executes points × replications as one
// array on all cores; with a journal, what it has done survives a crash. A [Sample] gathers the outcomes of one
// [Point] and gives a [Result], which depends neither on the number of workers nor on who came first. As an outcome
// comes to count, its values go into the [observations] of the sample, columns by response that the result has without
// a copy, and its histograms into the pool; nothing else of it stays.
//
// What a run directory keeps of an outcome is its stored form, apart from the engine's counters and from what stands
// in memory, so that these can change. It has a version, another one is refused by name, and a test holds its bytes
// against it. It is compressed by zstd, by one encoder of a fixed level: equal outcomes are equal bytes. Nothing is
// unpacked beyond what a finished replication may have.
//
// A record of a run directory holds a [chunk] of replications, k·2^j to (k+1)·2^j - 1: of each all that it leaves but
// its histograms, and one set of histograms of all. These are whole numbers, which add up to the same in any order;
// sums of values are formed from those of each replication, in the order of replications: so results are the same bits
// as without chunks. Each replication is written as it is finished, with the others of the largest chunk that it
// completes among those that were asked for. So who asks for the same replications finds them all, as a search does
// that looks several times, and who asks for more goes on from them; but a chunk cannot serve who asks for a part of
// it alone, and those replications are simulated again. By themselves stay replications that were stopped by their
// bound on memory, those that are observed besides (comparisons, accounts of time, pilots of the warm-up), and those
// of samples that advance side by side.
//
// Somebody else may simulate. An [Order] says all that replications of a point are and what is to be kept of them,
// [Fulfil] does what it says wherever that is, and a [Delivery] holds the records that a journal has of them then. A
// runner with somebody [Elsewhere] asks for what its journal lacks, in aligned chunks of about a minute, keeps what
// comes and lets it count; searches ask ahead for what they may need next, which no answer depends on. A runner with a
// [Share] does every so manyth unit of what is asked for, and ends where it needs what is others' share: their journals
// joined are one from which the same experiment goes on. Programs with the same [Canary] make the same bits.
//
// A design point is asked a [question], and of each replication only a [projection] is kept, in memory and in the run
// directory: the values of the responses that the question names, the cohorts of the quantiles among them, and always
// what thresholds, trends of backlogs and losses are judged by. Of the journeys that are held against the warm-up a
// cohort's tail is kept, as what is below does not matter. The results are the same bits as of all that replications
// leave, and what was not asked for is not found: Find panics. The projection, and what was counted against limits, is
// part of an outcome's key, and the outcome tells it too: what holds more answers for what asks for less, never the
// reverse.
//
// Means are over replications, with Student t intervals. Quantiles are of the pooled customers of all replications,
// with intervals by sectioning. A time whose cohort the end of the run cut off is a lower bound, and
// [ResponseEstimate] says what share is missing. Thresholds are judged on the interval, and [Result.Conclude]
// decides whether the load is carried and what grows: reports word what is decided here. A threshold on each hour of
// the day is met where each hour is (an intersection-union test), and not met where any is not, for which the error is
// split.
//
// [Run] asks what a plan does. [Compare] asks what configurations differ in, from pairs of replications in which
// the same entities have the same luck. [Precisely] adds replications until an answer is as sure as it should be,
// and [FindWarmUp] looks for a warm-up. [Uncertain] draws the assumptions from their ranges, [Sensitive] asks which
// of them matter. [Place] finds the points of a design that meet its constraints, and [SweepOver] tabulates them.
// [Calibrate] asks which values give what was observed. [FindCapacity] searches for the loads at which the answer
// changes. [Explain] tries one more of everything and says
// what that saves: a race ([race]) drops what can no longer be among the best, and the best are told of from new
// replications.
package experiment
