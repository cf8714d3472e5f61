import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {formatConfig} from '../config-file.js'
import {refuseDifferences} from '../differences.js'
import {makeFolder, removeIfEmpty, removePaths, writeTextFile} from '../effects.js'
import {type Foreseen, foreseen} from '../foreseen.js'
import type {Registry} from '../registry.js'
import type {ClusterReport, DownReport, ExistingUp, TestbedStatus} from '../reports.js'
import {quote, renderScript, runSteps, type Step, type StepContext} from '../steps.js'
import {withTestbedLock} from '../with-lock.js'
import type {ExistingConfig} from './config.js'
import {type Access, neededAccess, type Part} from './needs.js'

export type UpRequest = {
  readonly name: string
  readonly kubeconfig: string
  /** The first holds the applications; the others run them, and so does the first where it is the only one. */
  readonly contexts: readonly string[]
}

/** Asks an API server what the owner of a context may do; resolves with what it may not. Rejects where there is no such context or no answer. */
export type ReviewAccess = (
  choice: {readonly kubeconfig: string; readonly context: string},
  access: readonly Access[],
  signal: AbortSignal,
) => Promise<readonly Access[]>

export type ExistingSurroundings = {readonly registry: Registry; readonly clock: Clock; readonly reviewAccess: ReviewAccess}

/** Adopts clusters that are there. Nothing is changed in them, and nothing is saved where a permission is missing. */
export async function up(request: UpRequest, surroundings: ExistingSurroundings, context: StepContext): Promise<ExistingUp> {
  const {registry, clock} = surroundings
  const startMs = clock.now()
  return withTestbedLock(request.name, surroundings, context, async () => {
    const existed = registry.has(request.name)
    const config = planExisting(request, registry)
    await runSteps(upSteps(config, surroundings), context, clock)
    return {
      name: config.name,
      driver: 'existing',
      kind: existed ? 'unchanged' : 'created',
      started: [],
      durationMs: clock.now() - startMs,
      kubeconfig: config.kubeconfig,
      clusters: clustersOf(config),
    }
  })
}

/** What `up` would do. Changes nothing. */
export async function foresee(request: UpRequest, surroundings: ExistingSurroundings): Promise<Foreseen> {
  return foreseen(upSteps(planExisting(request, surroundings.registry), surroundings))
}

export function upScript(request: UpRequest, surroundings: ExistingSurroundings): string {
  return renderScript(upSteps(planExisting(request, surroundings.registry), surroundings))
}

/** Forgets the clusters; they stay as they are. */
export async function down(config: ExistingConfig, surroundings: ExistingSurroundings, context: StepContext): Promise<DownReport> {
  await withTestbedLock(config.name, surroundings, context, async () => runSteps(downSteps(config), context, surroundings.clock))
  removeIfEmpty(surroundings.registry.folder)
  return {name: config.name, existed: true, stopped: [], kept: false}
}

export function downScript(config: ExistingConfig): string {
  return renderScript(downSteps(config))
}

export async function reset(config: ExistingConfig, surroundings: ExistingSurroundings, context: StepContext): Promise<ExistingUp> {
  await down(config, surroundings, context)
  return up(requestOf(config), surroundings, context)
}

export function resetScript(config: ExistingConfig, surroundings: ExistingSurroundings): string {
  return `${downScript(config)}\n\n${upScript(requestOf(config), surroundings)}`
}

/** There is no process of ours: whether the clusters answer is for kubectl to say. */
export function status(config: ExistingConfig): TestbedStatus {
  return {name: config.name, driver: 'existing', state: 'running', processes: [], clusters: clustersOf(config), config}
}

function planExisting({name, kubeconfig, contexts}: UpRequest, registry: Registry): ExistingConfig {
  const [home, ...others] = [...new Set(contexts)]
  if (home === undefined) throw noContext()
  const path = resolve(kubeconfig)
  if (!existsSync(path)) throw noKubeconfig(path)
  const members = (others.length === 0 ? [home] : others).map((context) => ({context}))
  const config: ExistingConfig = {driver: 'existing', name, stateDir: registry.paths(name).stateDir, kubeconfig: path, home, members}
  const saved = registry.read(name)
  if (saved === undefined) return config
  refuseDifferences(name, [
    ['--driver', 'existing', saved.driver],
    ['--kubeconfig', path, saved.driver === 'existing' ? saved.kubeconfig : undefined],
    ['--context', requestOf(config).contexts.join(', '), saved.driver === 'existing' ? requestOf(saved).contexts.join(', ') : undefined],
  ])
  return config
}

function upSteps(config: ExistingConfig, {registry, reviewAccess}: ExistingSurroundings): readonly Step[] {
  const {stateDir, config: path} = registry.paths(config.name)
  return [
    ...contextsOf(config).map((context) => checkAccess(config, context, reviewAccess)),
    makeFolder(stateDir, 'Make the folder of the testbed'),
    writeTextFile(path, formatConfig(config), 'Save its configuration'),
    // The agents' own steps follow here.
  ]
}

function checkAccess({kubeconfig, home, members}: ExistingConfig, context: string, reviewAccess: ReviewAccess): Step {
  const parts = new Set<Part>()
  if (context === home) parts.add('home')
  if (members.some((member) => member.context === context)) parts.add('member')
  const access = neededAccess(parts)
  const kubectl = `kubectl --kubeconfig ${quote(kubeconfig)} --context ${quote(context)}`
  return {
    title: `Ask ${context} what its owner may do there`,
    describe: () =>
      byObject(access).map(
        ([what, verbs]) =>
          `for verb in ${verbs.join(' ')}; do ${kubectl} auth can-i "$verb" ${what.replace(' in ', ' --namespace ')} --quiet; done`,
      ),
    async run({signal}) {
      const refused = await reviewAccess({kubeconfig, context}, access, signal)
      if (refused.length > 0) throw notAllowed(context, refused)
      return 'unchanged'
    },
  }
}

function downSteps({stateDir}: ExistingConfig): readonly Step[] {
  return [removePaths([stateDir], 'Forget the clusters')]
}

function requestOf({name, kubeconfig, home, members}: ExistingConfig): UpRequest {
  return {name, kubeconfig, contexts: contextsOf({home, members})}
}

function contextsOf({home, members}: Pick<ExistingConfig, 'home' | 'members'>): readonly string[] {
  return [...new Set([home, ...members.map(({context}) => context)])]
}

function clustersOf(config: ExistingConfig): readonly ClusterReport[] {
  return contextsOf(config).map((context) => ({name: context, context}))
}

/** `deployments.apps in mlsysops`, with what is to be done to them. */
function byObject(access: readonly Access[]): readonly (readonly [what: string, verbs: readonly string[]])[] {
  const groups = Map.groupBy(access, (one) => `${nameOf(one)}${one.namespace === undefined ? '' : ` in ${one.namespace}`}`)
  return [...groups].map(([what, list]) => [what, list.map(({verb}) => verb)])
}

function nameOf({group, resource}: Access): string {
  return group === '' ? resource : `${resource}.${group}`
}

function notAllowed(context: string, refused: readonly Access[]): OperationalError {
  const lines = byObject(refused).map(([what, verbs]) => `  ${verbs.join(', ')} ${what}`)
  return new OperationalError(
    `The owner of the context ${context} lacks permissions there; nothing was changed. Missing:\n${lines.join('\n')}`,
    {
      code: 'permissions-missing',
      exit: 'precondition',
      hints: ['Ask an administrator of the cluster, or name the context of one.', `kubectl --context ${context} auth can-i --list`],
      details: {context, missing: refused},
    },
  )
}

function noContext(): OperationalError {
  return new OperationalError('The driver existing needs the contexts to adopt.', {
    code: 'context-missing',
    exit: 'usage',
    hints: ['--context HOME --context MEMBER …: the first holds the applications.', 'kubectl config get-contexts'],
  })
}

function noKubeconfig(path: string): OperationalError {
  return new OperationalError(`There is no kubeconfig ${path}.`, {
    code: 'kubeconfig-unreadable',
    exit: 'precondition',
    hints: ['Name another with --kubeconfig.'],
  })
}
