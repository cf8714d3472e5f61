import type {Namespaces} from '../kinds.js'
import {type KubeObject, type Resource, resource} from '../objects.js'
import {groupOf, type Layer, PART_OF} from './agents.js'
import {hardwareNamespace} from './namespaces.js'
import {type LayerRole, RIGHTS, type Right} from './rights.js'

const GROUP = 'rbac.authorization.k8s.io'

export type ServiceAccount = KubeObject
export type Role = KubeObject & {readonly rules: readonly Right[]}
export type RoleBinding = KubeObject & {readonly roleRef: object; readonly subjects: readonly object[]}

export const SERVICE_ACCOUNTS: Resource<ServiceAccount> = resource({
  group: '',
  version: 'v1',
  plural: 'serviceaccounts',
  kind: 'ServiceAccount',
  isNamespaced: true,
})
export const ROLES: Resource<Role> = rbac('Role', true)
export const ROLE_BINDINGS: Resource<RoleBinding> = rbac('RoleBinding', true)
export const CLUSTER_ROLES: Resource<Role> = rbac('ClusterRole', false)
export const CLUSTER_ROLE_BINDINGS: Resource<RoleBinding> = rbac('ClusterRoleBinding', false)

export type RoleObjects = {
  readonly serviceAccounts: readonly ServiceAccount[]
  readonly clusterRoles: readonly Role[]
  readonly clusterRoleBindings: readonly RoleBinding[]
  readonly roles: readonly Role[]
  readonly roleBindings: readonly RoleBinding[]
}

/** Where the kubelets hold their leases. */
const NODE_LEASES = 'kube-node-lease'

/** The rights of some roles, given to a service account of the agents' namespace and to a group, for agents that run outside. */
export function roleObjects(roles: readonly LayerRole[], namespaces: Namespaces, hasHardware = false): RoleObjects {
  const accountIn = (layer: Layer): string => (layer === 'node' && hasHardware ? hardwareNamespace(namespaces) : namespaces.framework)
  const everywhere = roles.filter((role) => RIGHTS[role].everywhere.length > 0)
  const within = roles.flatMap((role) => {
    const {applications, framework, nodeLeases} = RIGHTS[role]
    const places = [
      {namespace: namespaces.applications, rules: applications},
      {namespace: namespaces.framework, rules: framework},
      {namespace: NODE_LEASES, rules: nodeLeases},
    ]
    return places.filter(({rules}) => rules.length > 0).map((place) => ({role, ...place}))
  })
  return {
    serviceAccounts: [...new Set(roles.map(layerOf))].map((layer) => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: {name: accountOf(layer), namespace: accountIn(layer), labels: PART_OF},
    })),
    clusterRoles: everywhere.map((role) => ({...headOf(CLUSTER_ROLES, role), rules: RIGHTS[role].everywhere})),
    clusterRoleBindings: everywhere.map((role) => ({
      ...headOf(CLUSTER_ROLE_BINDINGS, role),
      roleRef: {apiGroup: GROUP, kind: 'ClusterRole', name: nameOf(role)},
      subjects: subjectsOf(role, accountIn),
    })),
    roles: within.map(({role, namespace, rules}) => ({...headOf(ROLES, role, namespace), rules})),
    roleBindings: within.map(({role, namespace}) => ({
      ...headOf(ROLE_BINDINGS, role, namespace),
      roleRef: {apiGroup: GROUP, kind: 'Role', name: nameOf(role)},
      subjects: subjectsOf(role, accountIn),
    })),
  }
}

function subjectsOf(role: LayerRole, accountIn: (layer: Layer) => string): readonly object[] {
  const layer = layerOf(role)
  return [
    {kind: 'ServiceAccount', name: accountOf(layer), namespace: accountIn(layer)},
    {kind: 'Group', apiGroup: GROUP, name: groupOf(layer)},
  ]
}

/** Who has the role: the continuum agent is the same one at home and in a member. */
function layerOf(role: LayerRole): Layer {
  return role === 'continuum-member' ? 'continuum' : role
}

function accountOf(layer: Layer): string {
  return `mlsysops-${layer}`
}

function headOf({kind}: Resource, role: LayerRole, namespace?: string): KubeObject {
  const metadata = {name: nameOf(role), labels: PART_OF}
  return {apiVersion: `${GROUP}/v1`, kind, metadata: namespace === undefined ? metadata : {...metadata, namespace}}
}

function nameOf(role: LayerRole): string {
  return `mlsysops-${role}`
}

function rbac<T extends KubeObject>(kind: string, isNamespaced: boolean): Resource<T> {
  return resource<T>({group: GROUP, version: 'v1', plural: `${kind.toLowerCase()}s`, kind, isNamespaced})
}
