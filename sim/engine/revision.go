package engine

// Revision counts the changes by which an unchanged scenario gives other answers. Whoever makes such a change raises
// it: what is kept of earlier answers, without the means to make them anew at once, is told by it to be of another
// engine. A test in karvon/scenarios holds it against the fingerprints of baselines.
const Revision = 1
