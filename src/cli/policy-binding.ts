import type {Api} from '../northbound/contract/api.js'
import type {Dto} from '../northbound/contract/dto.js'
import {OperationalError} from '../support/errors.js'
import {given} from '../support/given.js'
import {suggest} from '../support/suggest.js'
import {allPages} from './pages.js'

export type BindChange = NameChange & {
  readonly labels?: NameChange
  /** Of a policy of the layer `node`. */
  readonly nodes?: NameChange
  readonly priority?: number | undefined
  readonly enabled?: boolean
}

type NameChange = {readonly add?: readonly string[]; readonly drop?: readonly string[]; readonly every?: boolean}

/** What a person may have meant otherwise is told in `remarks`. */
export type BoundPolicy = {readonly policy: Dto<'PolicyDetails'>; readonly remarks: readonly string[]}

/** Changes for which applications (by name or label) and nodes it is, how much it weighs, or whether it runs; the rest stays. */
export async function bindPolicy(api: Api, policy: string, change: BindChange, signal: AbortSignal): Promise<BoundPolicy> {
  const {added, layer} = await api.getPolicy({policy}, {signal})
  if (change.nodes !== undefined && layer !== 'node')
    throw new OperationalError(`${policy} is a policy of the layer ${layer}: only one of the layer node is bound to nodes.`, {
      code: 'policy-not-for-nodes',
      exit: 'precondition',
      hints: ['mlsysops policy add FILE --layer node', `For applications: mlsysops policy bind ${policy} APPLICATION…`],
    })
  const {every = false} = change
  const unnamed = added.applications === undefined && added.labels === undefined ? undefined : []
  const applications = boundTo(added.applications ?? unnamed, change, 'application')
  const labels = boundTo(added.labels ?? unnamed, {...change.labels, every}, 'application')
  const nodes = boundTo(added.nodes, change.nodes ?? {}, 'node')
  const {priority = added.priority, enabled = added.enabled} = change
  const bound = await api.bindPolicy({policy, body: {...given({applications, labels, nodes}), priority, enabled}}, {signal})
  return {policy: bound, remarks: [...leftAlone(policy, added, change), ...(await notThereYet(api, change.add ?? [], signal))]}
}

/** Of names of applications that a policy is bound to those that no application has, with what was probably meant. `app*` stands for any. */
export async function notThereYet(api: Api, names: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
  if (names.every((name) => name.endsWith('*'))) return []
  const {items} = await allPages((page) => api.listApplications(page, {signal}))
  const known = items.map((one) => one.name)
  return names
    .filter((name) => !name.endsWith('*') && !known.includes(name))
    .map((name) => `There is no application ${name} yet${meantWords(name, known)}: the policy is for it when one comes.`)
}

export function meantWords(name: string, known: readonly string[]): string {
  const near = suggest(name, known)
  return near === undefined ? '' : ` (did you mean ${near}?)`
}

/** What was to be taken out, and was not in it. */
function leftAlone(
  policy: string,
  {applications = [], labels = [], nodes = []}: Dto<'PolicyAddition'>,
  change: Pick<BindChange, 'drop' | 'labels' | 'nodes'>,
): readonly string[] {
  const foreign = [
    ...(change.drop ?? []).filter((one) => !applications.includes(one)),
    ...(change.labels?.drop ?? []).filter((one) => !labels.includes(one)),
    ...(change.nodes?.drop ?? []).filter((one) => !nodes.includes(one)),
  ]
  return foreign.map(
    (one) => `${policy} was not bound to ${one}${meantWords(one, [...applications, ...labels, ...nodes])}: nothing was taken out for that.`,
  )
}

/** Before, and afterwards: undefined is every one. */
function boundTo(
  before: readonly string[] | undefined,
  {add = [], drop = [], every = false}: NameChange,
  what: 'application' | 'node',
): readonly string[] | undefined {
  if (every) return undefined
  if (add.length > 0) return [...new Set([...(before ?? []), ...add])]
  if (drop.length === 0) return before
  if (before === undefined) {
    throw new OperationalError(`It is for every ${what}: one cannot be left out.`, {
      code: `policy-for-every-${what}`,
      exit: 'precondition',
      hints: [
        `Name those that it is for: mlsysops policy bind POLICY ${what === 'node' ? '--node NODE' : 'APPLICATION…, or --label LABEL'}`,
        'or stop it: mlsysops policy disable POLICY',
      ],
    })
  }
  return before.filter((one) => !drop.includes(one))
}
