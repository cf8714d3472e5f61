import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {AgentFile} from '../../descriptions/agent-file.js'
import {formatIdentity} from '../../fabric/identity.js'
import type {Authority} from '../../support/certificates.js'
import {writeFileAtomic} from '../../support/files.js'
import {createKeptAuthority, openKeptAuthority} from '../../support/kept-authority.js'
import {ensurePrivateDirectory} from '../../support/paths.js'
import {type KubeconfigEntry, renderKubeconfig} from '../kubernetes/kubeconfig.js'
import {type AgentPlan, type AgentsPlan, agentsOf, type ClusterSite} from './plan.js'

/** Which rights an agent has on an API server, as `platform/kubernetes` gives them to certificates. */
export type AgentGroups = (layer: AgentPlan['layer']) => readonly string[]

/**
 * Gives every agent its folder: the certificate by which the others know it, a kubeconfig with its rights alone for each API server that it
 * needs, and its file. What is there already stays: an agent keeps its identity through restarts.
 */
export async function writeAgents(plan: AgentsPlan, groupsOf: AgentGroups): Promise<'changed' | 'unchanged'> {
  await ensurePrivateDirectory(plan.folder)
  // Whom all agents of the slice trust.
  const kept = [plan.folder, 'fabric-ca'] as const
  const authority = (await openKeptAuthority(...kept)) ?? (await createKeptAuthority(...kept, 'mlsysops fabric'))
  const written = await Promise.all(agentsOf(plan).map((agent) => writeAgent(agent, plan, authority, groupsOf)))
  return written.includes('changed') ? 'changed' : 'unchanged'
}

async function writeAgent(agent: AgentPlan, plan: AgentsPlan, fabric: Authority, groupsOf: AgentGroups): Promise<'changed' | 'unchanged'> {
  const {stringify} = await import('yaml')
  await ensurePrivateDirectory(agent.folder)
  if (agent.layer === 'node') await ensurePrivateDirectory(machineOf(agent))
  const text = stringify(fileOf(agent, plan), {lineWidth: 140})
  if (existsSync(agent.file) && readFileSync(agent.file, 'utf8') === text) return 'unchanged'
  const {certificate, privateKey} = await fabric.issue({
    commonName: agent.name.slice(0, 64),
    usage: 'both',
    uris: [formatIdentity(agent.place)],
  })
  await writeFileAtomic(join(agent.folder, 'fabric.key'), privateKey)
  await writeFileAtomic(join(agent.folder, 'fabric.crt'), certificate)
  for (const site of sitesOf(agent, plan)) await writeKubeconfig(site, agent, groupsOf(agent.layer))
  // The last: where it is, all that it names is there.
  await writeFileAtomic(agent.file, text)
  return 'changed'
}

/** The API servers that an agent speaks to. */
function sitesOf({layer, place}: AgentPlan, {home, members}: AgentsPlan): readonly ClusterSite[] {
  if (layer !== 'continuum') return members.filter(({cluster}) => cluster === place.cluster)
  return [home, ...members.filter(({cluster}) => cluster !== home.cluster)]
}

async function writeKubeconfig(site: ClusterSite, agent: AgentPlan, organizations: readonly string[]): Promise<void> {
  const {openAuthority} = await import('../../support/certificates.js')
  const authority = site.authority()
  const signer = await openAuthority(authority)
  const issued = await signer.issue({commonName: `mlsysops:${agent.name}`.slice(0, 64), organizations, usage: 'client'})
  const entry: KubeconfigEntry = {context: site.context, server: site.server, ca: authority.certificate, ...issued}
  await writeFileAtomic(join(agent.folder, kubeconfigName(site)), renderKubeconfig(entry))
}

/** Where the agent of a node of the testbed finds what it may set. */
const machineOf = ({folder}: AgentPlan): string => join(folder, 'machine')
const kubeconfigName = ({cluster}: ClusterSite): string => `${cluster}.kubeconfig`
const loopback = (port: number): string => `mqtts://127.0.0.1:${port}`

/** What an agent reads: paths are beside its file. */
function fileOf(agent: AgentPlan, plan: AgentsPlan): AgentFile {
  const {layer, place} = agent
  const fabric = {certificate: 'fabric.crt', key: 'fabric.key', authority: '../fabric-ca.crt'}
  const member = plan.members.find(({cluster}) => cluster === place.cluster)
  switch (layer) {
    case 'continuum':
      return {
        layer,
        slice: plan.slice,
        state_directory: 'state',
        kubernetes: {kubeconfig: kubeconfigName(plan.home)},
        members: plan.members.map((site) => ({cluster: site.cluster, kubeconfig: kubeconfigName(site)})),
        api: {
          port: plan.apiPort,
          token_file: plan.tokenFile,
          ...(plan.upstreamPort === undefined ? {} : {upstream_port: plan.upstreamPort}),
        },
        fabric: {...fabric, listen: {port: plan.brokerPort}},
      }
    case 'cluster':
      return {
        layer,
        slice: plan.slice,
        cluster: member?.cluster ?? '',
        state_directory: 'state',
        kubernetes: {kubeconfig: `${place.cluster}.kubeconfig`},
        fabric: {...fabric, listen: {port: member?.brokerPort ?? 0}, connect: [loopback(plan.brokerPort)]},
      }
    case 'node': {
      const site = plan.nodes.find(({cluster, node}) => cluster === place.cluster && node === place.node)
      return {
        layer,
        slice: plan.slice,
        cluster: place.cluster ?? '',
        node: place.node ?? '',
        state_directory: 'state',
        // Its machine is the one of whoever made the testbed, whose processors are left alone until they say otherwise here.
        knobs: {machine_root: machineOf(agent)},
        kubernetes: {kubeconfig: `${place.cluster}.kubeconfig`},
        fabric: {...fabric, connect: [loopback(member?.brokerPort ?? 0)]},
        telemetry: {
          interval_seconds: 5,
          ...(site?.kubelet === undefined ? {} : {kubelet: site.kubelet}),
          ...(site?.otlp === undefined ? {} : {otlp: site.otlp}),
        },
      }
    }
  }
}
