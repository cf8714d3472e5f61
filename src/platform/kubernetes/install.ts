import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {withTimeout} from '../../support/waiting.js'
import {type ApiOptions, apiManifests, type CustomResourceDefinition, DEFINITIONS, type Manifest} from './api/manifests.js'
import {applyManifest, type Installed} from './apply.js'
import type {KubeClient} from './client/index.js'

export type InstallOptions = ApiOptions & {
  readonly client: Pick<KubeClient, 'get' | 'apply'>
  readonly clock: Pick<Clock, 'schedule' | 'sleep'>
  /** Asks the API server what it would do, and changes nothing. */
  readonly isDryRun?: boolean
}

export type {Installed} from './apply.js'

const ESTABLISHED_WITHIN_MS = 30_000
const LOOK_EVERY_MS = 100

/**
 * Teaches an API server what agents need of it: namespaces, kinds, fencing, rights. It may be run again at any time, and upgrades in place: nothing
 * is dropped, and objects of an older definition stay. Resolves once the kinds are served. Rejects with a `KubernetesError`, or with
 * `kinds-not-served` where the API server does not take a kind up.
 */
export async function installApi(options: InstallOptions, signal: AbortSignal): Promise<readonly Installed[]> {
  const {definitions, namespaces, rest} = await apiManifests(options)
  const {client, isDryRun = false} = options
  const apply = (manifest: Manifest) => applyManifest({client, manifest, isDryRun}, signal)
  const installed = [...(await apply(namespaces)), ...(await apply({resource: DEFINITIONS, objects: definitions}))]
  if (!isDryRun) await established(definitions, options, signal)
  for (const manifest of rest) installed.push(...(await apply(manifest)))
  return installed
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
