import {readFile} from 'node:fs/promises'

/** A page of memory on the machines that have /proc and run this. */
const PAGE_BYTES = 4_096

/** What a process and all that it started hold in memory, in bytes; undefined where the system does not tell (no /proc), or it has ended. */
export async function memoryOfTree(pid: number): Promise<number | undefined> {
  const own = await textOf(`/proc/${pid}/statm`)
  if (own === undefined) return undefined
  const children = (await textOf(`/proc/${pid}/task/${pid}/children`)) ?? ''
  const below = children.split(' ').filter((one) => one.trim() !== '')
  const held = await Promise.all(below.map((child) => memoryOfTree(Number(child))))
  return Number(own.split(' ')[1]) * PAGE_BYTES + held.reduce<number>((sum, one) => sum + (one ?? 0), 0)
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    // A process that has ended, or a system without /proc.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return undefined
    throw error
  }
}
