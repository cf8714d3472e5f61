import {constants} from 'node:fs'
import {readdir, readFile, writeFile} from 'node:fs/promises'
import type {Reason} from '../../contract/index.js'

/** A text for a file, and whether what the file then says is what was meant: some hardware rounds. */
export type Write = {readonly path: string; readonly text: string; readonly isTaken?: (found: string) => boolean}

/** What a file of /sys says, without the line's end. `undefined`: it is not there, or says nothing to us. */
export async function readControl(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch {
    return undefined
  }
}

/** The names in a directory, `cpu2` before `cpu10`; none where it is not there. */
export async function listControls(path: string): Promise<readonly string[]> {
  try {
    return (await readdir(path)).toSorted((a, b) => numberIn(a) - numberIn(b) || (a < b ? -1 : 1))
  } catch {
    return []
  }
}

/** That it ends with. (A collator would do the same, and takes 3 MiB of an agent that has 80.) */
function numberIn(name: string): number {
  return Number(/\d*$/.exec(name)?.[0] ?? 0)
}

/** Writes, and reads back. `undefined`: it is so; otherwise why it is not. */
export async function writeControl({path, text, isTaken = (found) => found === text}: Write): Promise<Reason | undefined> {
  try {
    // In one call, for a file of /sys takes each write for a value of its own; and none is made where there is none.
    await writeFile(path, `${text}\n`, {flag: constants.O_WRONLY | constants.O_TRUNC})
  } catch (error) {
    return reasonOf(path, text, error)
  }
  const found = await readControl(path)
  if (found !== undefined && isTaken(found)) return undefined
  const message =
    found === undefined ? `${path} is gone since it was written` : `${path} says ${found} after ${text || 'nothing'} was written`
  return {code: 'knob-not-taken', message, wayOut: 'Something else on the machine may govern it, such as a power daemon or its firmware.'}
}

function reasonOf(path: string, text: string, error: unknown): Reason {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'knob-not-permitted',
        message: `the agent may not write ${path} (${code})`,
        wayOut: 'Run the node agent as root, and in a container with /sys mounted for writing.',
      }
    case 'ENOENT':
    case 'ENODEV':
      return {
        code: 'knob-vanished',
        message: `${path} is not there any more (${code})`,
        wayOut: 'Was a CPU taken offline, or its driver changed?',
      }
    default:
      return {code: 'knob-not-written', message: `${path} does not take ${text || 'an empty text'} (${code})`}
  }
}
