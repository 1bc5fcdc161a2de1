// Package random gives keyed draws: a draw is a function of what it is for, not of how many came before it.
//
// A Key holds the seed and the replication. Key.Bits turns an identity (which entity), a purpose (which station,
// attribute or step) and an occurrence (which pass, where a step repeats) into 64 uniform bits, and Unit maps those
// to the open interval (0, 1); the inverted bits give the exact complement, for antithetic pairs. There is no
// stream and no state: the same truck meets the same luck in every configuration, in any order of events and on any
// number of workers.
//
// Identities and purposes are words made from names by HashString and from each other by Mix.
//
// # Quality
//
// The tests of this package keep chi-square, serial, gap and avalanche tests of ten sequences (package
// internal/sequence), in each of which one part of a draw's name runs through neighbouring values. The command
// internal/battery writes those sequences for an outside battery; dieharder 3.31.1 (Debian bookworm) was run on it
// once:
//
//	go run ./sim/random/internal/battery entities | dieharder -a -g 200
//
// The tool calls a p-value below 0.005 or above 0.995 weak, which a perfect generator earns once in a hundred
// tests, and one below 10^-6 or so failed. No test failed.
//
//   - The whole set (-a, 114 results) on journeys: 114 passed. On entities: 111 passed, 3 weak (sts_monobit p = 0.9998,
//     rgb_lagged_sum at lag 12 p = 0.0035, rgb_kstest_test p = 0.0014). Repeated on longer samples, sts_monobit gave
//     0.98 and rgb_lagged_sum 0.9987: on the other side, so no tendency. The last six tests (-d 204 to 209), run
//     apart on the beginnings of both sequences: 15 passed, rgb_kstest_test among them, and 1 weak (dab_bytedistrib on
//     journeys p = 0.0022; 0.65 on a later stretch).
//   - Five tests (-d 0, 2, 10, 102 and 209: 34 results) on each of the other eight sequences: 263 passed, 9 weak. Seven
//     of these are from sts_serial, whose results within a run depend on each other: six sequences on later stretches
//     had 7 weak in 180, the tool's own AES generator 4 in 180. Two are from dab_monobit2 (identities p = 0.00015,
//     children p = 0.0005): four later stretches of each gave eight values from 0.057 to 0.99.
//
// Because of the weak values nine sequences (all but replications) were also counted directly. Over 2^31 words,
// 16-bit fields and pairs of bytes of neighbouring words: 63 chi-square statistics, all within 2.1 standard
// deviations of their mean. Over 2^32 words (all of these but seeds), the number of ones in a word and its variance
// in blocks: no chi-square below p = 0.03, no z beyond 2.2. TestU01 was not run: bookworm has no package of it.
package random
