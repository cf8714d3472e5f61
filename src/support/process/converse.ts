import {StringDecoder} from 'node:string_decoder'
import {systemClock} from '../clock-system.js'
import {OperationalError} from '../errors.js'
import {processGroup} from './process-group.js'
import {ProgramTree, programMark} from './program-tree.js'
import {findProgram} from './which.js'

export type ConversationOptions = {
  readonly file: string
  readonly args: readonly string[]
  /** All of its environment. */
  readonly env: {readonly [name: string]: string}
  readonly cwd: string
  /** Of its answers, in characters: one that writes a longer line is ended. */
  readonly longestLine?: number
  readonly onLine: (line: string) => void
  readonly onError: (line: string) => void
  /** It has ended, by itself or because it was told to; `why` in words. */
  readonly onEnd: (why: string) => void
}

/** A program that answers lines with lines, in a process group of its own. */
export interface Conversation {
  /** What it and all that it started hold in memory, in bytes, exact where it is more than `most`; undefined where the system does not tell. */
  memory(most: number): Promise<number | undefined>
  say(line: string): void
  /** Ends it with all that it started. Safe twice. */
  end(): Promise<void>
}

const LONGEST_LINE = 8_000_000
const GRACE_MS = 500

/** Rejects with `tool-missing` where the program is not on the PATH. */
export async function converse(options: ConversationOptions): Promise<Conversation> {
  const {file, args, env, cwd, longestLine = LONGEST_LINE, onLine, onError, onEnd} = options
  const path = await findProgram(file, env, cwd)
  const {execa} = await import('execa')
  const mark = programMark()
  const subprocess = execa(path, args, {
    cwd,
    env: {...env, ...mark.environment},
    extendEnv: false,
    stdin: 'pipe',
    buffer: false,
    reject: false,
    detached: process.platform !== 'win32',
    cleanup: false,
    windowsHide: true,
  })
  const {pid} = subprocess
  if (pid === undefined) throw new OperationalError(`${file} could not be started.`, {code: 'tool-missing', exit: 'precondition'})
  const group = processGroup(pid, systemClock)
  const tree = new ProgramTree(pid, mark)
  const kill = (): void => {
    group.kill()
    tree.killKnown()
  }
  // One for each conversation is no leak.
  process.setMaxListeners(Math.max(process.getMaxListeners(), process.listenerCount('exit') + 10))
  process.on('exit', kill)
  let why: string | undefined
  const killFor = (longest: number) => (): void => {
    why = `it wrote a line of more than ${longest} characters`
    kill()
  }
  subprocess.stdout.on('data', linesTo(onLine, longestLine, killFor(longestLine)))
  subprocess.stderr.on('data', linesTo(onError, LONGEST_LINE, killFor(LONGEST_LINE)))
  // Who is gone reads no more: that it is gone is told by its end.
  subprocess.stdin.on('error', () => undefined)
  const ended = subprocess.then(({exitCode, signal}) => {
    process.off('exit', kill)
    why ??= signal === undefined ? `it ended itself, with status ${exitCode ?? '?'}` : `it was ended by ${signal}`
    onEnd(why)
  })
  const killRest = async (): Promise<void> => {
    group.kill()
    await tree.kill()
  }
  // What it started may outlive it, and keep its output open.
  subprocess.nodeChildProcess.once('exit', () => void killRest())
  return {
    memory: (most) => tree.memory(most),
    say: (line) => void subprocess.stdin.write(`${line}\n`),
    async end() {
      await tree.find()
      await group.terminate(GRACE_MS)
      await killRest()
      // Who cannot be found must not be waited for.
      subprocess.stdout.destroy()
      subprocess.stderr.destroy()
      await ended
    },
  }
}

function linesTo(take: (line: string) => void, longest: number, tooLong: () => void): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  return (chunk) => {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = lines.pop() ?? ''
    const isLong = rest.length > longest || lines.some((line) => line.length > longest)
    if (isLong) {
      rest = ''
      tooLong()
    }
    for (const line of isLong ? [] : lines) take(line)
  }
}
