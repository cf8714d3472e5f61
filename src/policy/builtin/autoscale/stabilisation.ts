/** The same recommendation for a while: what it was, and when it was made last. */
export type Run = {readonly instances: number; readonly untilMs: number}

export type Limits = {
  readonly min: number
  readonly max: number
  /** It goes up only to what was recommended at least, and down only to what was recommended at most, for so long. */
  readonly upMs: number
  readonly downMs: number
  /** In one step: so many more, or so much of what runs, whichever is more. */
  readonly stepInstances: number
  readonly stepUpPercent: number
  readonly stepDownPercent: number
}

const MOST_RUNS = 240

/** With a new recommendation; the first is preceded by what is wanted at that time, so that nothing goes down on the strength of one look. */
export function remembered(
  runs: readonly Run[],
  instances: number,
  current: number,
  nowMs: number,
  {upMs, downMs}: Limits,
): readonly Run[] {
  const before =
    runs.length === 0 ? [{instances: current, untilMs: nowMs}] : runs.filter((run) => run.untilMs >= nowMs - Math.max(upMs, downMs))
  const last = before.at(-1)
  const next = {instances, untilMs: nowMs}
  return [...(last?.instances === instances ? before.slice(0, -1) : before), next].slice(-MOST_RUNS)
}

/** How many shall run, by what was recommended lately. There is at least the newest recommendation. */
export function stabilised(runs: readonly Run[], current: number, nowMs: number, limits: Limits): number {
  const {min, max, upMs, downMs} = limits
  const within = (ms: number) =>
    runs.filter(({untilMs}, at) => at === runs.length - 1 || untilMs > nowMs - ms).map(({instances}) => instances)
  const most = Math.max(...within(downMs))
  const least = Math.min(...within(upMs))
  const wanted = Math.max(least, Math.min(current, most))
  return Math.min(max, Math.max(min, step(wanted, current, limits)))
}

function step(wanted: number, current: number, {stepInstances, stepUpPercent, stepDownPercent}: Limits): number {
  if (wanted > current) return Math.min(wanted, current + Math.max(stepInstances, Math.floor((current * stepUpPercent) / 100)))
  return Math.max(wanted, current - Math.max(1, Math.floor((current * stepDownPercent) / 100)))
}
