import {afterAll, beforeAll, describe} from 'vitest'
import {requireKubernetes} from '../../support/control-plane.js'
import {describeOutages, describePlatform} from './cases/index.js'
import {type KubernetesWorld, kubernetesWorld} from './kubernetes-harness.js'

const kubernetes = await requireKubernetes()
const why = kubernetes.kind === 'absent' ? ` (skipped: ${kubernetes.reason})` : ''

describe.skipIf(kubernetes.kind === 'absent')(`on real API servers${why}`, () => {
  let world: KubernetesWorld | undefined
  beforeAll(async () => {
    world = await kubernetesWorld()
  }, 120_000)
  afterAll(() => world?.stop())
  const make = () => {
    if (world === undefined) throw new Error('The control planes have not started.')
    return world.make()
  }
  describePlatform('kubernetes', make)
  describeOutages('kubernetes', make)
})
