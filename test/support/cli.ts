import {execFile, spawn} from 'node:child_process'
import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const RUN = fileURLToPath(new URL('../../bin/run.js', import.meta.url))

export type CliResult = {readonly exit: number; readonly stdout: string; readonly stderr: string}
export type Cli = (...args: readonly string[]) => Promise<CliResult>

/** The real program in a process of its own, with homes below `folder`: what a person gets, exit status included. */
export function commandLine(folder: string, environment: {readonly [name: string]: string} = {}): Cli {
  const env = {...homesIn(folder), ...environment}
  mkdirSync(join(folder, 'run'), {recursive: true, mode: 0o700})
  return (...args) =>
    new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [RUN, ...args],
        {env, cwd: folder, maxBuffer: 64 * 2 ** 20, timeout: 120_000},
        (error, stdout, stderr) => {
          const exit = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
          resolve({exit, stdout, stderr})
        },
      )
      child.stdin?.end()
    })
}

/** The environment of a person whose homes are below that folder. */
export function homesIn(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: folder,
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
  }
}

/** Runs the program until it writes that on stderr, presses Ctrl-C once, and resolves with how it ended. */
export async function interrupted(
  folder: string,
  args: readonly string[],
  when: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<CliResult> {
  const child = spawn(process.execPath, [RUN, ...args], {env: {...homesIn(folder), ...environment}, cwd: folder})
  const {promise, resolve} = Promise.withResolvers<CliResult>()
  let [stdout, stderr, isPressed] = ['', '', false]
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk)
    if (isPressed || !stderr.includes(when)) return
    isPressed = true
    child.kill('SIGINT')
  })
  child.on('close', (code) => resolve({exit: code ?? -1, stdout, stderr}))
  return await promise
}
