import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {closeSync, openSync} from 'node:fs'
import type {Launch} from './daemons.js'

export const launchDaemon: Launch = async ({file, args, cwd, logPath, env}) => {
  const log = openSync(logPath, 'a', 0o600)
  try {
    const child = spawn(file, [...args], {cwd, detached: true, stdio: ['ignore', log, log], env: {...process.env, ...env}})
    await once(child, 'spawn')
    child.unref()
    if (child.pid === undefined) throw new TypeError('A spawned process has no id.')
    return child.pid
  } finally {
    closeSync(log)
  }
}
