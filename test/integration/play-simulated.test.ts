import {afterAll, beforeAll, expect, test} from 'vitest'
import {playScenario} from '../support/play/infrastructure.js'
import {PLAY, play} from '../support/play/play.js'
import {type SimulatedStage, simulatedStage} from '../support/play/simulated-stage.js'

let stage: SimulatedStage
beforeAll(async () => {
  stage = await simulatedStage(await playScenario())
})
afterAll(async () => {
  await stage.end()
  expect(stage.faults).toEqual([])
})

for (const scene of PLAY) {
  test(scene.name, async () => {
    expect(await play(scene, stage)).toEqual(scene.admitted)
  })
}
