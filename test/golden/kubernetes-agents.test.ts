import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parseAllDocuments} from 'yaml'
import {parseAgentFile} from '../../src/descriptions/agent-file.js'
import {renderAgentManifests} from '../../src/platform/kubernetes/agents/index.js'
import {INSTALLATIONS} from '../support/agent-installations.js'

/** They have golden files of their own, and are the same for all layers. */
const IS_COMMON = /^kind: (CustomResourceDefinition|ValidatingAdmissionPolicy|ValidatingAdmissionPolicyBinding|Role|ClusterRole)$/m

describe.each(Object.entries(INSTALLATIONS))('the agents of a cluster: %s', (name, installation) => {
  test('are what they were: UPDATE_GOLDEN=1 writes them anew', async () => {
    const golden = join(process.cwd(), `test/golden/kubernetes/agents-${name}.yaml`)
    const text = (await renderAgentManifests(installation))
      .split('---\n')
      .filter((document) => !IS_COMMON.test(document))
      .join('---\n')
    if (process.env['UPDATE_GOLDEN'] === '1') {
      mkdirSync(dirname(golden), {recursive: true})
      writeFileSync(golden, text)
    }
    expect(existsSync(golden) ? readFileSync(golden, 'utf8') : '').toBe(text)
  })

  test('read a file that agents take', async () => {
    const objects = await objectsOf(installation)
    const text = objects.find(({kind}) => kind === 'ConfigMap')?.data?.['agent.yaml'] ?? ''
    const environment = {NODE_NAME: 'edge-1', POD_IP: '192.0.2.7', HOST_IP: '192.0.2.8'}
    const {agent, problems} = parseAgentFile(text, 'agent.yaml', undefined, environment)
    expect(problems).toEqual([])
    expect(agent?.layer).toBe(installation.agent.layer)
  })

  test('tell no secret', async () => {
    const objects = await objectsOf(installation)
    expect(objects.filter(({kind}) => kind === 'Secret')).toEqual([])
    expect(await renderAgentManifests(installation)).toContain('# Secret mlsysops-framework')
  })
})

type Parsed = {readonly kind: string; readonly data?: {readonly [key: string]: string}}

async function objectsOf(installation: Parameters<typeof renderAgentManifests>[0]): Promise<readonly Parsed[]> {
  return parseAllDocuments(await renderAgentManifests(installation))
    .map((document) => document.toJS() as Parsed | null)
    .filter((object) => object !== null)
}
