import {instancesOf} from '../../descriptions/resources.js'
import type {ComponentDescription} from '../../descriptions/types.js'
import {placeInWorld} from '../../matching/place-in-world.js'
import type {ComponentPlacement} from '../../matching/placement.js'
import {MECHANISMS} from '../../mechanism/contract.js'
import type {ApplicationSpec, HostShare} from '../../platform/contract/index.js'
import type {Action, Analysis, Candidate, Policy, PolicyInput} from '../contract.js'
import {type ComponentView, componentViews} from './placement-state.js'

const COMMON = {
  version: '1.0.0',
  layer: 'cluster',
  scope: 'application',
  core: true,
  metrics: [],
  mechanisms: [MECHANISMS.placement],
  intervalMs: 30_000,
  cooldownMs: 0,
} as const

/** Puts a component on the node that its description (or a person's order) names. */
export const staticPlacement: Policy<null> = placementPolicy(
  'static-placement',
  'Puts components on the node that their description or a person names.',
  isNamed,
)

/** Puts a component on the best of its eligible hosts, and again when its host is lost. */
export const componentPlacement: Policy<null> = placementPolicy(
  'component-placement',
  'Puts components on the best eligible host: affinity, free capacity, layer, fit and price; again when a host is lost.',
  (component) => !isNamed(component),
)

function isNamed(component: ComponentDescription): boolean {
  return component.node_placement?.node !== undefined
}

function placementPolicy(name: string, summary: string, governs: (component: ComponentDescription) => boolean): Policy<null> {
  const upkeep = 'Carries out what people order and describe, where a policy of a person places what is new.'
  return {...policyFor(name, summary, governs, () => true), upkeep: policyFor(`${name}-upkeep`, upkeep, governs, hasPlace)}
}

/** Where it has none, or lost it, somebody must choose one. */
function hasPlace({deviation}: ComponentView): boolean {
  return deviation?.kind !== 'not-placed' && deviation?.kind !== 'host-lost'
}

function policyFor(
  name: string,
  summary: string,
  governs: (component: ComponentDescription) => boolean,
  concerns: (view: ComponentView) => boolean,
): Policy<null> {
  const isOwn = (view: ComponentView) => governs(view.component) && concerns(view)
  return {
    descriptor: {...COMMON, name, summary},
    initialState: async () => null,
    analyze: async ({application, world, isUnderWay}) => {
      const views =
        application === undefined || application.deletedMs !== undefined
          ? []
          : componentViews(application, world, governs).filter((view) => concerns(view) && !isBeingPlaced(application, view, isUnderWay))
      const soonest = Math.min(...views.map((view) => view.deviation?.untilMs ?? Number.POSITIVE_INFINITY))
      return {
        analysis: analyse(views),
        state: null,
        ...(Number.isFinite(soonest) ? {nextAnalyzeMs: Math.max(100, soonest - world.nowMs)} : {}),
      }
    },
    plan: async (input) => ({plan: input.application === undefined ? undefined : plan(input, input.application, isOwn), state: null}),
  }
}

function analyse(views: readonly ComponentView[]): Analysis {
  const due = views.filter(isDue)
  if (due.length > 0) return {verdict: 'adapt', reason: tell(due)}
  const waiting = views.filter((view) => view.deviation !== undefined)
  if (waiting.length > 0) return {verdict: 'hold', reason: tell(waiting)}
  return {
    verdict: 'fine',
    reason:
      views.length === 0
        ? 'It governs no component of this application that is not being placed.'
        : 'Every component is where it should be.',
  }
}

const HELD: ReadonlySet<string> = new Set(['waits', 'host-silent', 'deferred'])

function isDue(view: ComponentView): boolean {
  return view.deviation !== undefined && !HELD.has(view.deviation.kind)
}

/**
 * Its first hosts, others for one that is lost, or what a policy wants of it were decided on and are being brought up. A person's order is not kept
 * waiting by that.
 */
function isBeingPlaced(
  application: ApplicationSpec,
  {component, deviation, order}: ComponentView,
  isUnderWay: PolicyInput['isUnderWay'],
): boolean {
  const {name} = component.metadata
  const isAdjusted = application.adjustments?.some((one) => one.component === name) === true
  const isAdjusting = isAdjusted && (deviation?.kind === 'count-differs' || deviation?.kind === 'spec-changed')
  const isPlacing = isAdjusting || deviation?.kind === 'not-placed' || deviation?.kind === 'host-lost'
  return isPlacing && order === undefined && isUnderWay({kind: 'component', application: application.name, component: name})
}

function tell(views: readonly ComponentView[]): string {
  return views.map((view) => `${view.component.metadata.name} ${view.deviation?.message ?? ''}`).join('; ')
}

function plan({world, isUnderWay}: PolicyInput, application: ApplicationSpec, isOwn: (view: ComponentView) => boolean) {
  const views = componentViews(application, world)
  const due = views.filter((view) => isOwn(view) && isDue(view) && !isBeingPlaced(application, view, isUnderWay))
  const placements = placeInWorld(application, world, new Set(due.map(({component}) => component.metadata.name)))
  const actions: Action[] = []
  const candidates: Candidate[] = []
  const unplaced: string[] = []
  for (const view of due) {
    const {name} = view.component.metadata
    const placement = placements.get(name)
    if (placement === undefined) continue
    candidates.push(...placement.candidates)
    if (placement.hosts.length === 0 && instancesOf(view.component) > 0) {
      unplaced.push(`${name}: ${placement.reasons.map((reason) => reason.message).join('; ')}`)
      continue
    }
    if (sameHosts(placement.hosts, view.current) && view.deviation?.kind !== 'spec-changed') {
      unplaced.push(
        `${name} ${view.deviation?.message ?? ''}: ${placement.reasons.map((reason) => reason.message).join('; ') || 'no better host'}`,
      )
      continue
    }
    actions.push(actionFor(application, view, placement))
  }
  return {actions, candidates, summary: [...actions.map((action) => action.reason), ...unplaced].join('. ')}
}

function actionFor(application: ApplicationSpec, view: ComponentView, placement: ComponentPlacement): Action {
  const component = view.component.metadata.name
  return {
    mechanism: MECHANISMS.placement,
    target: {kind: 'component', application: application.name, component},
    command: {application: application.name, component, hosts: placement.hosts.map(({node, instances}) => ({node, instances}))},
    reason: reasonFor(view, placement),
    ...(view.order === undefined ? {} : {order: view.order.id}),
  }
}

function reasonFor(view: ComponentView, {hosts, candidates}: ComponentPlacement): string {
  const {name} = view.component.metadata
  const to = hosts.map((share) => (share.instances === 1 ? share.node : `${share.node} (${share.instances})`)).join(', ')
  const eligible = candidates.filter((one) => one.refusals.length === 0).length
  const best = candidates.find((one) => one.chosen && one.score !== undefined)
  const score = best?.score === undefined ? '' : ` (score ${best.score.toFixed(2)}, ${eligible} of ${candidates.length} hosts eligible)`
  switch (view.deviation?.kind) {
    case 'not-placed':
      return `Deploy ${name} on ${to}${score}`
    case 'spec-changed':
      return `Change ${name} on ${to} to its new description`
    case 'count-differs':
      if (hosts.length === 0) return `Run none of ${name}: it ${view.deviation.message}`
      return `Run ${name} on ${to}: it ${view.deviation.message}`
    default:
      return `Place ${name} on ${to}${score}: it ${view.deviation?.message ?? 'is not where it should be'}`
  }
}

function sameHosts(a: readonly HostShare[], b: readonly HostShare[]): boolean {
  return a.length === b.length && a.every((share) => b.some((one) => one.node === share.node && one.instances === share.instances))
}
