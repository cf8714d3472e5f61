import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {LAYER_ROLES, type LayerRole, RIGHTS, type Rights} from '../../src/platform/kubernetes/api/rights.js'

const PATH = join(process.cwd(), 'docs/kubernetes-rights.md')
const INTRODUCTION = `# What agents may do in a cluster

Each role is a Role or ClusterRole of its name, given to the service account of its layer in the agents' namespace and to a group, for agents that run
outside. That an agent has these rights and no others is tested against a real API server (\`test/integration/kubernetes-crds.test.ts\`), as
\`kubectl auth can-i --list\` shows them. Nothing is given wholesale, and no agent reads a Secret or deletes a Lease.

<!-- From src/platform/kubernetes/api/rights.ts: UPDATE_GOLDEN=1 npx vitest run test/golden/kubernetes-rights.test.ts -->
`
const TITLES: {readonly [role in LayerRole]: string} = {
  continuum: 'the continuum agent at home (group `mlsysops:agents:continuum`)',
  'continuum-member': 'the continuum agent in a member (group `mlsysops:agents:continuum`)',
  cluster: 'the cluster agent (group `mlsysops:agents:cluster`)',
  node: 'the node agent (group `mlsysops:agents:node`)',
}
const PLACES: {readonly [place in keyof Rights]: string} = {
  everywhere: 'the whole cluster',
  applications: '`mlsysops`',
  framework: '`mlsysops-framework`',
  nodeLeases: '`kube-node-lease`',
}

test('docs/kubernetes-rights.md lists the rights that there are', () => {
  const text = `${INTRODUCTION}${LAYER_ROLES.map(sectionOf).join('')}`
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(PATH, text)
  expect(existsSync(PATH) ? readFileSync(PATH, 'utf8') : '').toBe(text)
})

function sectionOf(role: LayerRole): string {
  const rows = Object.entries(PLACES).flatMap(([place, title]) =>
    RIGHTS[role][place as keyof Rights].map(({apiGroups, resources, verbs, resourceNames}) => {
      const names = resourceNames === undefined ? '' : ` named ${resourceNames.join(', ')}`
      const groups = apiGroups.map((group) => (group === '' ? 'core' : group)).join(', ')
      return `| ${title} | ${groups} | ${resources.join(', ')}${names} | ${verbs.join(', ')} |`
    }),
  )
  const head = '| where | group | resources | verbs |\n|---|---|---|---|\n'
  return `\n## \`mlsysops-${role}\`: ${TITLES[role]}\n\n${head}${rows.join('\n')}\n`
}
