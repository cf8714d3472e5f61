import {type ChildProcess, execFile, spawn} from 'node:child_process'
import {chownSync, createWriteStream, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const USER = 65_532
const ACCOUNT = 'var/run/secrets/kubernetes.io/serviceaccount'
/** Where a pod of an agent has what is mounted into it. */
const MOUNTED = ['etc/mlsysops', 'var/lib/mlsysops', ACCOUNT, 'proc']

/** Makes the image of the agents from files. Resolves to its archive. */
export async function makeAgentImage(folder: string): Promise<string> {
  const archive = join(folder, 'agent.tar')
  await run(process.execPath, [join(ROOT, 'templates/agent-image/build.mjs'), '--output', archive])
  return archive
}

/** Unpacks the image of the agents. Resolves to its root. */
export async function unpackImage(folder: string): Promise<string> {
  const [layout, root] = [join(folder, 'layout'), join(folder, 'root')]
  const archive = await makeAgentImage(folder)
  for (const made of [layout, root]) mkdirSync(made)
  await run('tar', ['-xf', archive, '-C', layout])
  const [manifest] = JSON.parse(readFileSync(join(layout, 'manifest.json'), 'utf8')) as readonly {readonly Layers: readonly string[]}[]
  for (const layer of manifest?.Layers ?? []) await run('tar', ['-xzf', join(layout, layer), '-C', root])
  for (const place of MOUNTED) mkdirSync(join(root, place), {recursive: true})
  return root
}

export type AgentPodPlan = {
  readonly name: string
  /** Of the image. */
  readonly root: string
  /** Of the pod: it goes with the test. */
  readonly folder: string
  /** What ConfigMap and Secrets hold, by the path below /etc/mlsysops. */
  readonly files: {readonly [path: string]: string}
  /** The service account: `token` and `ca.crt`. */
  readonly account: {readonly [file: string]: string}
  readonly env: {readonly [name: string]: string}
}

export type AgentPod = {readonly name: string; readonly log: () => string; readonly kill: (signal: NodeJS.Signals) => Promise<void>}

/** As a kubelet would have it: the image read-only, what is mounted, a user without rights; but on this machine's network. Needs root. */
export function startAgentPod({name, root, folder, files, account, env}: AgentPodPlan): AgentPod {
  const [config, state, secrets, logPath] = ['config', 'state', 'account', 'log'].map((part) => join(folder, `${name}.${part}`)) as [
    string,
    string,
    string,
    string,
  ]
  for (const made of [config, state, secrets]) mkdirSync(made)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(config, path, '..'), {recursive: true})
    writeFileSync(join(config, path), text)
  }
  for (const [file, text] of Object.entries(account)) writeFileSync(join(secrets, file), text)
  chownSync(state, USER, USER)
  const script = `set -e
mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"
mount --bind "$2" "$1/etc/mlsysops"; mount --bind "$3" "$1/var/lib/mlsysops"; mount --bind "$4" "$1/${ACCOUNT}"; mount --rbind /proc "$1/proc"
exec chroot --userspec=${USER}:${USER} "$1" /usr/local/bin/node /app/bin/run.js agent run --config /etc/mlsysops/config/agent.yaml`
  const child = spawn('unshare', ['--mount', 'sh', '-c', script, 'sh', root, config, state, secrets], {
    env: {PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/var/lib/mlsysops', HOSTNAME: name, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(logPath)
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  return {name, log: () => readFileSync(logPath, 'utf8'), kill: (signal) => ended(child, signal)}
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await exit
}
