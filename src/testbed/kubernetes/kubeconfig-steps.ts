import {existsSync, readFileSync, realpathSync} from 'node:fs'
import {mkdir, rm, writeFile} from 'node:fs/promises'
import {dirname} from 'node:path'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {writeFileAtomic} from '../../support/files.js'
import {thisProcess} from '../../support/process/identity.js'
import {readLivePid} from '../pid-file.js'
import {quote, type Step} from '../steps.js'
import {type ClusterPlan, filesOf} from './cluster-plan.js'
import {adminAddress, hasCredentials} from './credentials.js'
import type {KubeconfigEntry} from './kubeconfig.js'

export type ContextPlan = {readonly plan: ClusterPlan; readonly context: string}

/** Puts a context for each cluster into a kubeconfig, which may be a person's: all else in it stays. */
export function addContexts(path: string, contexts: readonly ContextPlan[], clock: Clock): Step {
  const files = [path, ...contexts.map(({plan}) => filesOf(plan).kubeconfig)]
  let before: string | undefined
  return {
    title: `Add ${contexts.map(({context}) => context).join(', ')} to ${path}`,
    describe: () => [
      `mkdir -p ${quote(dirname(path))}`,
      `merged=$(KUBECONFIG=${files.map(quote).join(':')} kubectl config view --flatten)`,
      `(umask 077; printf '%s\\n' "$merged" > ${quote(path)})`,
    ],
    async run({signal}) {
      await mkdir(dirname(path), {recursive: true, mode: 0o700})
      return withKubeconfigLock(path, clock, signal, async (real) => {
        before = existsSync(real) ? readFileSync(real, 'utf8') : undefined
        const {mergeContexts} = await import('./kubeconfig-file.js')
        const after = await mergeContexts(before, contexts.map(entryOf), path)
        if (after === before) return 'unchanged'
        await writeFileAtomic(real, after)
        return 'changed'
      })
    },
    undo: async ({signal}) => takeAway(path, contexts, clock, signal),
  }
}

/** Takes them out again. A file in which nothing is left goes too. */
export function removeContextsFrom(path: string, contexts: readonly ContextPlan[], clock: Clock): Step {
  return {
    title: `Take ${contexts.map(({context}) => context).join(', ')} out of ${path}`,
    describe: () =>
      contexts.flatMap(({context}) =>
        ['delete-context', 'delete-cluster', 'delete-user'].map(
          (verb) => `kubectl --kubeconfig ${quote(path)} config ${verb} ${quote(context)} || true`,
        ),
      ),
    async run({signal}) {
      if (!existsSync(path)) return 'unchanged'
      await takeAway(path, contexts, clock, signal)
      return 'changed'
    },
  }
}

async function takeAway(path: string, contexts: readonly ContextPlan[], clock: Clock, signal: AbortSignal): Promise<void> {
  if (!existsSync(path)) return
  await withKubeconfigLock(path, clock, signal, async (real) => {
    const before = readFileSync(real, 'utf8')
    const {removeContexts} = await import('./kubeconfig-file.js')
    const entries = contexts.filter(({plan}) => hasCredentials(plan)).map(entryOf)
    const after = await removeContexts(before, entries, path)
    if (after === undefined) await rm(real)
    else if (after !== before) await writeFileAtomic(real, after)
  })
}

function entryOf({plan, context}: ContextPlan): KubeconfigEntry {
  return {context, ...adminAddress(plan)}
}

const LOCK_WAIT_MS = 10_000
const LOCK_POLL_MS = 50

/** kubectl locks a kubeconfig by a file beside it, and so do we. A link is followed: its target is what is replaced. */
async function withKubeconfigLock<T>(path: string, clock: Clock, signal: AbortSignal, work: (real: string) => Promise<T>): Promise<T> {
  const real = existsSync(path) ? realpathSync(path) : path
  const lock = `${path}.lock`
  const limitMs = clock.now() + LOCK_WAIT_MS
  while (!(await tryCreate(lock))) {
    if (await isLeftBehind(lock)) await rm(lock, {force: true})
    if (clock.now() > limitMs) throw locked(path, lock)
    await clock.sleep(LOCK_POLL_MS, signal)
  }
  try {
    return await work(real)
  } finally {
    await rm(lock, {force: true})
  }
}

async function tryCreate(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, JSON.stringify(await thisProcess()), {flag: 'wx', mode: 0o600})
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Ours says whose it is, and is worth nothing once that process has ended; kubectl's is empty. */
async function isLeftBehind(lock: string): Promise<boolean> {
  return existsSync(lock) && readFileSync(lock, 'utf8') !== '' && (await readLivePid(lock)) === undefined
}

function locked(path: string, lock: string): OperationalError {
  return new OperationalError(`${path} is locked by another program, kubectl perhaps.`, {
    code: 'kubeconfig-locked',
    exit: 'precondition',
    hints: [`If none is at work, one was cut short: rm ${lock}`],
  })
}
