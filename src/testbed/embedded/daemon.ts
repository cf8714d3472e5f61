import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {systemClock} from '../../support/clock-system.js'
import {OperationalError} from '../../support/errors.js'
import {giveMemoryBack} from '../../support/memory.js'
import {listenForStop, StoppedBySignal} from '../../support/signals.js'
import {claimPidFile, releasePidFile} from '../pid-file.js'
import {type DaemonRole, type EmbeddedConfig, parseEmbeddedConfig} from './config.js'
import {FAILURE_MARK} from './daemons.js'

/**
 * Does the work of one daemon until the signal is aborted; prints `Ready on <url>` once, as a line of its own, when it serves. Rejects when it
 * cannot start; after that it does not reject of input.
 */
export type DaemonWork = (config: EmbeddedConfig, signal: AbortSignal) => Promise<void>

/** The life of one daemon: claims its place, works, gives the place up. Its output is the log. Resolves with the exit status. */
export async function runDaemon(role: DaemonRole, configPath: string, work: DaemonWork): Promise<number> {
  const stop = listenForStop()
  const pidPath = join(dirname(configPath), `${role}.pid`)
  let isClaimed = false
  try {
    const config = parseEmbeddedConfig(readFileSync(configPath, 'utf8'), configPath)
    isClaimed = await claimPidFile(pidPath, systemClock, stop.signal)
    if (!isClaimed) throw alreadyRuns(role, config.name)
    // What it takes to start is garbage a moment later.
    void giveMemoryBack({clock: systemClock}, stop.signal)
    await work(config, stop.signal)
    return 0
  } catch (error) {
    if (error instanceof StoppedBySignal) return 0
    process.stderr.write(`${lastWords(error)}\n`)
    return 1
  } finally {
    if (isClaimed) await releasePidFile(pidPath)
    stop.remove()
  }
}

function alreadyRuns(role: DaemonRole, name: string): OperationalError {
  return new OperationalError(`The ${role} process of the testbed ${name} runs already.`, {
    code: 'daemon-runs-already',
    exit: 'precondition',
    hints: [`mlsysops testbed status --name ${name}`],
  })
}

/** For the launcher, which reads the log; a bug keeps its stack. */
function lastWords(error: unknown): string {
  if (error instanceof OperationalError) {
    const {code, message, exit, hints, details} = error
    return FAILURE_MARK + JSON.stringify({code, message, exit, hints, details})
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
