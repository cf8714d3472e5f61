import {expect} from 'vitest'
import {MODE_NOTE, OWN_MODES_NOTE} from '../../src/agent/notes.js'
import type {KubeClient} from '../../src/platform/kubernetes/client/index.js'
import {CONFIG_MAPS, DEPLOYMENTS, JOBS, PODS, type PodResource, SERVICES} from '../../src/platform/kubernetes/cluster/kinds.js'
import {EPOCH_ANNOTATION, NAMESPACES, type NoteObject, PLACEMENTS} from '../../src/platform/kubernetes/kinds.js'
import {type KubeObject, type Resource, resource} from '../../src/platform/kubernetes/objects.js'
import {MARK} from '../../src/platform/kubernetes/workload/index.js'

const NEVER = new AbortController().signal
const namespace = NAMESPACES.applications
/** As a cluster with a busy machine needs it. */
export const PATIENT = {timeout: 60_000, interval: 100}

/** What an administrator finds of applications in one cluster. */
export interface Seen {
  list<T extends KubeObject>(resource: Resource<T>): Promise<readonly T[]>
  /** `<component>@<node> <image tag>`, of instances that are ready and not ending; sorted. */
  instances(application: string): Promise<readonly string[]>
  /** By name, of instances that are not ending: the same before and after means that nothing was restarted. */
  uids(application: string): Promise<{readonly [pod: string]: string}>
  deployments(application: string): Promise<readonly string[]>
  /**
   * `<kind>/<name>` of every object of every kind in the namespace of applications, whoever made it, but for events, which stay when all is gone, and for
   * who decides (rules, models or people), which an agent notes in its own time.
   */
  everything(): Promise<readonly string[]>
  /** `<kind>/<name>: <epoch>`: under which lease each object was last written. */
  epochs(): Promise<readonly string[]>
}

export function seenBy(admin: KubeClient): Seen {
  const list = async <T extends KubeObject>(resource: Resource<T>) => (await admin.list(resource, {namespace}, NEVER)).items
  const of = async <T extends KubeObject>(resource: Resource<T>, application: string) =>
    (await list(resource)).filter((object) => isOf(object, application))
  return {
    list,
    instances: async (application) => (await of(PODS, application)).filter(isReady).map(shown).sort(),
    uids: async (application) =>
      Object.fromEntries((await of(PODS, application)).filter(stays).map(({metadata}) => [metadata.name, metadata.uid ?? ''])),
    deployments: async (application) => (await of(DEPLOYMENTS, application)).map(({metadata}) => metadata.name).sort(),
    async everything() {
      const kinds = await namespacedKinds(admin)
      const found = await Promise.all(
        kinds.map(async (kind) =>
          (await list(kind)).filter((object) => !isModeNote(object)).map(({metadata}) => `${kind.kind}/${metadata.name}`),
        ),
      )
      return found.flat().sort()
    },
    async epochs() {
      const kinds: readonly Resource[] = [DEPLOYMENTS, JOBS, SERVICES, CONFIG_MAPS, PLACEMENTS]
      const written = await Promise.all(
        kinds.map(async (kind) =>
          (await list(kind)).flatMap(({metadata}) => {
            const epoch = metadata.annotations?.[EPOCH_ANNOTATION]
            return epoch === undefined ? [] : [`${kind.kind}/${metadata.name}: ${epoch}`]
          }),
        ),
      )
      return written.flat().sort()
    },
  }
}

/** Waits until exactly these instances run: `<component>@<node> <image tag>`. */
export async function untilRunning(seen: Seen, application: string, ...instances: readonly string[]): Promise<void> {
  await expect.poll(() => seen.instances(application), PATIENT).toEqual([...instances].sort())
}

function isOf({metadata}: KubeObject, application: string): boolean {
  return metadata.labels?.[MARK.app] === application || metadata.name === application || metadata.name.startsWith(`${application}.`)
}

function isModeNote(object: KubeObject & Partial<Pick<NoteObject, 'spec'>>): boolean {
  return object.spec?.key === MODE_NOTE || object.spec?.key === OWN_MODES_NOTE
}

function isReady(pod: PodResource): boolean {
  return stays(pod) && pod.status?.conditions?.some(({type, status}) => type === 'Ready' && status === 'True') === true
}

function stays({metadata}: PodResource): boolean {
  return metadata.deletionTimestamp === undefined
}

function shown({metadata, spec}: PodResource): string {
  const tag = spec?.containers?.[0]?.image?.split(':').at(-1)
  return `${metadata.labels?.[MARK.component]}@${spec?.nodeName} ${tag}`
}

type Discovered = {readonly resources: readonly {name: string; kind: string; namespaced: boolean; verbs: readonly string[]}[]}

async function namespacedKinds(admin: KubeClient): Promise<readonly Resource[]> {
  const ask = async <T>(path: string) => JSON.parse(await admin.raw(path, NEVER)) as T
  const {groups} = await ask<{groups: readonly {name: string; preferredVersion: {version: string}}[]}>('/apis')
  const versions = groups.map(({name: group, preferredVersion: {version}}) => ({group, version, path: `/apis/${group}/${version}`}))
  const kinds = [{group: '', version: 'v1', path: '/api/v1'}, ...versions].map(async ({group, version, path}) =>
    (await ask<Discovered>(path)).resources
      .filter(({name, kind, namespaced, verbs}) => namespaced && verbs.includes('list') && !name.includes('/') && kind !== 'Event')
      .map(({name: plural, kind}) => resource({group, version, plural, kind, isNamespaced: true})),
  )
  return (await Promise.all(kinds)).flat()
}
