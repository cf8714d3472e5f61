import type {Policy} from '../contract.js'
import {clusterPlacement} from './cluster-placement.js'
import {componentPlacement, staticPlacement} from './placement.js'
import {qosRelocation} from './qos-relocation.js'
import {removal} from './removal.js'

/** What the agents of a layer run from the beginning, whoever adds what. */
export const STANDING: {readonly continuum: readonly Policy[]; readonly cluster: readonly Policy[]} = {
  continuum: [clusterPlacement],
  cluster: [removal, staticPlacement, componentPlacement, qosRelocation],
}

/** The one of that name. */
export function standingPolicy(name: string): Policy | undefined {
  return [...STANDING.continuum, ...STANDING.cluster].find(({descriptor}) => descriptor.name === name)
}
