import {execFile} from 'node:child_process'
import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const RUN = fileURLToPath(new URL('../../bin/run.js', import.meta.url))

export type CliResult = {readonly exit: number; readonly stdout: string; readonly stderr: string}
export type Cli = (...args: readonly string[]) => Promise<CliResult>

/** The real program in a process of its own, with homes below `folder`: what a person gets, exit status included. */
export function commandLine(folder: string, environment: {readonly [name: string]: string} = {}): Cli {
  const env = {
    ...process.env,
    HOME: folder,
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    ...environment,
  }
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
