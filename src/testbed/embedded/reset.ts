import {requireEmbedded} from '../config.js'
import type {EmbeddedUp} from '../reports.js'
import type {StepContext} from '../steps.js'
import type {EmbeddedConfig} from './config.js'
import {down, downScript, type EmbeddedSurroundings, up, upScript} from './driver.js'
import type {UpRequest} from './plan.js'

/** Down, and up again from nothing with the same scenario, speed, seed and asked-for ports. */
export async function reset(name: string, surroundings: EmbeddedSurroundings, context: StepContext): Promise<EmbeddedUp> {
  const request = requestOf(requireEmbedded(surroundings.registry.require(name)))
  await down(name, {keep: false}, surroundings, context)
  return up(request, surroundings, context)
}

export async function resetScript(name: string, surroundings: EmbeddedSurroundings): Promise<string> {
  const request = requestOf(requireEmbedded(surroundings.registry.require(name)))
  return `${await downScript(name, {keep: false}, surroundings)}\n\n${await upScript(request, surroundings)}`
}

function requestOf(config: EmbeddedConfig): UpRequest {
  return {
    name: config.name,
    scenario: config.scenarioPath,
    speed: config.speed,
    seed: config.seed,
    ...(config.isPortAsked ? {port: config.port} : {}),
    ...(config.upstreamPort === undefined ? {} : {upstreamPort: config.upstreamPort}),
  }
}
