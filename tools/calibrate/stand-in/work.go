package main

// A unit of work, not of time: so many steps are one millisecond of a core of the reference node. How long they take here is what a calibration finds out.
const stepsPerMs = 500_000

// Where no compiler can leave the steps out.
var state uint64 = 88172645463325252

// Marsaglia's xorshift: each step needs the one before it, memory is not touched, and nothing of it depends on the numbers.
func burn(workMs float64) {
	x := state
	for steps := int64(workMs * stepsPerMs); steps > 0; steps-- {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	state = x
}
