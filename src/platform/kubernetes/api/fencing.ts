import {EPOCH_ANNOTATION, type Namespaces, SCOPE_LABEL} from '../kinds.js'
import {type KubeObject, type Resource, resource} from '../objects.js'
import {AGENTS_GROUP, LEASE_NAMES, PART_OF} from './agents.js'

export type Policy = KubeObject & {readonly spec: object}
export const POLICIES: Resource<Policy> = admission('ValidatingAdmissionPolicy', 'validatingadmissionpolicies')
export const BINDINGS: Resource<Policy> = admission('ValidatingAdmissionPolicyBinding', 'validatingadmissionpolicybindings')

/**
 * The API server refuses what an agent writes with an older epoch than its lease has; people and controllers are not concerned. Which lease counts
 * follows from what is written, so that the agents of two layers may share an API server: each kind has one writer. In a member the continuum's
 * lease is a copy of the one at home, which the continuum agent raises before it writes anything else there.
 */
export function fencingObjects(namespaces: Namespaces): {readonly policies: readonly Policy[]; readonly bindings: readonly Policy[]} {
  const fences = [fence(LEASE_NAMES.continuum, CONTINUUM_WRITES), fence(LEASE_NAMES.cluster, CLUSTER_WRITES)]
  return {
    policies: [...fences.map((one) => fencePolicy(one, namespaces)), leasePolicy(namespaces)],
    bindings: [...fences.map((one) => fenceBinding(one, namespaces)), binding(LEASE_POLICY, {})],
  }
}

type Resources = {readonly apiGroups: readonly string[]; readonly operations: readonly string[]; readonly resources: readonly string[]}
type Writes = {readonly rules: readonly Resources[]; readonly conditions: readonly Condition[]}
type Condition = {readonly name: string; readonly expression: string}
type Fence = Writes & {readonly lease: string}

const WRITTEN = ['CREATE', 'UPDATE']
/** A deletion carries no epoch: the one under which the object was last written counts. */
const WRITTEN_AND_DELETED = [...WRITTEN, 'DELETE']
const IS_CLUSTER_NOTE = `object.metadata.?labels[?'${SCOPE_LABEL}'].orValue('') == 'cluster'`
const IS_BEING_DELETED = `request.operation == 'UPDATE' && has(oldObject.metadata.deletionTimestamp)`

/** An application that is being deleted is the continuum agent's (it takes the finalizer off); before, it is a person's. */
const CONTINUUM_WRITES: Writes = {
  rules: [
    ours(WRITTEN, ['mlsysopsclusterplacements', 'mlsysopsassignments', 'mlsysopsnotes']),
    ours(['UPDATE'], ['mlsysopsapps', 'mlsysopsapps/status']),
  ],
  conditions: [
    {name: 'note-of-the-continuum', expression: `request.resource.resource != 'mlsysopsnotes' || !(${IS_CLUSTER_NOTE})`},
    {name: 'assignment-that-stands', expression: `request.resource.resource != 'mlsysopsassignments' || !(${IS_BEING_DELETED})`},
    {
      name: 'application-that-goes-or-its-status',
      expression: `request.resource.resource != 'mlsysopsapps' || request.?subResource.orValue('') == 'status' || (${IS_BEING_DELETED})`,
    },
  ],
}

/** An assignment that is being deleted is the cluster agent's (it takes the finalizer off); before, it is the continuum agent's. */
const CLUSTER_WRITES: Writes = {
  rules: [
    ours(WRITTEN, ['mlsysopsnotes']),
    ours(WRITTEN_AND_DELETED, ['mlsysopsplacements']),
    ours(['UPDATE'], ['mlsysopsassignments', 'mlsysopsassignments/status']),
    {apiGroups: ['apps'], operations: WRITTEN_AND_DELETED, resources: ['deployments']},
    {apiGroups: ['batch'], operations: WRITTEN_AND_DELETED, resources: ['jobs']},
    {apiGroups: [''], operations: WRITTEN_AND_DELETED, resources: ['services']},
  ],
  conditions: [
    {name: 'note-of-the-cluster', expression: `request.resource.resource != 'mlsysopsnotes' || ${IS_CLUSTER_NOTE}`},
    {
      name: 'assignment-that-goes-or-its-status',
      expression: `request.resource.resource != 'mlsysopsassignments' || request.?subResource.orValue('') == 'status' || (${IS_BEING_DELETED})`,
    },
  ],
}

function fence(lease: string, writes: Writes): Fence {
  return {lease, ...writes}
}

function fencePolicy({lease, rules, conditions}: Fence, namespaces: Namespaces): Policy {
  return policy(lease, {
    paramKind: {apiVersion: 'coordination.k8s.io/v1', kind: 'Lease'},
    matchConstraints: matching(rules),
    matchConditions: [byAgents(namespaces), ...conditions],
    variables: [
      // An update of a status leaves the annotations of the object as they were: there the epoch stands in the status.
      {
        name: 'said',
        expression: `request.?subResource.orValue('') == 'status' ? string(object.?status.?epoch.orValue(-1)) : (request.operation == 'DELETE' ? oldObject : object).metadata.?annotations[?'${EPOCH_ANNOTATION}'].orValue('')`,
      },
      {name: 'epoch', expression: `variables.said.matches('^[0-9]{1,9}$') ? int(variables.said) : -1`},
      {name: 'newest', expression: 'int(params.?spec.?leaseTransitions.orValue(0))'},
    ],
    validations: [
      {
        expression: 'variables.epoch >= variables.newest',
        messageExpression: `(variables.epoch < 0 ? 'no epoch is given' : 'epoch ' + string(variables.epoch) + ' is over') + ': the lease ${lease} has ' + string(variables.newest)`,
        reason: 'Forbidden',
      },
    ],
  })
}

/** Where there is no lease nobody has led yet, and nothing can be stale. */
function fenceBinding({lease}: Fence, {framework}: Namespaces): Policy {
  return binding(lease, {paramRef: {name: lease, namespace: framework, parameterNotFoundAction: 'Allow'}})
}

const LEASE_POLICY = 'mlsysops-leases'
/** An epoch never goes back, and no two leaders share one: a new holder has a greater one. */
function leasePolicy(namespaces: Namespaces): Policy {
  return policy(LEASE_POLICY, {
    matchConstraints: matching([{apiGroups: ['coordination.k8s.io'], operations: ['UPDATE'], resources: ['leases']}]),
    matchConditions: [
      byAgents(namespaces),
      {
        name: 'of-the-agents',
        expression: `request.namespace == '${namespaces.framework}' && request.name in ['${LEASE_NAMES.continuum}', '${LEASE_NAMES.cluster}']`,
      },
    ],
    variables: [
      {name: 'epoch', expression: 'object.spec.?leaseTransitions.orValue(0)'},
      {name: 'epochBefore', expression: 'oldObject.spec.?leaseTransitions.orValue(0)'},
      {name: 'holder', expression: "object.spec.?holderIdentity.orValue('')"},
      {name: 'holderBefore', expression: "oldObject.spec.?holderIdentity.orValue('')"},
    ],
    validations: [
      {
        expression: 'variables.epoch >= variables.epochBefore',
        message: 'the epoch of a lease cannot go back',
        reason: 'Forbidden',
      },
      {
        expression: "variables.holder == '' || variables.holder == variables.holderBefore || variables.epoch > variables.epochBefore",
        message: 'who takes a lease must raise its epoch (leaseTransitions)',
        reason: 'Forbidden',
      },
    ],
  })
}

function byAgents({framework}: Namespaces): Condition {
  const groups = 'request.userInfo.groups'
  return {name: 'by-an-agent', expression: `'${AGENTS_GROUP}' in ${groups} || 'system:serviceaccounts:${framework}' in ${groups}`}
}

function matching(rules: readonly Resources[]): object {
  return {matchPolicy: 'Equivalent', resourceRules: rules.map((rule) => ({apiVersions: ['v1'], scope: 'Namespaced', ...rule}))}
}

function ours(operations: readonly string[], resources: readonly string[]): Resources {
  return {apiGroups: ['mlsysops.eu'], operations, resources}
}

function policy(name: string, spec: object): Policy {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: POLICIES.kind,
    metadata: {name, labels: PART_OF},
    spec: {failurePolicy: 'Fail', ...spec},
  }
}

function binding(name: string, spec: object): Policy {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: BINDINGS.kind,
    metadata: {name, labels: PART_OF},
    spec: {policyName: name, validationActions: ['Deny'], ...spec},
  }
}

function admission(kind: string, plural: string): Resource<Policy> {
  return resource({group: 'admissionregistration.k8s.io', version: 'v1', plural, kind, isNamespaced: false})
}
