/** One thing that somebody wants to do to objects of one kind. Without a namespace: in all of them, or of a kind that has none. */
export type Access = {readonly group: string; readonly resource: string; readonly verb: string; readonly namespace?: string}

type Need = {readonly group: string; readonly resources: readonly string[]; readonly verbs: readonly string[]; readonly namespace?: string}

const READ = ['get', 'list', 'watch']
const WRITE = [...READ, 'create', 'update', 'patch', 'delete']
const APPLICATIONS = 'mlsysops'
const FRAMEWORK = 'mlsysops-framework'

/** Who brings a slice up installs its kinds, its namespaces and the rights of its agents. */
const INSTALL: readonly Need[] = [
  {group: 'apiextensions.k8s.io', resources: ['customresourcedefinitions'], verbs: ['get', 'create', 'patch']},
  {group: '', resources: ['namespaces'], verbs: ['get', 'create', 'patch']},
  {
    group: 'admissionregistration.k8s.io',
    resources: ['validatingadmissionpolicies', 'validatingadmissionpolicybindings'],
    verbs: ['get', 'create', 'patch'],
  },
  {group: 'rbac.authorization.k8s.io', resources: ['clusterroles', 'clusterrolebindings'], verbs: ['get', 'create', 'patch']},
  {group: 'rbac.authorization.k8s.io', resources: ['roles', 'rolebindings'], verbs: ['get', 'create', 'patch'], namespace: FRAMEWORK},
  {group: 'coordination.k8s.io', resources: ['leases'], verbs: [...READ, 'create', 'update'], namespace: FRAMEWORK},
]

/** Where the applications are held. */
const HOME: readonly Need[] = [
  {group: 'mlsysops.eu', resources: ['mlsysopsapps', 'mlsysopsordersets', 'mlsysopsnotes'], verbs: WRITE, namespace: APPLICATIONS},
]

/** Where they run. */
const MEMBER: readonly Need[] = [
  {group: '', resources: ['nodes', 'pods'], verbs: READ},
  {group: '', resources: ['nodes'], verbs: ['patch']},
  {group: 'mlsysops.eu', resources: ['mlsysopsassignments', 'mlsysopsplacements', 'mlsysopsnodes'], verbs: WRITE, namespace: APPLICATIONS},
  {group: 'apps', resources: ['deployments'], verbs: WRITE, namespace: APPLICATIONS},
  {group: 'batch', resources: ['jobs'], verbs: WRITE, namespace: APPLICATIONS},
  {group: '', resources: ['services', 'configmaps'], verbs: WRITE, namespace: APPLICATIONS},
  {group: '', resources: ['events'], verbs: ['create', 'patch'], namespace: APPLICATIONS},
]

export type Part = 'home' | 'member'

/** Everything that has to be allowed in a cluster which plays these parts. */
export function neededAccess(parts: ReadonlySet<Part>): readonly Access[] {
  const needs = [...INSTALL, ...(parts.has('home') ? HOME : []), ...(parts.has('member') ? MEMBER : [])]
  return needs.flatMap(({group, resources, verbs, namespace}) =>
    resources.flatMap((resource) => verbs.map((verb) => ({group, resource, verb, ...(namespace === undefined ? {} : {namespace})}))),
  )
}
