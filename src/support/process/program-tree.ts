import {randomUUID} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {systemClock} from '../clock-system.js'
import {procText, statIn} from './proc.js'

const MARK = 'MLSYSOPS_PROGRAM'
/** Parents are followed in each look; all processes are searched for the mark, which takes longer, in one of so many. */
const SEARCHED_EACH = 10
const [ROUNDS, ROUND_MS] = [10, 25]
const KB = 1_024

/** What a program is started with, so that what it starts is found again. */
export type ProgramMark = {readonly environment: {readonly [name: string]: string}; readonly text: string}

export function programMark(): ProgramMark {
  const id = randomUUID()
  return {environment: {[MARK]: id}, text: `${MARK}=${id}`}
}

/**
 * A program and all that it started, also what left its process group or lost its parent: what a thread of one that is known has started, what was known before, and what
 * carries the program's mark in its environment. Not seen is what did all three between two looks: lost its parent, left the group and has another environment. Where there is no
 * /proc it sees nothing.
 */
export class ProgramTree {
  readonly #root: number
  readonly #mark: string
  /** When each of its processes was started: an id may be given to another one later. */
  #known: ReadonlyMap<number, string> = new Map()
  #looks = 0

  constructor(root: number, {text}: ProgramMark) {
    this.#root = root
    this.#mark = text
  }

  /** What all of it holds in memory or swapped out, in bytes; undefined where that is not told. It is exact where it is more than `most`. */
  async memory(most: number): Promise<number | undefined> {
    const pids = await this.#look(this.#looks % SEARCHED_EACH === 0)
    this.#looks += 1
    if (pids.length === 0) return undefined
    const held = await summed(pids, residentOf)
    // Pages that several of them share were counted for each. To count them once takes long.
    return held > most ? await summed(pids, async (pid) => (await shareOf(pid)) ?? (await residentOf(pid))) : held
  }

  /** Looks for all of it, so that what is about to lose its parent is known. */
  async find(): Promise<void> {
    await this.#look(true)
  }

  /** Resolves when nothing of it is found any more, or it does not go. */
  async kill(): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const left = await this.#look(true)
      if (left.length === 0) return
      for (const pid of left) killOne(pid)
      await systemClock.sleep(ROUND_MS)
    }
  }

  /** At once, from within an exit handler too: what was found last. */
  killKnown(): void {
    for (const [pid, start] of this.#known) if (statIn(readNow(pid))?.startTicks === start) killOne(pid)
  }

  async #look(isSearched: boolean): Promise<readonly number[]> {
    if (process.platform !== 'linux') return []
    const found = new Map<number, string>()
    let next: readonly number[] = [this.#root, ...this.#known.keys(), ...(isSearched ? await marked(this.#mark) : [])]
    while (next.length > 0) {
      const fresh = [...new Set(next)].filter((pid) => !found.has(pid))
      const alive = await Promise.all(fresh.map(async (pid) => ({pid, start: statIn((await procText(`${pid}/stat`)) ?? '')?.startTicks})))
      for (const {pid, start} of alive) if (start !== undefined && (this.#known.get(pid) ?? start) === start) found.set(pid, start)
      next = (await Promise.all(fresh.filter((pid) => found.has(pid)).map(childrenOf))).flat()
    }
    this.#known = found
    return [...found.keys()]
  }
}

/** Any of its threads may have started one. */
async function childrenOf(pid: number): Promise<readonly number[]> {
  const threads = await entriesOf(`${pid}/task`)
  const lists = await Promise.all(threads.map((thread) => procText(`${pid}/task/${thread}/children`)))
  return lists.flatMap((list = '') => numbersIn(list.split(' ')))
}

async function marked(mark: string): Promise<readonly number[]> {
  const pids = numbersIn(await entriesOf(''))
  const carries = await Promise.all(pids.map(async (pid) => (await procText(`${pid}/environ`))?.split('\0').includes(mark) === true))
  return pids.filter((_, at) => carries[at])
}

async function residentOf(pid: number): Promise<number | undefined> {
  return kilobytesIn(await procText(`${pid}/status`), /^Vm(?:RSS|Swap):\s+(\d+) kB/gm)
}

/** Its own share of the pages that it has with others. */
async function shareOf(pid: number): Promise<number | undefined> {
  return kilobytesIn(await procText(`${pid}/smaps_rollup`), /^(?:Pss|SwapPss):\s+(\d+) kB/gm)
}

function kilobytesIn(text: string | undefined, line: RegExp): number | undefined {
  const found = [...(text ?? '').matchAll(line)]
  return found.length === 0 ? undefined : found.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) * KB
}

async function summed(pids: readonly number[], bytesOf: (pid: number) => Promise<number | undefined>): Promise<number> {
  const held = await Promise.all(pids.map(bytesOf))
  return held.reduce<number>((sum, one) => sum + (one ?? 0), 0)
}

async function entriesOf(path: string): Promise<readonly string[]> {
  try {
    return await readdir(`/proc/${path}`)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return []
    throw error
  }
}

function readNow(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    // Whatever keeps it from being read: it is not known to be ours.
    return ''
  }
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error
  }
}

function numbersIn(texts: readonly string[]): readonly number[] {
  return texts.filter((text) => /^\d+$/.test(text)).map(Number)
}
