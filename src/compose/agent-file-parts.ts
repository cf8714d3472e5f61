import {readFile} from 'node:fs/promises'
import {type AgentFile, type AgentLayer, besideFile} from '../descriptions/agent-file.js'
import type {Credentials} from '../fabric/mqtt/credentials.js'
import type {Address} from '../fabric/mqtt/link.js'
import {OperationalError} from '../support/errors.js'

/** The file of an agent, and where it stands: what it names is sought from there. */
export type RealAgent = {
  readonly agent: AgentFile & {readonly layer: AgentLayer}
  readonly path: string
  readonly version: string
}

/** The API server of an agent, and the namespaces there. */
export function clusterOf({agent: {kubernetes, namespaces}, path}: RealAgent) {
  return {
    ...(kubernetes === undefined ? {} : {kubeconfig: besideFile(path, kubernetes.kubeconfig)}),
    ...(kubernetes?.context === undefined ? {} : {context: kubernetes.context}),
    namespaces: {applications: namespaces?.applications ?? 'mlsysops', framework: namespaces?.framework ?? 'mlsysops-framework'},
  }
}

/** Who the agent is for the others. Rejects where a file that it names cannot be read. */
export async function credentialsOf({agent: {fabric}, path}: RealAgent): Promise<Credentials> {
  const {authority, certificate, key} = required(fabric)
  const read = (file: string): Promise<string> => readPem(besideFile(path, file))
  const [ca, cert, secret] = await Promise.all([read(authority), read(certificate), read(key)])
  return {ca, cert, key: secret}
}

/** Where the agent above may listen. */
export function addressesAbove({agent: {fabric}}: RealAgent): readonly Address[] {
  return (fabric?.connect ?? []).map((url) => {
    const {hostname, port} = new URL(url)
    return {host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? MQTT_OVER_TLS : Number(port)}
  })
}
const MQTT_OVER_TLS = 8883

/** The parser has seen to it that it is there. */
export function required<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('The file of the agent lacks what its layer needs.')
  return value
}

async function readPem(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new OperationalError(`${path}, which the agent's file names, cannot be read.`, {
      code: 'agent-file-incomplete',
      exit: 'precondition',
      cause: error,
    })
  }
}
