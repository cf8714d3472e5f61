import {execFile} from 'node:child_process'
import {existsSync} from 'node:fs'
import {delimiter, join} from 'node:path'
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
