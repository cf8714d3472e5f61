import type {Fault, ListedFault} from '../descriptions/resolved-scenario.js'
import {OperationalError} from '../support/errors.js'
import {notFoundError} from '../support/not-found.js'
import type {EmbeddedConfig} from './embedded/config.js'
import {runningWorld} from './embedded/one-agent.js'
import type {Registry} from './registry.js'
import {quote} from './steps.js'

/** What a simulated world tells of itself and lets be done to it, for whoever makes things go wrong there. */
export interface FaultyWorld {
  describe(): Promise<WorldNames>
  faults(): Promise<readonly ListedFault[]>
  /** From now on, and for so many ms of the slice's time; gives the fault's id. */
  inject(fault: Fault, forMs?: number): Promise<string>
  /** Ends an injected fault; false where there is none of this id. */
  mend(id: string): Promise<boolean>
}

export type WorldNames = {
  readonly clusters: readonly {readonly name: string; readonly nodes: readonly {readonly name: string}[]}[]
  readonly applications: readonly {readonly name: string; readonly components: readonly string[]}[]
}

export type InjectReport = {
  readonly kind: 'injected' | 'dry-run'
  readonly id: string | null
  readonly fault: Fault
  readonly forMs: number | null
}
export type ClearReport = {readonly kind: 'cleared' | 'dry-run'; readonly faults: readonly ListedFault[]}

/** What `kwok.yaml` takes for a node that has failed. */
export const FAULT_ANNOTATION = 'testbed.mlsysops.eu/fault'

/** The testbed whose world faults can be injected into: one that is simulated, and runs. */
export async function faultyTestbed(name: string, registry: Registry): Promise<EmbeddedConfig> {
  const config = registry.require(name)
  switch (config.driver) {
    case 'embedded':
      return runningWorld(name, registry)
    case 'kubernetes': {
      const {kubeconfig, clusters} = config
      const annotate = `kubectl --kubeconfig ${quote(kubeconfig)} --context ${quote(clusters[0]?.context ?? 'CONTEXT')} annotate node NAME ${FAULT_ANNOTATION}`
      throw notSimulated(
        `Faults can be listed, injected and cleared where the whole world is simulated; the control planes of the testbed ${name} are real.`,
        [
          `A node that KWOK plays fails when you say so: ${annotate}=not-ready`,
          `And is ready again: ${annotate}-`,
          'Every kind of fault: on a testbed of the driver embedded, mlsysops testbed up --name NAME',
        ],
      )
    }
    case 'existing':
      throw notSimulated(`The clusters of the testbed ${name} were there before it: what goes wrong there is real, and not known here.`, [
        'Faults can be injected into a testbed of the driver embedded: mlsysops testbed up --name NAME',
      ])
  }
}

function notSimulated(message: string, hints: readonly string[]): OperationalError {
  return new OperationalError(message, {code: 'testbed-not-simulated', exit: 'precondition', hints})
}

/** Rejects where the fault names what is not there: it would go wrong without anybody noticing. */
export async function injectFault(
  world: FaultyWorld,
  fault: Fault,
  {forMs, dryRun}: {readonly forMs: number | undefined; readonly dryRun: boolean},
): Promise<InjectReport> {
  for (const mention of mentionsIn(fault, await world.describe())) requireKnown(mention)
  const report = {fault, forMs: forMs ?? null}
  return dryRun ? {kind: 'dry-run', id: null, ...report} : {kind: 'injected', id: await world.inject(fault, forMs), ...report}
}

/** Ends faults before their time: one by its id, or with `all` every injected one that is not over. The scenario's belong to the scenario. */
export async function clearFaults(
  world: FaultyWorld,
  which: {readonly id: string} | 'all',
  {dryRun}: {readonly dryRun: boolean},
): Promise<ClearReport> {
  const known = await world.faults()
  const chosen =
    which === 'all' ? known.filter((one) => one.origin === 'injected' && one.state !== 'over') : [requireInjected(which.id, known)]
  if (!dryRun) for (const {id} of chosen) await world.mend(id)
  return {kind: dryRun ? 'dry-run' : 'cleared', faults: chosen}
}

function requireInjected(id: string, known: readonly ListedFault[]): ListedFault {
  const found = known.find((one) => one.id === id)
  if (found?.origin === 'injected') return found
  if (found !== undefined) {
    throw new OperationalError(`The fault ${id} belongs to the scenario of the testbed, and ends when the scenario says.`, {
      code: 'fault-of-scenario',
      exit: 'precondition',
      hints: ['A testbed without it: change the scenario file, then mlsysops testbed down and up.'],
    })
  }
  throw notFoundError({what: 'fault', name: id, known: known.map((one) => one.id), list: 'mlsysops fault list --all'})
}

type Mention = {readonly what: string; readonly name: string | undefined; readonly known: readonly string[]}

/** Everything in the world that a fault names. An image is a pattern, also of images that nothing runs yet. */
function mentionsIn(fault: Fault, {clusters, applications}: WorldNames): readonly Mention[] {
  const clusterNames = clusters.map((one) => one.name)
  const nodeNames = clusters.flatMap((cluster) => cluster.nodes.flatMap((node) => [node.name, `${cluster.name}/${node.name}`]))
  const node = (name: string | undefined): Mention => ({what: 'node', name, known: nodeNames})
  const ofApplication = ({application, component}: {readonly application?: string; readonly component?: string}): readonly Mention[] => {
    const meant = applications.filter((one) => application === undefined || one.name === application)
    return [
      {what: 'application', name: application, known: applications.map((one) => one.name)},
      {what: 'component', name: component, known: meant.flatMap((one) => one.components)},
    ]
  }
  switch (fault.kind) {
    case 'node-down':
    case 'node-slow':
    case 'slow-disk':
    case 'telemetry-late':
      return [node(fault.node)]
    case 'telemetry-lost':
      return [node(fault.node), ...ofApplication(fault)]
    case 'crash':
      return ofApplication(fault)
    case 'cluster-cut':
      return [{what: 'cluster', name: fault.cluster, known: clusterNames}]
    case 'link-cut':
    case 'link-slow':
      return fault.between.map((name) => ({what: 'node or cluster', name, known: [...clusterNames, ...nodeNames]}))
    case 'image-unavailable':
      return []
  }
}

function requireKnown({what, name, known}: Mention): void {
  if (name === undefined || known.includes(name)) return
  const list = what === 'application' || what === 'component' ? 'mlsysops app list' : 'mlsysops infra list'
  throw notFoundError({what, name, known, list, ...(what === 'node or cluster' ? {code: 'node-not-found'} : {})})
}
