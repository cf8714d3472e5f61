import type {World} from '../../policy/contract.js'
import {asJson, isObject, type JsonObject} from '../../support/json.js'

/** What the check of a command is shown of the world: as much as its application, not as all of them. */
export function worldFor({application}: JsonObject, world: World): JsonObject {
  const isOwn = (key: string): boolean => key === application || key.startsWith(`${String(application)}/`)
  return {
    nowMs: world.nowMs,
    cluster: world.cluster ?? null,
    nodes: plain(world.nodes),
    clusters: plain(world.clusters),
    applications: plain(world.applications, isOwn),
    components: plain(world.components, isOwn),
    intents: plain(world.intents, isOwn),
  }
}

function plain(map: ReadonlyMap<string, object>, isShown: (key: string) => boolean = () => true): JsonObject {
  const json = asJson(Object.fromEntries([...map].filter(([key]) => isShown(key))))
  return isObject(json) ? json : {}
}
