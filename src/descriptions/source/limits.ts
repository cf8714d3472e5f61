/** No description comes near it; more is a mistake or an attack. */
export const LARGEST_BYTES = 5 * 1024 * 1024
/** Deeper nesting than any description has, and far from what overflows a stack. */
export const DEEPEST = 64
/** Values that aliases may add: enough for shared blocks, too few for a bomb. */
export const MOST_ALIASED = 10_000
