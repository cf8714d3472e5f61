import {readHead} from './log-file.js'
import {awaitProcess, type ProcessPlan, type ProcessTools, type Readiness} from './processes.js'
import {quote, type Step} from './steps.js'

const READY_LIMIT_MS = 30_000

/** Waits until a program of ours says in its log that it is ready. */
export function awaitReady(plan: ProcessPlan, tools: Pick<ProcessTools, 'clock'>, failure?: Readiness['failure']): Step {
  const {logPath} = plan
  return awaitProcess(plan, tools, {
    limitMs: READY_LIMIT_MS,
    script: [`until grep -q '^Ready on ' ${quote(logPath)}; do sleep 0.1; done`],
    isReady: () => readyUrl(logPath) !== undefined,
    ...(failure === undefined ? {} : {failure}),
  })
}

/** Where the program of this log said that it is ready. */
export function readyUrl(logPath: string): string | undefined {
  return /^Ready on (\S.*)$/m.exec(readHead(logPath))?.[1]
}
