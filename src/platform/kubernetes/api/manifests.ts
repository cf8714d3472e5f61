import type {JsonObject} from '../../../support/json.js'
import {NAMESPACES, type Namespaces} from '../kinds.js'
import {type KubeObject, type Resource, resource} from '../objects.js'
import {BINDINGS, fencingObjects, POLICIES} from './fencing.js'
import {NAMESPACE_KIND, namespaceObjects, type PodSecurityLevel} from './namespaces.js'
import {LAYER_ROLES, type LayerRole} from './rights.js'
import {CLUSTER_ROLE_BINDINGS, CLUSTER_ROLES, ROLE_BINDINGS, ROLES, roleObjects, SERVICE_ACCOUNTS} from './roles.js'

export type CustomResourceDefinition = KubeObject & {
  readonly spec: object
  readonly status?: {readonly conditions?: readonly {readonly type: string; readonly status: string; readonly message?: string}[]}
}
export const DEFINITIONS: Resource<CustomResourceDefinition> = resource({
  group: 'apiextensions.k8s.io',
  version: 'v1',
  plural: 'customresourcedefinitions',
  kind: 'CustomResourceDefinition',
  isNamespaced: false,
})

export type ApiOptions = {
  readonly namespaces?: Namespaces
  /** Which agents write to this API server. Default: all, as where a cluster is home and member. */
  readonly roles?: readonly LayerRole[]
  /** Whether the API server refuses stale epochs. Default true; without it two leaders are kept apart by their clocks alone. */
  readonly fencing?: boolean
  /** The Pod Security level of the applications' namespace. Default `baseline`. */
  readonly podSecurity?: PodSecurityLevel
  /** Whether node agents stand in the namespace of those that may reach into their machine. Default false. */
  readonly hasHardware?: boolean
}

/** Objects of one resource, to be applied together. */
export type Manifest<T extends KubeObject = KubeObject> = {readonly resource: Resource<T>; readonly objects: readonly T[]}

/** What an API server must hold before agents can work with it. The definitions come first: what follows speaks of their kinds. */
export async function apiManifests(options: ApiOptions): Promise<{
  readonly definitions: readonly CustomResourceDefinition[]
  readonly namespaces: Manifest
  readonly rest: readonly Manifest[]
}> {
  const {namespaces = NAMESPACES, roles = LAYER_ROLES, fencing = true, podSecurity = 'baseline', hasHardware = false} = options
  const {customResourceDefinitions} = await import('./generated/crds.generated.js')
  const {policies, bindings} = fencing ? fencingObjects(namespaces) : {policies: [], bindings: []}
  const rights = roleObjects(roles, namespaces, hasHardware)
  return {
    definitions: customResourceDefinitions.map(asDefinition),
    namespaces: {resource: NAMESPACE_KIND, objects: namespaceObjects(namespaces, podSecurity, hasHardware)},
    rest: [
      {resource: POLICIES, objects: policies},
      {resource: BINDINGS, objects: bindings},
      {resource: SERVICE_ACCOUNTS, objects: rights.serviceAccounts},
      {resource: CLUSTER_ROLES, objects: rights.clusterRoles},
      {resource: CLUSTER_ROLE_BINDINGS, objects: rights.clusterRoleBindings},
      {resource: ROLES, objects: rights.roles},
      {resource: ROLE_BINDINGS, objects: rights.roleBindings},
    ],
  }
}

/** The same as YAML documents, for `kubectl apply --server-side`. */
export async function renderManifests(options: ApiOptions): Promise<string> {
  const {stringify} = await import('yaml')
  const {definitions, namespaces, rest} = await apiManifests(options)
  const objects = [...namespaces.objects, ...definitions, ...rest.flatMap((manifest) => manifest.objects)]
  return objects.map((object) => stringify(object, {lineWidth: 140, aliasDuplicateObjects: false})).join('---\n')
}

/** The generator has made it of a kind: it has a name and a spec. */
function asDefinition(json: JsonObject): CustomResourceDefinition {
  return json as unknown as CustomResourceDefinition
}
