import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {ResolvedScenario} from '../../src/descriptions/resolved-scenario.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A world in a child process that can be killed and started again on the same state. */
export class WorldProcess {
  readonly socketPath: string
  readonly statePath: string
  readonly #directory: string
  readonly #speed: number
  #child: ChildProcess | undefined

  constructor(scenario: ResolvedScenario, speed: number) {
    this.#directory = mkdtempSync(join(tmpdir(), 'mlsw-'))
    this.#speed = speed
    this.socketPath = join(this.#directory, 'w.sock')
    this.statePath = join(this.#directory, 'world.db')
    writeFileSync(join(this.#directory, 'scenario.json'), JSON.stringify(scenario))
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  async start(): Promise<void> {
    const program = [
      '--import',
      join(ROOT, 'test/support/run-sources.mjs'),
      join(ROOT, 'test/fixtures/world/world.ts'),
      join(this.#directory, 'scenario.json'),
      this.statePath,
      this.socketPath,
      String(this.#speed),
    ]
    const child = spawn(process.execPath, program, {stdio: ['ignore', 'pipe', 'pipe']})
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    this.#child = child
    const output: readonly unknown[] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    if (!String(output[0]).includes('ready')) throw new Error(`The world did not start: ${complaint}`)
  }

  /** No warning, as a power cut gives none. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (child === undefined || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async end(): Promise<void> {
    await this.kill()
    rmSync(this.#directory, {recursive: true, force: true})
  }
}
