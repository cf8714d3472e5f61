/** What the steps to come cost where it is and where it might go. All arrays have one entry a step; the costs are those of one step. */
export type Choice = {
  readonly here: readonly number[]
  readonly there: readonly number[]
  /** While a move is under way, in each direction. */
  readonly leaving: readonly number[]
  readonly returning: readonly number[]
  /** A move takes so many steps. */
  readonly moveSteps: number
}

export type Worth = {readonly isMoving: boolean; readonly ifStaying: number; readonly ifMoving: number}

/**
 * Whether to begin a move now: the cheapest plan of all for the steps to come, with as many moves as it likes, begins with one (backward induction). Only the
 * first act of the plan is taken; the next step asks again (receding horizon control).
 */
export function worthMoving({here, there, leaving, returning, moveSteps}: Choice): Worth {
  const steps = here.length
  const fromHere = new Float64Array(steps + 1)
  const fromThere = new Float64Array(steps + 1)
  const sums = {leaving: runningSums(leaving), returning: runningSums(returning)}
  let [ifStaying, ifMoving] = [0, 0]
  for (let step = steps - 1; step >= 0; step -= 1) {
    const arrival = Math.min(steps, step + moveSteps)
    ifStaying = (here[step] ?? 0) + (fromHere[step + 1] ?? 0)
    ifMoving = (sums.leaving[arrival] ?? 0) - (sums.leaving[step] ?? 0) + (fromThere[arrival] ?? 0)
    const thereStaying = (there[step] ?? 0) + (fromThere[step + 1] ?? 0)
    const thereReturning = (sums.returning[arrival] ?? 0) - (sums.returning[step] ?? 0) + (fromHere[arrival] ?? 0)
    fromHere[step] = Math.min(ifStaying, ifMoving)
    fromThere[step] = Math.min(thereStaying, thereReturning)
  }
  return {isMoving: ifMoving < ifStaying, ifStaying, ifMoving}
}

function runningSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (const [place, value] of values.entries()) sums[place + 1] = (sums[place] ?? 0) + value
  return sums
}
