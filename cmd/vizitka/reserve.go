package main

// reserveSize is how much the collector counts as used that is not. With it a
// build collects after that much more garbage, instead of every few MiB while
// little is alive. Measured on 10,000 articles: a sixth of the processor time
// less, for a quarter more memory; GOGC=400 saves a fifth, but multiplies the
// memory of a large site.
const reserveSize = 64 << 20

// reserve returns memory that is never touched, so the system need not give
// it. It must be held while it is to count.
func reserve() []byte { return make([]byte, reserveSize) }
