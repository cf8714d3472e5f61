import type {PolicyArtifact} from '../../policy/artifact.js'

import {given} from '../../support/given.js'
import {loadedPolicies} from '../loop/loaded-policies.js'
import type {Loop} from '../loop/loop.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import type {HostedPolicies} from '../roles/hosted-policies.js'
import {isLoadedPolicy, type LoadedPolicy} from '../roles/report-payloads.js'
import type {PolicyView} from '../service.js'
import {CONTINUUM, OF_THE_AGENT} from '../topics.js'
import {joined} from './joined.js'
import type {MechanismLibrary} from './mechanism-library.js'
import type {PolicyLibrary} from './policy-library.js'
import {unfitness} from './policy-unfitness.js'

export type PolicyViewPorts = {
  readonly view: ContinuumView
  readonly loop: Loop
  readonly library: PolicyLibrary
  readonly hosted: HostedPolicies
  readonly mechanismLibrary: MechanismLibrary
}

type Loaded = LoadedPolicy & {readonly agents: readonly string[]}

/** What runs anywhere, and what was added and runs nowhere (yet). */
export function policyViews(ports: PolicyViewPorts): readonly PolicyView[] {
  const loaded: readonly Loaded[] = [
    ...loadedPolicies(ports.loop.policies).map((one) => ({...one, agents: [CONTINUUM]})),
    ...joined(ports.view.abouts, 'policies', isLoadedPolicy, (a, b) => ({...a, instances: a.instances + b.instances})),
  ]
  const added = new Map(ports.library.all().map(({artifact}) => [artifact.name, artifact]))
  const idle = [...added.values()].filter(({name}) => loaded.every((one) => one.name !== name)).map(notLoaded)
  return [...loaded, ...idle].map((one) => {
    const artifact = added.get(one.name)
    if (artifact === undefined) return {...one, ...standingInList(one.name, ports)}
    // What stands in for a built-in one that a person stopped is not that policy running.
    const instances = artifact.enabled ? one.instances : 0
    return {...one, instances, added: briefly(artifact), ...standingInList(one.name, ports)}
  })
}

/** How a policy fares, and what it says. */
export function standingOf(name: string, ports: PolicyViewPorts): Pick<PolicyView, 'reports' | 'said'> {
  return {reports: reportsOf(name, ports), said: saidOf(name, ports, () => true)}
}

/** Of many applications there is much to say: who wants to know it asks for the policy, or for an application. */
function standingInList(name: string, ports: PolicyViewPorts): ReturnType<typeof standingOf> {
  return {reports: reportsOf(name, ports), said: saidOf(name, ports, (application) => application === OF_THE_AGENT)}
}

function reportsOf(name: string, ports: PolicyViewPorts): PolicyView['reports'] {
  const {view, hosted} = ports
  const unfit = unfitness(name, ports)
  const own = hosted.reports().map((report) => ({...report, agent: CONTINUUM}))
  const below = [...view.policyReports].flatMap(([agent, reports]) => reports.map((report) => ({...report, agent})))
  return [...own, ...below]
    .filter((report) => report.name === name)
    .map((report) => (unfit === undefined || report.state !== 'running' ? report : {...report, state: 'degraded' as const, reason: unfit}))
    .toSorted(byAgent)
}

/** `isWanted`: of which application, or of the agent itself. */
function saidOf(name: string, {view, loop}: PolicyViewPorts, isWanted: (application: string) => boolean): PolicyView['said'] {
  const own = loop.policies.instances().flatMap(({policy, application, last}) => {
    if (policy.descriptor.name !== name || last === undefined || !isWanted(application ?? OF_THE_AGENT)) return []
    const {verdict, reason} = last.analysis
    return [{agent: CONTINUUM, ...given({application}), verdict, reason, timeMs: last.timeMs}]
  })
  const below = [...view.said].flatMap(([key, said]) => {
    const slash = key.lastIndexOf('/')
    const [agent, application] = [key.slice(0, slash), key.slice(slash + 1)]
    // One that is gone while the agent that told of it is not here to take it back.
    const isGone = application !== OF_THE_AGENT && view.applications.get(application) === undefined
    if (isGone || !isWanted(application)) return []
    return said
      .filter(({policy}) => policy === name)
      .map(({policy: _, ...one}) => ({agent, ...(application === OF_THE_AGENT ? {} : {application}), ...one}))
  })
  return [...own, ...below].toSorted(byAgent)
}

/** Agents begin in any order. */
function byAgent(a: {readonly agent: string}, b: {readonly agent: string}): number {
  return a.agent < b.agent ? -1 : Number(a.agent > b.agent)
}

function briefly({kind, number, digest, binding, priority, enabled, by, addedMs}: PolicyArtifact): NonNullable<PolicyView['added']> {
  return {kind, number, digest, binding, priority, enabled, by, addedMs}
}

/** What is known of one that no agent has loaded: of how it runs nothing. */
function notLoaded({name, version, summary, layer}: PolicyArtifact): Loaded {
  const nothing = {scope: 'application', core: false, metrics: [], mechanisms: [], intervalMs: 0, cooldownMs: 0} as const
  return {name, version, summary, layer, ...nothing, instances: 0, agents: []}
}
