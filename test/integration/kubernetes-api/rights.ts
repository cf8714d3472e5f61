import {beforeAll, describe, expect, test} from 'vitest'
import {LAYER_ROLES, RIGHTS, type Right} from '../../../src/platform/kubernetes/api/rights.js'
import type {SliceApi} from './slice-api.js'

const NAMESPACES = {applications: 'mlsysops', framework: 'mlsysops-framework', nodeLeases: 'kube-node-lease', elsewhere: 'default'} as const
type Place = keyof typeof NAMESPACES
type Layer = 'continuum' | 'cluster' | 'node'

export function rightsSuite(api: () => SliceApi): void {
  test('nothing is given wholesale, and no secret, no role and no other identity to anybody', () => {
    const all = LAYER_ROLES.flatMap((role) => Object.values(RIGHTS[role]).flat())
    const words = all.flatMap((right) => [...right.apiGroups, ...right.resources, ...right.verbs])
    expect(words).not.toContain('*')
    for (const word of ['secrets', 'escalate', 'bind', 'impersonate', 'deletecollection', 'rolebindings', 'pods/exec', 'nodes/proxy'])
      expect(words).not.toContain(word)
  })

  describe.each<Layer>(['continuum', 'cluster', 'node'])('the agent of the layer %s', (layer) => {
    /** What everybody has who is known to the API server. */
    let common: readonly string[] = []
    beforeAll(async () => {
      common = await rulesOf('nobody', ['nothing'], 'elsewhere')
    })

    const rulesOf = async (user: string, groups: readonly string[], place: Place): Promise<readonly string[]> => {
      const who = await api().as(user, groups)
      const {body} = await who({
        method: 'POST',
        path: '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
        body: {spec: {namespace: NAMESPACES[place]}},
      })
      const {resourceRules, incomplete} = body.status as {readonly resourceRules: readonly Right[]; readonly incomplete: boolean}
      expect(incomplete).toBe(false)
      return linesOf(resourceRules)
    }

    test.each<Place>(['applications', 'framework', 'nodeLeases', 'elsewhere'])('can in %s what it needs, and no more', async (place) => {
      const roles = LAYER_ROLES.filter((role) => role === layer || role === `${layer}-member`).map((role) => RIGHTS[role])
      const wanted = roles.flatMap((rights) => [...rights.everywhere, ...(place === 'elsewhere' ? [] : rights[place])])
      const found = await rulesOf(`an-agent-${layer}`, [`mlsysops:agents:${layer}`], place)
      expect(found.filter((line) => !common.includes(line))).toEqual(linesOf(wanted))
    })

    test('has the same as a service account', async () => {
      const review = async (who: object, attributes: object): Promise<unknown> => {
        const body = {spec: {...who, resourceAttributes: attributes}}
        const answer = await api().person({method: 'POST', path: '/apis/authorization.k8s.io/v1/subjectaccessreviews', body})
        return (answer.body.status as {readonly allowed: boolean}).allowed
      }
      const account = {user: `system:serviceaccount:mlsysops-framework:mlsysops-${layer}`}
      for (const {attributes, who} of ASKED) expect(await review(account, attributes), JSON.stringify(attributes)).toBe(who.includes(layer))
    })
  })
}

const ours = {group: 'mlsysops.eu', namespace: 'mlsysops'}
const lease = {group: 'coordination.k8s.io', namespace: 'mlsysops-framework', resource: 'leases'}
/** What is telling, and who may. */
const ASKED: readonly {readonly attributes: object; readonly who: readonly Layer[]}[] = [
  {attributes: {...ours, resource: 'mlsysopsapps', verb: 'update'}, who: ['continuum']},
  {attributes: {...ours, resource: 'mlsysopsapps', subresource: 'status', verb: 'patch'}, who: ['continuum']},
  {attributes: {...ours, resource: 'mlsysopsassignments', verb: 'create'}, who: ['continuum']},
  {attributes: {...ours, resource: 'mlsysopsassignments', verb: 'patch'}, who: ['continuum', 'cluster']},
  {attributes: {...ours, resource: 'mlsysopsassignments', subresource: 'status', verb: 'patch'}, who: ['cluster']},
  {attributes: {...ours, resource: 'mlsysopsplacements', verb: 'create'}, who: ['cluster']},
  {attributes: {...ours, resource: 'mlsysopsnodes', verb: 'update'}, who: ['continuum']},
  {attributes: {...lease, name: 'mlsysops-cluster', verb: 'update'}, who: ['cluster']},
  {attributes: {...lease, name: 'mlsysops-continuum', verb: 'update'}, who: ['continuum']},
  {attributes: {...lease, name: 'mlsysops-cluster', verb: 'delete'}, who: []},
  {attributes: {group: 'apps', namespace: 'mlsysops', resource: 'deployments', verb: 'patch'}, who: ['cluster']},
  {attributes: {group: 'apps', namespace: 'default', resource: 'deployments', verb: 'patch'}, who: []},
  {attributes: {group: '', resource: 'nodes', verb: 'patch'}, who: ['continuum']},
  {attributes: {group: '', resource: 'pods', verb: 'list'}, who: ['cluster']},
  {attributes: {group: '', namespace: 'mlsysops', resource: 'pods', verb: 'list'}, who: ['continuum', 'cluster', 'node']},
  {attributes: {group: '', namespace: 'mlsysops', resource: 'pods', subresource: 'resize', verb: 'patch'}, who: ['cluster']},
  {attributes: {group: '', resource: 'nodes', subresource: 'metrics', verb: 'get'}, who: ['node']},
  {attributes: {group: '', namespace: 'mlsysops', resource: 'secrets', verb: 'get'}, who: []},
  {attributes: {group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions', verb: 'update'}, who: []},
  {attributes: {group: 'admissionregistration.k8s.io', resource: 'validatingadmissionpolicies', verb: 'delete'}, who: []},
]

/** One line for each verb on each resource. */
function linesOf(rights: readonly Right[]): readonly string[] {
  const lines = rights.flatMap(({apiGroups, resources, verbs, resourceNames = ['']}) =>
    apiGroups.flatMap((group) =>
      resources.flatMap((of) => verbs.flatMap((verb) => resourceNames.map((name) => `${verb} ${of}.${group} ${name}`.trimEnd()))),
    ),
  )
  return [...new Set(lines)].sort()
}
