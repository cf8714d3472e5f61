import {readFile} from 'node:fs/promises'

/** proc(5), /proc/<pid>/stat. */
export type ProcStat = {
  readonly group: number
  /** Since the boot: with the id it tells a process from all others. */
  readonly startTicks: string
}

/**
 * Undefined: the process is gone, or as good as gone. A zombie is: where the first process of a container reaps nobody, it would be waited for in vain.
 * But not while threads of it are still ending: they keep its files and ports open, whoever starts it again finds them taken.
 */
export function statIn(text: string): ProcStat | undefined {
  // The name, in brackets, may hold anything; after it field 3 is the state, 5 the group, 20 the number of threads and 22 the start.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state = '', , group] = fields
  const [threads, , startTicks] = fields.slice(17)
  const isZombie = state === 'Z' && Number(threads) <= 1
  if (startTicks === undefined || isZombie || state === 'X') return undefined
  return {group: Number(group), startTicks}
}

/** What the system tells of a process; undefined where that is gone, is another user's, or there is no /proc. */
export async function procText(path: string): Promise<string | undefined> {
  try {
    return await readFile(`/proc/${path}`, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_TOLD.has(String(error.code))) return undefined
    throw error
  }
}

/** ESRCH: the process went while its file was open. */
const NOT_TOLD: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ESRCH', 'EACCES', 'EPERM'])
