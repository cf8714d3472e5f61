import {Flags} from '@oclif/core'
import type {AgentInstallation} from '../compose/install/index.js'
import {given} from '../support/given.js'
import {UsageError} from './errors.js'
import {duration} from './flags.js'

const LAYERS = ['continuum', 'cluster', 'node'] as const
const LEVELS = ['privileged', 'baseline', 'restricted'] as const
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'] as const

/** What `agent manifests` and `agent install` are told alike. */
export const installationFlags = {
  layer: Flags.option({options: LAYERS, required: true, description: 'which agents'})(),
  slice: Flags.string({required: true, description: 'the name of the slice, the same for all its agents', helpValue: '<name>'}),
  cluster: Flags.string({description: 'of cluster and node agents: the name of their cluster in the slice', helpValue: '<name>'}),
  members: Flags.string({
    description:
      'of the continuum agent: the clusters that run applications, such as near,far=far-context; one without a context is the cluster that the agent is in',
    helpValue: '<cluster>[=<context>],…',
  }),
  connect: Flags.string({
    multiple: true,
    description: 'of a cluster agent: where the continuum agent listens, if not in the same cluster',
    helpValue: 'mqtts://<host>:<port>',
  }),
  'change-deadline': duration({
    description: 'of a cluster agent: how long a change may take before it is taken back; default: 2 minutes',
  }),
  hardware: Flags.boolean({
    description: "of node agents: give them the machine's /proc and /sys and its hardware; they are privileged then",
  }),
  kubelet: Flags.boolean({allowNo: true, default: true, description: 'of node agents: measure pods through the kubelet'}),
  'cluster-domain': Flags.string({
    default: 'cluster.local',
    description: "of node agents with hardware access: the domain of the cluster's DNS",
    helpValue: '<domain>',
  }),
  image: Flags.string({description: 'the image of the agents; default: mlsysops-agent in this version', helpValue: '<image>'}),
  'pull-policy': Flags.option({options: PULL_POLICIES, default: 'IfNotPresent', description: 'when the image is pulled'})(),
  namespace: Flags.string({default: 'mlsysops-framework', description: 'the namespace of the agents', helpValue: '<name>'}),
  'applications-namespace': Flags.string({default: 'mlsysops', description: 'the namespace of the applications', helpValue: '<name>'}),
  'pod-security': Flags.option({
    options: LEVELS,
    default: 'baseline',
    description: "how far applications may reach into their nodes: the Pod Security level of the applications' namespace",
  })(),
  fencing: Flags.boolean({allowNo: true, default: true, description: 'let the API server refuse what an agent writes that leads no more'}),
}

export type InstallationFlags = {
  readonly layer: (typeof LAYERS)[number]
  readonly slice: string
  readonly cluster?: string | undefined
  readonly members?: string | undefined
  readonly connect?: readonly string[] | undefined
  readonly 'change-deadline'?: number | undefined
  readonly hardware: boolean
  readonly kubelet: boolean
  readonly 'cluster-domain': string
  readonly image?: string | undefined
  readonly 'pull-policy': (typeof PULL_POLICIES)[number]
  readonly namespace: string
  readonly 'applications-namespace': string
  readonly 'pod-security': (typeof LEVELS)[number]
  readonly fencing: boolean
}

/** What is to be installed. Throws a `UsageError` where a flag is missing, malformed or of another layer. */
export function installationOf(flags: InstallationFlags, version: string): AgentInstallation {
  const namespaces = {applications: flags['applications-namespace'], framework: flags.namespace}
  const names = [flags.slice, ...(flags.cluster === undefined ? [] : [flags.cluster]), namespaces.applications, namespaces.framework]
  for (const name of names) if (!NAME.test(name)) throw new UsageError(`"${name}" is not a name: lower-case letters, digits and hyphens.`)
  return {
    slice: flags.slice,
    namespaces,
    image: flags.image ?? `mlsysops-agent:${version}`,
    pullPolicy: flags['pull-policy'],
    version,
    podSecurity: flags['pod-security'],
    fencing: flags.fencing,
    apiServerPorts: [],
    agent: agentOf(flags),
  }
}
const NAME = /^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/

/** By cluster, the contexts of members that are not the home. */
export function memberContextsOf({members}: InstallationFlags): ReadonlyMap<string, string> {
  return new Map(membersIn(members).flatMap(({cluster, context}) => (context === undefined ? [] : [[cluster, context] as const])))
}

function agentOf(flags: InstallationFlags): AgentInstallation['agent'] {
  const {layer, hardware, kubelet} = flags
  refuseOthers(flags)
  if (layer === 'continuum') {
    const members = membersIn(flags.members).map(({cluster, context}) => ({cluster, isHome: context === undefined}))
    if (members.length === 0) throw new UsageError('The continuum agent needs --members: the clusters that run applications.')
    if (members.filter(({isHome}) => isHome).length > 1)
      throw new UsageError('Only one of --members can be the cluster that the agent is in.')
    return {layer, members}
  }
  const {cluster} = flags
  if (cluster === undefined) throw new UsageError(`Agents of the layer ${layer} need --cluster: the name of their cluster in the slice.`)
  if (layer === 'node') return {layer, cluster, hasHardware: hardware, readsKubelet: kubelet, clusterDomain: flags['cluster-domain']}
  const connect = flags.connect ?? []
  const wrong = connect.find((address) => !BROKER.test(address))
  if (wrong !== undefined) throw new UsageError(`"${wrong}" is not the address of a broker, such as mqtts://192.0.2.7:8883.`)
  const changeDeadlineSeconds = deadlineOf(flags)
  return {layer, cluster, connect, ...given({changeDeadlineSeconds})}
}

/** As agent files have it: whole seconds, within their bounds. */
function deadlineOf({'change-deadline': deadlineMs}: InstallationFlags): number | undefined {
  if (deadlineMs === undefined) return undefined
  const seconds = Math.round(deadlineMs / 1000)
  if (seconds < 5 || seconds > 86_400) throw new UsageError('--change-deadline is between 5s and 1d.')
  return seconds
}
const BROKER = /^mqtts:\/\/[^/\s]+$/

function refuseOthers({layer, cluster, members, connect, hardware, 'change-deadline': deadlineMs}: InstallationFlags): void {
  const flags = [
    ['--cluster', cluster !== undefined, ['cluster', 'node']],
    ['--members', members !== undefined, ['continuum']],
    ['--connect', connect !== undefined, ['cluster']],
    ['--change-deadline', deadlineMs !== undefined, ['cluster']],
    ['--hardware', hardware, ['node']],
  ] as const
  for (const [flag, isGiven, layers] of flags) {
    if (isGiven && !layers.some((one) => one === layer)) throw new UsageError(`${flag} is for agents of the layer ${layers.join(' or ')}.`)
  }
}

function membersIn(text: string | undefined): readonly {readonly cluster: string; readonly context: string | undefined}[] {
  return (text ?? '')
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const [cluster = '', ...context] = part.split('=')
      if (!NAME.test(cluster) || (part.includes('=') && context.join('=') === ''))
        throw new UsageError(`"${part}" is not a member: write <cluster>, or <cluster>=<context>.`)
      return {cluster, context: context.length === 0 ? undefined : context.join('=')}
    })
}
