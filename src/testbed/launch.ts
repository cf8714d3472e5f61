import {spawnDaemon} from '../support/process/daemon.js'
import type {ProcessIdentity} from '../support/process/identity.js'

export type Command = {readonly file: string; readonly args: readonly string[]}

/**
 * Starts a process that outlives its starter, its output appended to a file; resolves when it runs, which is not when it is ready.
 * `beforeItRuns`: see `DaemonOptions`.
 */
export type Launch = (
  command: Command & {
    readonly cwd: string
    readonly logPath: string
    readonly env: {readonly [name: string]: string}
    readonly beforeItRuns?: (identity: ProcessIdentity) => Promise<void>
  },
) => Promise<ProcessIdentity>

/** Starts a daemon with this program's environment and what is added to it. */
export const launchDaemon: Launch = ({file, args, cwd, logPath, env, ...rest}) =>
  spawnDaemon({file, args, cwd, logFile: logPath, env: {...process.env, ...env}, ...rest})
