import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {OperationalError} from '../../../support/errors.js'
import {type BinarySources, findTool} from '../binaries/find.js'
import {SYSTEM_TOOLS, type SystemTool} from './plan.js'

export type SystemTools = {readonly binaries: {readonly [tool in SystemTool]: string}; readonly networkPlugins: string}
export type MachinePresence =
  | ({readonly kind: 'present'} & SystemTools)
  /** `packages`: of Debian, that have what is missing. */
  | {readonly kind: 'absent'; readonly reason: string; readonly packages: readonly string[]}

/** Where distributions keep the programs of CNI. */
const PLUGIN_FOLDERS = ['/usr/lib/cni', '/opt/cni/bin', '/usr/libexec/cni']
const PLUGINS = ['bridge', 'host-local', 'loopback']
const PLUGINS_PACKAGE = 'containernetworking-plugins'
/** Not on the PATH of everybody. */
const SYSTEM_FOLDERS = ['/usr/sbin', '/sbin']

/** Whether machines can be made here, and if not why. */
export async function machinePresence(env: BinarySources['env']): Promise<MachinePresence> {
  if (process.platform !== 'linux') return {kind: 'absent', reason: 'real nodes need Linux', packages: []}
  if (process.getuid?.() !== 0) return {kind: 'absent', reason: 'real nodes need root', packages: []}
  const names = Object.keys(SYSTEM_TOOLS) as readonly SystemTool[]
  const found = await Promise.all(names.map(async (name) => [name, await findSystemTool(name, env)] as const))
  const missing = found.flatMap(([name, path]) => (path === undefined ? [name] : []))
  const networkPlugins = PLUGIN_FOLDERS.find((folder) => PLUGINS.every((plugin) => existsSync(join(folder, plugin))))
  if (missing.length > 0 || networkPlugins === undefined) {
    const packages = [...missing.map((name) => SYSTEM_TOOLS[name]), ...(networkPlugins === undefined ? [PLUGINS_PACKAGE] : [])]
    const things = [...missing, ...(networkPlugins === undefined ? ['CNI plug-ins'] : [])]
    return {kind: 'absent', reason: `there is no ${things.join(', no ')}`, packages: [...new Set(packages)]}
  }
  return {kind: 'present', binaries: Object.fromEntries(found) as SystemTools['binaries'], networkPlugins}
}

/** Rejects with `real-nodes-unavailable`. */
export async function requireMachines(env: BinarySources['env']): Promise<SystemTools> {
  const presence = await machinePresence(env)
  if (presence.kind === 'present') return presence
  const {reason, packages} = presence
  throw new OperationalError(`No real node can be made here: ${reason}.`, {
    code: 'real-nodes-unavailable',
    exit: 'precondition',
    hints: [
      ...(packages.length === 0 ? [] : [`On Debian: apt-get install ${packages.join(' ')}`]),
      'Nodes that KWOK plays need none of it: leave out --real-nodes.',
    ],
    details: {reason, packages},
  })
}

async function findSystemTool(name: SystemTool, env: BinarySources['env']): Promise<string | undefined> {
  for (const candidate of [name, ...SYSTEM_FOLDERS.map((folder) => join(folder, name))]) {
    const found = await findTool(candidate, env)
    if (found !== undefined) return found
  }
  return undefined
}
