import {execFile, spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {createInterface} from 'node:readline'
import {KUBERNETES_BINARIES} from './isolated-home.js'

export type Kubectl = (args: readonly string[], input?: string) => Promise<string>

/** Where kubectl is, beside the control plane's programs or on the path; no control plane needs it. */
export function findKubectl(): string | undefined {
  const folders = [process.env[KUBERNETES_BINARIES] ?? '', ...(process.env['PATH'] ?? '').split(delimiter)]
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'kubectl'))
    .find((path) => existsSync(path))
}

/** What a person does with a cluster. Rejects with what it says on the standard error where it does not succeed. */
export function kubectl(path: string, kubeconfig: string): Kubectl {
  return (args, input) =>
    new Promise((resolve, reject) => {
      const env = {...process.env, KUBECONFIG: kubeconfig}
      const child = execFile(path, [...args], {env, timeout: 60_000}, (error, stdout, stderr) => {
        if (error === null) resolve(stdout)
        else reject(new Error(`kubectl ${args.join(' ')}: ${stderr}`))
      })
      child.stdin?.end(input)
    })
}

export type Forwarded = {readonly url: string; readonly stop: () => Promise<void>}

/** `kubectl port-forward`: a free port of this machine that leads to a Service. It ends with the pod that it leads to. */
export async function forwardPort(path: string, kubeconfig: string, namespace: string, service: string, port: number): Promise<Forwarded> {
  const args = ['--namespace', namespace, 'port-forward', `service/${service}`, `:${port}`]
  const child = spawn(path, args, {env: {...process.env, KUBECONFIG: kubeconfig}, stdio: ['ignore', 'pipe', 'pipe']})
  let said = ''
  child.stderr.on('data', (part: Buffer) => {
    said += String(part)
  })
  const exit = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exit
  }
  const first = once(createInterface({input: child.stdout}), 'line') as Promise<[string]>
  const ended = exit.then((): never => {
    throw new Error(`kubectl ${args.join(' ')}: ${said}`)
  })
  const [line] = await Promise.race([first, ended])
  const [, address] = /^Forwarding from (\S+) ->/.exec(line) ?? []
  if (address === undefined) throw new Error(`kubectl port-forward says ${line}`)
  return {url: `http://${address}`, stop}
}
