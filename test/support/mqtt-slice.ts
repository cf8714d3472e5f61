import type {TopicPlace} from '../../src/fabric/contract/topics.js'
import {formatIdentity} from '../../src/fabric/identity.js'
import type {Credentials} from '../../src/fabric/mqtt/credentials.js'
import {type Authority, createAuthority} from '../../src/support/certificates.js'

/** Certificates of one slice's agents, each made once. */
export class TestAuthority {
  readonly #authority: Promise<Authority>
  readonly #issued = new Map<string, Promise<Credentials>>()

  constructor(name = 'test authority') {
    this.#authority = createAuthority(name)
  }

  of(place: TopicPlace): Promise<Credentials> {
    const identity = formatIdentity(place)
    const issued = this.#issued.get(identity) ?? this.issue([identity])
    this.#issued.set(identity, issued)
    return issued
  }

  async issue(uris: readonly string[], names: readonly string[] = []): Promise<Credentials> {
    const authority = await this.#authority
    const {certificate, privateKey} = await authority.issue({commonName: 'agent', usage: 'both', uris, names})
    return {ca: authority.certificate, cert: certificate, key: privateKey}
  }
}

export const CONTINUUM: TopicPlace = {slice: 'lab', cluster: null, node: null}
export const clusterPlace = (cluster: string): TopicPlace => ({slice: 'lab', cluster, node: null})
export const nodePlace = (cluster: string, node: string): TopicPlace => ({slice: 'lab', cluster, node})

/** Waits for what is only to be seen by looking; bounded by the time limit of the test. */
export async function until(isReached: () => boolean): Promise<void> {
  while (!isReached()) await new Promise((resolve) => setImmediate(resolve))
}
