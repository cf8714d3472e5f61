import {afterEach, beforeEach, expect, test} from 'vitest'
import {downScript, upScript} from '../../src/testbed/embedded/driver.js'
import {expectGolden} from '../support/cli-golden.js'
import {fakeTestbeds} from '../support/embedded.js'

let place: ReturnType<typeof fakeTestbeds>
beforeEach(() => {
  place = fakeTestbeds('mlsysops-')
})
afterEach(async () => place.clean())

const command = (role: string, config: string) => ({file: '/opt/node', args: ['/opt/mlsysops/bin/daemon.js', role, config]})
const general = (script: string): string =>
  script
    .replaceAll(place.folder, '<FOLDER>')
    .replace(/77\d\d/g, '<PORT>')
    .replace(/[0-9a-f]{12}\.sock/g, '<HASH>.sock')

test('the dry run of up is a script that a person can read', async () => {
  expectGolden('testbed-up.sh', general(await upScript({name: 'default', speed: 2}, {...place.surroundings, command})))
})

test('the dry run of down is one too', async () => {
  expectGolden('testbed-down.sh', general(await downScript('default', {keep: false}, place.surroundings)))
  expect(place.surroundings.registry.names()).toEqual([])
})
