import type {RandomStreams} from '../../../support/random-streams.js'
import type {EngineStage, EngineStream} from './contract.js'
import {Service} from './service.js'
import {type NetworkTime, Stage} from './stage.js'

/** The services by name, made when first named, and the stages that send requests to them. */
export class Services {
  readonly #random: RandomStreams
  readonly #services = new Map<string, Service>()

  constructor(random: RandomStreams) {
    this.#random = random
  }

  named(id: string): Service {
    let service = this.#services.get(id)
    if (service === undefined) {
      service = new Service(id)
      this.#services.set(id, service)
    }
    return service
  }

  takeLosses(id: string): number {
    const service = this.#services.get(id)
    return service === undefined ? 0 : service.takeLosses()
  }

  /** The first stage of a stream, with all that follow from it. */
  stageOf(stream: EngineStream): Stage {
    const {networkMs} = stream
    return this.#stage(stream, stream.id, networkMs && ((_from, to, random) => networkMs(to, random)))
  }

  #stage(stage: EngineStage | EngineStream, name: string, network: NetworkTime | undefined): Stage {
    const next = (stage.then ?? []).map((then, index) => {
      const {networkMs} = then
      return this.#stage(then, `${name}/then/${index}`, networkMs && ((from, to, random) => networkMs(from ?? to, to, random)))
    })
    return new Stage({name, random: this.#random, service: this.named(stage.service), work: stage.work, network, next})
  }
}
