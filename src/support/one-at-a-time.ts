export type OneAtATime = <T>(work: () => Promise<T>) => Promise<T>

/** Runs one work after the other, in the order of the calls. One that rejects keeps none of the others from running. */
export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
}
