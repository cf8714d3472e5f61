import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {withTimeout} from '../../support/waiting.js'
import {type ApiOptions, apiManifests, type CustomResourceDefinition, DEFINITIONS, type Manifest} from './api/manifests.js'
import type {KubeClient} from './client/index.js'
import {type KubeObject, type Resource, refOf} from './objects.js'

export type InstallOptions = ApiOptions & {
  readonly client: Pick<KubeClient, 'get' | 'apply'>
  readonly clock: Pick<Clock, 'schedule' | 'sleep'>
}

/** What became of one object. */
export type Installed = {
  readonly kind: string
  readonly name: string
  readonly namespace?: string
  readonly change: 'created' | 'changed' | 'unchanged'
}

const ESTABLISHED_WITHIN_MS = 30_000
const LOOK_EVERY_MS = 100

/**
 * Teaches an API server what agents need of it: namespaces, kinds, fencing, rights. It may be run again at any time, and upgrades in place: nothing
 * is dropped, and objects of an older definition stay. Resolves once the kinds are served. Rejects with a `KubernetesError`, or with
 * `kinds-not-served` where the API server does not take a kind up.
 */
export async function installApi(options: InstallOptions, signal: AbortSignal): Promise<readonly Installed[]> {
  const {definitions, namespaces, rest} = await apiManifests(options)
  const apply = (manifest: Manifest) => applyAll(options.client, manifest, signal)
  const installed = [...(await apply(namespaces)), ...(await apply({resource: DEFINITIONS, objects: definitions}))]
  await established(definitions, options, signal)
  for (const manifest of rest) installed.push(...(await apply(manifest)))
  return installed
}

async function applyAll(
  client: InstallOptions['client'],
  {resource, objects}: Manifest,
  signal: AbortSignal,
): Promise<readonly Installed[]> {
  return Promise.all(objects.map((object) => applyOne(client, resource, object, signal)))
}

async function applyOne(client: InstallOptions['client'], resource: Resource, object: KubeObject, signal: AbortSignal): Promise<Installed> {
  const ref = refOf(object)
  const before = await client.get(resource, ref, signal)
  // Force: what an older release or kubectl wrote of these fields is ours now.
  const after = await client.apply(resource, object, signal, {force: true})
  const isSame = before !== undefined && versionOf(before) === versionOf(after)
  return {kind: resource.kind, ...ref, change: before === undefined ? 'created' : isSame ? 'unchanged' : 'changed'}
}

/** Where there is a generation a controller may write the status meanwhile: that is no change of ours. */
function versionOf({metadata: {generation, resourceVersion, labels}}: KubeObject): string {
  return JSON.stringify([generation ?? resourceVersion, labels])
}

/** Until every kind is served, or one never will be: its names are taken by another. */
async function established(
  definitions: readonly CustomResourceDefinition[],
  {client, clock}: InstallOptions,
  signal: AbortSignal,
): Promise<void> {
  const waiting = new Set(definitions.map(({metadata}) => metadata.name))
  const onTimeout = (): Error => notServed([...waiting], `They were not served within ${ESTABLISHED_WITHIN_MS / 1000} s.`)
  await withTimeout(
    clock,
    ESTABLISHED_WITHIN_MS,
    async (limited) => {
      while (waiting.size > 0) {
        for (const name of waiting) if (isServed(await client.get(DEFINITIONS, {name}, limited))) waiting.delete(name)
        if (waiting.size > 0) await clock.sleep(LOOK_EVERY_MS, limited)
      }
    },
    {signal, onTimeout},
  )
}

function isServed(definition: CustomResourceDefinition | undefined): boolean {
  const conditions = definition?.status?.conditions ?? []
  const refused = conditions.find(({type, status}) => type === 'NamesAccepted' && status === 'False')
  if (definition !== undefined && refused !== undefined)
    throw notServed([definition.metadata.name], `${refused.message ?? 'Its names are taken'}.`)
  return conditions.some(({type, status}) => type === 'Established' && status === 'True')
}

function notServed(names: readonly string[], why: string): OperationalError {
  return new OperationalError(`The API server does not serve ${names.join(', ')}. ${why}`, {
    code: 'kinds-not-served',
    exit: 'remote',
    hints: names.map((name) => `kubectl get customresourcedefinition ${name} -o yaml`),
  })
}
