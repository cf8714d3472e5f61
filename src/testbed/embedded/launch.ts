import {spawnDaemon} from '../../support/process/daemon.js'
import type {Launch} from './daemons.js'

/** Starts a daemon with this program's environment and what is added to it. */
export const launchDaemon: Launch = ({file, args, cwd, logPath, env}) =>
  spawnDaemon({file, args, cwd, logFile: logPath, env: {...process.env, ...env}})
